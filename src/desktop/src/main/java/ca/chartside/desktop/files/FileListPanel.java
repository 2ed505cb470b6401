package ca.chartside.desktop.files;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.ui.Buttons;
import ca.chartside.desktop.ui.Drawing;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.FileText;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.InlineBar;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.desktop.ui.ScrolledRows;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.StoredFile;
import com.formdev.flatlaf.util.SystemFileChooser;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.TexturePaint;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.swing.BorderFactory;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** "Files": those of the patient, then those of the clinic, each to be opened or saved (M10). Binds its two models. Event thread only. */
public final class FileListPanel extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final Dimension SIZE = new Dimension(560, 440);

    private final transient FileListModel model;
    private final transient FilesModel files;
    private final transient Thumbnails thumbnails;
    private final transient BiConsumer<List<StoredFile>, StoredFile> preview;
    private final transient @Nullable Consumer<List<UUID>> filing;
    private final transient Messages messages;
    private final transient Clock clock;
    private final transient Runnable told = this::news;
    private final transient Runnable came = this::repaint;
    private final JButton toChart;
    private final JButton saveAll;
    private final JPanel list = new ScrolledRows("", 30);
    private final InlineBar trouble =
            new InlineBar(Icons.of(MaterialDesignA.ALERT_CIRCLE_OUTLINE, 18, "Chartside.red"), 36);
    private final JButton retry;
    private final InlineBar news = new InlineBar(Icons.of(MaterialDesignF.FILE_OUTLINE, 18, "Chartside.text2"), 36);

    /**
     * @param preview takes all pictures and the one to be shown in full
     * @param filing takes the patient's files, to be filed to the chart; null where this user files nothing
     * @param clock in the zone whose times are shown
     */
    public FileListPanel(
            FileListModel model,
            FilesModel files,
            Thumbnails thumbnails,
            BiConsumer<List<StoredFile>, StoredFile> preview,
            @Nullable Consumer<List<UUID>> filing,
            Messages messages,
            Clock clock) {
        super(new MigLayout("insets 16 0 12 0, gap 0, wrap 1, hidemode 3", "[grow,fill]", ""));
        EventThread.check();
        this.model = model;
        this.files = files;
        this.thumbnails = thumbnails;
        this.preview = preview;
        this.filing = filing;
        this.messages = messages;
        this.clock = clock;
        Ink.on("Chartside.pop", this);
        Ink.on("Chartside.pop", list);
        setPreferredSize(SIZE);
        Patient patient = model.row().patient();
        JLabel heading = PlainText.label(PatientText.listName(patient));
        heading.setFont(UIManager.getFont("semibold.font").deriveFont(16f));
        saveAll = Buttons.tinted(
                Icons.of(MaterialDesignD.DOWNLOAD, 18, "Chartside.accentText"),
                messages.text("files.saveAll"),
                "files.saveAll");
        saveAll.addActionListener(e -> saveAll());
        toChart = Buttons.tinted(
                Icons.of(MaterialDesignF.FOLDER_ACCOUNT_OUTLINE, 18, "Chartside.accentText"),
                messages.text("actions.fileToChart"),
                "files.toChart");
        toChart.addActionListener(e -> toChart());
        add(heading, "wmin 0, gapleft 20, gapright 20");
        add(words(patient.dateOfBirth(), 12f, "Chartside.text2"), "gapleft 20, gapbottom 8");
        JScrollPane scroller =
                new JScrollPane(list, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        scroller.setBorder(BorderFactory.createEmptyBorder());
        add(scroller, "push, grow");
        trouble.setName("files.trouble");
        retry = trouble.addAction("files.retry", messages.text("actions.retry"), model::load);
        add(trouble, "gaptop 4");
        news.setName("files.news");
        news.addAction("files.news.close", messages.text("composer.refused.close"), files::dismiss);
        add(news, "gaptop 4");
        JPanel ofAll = new JPanel(new MigLayout("insets 0 0 0 16, gap 8, hidemode 3", "push[][]", "[32!]"));
        ofAll.setOpaque(false);
        ofAll.add(toChart);
        ofAll.add(saveAll);
        add(ofAll, "gaptop 8, h 32!");
        trouble.setVisible(false);
        model.onChange(this::rows);
        files.onChange(told);
        thumbnails.onChange(came);
        news();
        rows();
        model.load();
    }

    private static JLabel words(String text, float size, String colour) {
        JLabel label = PlainText.label(text);
        label.setFont(UIManager.getFont("defaultFont").deriveFont(size));
        return Ink.of(colour, label);
    }

    /** It is no longer shown. */
    public void close() {
        files.leave(told);
        thumbnails.removeListener(came);
    }

    private void saveAll() {
        SystemFileChooser chooser = new SystemFileChooser();
        chooser.setFileSelectionMode(SystemFileChooser.DIRECTORIES_ONLY);
        chooser.setDialogTitle(messages.text("files.saveAll"));
        if (chooser.showOpenDialog(this) == SystemFileChooser.APPROVE_OPTION) {
            files.saveAll(all().toList(), chooser.getSelectedFile().toPath());
        }
    }

    private void toChart() {
        if (filing != null) {
            filing.accept(
                    model.ofPatient().stream().map(entry -> entry.file().id()).toList());
        }
    }

    private Stream<StoredFile> all() {
        return Stream.of(model.ofPatient(), model.ofClinic(), model.ofNotes())
                .flatMap(List::stream)
                .map(FileListModel.Entry::file);
    }

    private void open(StoredFile file) {
        if (FilesModel.isPicture(file)) {
            preview.accept(all().filter(FilesModel::isPicture).toList(), file);
        } else {
            files.open(file);
        }
    }

    private void news() {
        FilesModel.Said said = files.said();
        news.setVisible(said != null);
        if (said != null) {
            news.say(FileNews.text(messages, said));
        }
        revalidate();
    }

    private void rows() {
        list.removeAll();
        ApiException error = model.error();
        trouble.setVisible(error != null);
        if (error != null) {
            trouble.say(error.sentence(messages.locale()));
            retry.requestFocusInWindow();
        }
        saveAll.setVisible(all().findAny().isPresent());
        toChart.setVisible(filing != null && !model.ofPatient().isEmpty());
        if (model.loaded()) {
            String first = model.row().patient().firstName();
            section(messages.text("files.from", first, model.ofPatient().size()), model.ofPatient(), false);
            section(messages.text("files.fromClinic", model.ofClinic().size()), model.ofClinic(), true);
            section(messages.text("files.fromNotes", model.ofNotes().size()), model.ofNotes(), true);
            if (list.getComponentCount() == 0) {
                list.add(words(messages.text("files.none"), 13f, "Chartside.text2"), "gapleft 20, gaptop 12");
            }
        }
        revalidate();
        repaint();
    }

    private void section(String heading, List<FileListModel.Entry> entries, boolean named) {
        if (entries.isEmpty()) {
            return;
        }
        JLabel label = words(heading, 12f, "Chartside.text2");
        label.setFont(UIManager.getFont("semibold.font").deriveFont(12f));
        list.add(label, "gapleft 20, h 24!, gaptop 4");
        entries.forEach(entry -> list.add(row(entry, named), "h 60!"));
    }

    private JComponent row(FileListModel.Entry entry, boolean named) {
        StoredFile file = entry.file();
        JPanel line =
                new JPanel(new MigLayout("insets 0 20 0 16, gap 0", "[44!]12[grow,fill]8[]0[]", "push[20!][18!]push"));
        line.setOpaque(false);
        JLabel sign = new JLabel(
                new Box(file, thumbnails, FileText.sign(file.mediaType(), file.name(), 22, "Chartside.text2")));
        JLabel name = words(file.name(), 13f, "Chartside.text");
        name.setFont(UIManager.getFont("semibold.font").deriveFont(13f));
        name.setToolTipText(file.name());
        String about = FileText.kind(messages, file.mediaType(), file.name()) + " · "
                + FileText.size(messages, file.size()) + " · " + when(entry.at())
                + (named ? " · " + entry.author() : "");
        line.add(sign, "cell 0 0 1 2");
        line.add(name, "cell 1 0, wmin 0");
        line.add(words(about, 12f, "Chartside.text2"), "cell 1 1, wmin 0");
        if (FilesModel.canOpen(file)) {
            line.add(
                    action("files.open.short", messages.text("files.open", file.name()), () -> open(file)),
                    "cell 2 0 1 2, h 32!");
        }
        line.add(
                action(
                        "files.save.short",
                        messages.text("files.save", file.name()),
                        () -> SaveDialog.ask(this, messages, file.name(), into -> files.save(file, into))),
                "cell 3 0 1 2, h 32!");
        return line;
    }

    private JButton action(String key, String spoken, Runnable run) {
        JButton button = Buttons.link(messages.text(key), key);
        Ink.on("Chartside.pop", button);
        button.getAccessibleContext().setAccessibleName(spoken);
        button.addActionListener(e -> run.run());
        return button;
    }

    private String when(long millis) {
        Locale words = messages.locale().getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH;
        ZonedDateTime then = Instant.ofEpochMilli(millis).atZone(clock.getZone());
        return then.format(DateTimeFormatter.ofPattern("d MMMM uuuu HH:mm", words));
    }

    /** A picture's thumbnail, or the file's sign, in a rounded square. */
    private record Box(StoredFile file, Thumbnails thumbnails, Icon sign) implements Icon {
        private static final int SIDE = 44;

        @Override
        public void paintIcon(Component c, Graphics g, int x, int y) {
            Graphics2D g2 = (Graphics2D) g.create();
            Drawing.smooth(g2);
            BufferedImage picture = thumbnails.of(file);
            if (picture == null) {
                g2.setColor(UIManager.getColor("Chartside.sunken"));
            } else {
                g2.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
                g2.setPaint(new TexturePaint(picture, new Rectangle(x, y, SIDE, SIDE)));
            }
            g2.fill(new RoundRectangle2D.Float(x, y, SIDE, SIDE, 16, 16));
            if (picture == null) {
                sign.paintIcon(c, g2, x + (SIDE - sign.getIconWidth()) / 2, y + (SIDE - sign.getIconHeight()) / 2);
            }
            g2.dispose();
        }

        @Override
        public int getIconWidth() {
            return SIDE;
        }

        @Override
        public int getIconHeight() {
            return SIDE;
        }
    }
}
