package ca.chartside.desktop.filing;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.ui.Buttons;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.FileText;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.InlineBar;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.desktop.ui.ScrolledRows;
import ca.chartside.desktop.ui.Sentence;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.StoredFile;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/** Which messages and files, and as what. Binds {@link FileToChartModel}. Event thread only. */
final class ChoosePage extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient FileToChartModel model;
    private final transient Messages messages;
    private final transient Moments moments;
    private final transient Map<UUID, JCheckBox> ticks = new HashMap<>();
    private final JCheckBox all = new JCheckBox();
    private final JLabel count = PlainText.label();
    private final JPanel list = new ScrolledRows("", 30);
    private final JScrollPane scroller =
            new JScrollPane(list, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
    private final JButton older;
    private final JCheckBox note = new JCheckBox();
    private final JCheckBox pages = new JCheckBox();
    private final JCheckBox notes = new JCheckBox();
    private final InlineBar trouble =
            new InlineBar(Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE, 18, "Chartside.red"), 36);
    private final JButton go = new JButton();
    private transient List<Message> shown = List.of();
    private boolean shownMore;

    ChoosePage(FileToChartModel model, Messages messages, Moments moments, Runnable close) {
        super(new MigLayout("insets 16 0 16 0, gap 0, wrap 1, hidemode 3", "[grow,fill]", ""));
        EventThread.check();
        this.model = model;
        this.messages = messages;
        this.moments = moments;
        Ink.on("Chartside.pop", this);
        Ink.on("Chartside.pop", list);
        older = Buttons.link(messages.text("filing.older"), "filing.older");
        Ink.on("Chartside.pop", older);
        older.addActionListener(e -> model.load());
        add(Pieces.heading(messages.text("filing.heading")), "gapleft 20, gapright 20, gapbottom 4");
        Patient patient = model.row().patient();
        add(
                Pieces.hint(messages.text(
                        "filing.hint",
                        Sentence.bold(PatientText.fullName(patient)),
                        patient.dateOfBirth(),
                        String.valueOf(patient.demographicNo()),
                        PatientText.gender(patient))),
                "gapleft 20, gapright 20, gapbottom 8");
        add(top(), "gapleft 20, gapright 20, gapbottom 4");
        scroller.setBorder(BorderFactory.createEmptyBorder());
        add(scroller, "push, grow");
        add(forms(), "gapleft 20, gapright 20, gaptop 8");
        trouble.setName("filing.trouble");
        trouble.addAction("filing.retry", messages.text("actions.retry"), this::again);
        add(trouble, "gaptop 4");
        add(buttons(close), "gapleft 20, gapright 20, gaptop 12");
        model.onChange(this::refresh);
        refresh();
    }

    private JComponent top() {
        all.setName("filing.all");
        all.setText(messages.text("filing.all"));
        all.setOpaque(false);
        all.addActionListener(e -> model.choose(chosen -> chosen.chooseAll(all.isSelected())));
        count.setFont(UIManager.getFont("defaultFont").deriveFont(12f));
        count.setName("filing.count");
        Ink.of("Chartside.text2", count);
        JPanel line = new JPanel(new MigLayout("insets 0, gap 0", "[]push[]", "[24!]"));
        line.setOpaque(false);
        line.add(all);
        line.add(count);
        return line;
    }

    private JComponent forms() {
        JPanel forms = new JPanel(new MigLayout("insets 0, gap 0, wrap 1, hidemode 3", "[grow,fill]", ""));
        forms.setOpaque(false);
        form(forms, note, "filing.note", chosen -> chosen.note(note.isSelected()));
        form(forms, pages, "filing.pages", chosen -> chosen.pages(pages.isSelected()));
        form(forms, notes, "filing.notes", chosen -> chosen.notes(notes.isSelected()));
        note.setText(messages.text("filing.note"));
        pages.setText(messages.text("filing.pages"));
        return forms;
    }

    private void form(JPanel forms, JCheckBox box, String name, Consumer<Chosen> change) {
        box.setName(name);
        box.setOpaque(false);
        box.addActionListener(e -> model.choose(change));
        forms.add(box, "h 26!");
    }

    private JComponent buttons(Runnable close) {
        JButton cancel = Pieces.quiet(messages.text("filing.cancel"), "filing.cancel");
        cancel.addActionListener(e -> close.run());
        go.setText(messages.text("filing.preview"));
        go.setName("filing.preview");
        go.addActionListener(e -> model.look());
        Buttons.main(go);
        return Pieces.buttons(cancel, go);
    }

    private void again() {
        if (model.loaded()) {
            model.look();
        } else {
            model.load();
        }
    }

    /** Where the keyboard is at first. */
    JComponent first() {
        return all;
    }

    private void refresh() {
        Chosen chosen = model.chosen();
        List<Message> entries = chosen.entries();
        if (!entries.equals(shown) || model.more() != shownMore) {
            rows(entries);
        }
        for (Message entry : entries) {
            tick(entry.id(), chosen.has(entry));
            entry.files().forEach(file -> tick(file.id(), chosen.has(file)));
        }
        all.setVisible(!entries.isEmpty());
        all.setSelected(!entries.isEmpty() && chosen.allChosen());
        count.setText(messages.text("filing.count", chosen.messages(), chosen.files()));
        note.setSelected(chosen.note());
        pages.setSelected(chosen.pages());
        notes.setSelected(chosen.notes());
        notes.setVisible(chosen.inside() > 0);
        notes.setText(messages.text("filing.notes", chosen.inside()));
        older.setEnabled(!model.busy());
        ApiException error = model.step() == FileToChartModel.Step.CHOOSE ? model.error() : null;
        trouble.setVisible(error != null);
        if (error != null) {
            trouble.say(error.sentence(messages.locale()));
        }
        go.setEnabled(model.canPreview());
        revalidate();
        repaint();
    }

    private void tick(UUID item, boolean chosen) {
        JCheckBox box = ticks.get(item);
        if (box != null) {
            box.setSelected(chosen);
        }
    }

    private void rows(List<Message> entries) {
        boolean first = shown.isEmpty();
        shown = entries;
        shownMore = model.more();
        ticks.clear();
        list.removeAll();
        if (model.more()) {
            list.add(older, "h 28!, alignx left, growx 0, gapleft 16");
        }
        for (Message entry : entries) {
            list.add(message(entry));
            entry.files().forEach(file -> list.add(file(file)));
        }
        if (model.loaded() && entries.isEmpty()) {
            list.add(words(messages.text("filing.none"), 13f, "Chartside.text2"), "gapleft 20, gaptop 12");
        }
        if (first) {
            // The newest are what one files.
            SwingUtilities.invokeLater(() -> scroller.getVerticalScrollBar()
                    .setValue(scroller.getVerticalScrollBar().getMaximum()));
        }
    }

    private JComponent message(Message entry) {
        String by = entry.authorName() + " · " + moments.at(entry.sentAt())
                + (entry.kind() == MessageKind.NOTE ? " · " + messages.text("thread.note") : "");
        String text = entry.text().isBlank()
                ? messages.text("filing.wordless")
                : entry.text().replaceAll("\\s+", " ").strip();
        JPanel line = line("insets 4 20 4 16, gap 0", "[]6[grow,fill]8[]", "[16!]1[18!]");
        line.add(
                box(
                        "filing.message",
                        entry.id(),
                        by + ": " + text,
                        (chosen, wanted) -> chosen.choose(entry, wanted),
                        line),
                "cell 0 0 1 2");
        line.add(words(by, 12f, "Chartside.text2"), "cell 1 0, wmin 0");
        line.add(words(text, 13f, "Chartside.text"), "cell 1 1 2 1, wmin 0");
        if (entry.filedAt() != null) {
            JLabel filed =
                    words(messages.text("thread.filed", moments.at(entry.filedAt())), 12f, "Chartside.accentText");
            line.add(filed, "cell 2 0");
        }
        return line;
    }

    private JComponent file(StoredFile file) {
        String about =
                FileText.kind(messages, file.mediaType(), file.name()) + " · " + FileText.size(messages, file.size());
        JPanel line = line("insets 0 46 4 16, gap 0", "[]6[20!]6[grow,fill,shrink 100]6[]", "[24!]");
        line.add(box(
                "filing.file",
                file.id(),
                file.name() + ", " + about,
                (chosen, wanted) -> chosen.choose(file, wanted),
                line));
        line.add(new JLabel(FileText.sign(file.mediaType(), file.name(), 18, "Chartside.text2")));
        line.add(words(file.name(), 13f, "Chartside.text"), "wmin 0");
        line.add(words(about, 12f, "Chartside.text2"));
        return line;
    }

    private static JPanel line(String layout, String columns, String rows) {
        JPanel line = new JPanel(new MigLayout(layout, columns, rows));
        line.setOpaque(false);
        return line;
    }

    /** The whole line can be clicked. */
    private JCheckBox box(String name, UUID item, String spoken, BiConsumer<Chosen, Boolean> change, JPanel line) {
        JCheckBox box = new JCheckBox();
        box.setName(name);
        box.setOpaque(false);
        box.getAccessibleContext().setAccessibleName(spoken);
        box.addActionListener(e -> model.choose(chosen -> change.accept(chosen, box.isSelected())));
        line.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent e) {
                box.doClick(0);
            }
        });
        ticks.put(item, box);
        return box;
    }

    private static JLabel words(String text, float size, String colour) {
        JLabel label = PlainText.label(text);
        label.setFont(UIManager.getFont("defaultFont").deriveFont(size));
        return Ink.of(colour, label);
    }
}
