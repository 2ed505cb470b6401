package ca.chartside.desktop.replies;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.ui.Buttons;
import ca.chartside.desktop.ui.EmptyState;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.InlineBar;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.desktop.ui.Sentence;
import ca.chartside.protocol.SavedReply;
import com.formdev.flatlaf.FlatClientProperties;
import java.awt.CardLayout;
import java.awt.Dimension;
import java.awt.event.ActionEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import net.miginfocom.swing.MigLayout;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** All saved replies, and the page on which one is written. Binds {@link ManageModel}. Event thread only. */
final class RepliesPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    static final int WIDTH = 480;
    private static final int HEIGHT = 640;

    private final transient ManageModel model;
    private final transient Messages messages;
    private final transient Runnable close;
    private final transient Runnable listener = this::refresh;
    private final CardLayout cards = new CardLayout();
    private final CardLayout inside = new CardLayout();
    private final JPanel middle = new JPanel(inside);
    private final DefaultListModel<SavedReply> rows = new DefaultListModel<>();
    private final JList<SavedReply> list = new JList<>(rows);
    private final EmptyState empty;
    private final InlineBar trouble =
            new InlineBar(Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE, 18, "Chartside.red"), 36);
    private final InlineBar question =
            new InlineBar(Icons.of(MaterialDesignD.DELETE_OUTLINE, 18, "Chartside.text2"), 36);
    private final JButton yes;
    private final JButton no;
    private final JButton edit;
    private final JButton delete;
    private final EditPage page;
    private boolean editing;

    /** @param close it is left */
    RepliesPanel(ManageModel model, Messages messages, Runnable close) {
        EventThread.check();
        this.model = model;
        this.messages = messages;
        this.close = close;
        empty = new EmptyState("replies.first", messages.text("replies.new"), this::writeNew);
        trouble.setName("replies.trouble");
        trouble.addAction("replies.trouble.again", messages.text("replies.again"), model::again);
        question.setName("replies.question");
        yes = question.addAction("replies.delete.yes", messages.text("replies.delete"), this::deleted);
        no = question.addAction("replies.delete.no", messages.text("replies.keep"), this::keep);
        edit = plain("replies.edit", messages.text("replies.edit"), this::change);
        delete = plain("replies.delete", messages.text("replies.delete"), this::ask);
        page = new EditPage(model, messages);
        setLayout(cards);
        setPreferredSize(new Dimension(WIDTH, HEIGHT));
        add(all(), "list");
        add(page, "edit");
        keys();
        model.onChange(listener);
        if (model.edit() == null) {
            model.replies().load();
        }
        refresh();
    }

    private JComponent all() {
        JPanel all = new JPanel(
                new MigLayout("insets 16 0 16 0, gap 0, wrap 1, hidemode 3", "[" + WIDTH + "::,grow,fill]", ""));
        Ink.on("Chartside.pop", all);
        Sentence hint = new Sentence(12, "Chartside.text2", "Chartside.text");
        hint.say(messages.text("replies.hint"));
        hint.setPreferredSize(new Dimension(WIDTH - 40, hint.heightFor(WIDTH - 40)));
        all.add(EditPage.heading(messages.text("replies.title")), "gapleft 20, gapright 20, gapbottom 4");
        all.add(hint, "gapleft 20, gapright 20, gapbottom 12");
        list.setName("replies.all");
        list.getAccessibleContext().setAccessibleName(messages.text("replies.title"));
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        list.setFixedCellHeight(ReplyCell.HEIGHT);
        ReplyCell cell = new ReplyCell(messages);
        boolean french = messages.locale().getLanguage().equals("fr");
        list.setCellRenderer((in, reply, index, selected, focused) -> cell.show(reply, french, selected));
        Ink.on("Chartside.pop", list);
        JScrollPane scroll =
                new JScrollPane(list, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(BorderFactory.createEmptyBorder(0, 10, 0, 10));
        Ink.on("Chartside.pop", scroll);
        JLabel loading = PlainText.label(messages.text("replies.loading"));
        loading.setHorizontalAlignment(JLabel.CENTER);
        Ink.of("Chartside.text2", loading);
        middle.setOpaque(false);
        middle.add(scroll, "rows");
        middle.add(empty, "empty");
        middle.add(loading, "loading");
        all.add(middle, "hmin 96, growy, pushy, gapbottom 4");
        Ink.on("Chartside.sunken", trouble);
        all.add(trouble, "gaptop 4");
        all.add(question, "gaptop 4");
        JPanel buttons = new JPanel(new MigLayout("insets 12 20 0 20, gap 8", "[]push[][][]", "[32!]"));
        buttons.setOpaque(false);
        JButton fresh = Buttons.tinted(
                Icons.of(MaterialDesignP.PLUS, 18, "Chartside.accentText"),
                messages.text("replies.new"),
                "replies.new");
        fresh.addActionListener(e -> writeNew());
        buttons.add(fresh, "h 32!");
        buttons.add(delete, "h 32!");
        buttons.add(edit, "h 32!");
        buttons.add(plain("replies.close", messages.text("replies.close"), close), "h 32!");
        all.add(buttons);
        return all;
    }

    static JButton plain(String name, String words, Runnable run) {
        JButton button = PlainText.in(new JButton(words));
        button.setName(name);
        button.putClientProperty(
                FlatClientProperties.STYLE, "font: $semibold.font; minimumHeight: 32; minimumWidth: 0; arc: 16");
        button.addActionListener(e -> run.run());
        return button;
    }

    private void keys() {
        on("ENTER", this::change);
        on("DELETE", this::ask);
        list.addListSelectionListener(e -> allow());
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent e) {
                if (e.getClickCount() == 2) {
                    change();
                }
            }
        });
    }

    private void on(String key, Runnable run) {
        list.getInputMap().put(KeyStroke.getKeyStroke(key), "replies " + key);
        list.getActionMap().put("replies " + key, new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent e) {
                run.run();
            }
        });
    }

    private void writeNew() {
        model.writeNew();
    }

    private void change() {
        SavedReply reply = list.getSelectedValue();
        if (reply != null && !model.busy()) {
            model.change(reply);
        }
    }

    private void ask() {
        SavedReply reply = list.getSelectedValue();
        if (reply != null) {
            model.askToDelete(reply);
            no.requestFocusInWindow();
        }
    }

    private void deleted() {
        model.delete();
        list.requestFocusInWindow();
    }

    private void keep() {
        model.keep();
        list.requestFocusInWindow();
    }

    /** Esc: one step back, at last out of the dialog. */
    void back() {
        if (model.asked() != null) {
            keep();
        } else if (model.edit() == null) {
            close.run();
        } else if (model.discarding()) {
            model.goOn();
        } else {
            model.leave();
        }
    }

    /** Hears no more of the model. */
    void close() {
        model.forget(listener);
        page.close();
    }

    @Override
    public boolean requestFocusInWindow() {
        return model.edit() != null ? page.focus() : list.requestFocusInWindow();
    }

    private void allow() {
        boolean chosen = list.getSelectedValue() != null && !model.busy();
        edit.setEnabled(chosen);
        delete.setEnabled(chosen);
    }

    private void refresh() {
        boolean now = model.edit() != null;
        if (editing != now) {
            editing = now;
            cards.show(this, now ? "edit" : "list");
            requestFocusInWindow();
        }
        rows();
        boolean none = rows.isEmpty();
        empty.say(
                Icons.of(MaterialDesignL.LIGHTNING_BOLT_OUTLINE, 40, "Chartside.text3"),
                messages.text("replies.empty"),
                messages.text("replies.empty.hint"));
        boolean loaded = model.replies().loaded();
        inside.show(middle, !none ? "rows" : loaded || model.error() != null ? "empty" : "loading");
        empty.setVisible(none && loaded);
        SavedReply asked = model.asked();
        question.setVisible(asked != null && model.error() == null);
        yes.setEnabled(!model.busy());
        if (asked != null) {
            question.say(messages.text(
                    asked.shared() ? "replies.delete.question.shared" : "replies.delete.question",
                    Sentence.bold(asked.title())));
        }
        ApiException error = model.error();
        trouble.setVisible(error != null && !now);
        if (error != null) {
            trouble.say(error.sentence(messages.locale()));
        }
        allow();
        revalidate();
        repaint();
    }

    private void rows() {
        List<SavedReply> wanted = model.replies().replies();
        if (List.of(rows.toArray()).equals(wanted)) {
            return;
        }
        SavedReply before = list.getSelectedValue();
        int at = Math.max(0, list.getSelectedIndex());
        rows.clear();
        rows.addAll(wanted);
        int same = -1;
        for (int i = 0; i < wanted.size(); i++) {
            same = before != null && wanted.get(i).id().equals(before.id()) ? i : same;
        }
        list.setSelectedIndex(same >= 0 ? same : Math.min(at, wanted.size() - 1));
        list.ensureIndexIsVisible(list.getSelectedIndex());
    }
}
