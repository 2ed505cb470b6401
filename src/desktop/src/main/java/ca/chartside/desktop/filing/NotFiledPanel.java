package ca.chartside.desktop.filing;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.ui.Buttons;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.InlineBar;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.desktop.ui.ScrolledRows;
import ca.chartside.desktop.ui.Sentence;
import ca.chartside.protocol.Filing;
import java.awt.Dimension;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/** "Not filed": each with why, and what to do about it. Binds {@link NotFiledModel}. Event thread only. */
final class NotFiledPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient NotFiledModel model;
    private final transient Messages messages;
    private final transient Moments moments;
    private final transient Consumer<UUID> fileAgain;
    private final transient Runnable listener = this::refresh;
    private final JPanel list = new ScrolledRows("", 30);
    private final InlineBar trouble =
            new InlineBar(Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE, 18, "Chartside.red"), 36);

    /** @param fileAgain opens the dialog that files, for a conversation */
    NotFiledPanel(NotFiledModel model, Messages messages, Moments moments, Consumer<UUID> fileAgain, Runnable close) {
        super(new MigLayout("insets 16 0 16 0, gap 0, wrap 1, hidemode 3", "[grow,fill]", ""));
        EventThread.check();
        this.model = model;
        this.messages = messages;
        this.moments = moments;
        this.fileAgain = fileAgain;
        Ink.on("Chartside.pop", this);
        Ink.on("Chartside.pop", list);
        setPreferredSize(new Dimension(Pieces.SIZE.width, 440));
        add(Pieces.heading(messages.text("notFiled.heading")), "gapleft 20, gapright 20, gapbottom 4");
        add(Pieces.hint(messages.text("notFiled.hint")), "gapleft 20, gapright 20, gapbottom 8");
        JScrollPane scroller =
                new JScrollPane(list, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        scroller.setBorder(BorderFactory.createEmptyBorder());
        add(scroller, "push, grow");
        trouble.setName("notFiled.trouble");
        add(trouble, "gaptop 4");
        JButton done = new JButton(messages.text("filing.close"));
        done.setName("notFiled.close");
        done.addActionListener(e -> close.run());
        Buttons.main(done);
        JPanel below = new JPanel(new MigLayout("insets 12 20 0 20, gap 0", "push[]", ""));
        below.setOpaque(false);
        below.add(done, "h 32!");
        add(below);
        model.onChange(listener);
        refresh();
        model.load();
    }

    /** It is no longer shown. */
    void close() {
        model.leave(listener);
    }

    private void refresh() {
        list.removeAll();
        List<Filing> waiting = model.waiting();
        for (Filing filing : waiting) {
            list.add(row(filing), "gapbottom 4");
        }
        if (waiting.isEmpty()) {
            list.add(words(messages.text("notFiled.none"), 13f, "Chartside.text2"), "gapleft 20, gaptop 12");
        } else if (model.more()) {
            list.add(words(messages.text("notFiled.more"), 12f, "Chartside.text2"), "gapleft 20, gaptop 4");
        }
        ApiException error = model.error();
        trouble.setVisible(error != null);
        if (error != null) {
            trouble.say(error.sentence(messages.locale()));
        }
        revalidate();
        repaint();
    }

    private JComponent row(Filing filing) {
        JPanel line = new JPanel(new MigLayout("insets 6 20 6 16, gap 0, wrap 1", "[grow,fill]", "[18!]1[16!]4[]2[]"));
        line.setOpaque(false);
        JLabel who = words(
                PatientText.listName(filing.patient()) + "  ·  "
                        + filing.patient().dateOfBirth(),
                13f,
                "Chartside.text");
        who.setFont(UIManager.getFont("semibold.font").deriveFont(13f));
        line.add(who, "wmin 0");
        String what = messages.text(
                        "filing.count", filing.messages().size(), filing.files().size()) + " · " + filing.askedBy()
                + " · " + moments.at(filing.askedAt());
        line.add(words(what, 12f, "Chartside.text2"), "wmin 0");
        Sentence why = Pieces.hint(Reasons.sentence(filing, messages));
        why.setName("notFiled.why");
        line.add(why);
        JPanel actions = new JPanel(new MigLayout("insets 0, gap 4", "", "[28!]"));
        actions.setOpaque(false);
        if (NotFiledModel.inDoubt(filing)) {
            actions.add(action("notFiled.stands", () -> model.stands(filing)));
            actions.add(action(
                    "notFiled.missing", () -> model.leave(filing, () -> fileAgain.accept(filing.conversationId()))));
        } else {
            actions.add(action("notFiled.again", () -> model.again(filing)));
            actions.add(action("notFiled.leave", () -> model.leave(filing, () -> {})));
        }
        line.add(actions, "gapleft -4");
        line.setBorder(BorderFactory.createEmptyBorder());
        return line;
    }

    private JButton action(String key, Runnable run) {
        JButton button = Buttons.link(messages.text(key), key);
        Ink.on("Chartside.pop", button);
        button.addActionListener(e -> run.run());
        return button;
    }

    private static JLabel words(String text, float size, String colour) {
        JLabel label = PlainText.label(text);
        label.setFont(UIManager.getFont("defaultFont").deriveFont(size));
        return Ink.of(colour, label);
    }
}
