package ca.chartside.desktop.actions;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.StaffApi.ExportForm;
import ca.chartside.desktop.ui.Buttons;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.InlineBar;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.NoticeBox;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.desktop.ui.Sentence;
import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Dimension;
import java.awt.Window;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javax.swing.AbstractButton;
import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JRadioButton;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** Pages or data, with or without notes, and where to. Binds {@link ExportModel}. Event thread only. */
final class ExportPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient ExportModel model;
    private final transient Messages messages;
    private final transient Runnable close;
    private final transient BiFunction<String, ExportForm, @Nullable Path> chooser;
    private final transient Consumer<Path> opener;
    private final transient Clock clock;
    private final JRadioButton pages = new JRadioButton();
    private final JRadioButton data = new JRadioButton();
    private final JCheckBox notes = new JCheckBox();
    private final NoticeBox inside =
            new NoticeBox("export.inside", Icons.of(MaterialDesignA.ALERT_OUTLINE, 18, "Chartside.noteLabel"), false);
    private final NoticeBox done =
            new NoticeBox("export.done", Icons.of(MaterialDesignC.CHECK, 18, "Chartside.accentText"), false);
    private final InlineBar trouble =
            new InlineBar(Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE, 18, "Chartside.red"), 36);
    private final JButton cancel = new JButton();
    private final JButton save = new JButton();
    private final JButton open;

    /**
     * @param chooser asks where to, given a name and what it becomes; null where the user gave up
     * @param opener shows pages in whatever this computer has for them
     * @param close it is done, or given up
     */
    ExportPanel(
            ExportModel model,
            Messages messages,
            Clock clock,
            BiFunction<String, ExportForm, @Nullable Path> chooser,
            Consumer<Path> opener,
            Runnable close) {
        super(new MigLayout("insets 16 20 16 20, gap 0, wrap 1, hidemode 3", "[grow,fill]", ""));
        EventThread.check();
        this.model = model;
        this.messages = messages;
        this.clock = clock;
        this.chooser = chooser;
        this.opener = opener;
        this.close = close;
        Ink.on("Chartside.pop", this);
        add(PickPanel.heading(messages.text("export.heading")), "gapbottom 4");
        String patient = PatientText.fullName(model.row().patient());
        add(PickPanel.hint(messages.text("export.hint", Sentence.bold(patient))), "gapbottom 12");
        choice(pages, "export.pages", () -> model.form(ExportForm.PDF));
        choice(data, "export.data", () -> model.form(ExportForm.JSON));
        choice(notes, "export.notes", () -> model.notes(notes.isSelected()));
        ButtonGroup forms = new ButtonGroup();
        forms.add(pages);
        forms.add(data);
        add(pages, "gapbottom 2");
        add(data, "gapbottom 10");
        add(notes, "gapbottom 8");
        add(inside, "gapbottom 8");
        add(done, "gapbottom 8");
        add(trouble, "gapbottom 8");
        trouble.setName("export.trouble");
        Ink.on("Chartside.sunken", trouble);
        open = done.addAction("export.open", messages.text("export.open"), this::open);
        add(buttons(), "pushy, aligny bottom, gaptop 8");
        model.onChange(this::refresh);
        refresh();
    }

    private void choice(AbstractButton button, String key, Runnable chosen) {
        button.setName(key);
        button.setText(messages.text(key));
        button.setOpaque(false);
        button.addActionListener(e -> chosen.run());
    }

    private JComponent buttons() {
        cancel.setName("export.cancel");
        cancel.addActionListener(e -> close.run());
        cancel.putClientProperty(FlatClientProperties.STYLE, "font: $semibold.font; minimumHeight: 32; arc: 16");
        save.setName("export.save");
        save.addActionListener(e -> save());
        Buttons.main(save);
        JPanel buttons = new JPanel(new MigLayout("insets 0, gap 8", "push[][]", ""));
        buttons.setOpaque(false);
        buttons.add(cancel, "h 32!");
        buttons.add(save, "h 32!");
        return buttons;
    }

    private void save() {
        String name = model.suggestedName(
                messages.text("export.word"), messages.text("export.withNotes"), LocalDate.now(clock));
        Path to = chooser.apply(name, model.form());
        if (to != null) {
            model.save(to);
        }
    }

    private void open() {
        Path saved = model.saved();
        if (saved != null) {
            opener.accept(saved);
        }
    }

    private void refresh() {
        boolean busy = model.busy();
        pages.setSelected(model.form() == ExportForm.PDF);
        data.setSelected(model.form() == ExportForm.JSON);
        notes.setSelected(model.notes());
        for (JComponent choice : new JComponent[] {pages, data, notes}) {
            choice.setEnabled(!busy);
        }
        Path saved = model.saved();
        open.setVisible(saved != null && model.form() == ExportForm.PDF);
        say(inside, model.notes() ? messages.text("export.inside") : null);
        say(done, saved == null ? null : messages.text("export.done", String.valueOf(saved.getFileName())));
        ApiException error = model.error();
        trouble.setVisible(error != null);
        if (error != null) {
            trouble.say(error.sentence(messages.locale()));
        }
        save.setEnabled(!busy);
        save.setText(messages.text(busy ? "export.saving" : "export.save"));
        cancel.setText(messages.text(saved == null ? "pick.cancel" : "export.close"));
        revalidate();
        repaint();
        Window dialog = SwingUtilities.getWindowAncestor(this);
        if (dialog != null) {
            dialog.pack(); // what is said comes and goes
        }
    }

    private static void say(NoticeBox box, @Nullable String words) {
        box.say(words);
        box.setPreferredSize(new Dimension(PickPanel.WORDS, box.heightFor(PickPanel.WORDS)));
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(PickPanel.WIDTH, super.getPreferredSize().height);
    }

    /** Where the keyboard is at first. */
    JComponent first() {
        return save;
    }
}
