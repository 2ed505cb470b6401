package ca.chartside.desktop.inbox;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.ui.EmptyState;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.InlineBar;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Patient;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.KeyboardFocusManager;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.Timer;
import javax.swing.text.JTextComponent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** Tabs, search and list. Binds {@link InboxModel} and {@link SearchModel}. */
public final class InboxPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int LEAST = 360;
    private static final int MOST = 400;

    private final transient InboxModel model;
    private final transient SearchModel search;
    private final transient Messages messages;
    private final transient Choices choices;
    private final TabBar tabs;
    private final SearchField field;
    private final SearchResults results;
    private final ItemList list;
    private final EmptyState empty;
    private final InlineBar trouble;
    private final CardLayout cards = new CardLayout();
    private final JPanel body = new JPanel(cards);

    /** The keyboard is wanted in the list, whose rows are not there yet. */
    private boolean focusWanted;

    /** Waits are told by the clock: they go on without news. */
    private final Timer clockwork;

    /**
     * @param menu a row's three dots
     */
    public InboxPanel(
            InboxModel model,
            SearchModel search,
            Messages messages,
            Clock clock,
            UUID me,
            Choices choices,
            RowMenu menu) {
        super(new BorderLayout());
        EventThread.check();
        this.model = model;
        this.search = search;
        this.messages = messages;
        this.choices = choices;
        tabs = new TabBar(model, messages);
        field = new SearchField(search, messages);
        RowText text = new RowText(messages, clock, me);
        results = new SearchResults(search, new Results(), messages, text, me, this::chosen, menu);
        results.keyboard(field);
        list = new ItemList(model, messages, text, me, this::chosen, menu);
        trouble = new InlineBar(Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE, 18, "Chartside.red"), 36);
        trouble.addAction(Names.INBOX_RETRY, messages.text("inbox.retry"), model::refresh);
        empty = new EmptyState(Names.INBOX_RETRY, messages.text("inbox.retry"), model::refresh);
        empty.setName(Names.INBOX_EMPTY);
        layOut();
        keys();
        clockwork = new Timer(20_000, e -> body.repaint());
        model.onChange(this::refresh);
        search.onChange(this::refresh);
        refresh();
    }

    private void layOut() {
        Ink.on("Chartside.bg", this);
        JPanel around = new JPanel(new BorderLayout());
        around.setOpaque(false);
        around.setBorder(BorderFactory.createEmptyBorder(8, 12, 8, 12));
        field.setPreferredSize(new java.awt.Dimension(100, 32));
        around.add(field);
        JPanel top = new JPanel(new BorderLayout());
        top.setOpaque(false);
        top.add(tabs, BorderLayout.NORTH);
        top.add(around, BorderLayout.CENTER);
        body.setOpaque(false);
        JPanel blank = new JPanel();
        blank.setOpaque(false);
        body.add(blank, "blank");
        body.add(list.component(), "list");
        body.add(empty, "empty");
        body.add(results, "results");
        add(top, BorderLayout.NORTH);
        add(body, BorderLayout.CENTER);
        add(trouble, BorderLayout.SOUTH);
    }

    private void keys() {
        bind(field, KeyEvent.VK_DOWN, "down", () -> {
            if (search.active()) {
                results.step(1);
            } else {
                list.takeFocus();
            }
        });
        bind(field, KeyEvent.VK_UP, "up", () -> results.step(-1));
        bind(field, KeyEvent.VK_ENTER, "choose", () -> results.chooseSelected(this::chosen));
        getInputMap(WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), "leave");
        getActionMap().put("leave", action(this::escape));
    }

    private static void bind(SearchField field, int key, String name, Runnable run) {
        field.getInputMap(WHEN_FOCUSED).put(KeyStroke.getKeyStroke(key, 0), name);
        field.getActionMap().put(name, action(run));
    }

    private static AbstractAction action(Runnable run) {
        return new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent e) {
                run.run();
            }
        };
    }

    private void escape() {
        if (search.patientsOnly()) {
            // The search was for whom to write to: both end.
            leaveSearch();
            choices.leave();
        } else if (search.active() || field.isFocusOwner()) {
            leaveSearch();
            focusList();
        } else {
            choices.leave();
        }
    }

    private void chosen(Item item) {
        switch (item) {
            case Item.Row row -> choices.open(row.row().id());
            case Item.Hit hit -> choices.open(hit.hit());
            case Item.Person person -> {
                leaveSearch();
                choices.choose(person.patient());
            }
            case Item.MorePeople more -> search.showAllPatients();
            case Item.Heading heading -> {}
        }
    }

    private void leaveSearch() {
        field.setText("");
    }

    /** Ctrl+F: the keyboard is in the search field, and what stands there is replaced by what is typed. */
    public void startSearch() {
        focusWanted = false;
        field.requestFocusInWindow();
        field.selectAll();
    }

    /** The keyboard goes to what was found, or to the list as soon as it has rows. */
    public void focusList() {
        if (!search.active() || !results.takeFocus()) {
            focusWanted = true;
            giveFocus();
        }
    }

    private void giveFocus() {
        if (focusWanted && !search.active() && !model.items().isEmpty()) {
            focusWanted = false;
            list.takeFocus();
        }
    }

    /** 360 px, or up to 400 where the tabs need it. */
    public int widthBesideConversation() {
        return Math.clamp(tabs.widthOfAll(), LEAST, MOST);
    }

    @Override
    public void addNotify() {
        super.addNotify();
        clockwork.start();
    }

    @Override
    public void removeNotify() {
        clockwork.stop();
        super.removeNotify();
    }

    private void refresh() {
        list.refresh();
        field.refresh();
        ApiException error = model.error();
        boolean nothing = model.items().isEmpty();
        // A list that gives way to the next tab's or chart's gets the keyboard back with its rows.
        focusWanted |= list.isFocusOwner() && nothing;
        trouble.setVisible(error != null && !nothing && !search.active());
        if (error != null) {
            trouble.say(error.sentence(messages.locale()));
        }
        if (search.active()) {
            results.repaint();
            cards.show(body, "results");
        } else if (!nothing) {
            cards.show(body, "list");
            // Whoever has begun to write meanwhile goes on writing.
            focusWanted &=
                    !(KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner() instanceof JTextComponent);
            giveFocus();
        } else if (error != null) {
            empty.say(
                    Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE, 40, "Chartside.red"),
                    "",
                    error.sentence(messages.locale()));
            empty.offer();
            cards.show(body, "empty");
        } else if (model.loaded()) {
            sayEmpty();
            cards.show(body, "empty");
        } else {
            cards.show(body, "blank");
        }
    }

    private void sayEmpty() {
        Patient chart = model.chart();
        switch (model.tab()) {
            case TRIAGE ->
                empty.say(
                        Icons.of(MaterialDesignI.INBOX_OUTLINE, 40, "Chartside.text3"),
                        messages.text("inbox.empty.triage"),
                        messages.text("inbox.empty.triage.hint"));
            case MINE ->
                empty.say(
                        Icons.of(MaterialDesignC.CHAT_OUTLINE, 40, "Chartside.text3"),
                        messages.text("inbox.empty.mine"),
                        messages.text("inbox.empty.mine.hint"));
            case PATIENT ->
                empty.say(
                        Icons.of(MaterialDesignM.MESSAGE_TEXT_OUTLINE, 40, "Chartside.text3"),
                        messages.text("inbox.empty.patient"),
                        messages.text("inbox.empty.patient.hint", chart == null ? "" : PatientText.fullName(chart)));
        }
    }

    /** What was found, with what the list knows of conversations. */
    private final class Results implements Rows {
        @Override
        public List<Item> items() {
            return search.items();
        }

        @Override
        public @Nullable UUID selected() {
            return model.selected();
        }

        @Override
        public void more() {
            search.more();
        }

        @Override
        public boolean tellsWaits() {
            return false;
        }

        @Override
        public @Nullable String writing(UUID conversation) {
            return model.writing(conversation);
        }

        @Override
        public @Nullable String looking(UUID conversation) {
            return model.looking(conversation);
        }

        @Override
        public boolean drafted(ConversationRow row) {
            return model.drafted(row);
        }
    }
}
