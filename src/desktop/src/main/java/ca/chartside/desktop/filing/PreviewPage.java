package ca.chartside.desktop.filing;

import ca.chartside.desktop.filing.FileToChartModel.Step;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.ui.Buttons;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.FileText;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.InlineBar;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.NoticeBox;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.desktop.ui.Sentence;
import ca.chartside.protocol.FiledBefore;
import ca.chartside.protocol.FilingContent;
import ca.chartside.protocol.FilingPreview;
import ca.chartside.protocol.Patient;
import java.util.Comparator;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** As it will stand in the chart; then what came of it. Binds {@link FileToChartModel}. Event thread only. */
final class PreviewPage extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient FileToChartModel model;
    private final transient Messages messages;
    private final transient Moments moments;
    private final transient Runnable close;
    private final NoticeBox signer = new NoticeBox(
            "filing.signer", Icons.of(MaterialDesignA.ACCOUNT_SWITCH_OUTLINE, 18, "Chartside.text"), true);
    private final NoticeBox before = new NoticeBox(
            "filing.before", Icons.of(MaterialDesignF.FOLDER_ACCOUNT_OUTLINE, 18, "Chartside.text"), true);
    private final NoticeBox absent =
            new NoticeBox("filing.noOscar", Icons.of(MaterialDesignA.ALERT_OUTLINE, 18, "Chartside.text"), true);
    private final NoticeBox done =
            new NoticeBox("filing.done", Icons.of(MaterialDesignC.CHECK, 18, "Chartside.accentText"), false);
    private final InlineBar trouble =
            new InlineBar(Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE, 18, "Chartside.red"), 36);
    private final JTextArea note = new JTextArea();
    private final JScrollPane scroller = new JScrollPane(note);
    private final JPanel documents = new JPanel(new MigLayout("insets 0, gap 0, wrap 1", "[grow,fill]", ""));
    private final JButton back;
    private final JButton go = new JButton();
    private transient @Nullable FilingPreview shown;

    PreviewPage(FileToChartModel model, Messages messages, Moments moments, Runnable close) {
        super(new MigLayout("insets 16 20 16 20, gap 0, wrap 1, hidemode 3", "[grow,fill]", ""));
        EventThread.check();
        this.model = model;
        this.messages = messages;
        this.moments = moments;
        this.close = close;
        Ink.on("Chartside.pop", this);
        add(Pieces.heading(messages.text("filing.seen.heading")), "gapbottom 4");
        Patient patient = model.row().patient();
        add(
                Pieces.hint(messages.text(
                        "filing.seen.hint",
                        Sentence.bold(PatientText.fullName(patient)),
                        patient.dateOfBirth(),
                        String.valueOf(patient.demographicNo()),
                        PatientText.gender(patient))),
                "gapbottom 8");
        add(signer, "gapbottom 8");
        add(before, "gapbottom 8");
        text();
        add(scroller, "push, grow");
        documents.setOpaque(false);
        add(documents, "gaptop 8");
        add(absent, "gaptop 8");
        add(done, "gaptop 8");
        trouble.setName("filing.notDone");
        add(trouble, "gaptop 8, gapleft -20, gapright -20");
        back = Pieces.quiet(messages.text("filing.back"), "filing.back");
        back.addActionListener(e -> leave());
        go.setName("filing.go");
        go.addActionListener(e -> goOn());
        Buttons.main(go);
        add(Pieces.buttons(back, go), "gaptop 12");
        model.onChange(this::refresh);
        refresh();
    }

    private void text() {
        note.setName("filing.text");
        PlainText.in(note);
        note.setEditable(false);
        note.setLineWrap(true);
        note.setWrapStyleWord(true);
        note.setFont(UIManager.getFont("defaultFont").deriveFont(13f));
        note.setBorder(BorderFactory.createEmptyBorder(10, 12, 10, 12));
        note.getAccessibleContext().setAccessibleName(messages.text("filing.seen.note"));
        Ink.of("Chartside.text", note);
        Ink.on("Chartside.sunken", note);
        scroller.setBorder(BorderFactory.createEmptyBorder());
        scroller.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
    }

    /** Back to what is chosen; once there is nothing to change any more, out. */
    private void leave() {
        if (model.step() == Step.PREVIEW) {
            model.back();
        } else {
            close.run();
        }
    }

    private void goOn() {
        if (model.step() == Step.PREVIEW) {
            model.file();
        } else {
            close.run();
        }
    }

    /** Where the keyboard is once it is shown. */
    JComponent first() {
        return go.isEnabled() ? go : back;
    }

    private void refresh() {
        FilingPreview preview = model.preview();
        if (preview != null && preview != shown) {
            shown = preview;
            show(preview);
        }
        Step step = model.step();
        boolean over = step == Step.FILED || step == Step.NOT_FILED;
        String other = over || note().isEmpty() ? null : model.otherSigner();
        Pieces.say(signer, other == null ? null : messages.text("filing.signer", Sentence.bold(other)));
        Pieces.say(before, over || preview == null || preview.filed().isEmpty() ? null : before(preview.filed()));
        Pieces.say(absent, step == Step.PREVIEW ? hindrance() : null);
        Pieces.say(done, step == Step.FILED ? messages.text("filing.done") : null);
        ApiException error = step == Step.PREVIEW ? model.error() : null;
        trouble.setVisible(error != null || step == Step.NOT_FILED);
        if (error != null) {
            trouble.say(error.sentence(messages.locale()));
        } else if (step == Step.NOT_FILED) {
            trouble.say(messages.text("filing.notDone", Reasons.sentence(model.came(), messages)));
        }
        back.setVisible(!over);
        back.setText(messages.text(step == Step.FILING ? "filing.close" : "filing.back"));
        go.setEnabled(over || step == Step.PREVIEW && hindrance() == null && !model.busy());
        go.setText(messages.text(
                over
                        ? "filing.close"
                        : step == Step.FILING ? "filing.going" : model.filedBefore() ? "filing.goAgain" : "filing.go"));
        revalidate();
        repaint();
    }

    /** Why it cannot be filed now, and what to do; null where it can. */
    private @Nullable String hindrance() {
        if (model.tooLong()) {
            return messages.text("filing.tooLong");
        }
        return model.reachable() ? null : messages.text("filing.noOscar");
    }

    private String note() {
        return shown == null || shown.noteText() == null ? "" : shown.noteText();
    }

    private void show(FilingPreview preview) {
        note.setText(note());
        note.setCaretPosition(0);
        scroller.setVisible(preview.noteText() != null);
        documents.removeAll();
        if (!preview.documents().isEmpty()) {
            JLabel heading = words(
                    messages.text("filing.seen.documents", preview.documents().size()), "Chartside.text2");
            heading.setFont(UIManager.getFont("semibold.font").deriveFont(12f));
            documents.add(heading, "h 24!");
            preview.documents().forEach(document -> documents.add(document(document), "h 26!"));
        }
    }

    private static JComponent document(FilingContent.Document document) {
        JPanel line = new JPanel(new MigLayout("insets 0, gap 0", "[20!]8[grow,fill]", "[26!]"));
        line.setOpaque(false);
        line.add(new JLabel(FileText.sign(document.contentType(), document.fileName(), 18, "Chartside.text2")));
        line.add(words(document.description(), "Chartside.text"), "wmin 0");
        return line;
    }

    private static JLabel words(String text, String colour) {
        JLabel label = PlainText.label(text);
        label.setFont(UIManager.getFont("defaultFont").deriveFont(13f));
        return Ink.of(colour, label);
    }

    private String before(List<FiledBefore> filed) {
        FiledBefore newest =
                filed.stream().max(Comparator.comparingLong(FiledBefore::at)).orElseThrow();
        return messages.text("filing.before", filed.size(), moments.at(newest.at()), newest.by());
    }
}
