package ca.chartside.desktop.actions;

import ca.chartside.desktop.actions.PickModel.Choice;
import ca.chartside.desktop.actions.PickModel.Purpose;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.ui.Buttons;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Indented;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.InlineBar;
import ca.chartside.desktop.ui.LimitedText;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.desktop.ui.Sentence;
import ca.chartside.desktop.ui.TextEdits;
import ca.chartside.protocol.Limits;
import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Dimension;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
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
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/**
 * A colleague is picked by typing and arrows, or by mouse; Enter does it. Binds {@link PickModel}. Event thread only.
 */
final class PickPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    /** The dialogs' width in px, and what is left of it for words. */
    static final int WIDTH = 376;

    static final int WORDS = WIDTH - 40;

    private final transient PickModel model;
    private final transient Messages messages;
    private final transient Runnable close;
    private final JTextField filter = new JTextField();
    private final DefaultListModel<Choice> choices = new DefaultListModel<>();
    private final JList<Choice> list = PlainText.in(new JList<>(choices));
    private final JTextField reason = new JTextField();
    private final JLabel nobody = new JLabel();
    private final InlineBar trouble =
            new InlineBar(Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE, 18, "Chartside.red"), 36);
    private final JButton go = new JButton();

    /** @param close it is done, or given up */
    PickPanel(PickModel model, Messages messages, Runnable close) {
        super(new MigLayout("insets 16 20 16 20, gap 0, wrap 1, hidemode 3", "[grow,fill]", ""));
        EventThread.check();
        this.model = model;
        this.messages = messages;
        this.close = close;
        Ink.on("Chartside.pop", this);
        boolean assign = model.purpose() == Purpose.ASSIGN;
        add(heading(messages.text(assign ? "assign.heading" : "group.add.heading")), "gapbottom 4");
        add(hint(words(assign)), "gapbottom 12");
        fields(assign);
        add(filter, "h 32!, gapbottom 4");
        JScrollPane scroller =
                new JScrollPane(list, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        scroller.setBorder(BorderFactory.createEmptyBorder());
        add(scroller, "h " + 4 * StaffCell.HEIGHT + "!, gapbottom 8");
        add(nobody, "gapbottom 8");
        if (assign) {
            JLabel why = new JLabel(messages.text("assign.reason"));
            why.setFont(UIManager.getFont("defaultFont").deriveFont(12f));
            why.setLabelFor(reason);
            Ink.of("Chartside.text2", why);
            add(why, "gapbottom 2");
            add(reason, "h 32!, gapbottom 12");
        }
        add(trouble, "gapbottom 8");
        add(buttons(assign), "pushy, aligny bottom");
        keys();
        model.onChange(this::refresh);
        refresh();
        model.load();
    }

    static JLabel heading(String words) {
        JLabel heading = PlainText.label(words);
        heading.setFont(UIManager.getFont("semibold.font").deriveFont(16f));
        return Ink.of("Chartside.text", heading);
    }

    static Sentence hint(String words) {
        Sentence hint = new Sentence(12, "Chartside.text2", "Chartside.text");
        hint.say(words);
        hint.setPreferredSize(new Dimension(WORDS, hint.heightFor(WORDS)));
        return hint;
    }

    private String words(boolean assign) {
        if (!assign) {
            return messages.text("group.add.hint");
        }
        String patient = PatientText.fullName(model.row().patient());
        String owner = model.row().ownerName();
        String now = owner == null ? "" : messages.text("assign.now", Sentence.bold(owner)) + " ";
        return now + messages.text("assign.hint", patient);
    }

    private void fields(boolean assign) {
        filter.setName("pick.filter");
        filter.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, messages.text("pick.filter"));
        filter.putClientProperty(
                FlatClientProperties.TEXT_FIELD_LEADING_ICON,
                new Indented(Icons.of(MaterialDesignM.MAGNIFY, 18, "Chartside.text3")));
        filter.putClientProperty(FlatClientProperties.STYLE, "margin: 0,4,0,4; iconTextGap: 8");
        filter.getAccessibleContext().setAccessibleName(messages.text("pick.filter"));
        reason.setName("pick.reason");
        reason.setDocument(new LimitedText(Limits.REASON_CHARS));
        reason.getAccessibleContext().setAccessibleName(messages.text("assign.reason"));
        list.setName("pick.list");
        list.getAccessibleContext().setAccessibleName(messages.text("pick.list"));
        list.setCellRenderer(new StaffCell(messages));
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        Ink.on("Chartside.pop", list);
        nobody.setText(messages.text(assign ? "pick.none" : "pick.none.add"));
        Ink.of("Chartside.text2", nobody);
        Ink.on("Chartside.sunken", trouble);
        trouble.setName("pick.trouble");
        trouble.addAction("pick.retry", messages.text("actions.retry"), this::again);
    }

    private JComponent buttons(boolean assign) {
        JButton cancel = new JButton(messages.text("pick.cancel"));
        cancel.setName("pick.cancel");
        cancel.addActionListener(e -> close.run());
        cancel.putClientProperty(FlatClientProperties.STYLE, "font: $semibold.font; minimumHeight: 32; arc: 16");
        go.setText(messages.text(assign ? "assign.go" : "group.add.go"));
        go.setName("pick.go");
        go.addActionListener(e -> choose());
        Buttons.main(go);
        JPanel buttons = new JPanel(new MigLayout("insets 0, gap 8", "push[][]", ""));
        buttons.setOpaque(false);
        buttons.add(cancel, "h 32!");
        buttons.add(go, "h 32!");
        return buttons;
    }

    private void keys() {
        filter.getDocument().addDocumentListener(new TextEdits(() -> model.query(filter.getText())));
        on(filter, KeyEvent.VK_DOWN, () -> step(1));
        on(filter, KeyEvent.VK_UP, () -> step(-1));
        for (JComponent part : new JComponent[] {filter, list, reason}) {
            on(part, KeyEvent.VK_ENTER, this::choose);
        }
        list.addListSelectionListener(e -> allow());
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent e) {
                if (e.getClickCount() == 2) {
                    choose();
                }
            }
        });
    }

    private static void on(JComponent part, int key, Runnable run) {
        String name = "pick " + key;
        part.getInputMap(WHEN_FOCUSED).put(KeyStroke.getKeyStroke(key, 0), name);
        part.getActionMap().put(name, new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent e) {
                run.run();
            }
        });
    }

    private void step(int by) {
        int next = list.getSelectedIndex() + by;
        if (next >= 0 && next < choices.size()) {
            list.setSelectedIndex(next);
            list.ensureIndexIsVisible(next);
        }
    }

    private void choose() {
        Choice choice = list.getSelectedValue();
        if (choice != null) {
            model.choose(choice, reason.getText());
        }
    }

    private void again() {
        if (model.loaded()) {
            choose();
        } else {
            model.load();
        }
    }

    private void allow() {
        go.setEnabled(!model.busy() && list.getSelectedValue() != null);
    }

    private void refresh() {
        if (model.done()) {
            close.run();
            return;
        }
        List<Choice> wanted = model.choices();
        if (!List.of(choices.toArray()).equals(wanted)) {
            choices.clear();
            choices.addAll(wanted);
            list.setSelectedIndex(wanted.isEmpty() ? -1 : 0);
        }
        nobody.setVisible(model.loaded() && wanted.isEmpty());
        ApiException error = model.error();
        trouble.setVisible(error != null);
        if (error != null) {
            trouble.say(error.sentence(messages.locale()));
        }
        allow();
        revalidate();
        repaint();
    }

    /** Where the keyboard is at first. */
    JComponent first() {
        return filter;
    }
}
