package ca.chartside.desktop.files;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.ui.Buttons;
import ca.chartside.desktop.ui.EmptyState;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.FileText;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.InlineBar;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.protocol.StoredFile;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.OverlayLayout;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignO;

/** A picture in full, with those before and after it, to be opened or saved (M10). Binds its two models. Event thread only. */
final class PreviewPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient PreviewModel<BufferedImage> model;
    private final transient FilesModel files;
    private final transient Messages messages;
    private final transient Runnable told = this::news;
    private final JLabel name = PlainText.label();
    private final JLabel about = PlainText.label();
    private final JLabel place = PlainText.label();
    private final PictureView view = new PictureView();
    private final EmptyState none;
    private final JButton before;
    private final JButton after;
    private final InlineBar news = new InlineBar(Icons.of(MaterialDesignF.FILE_OUTLINE, 18, "Chartside.text2"), 36);

    PreviewPanel(PreviewModel<BufferedImage> model, FilesModel files, Messages messages) {
        super(new MigLayout("insets 16 20 16 20, gap 0, wrap 1, hidemode 3", "[grow,fill]", "[][]12[grow,fill][][]"));
        EventThread.check();
        this.model = model;
        this.files = files;
        this.messages = messages;
        Ink.on("Chartside.pop", this);
        name.setFont(UIManager.getFont("semibold.font").deriveFont(16f));
        about.setFont(UIManager.getFont("defaultFont").deriveFont(12f));
        Ink.of("Chartside.text2", about);
        Ink.of("Chartside.text2", place);
        none = new EmptyState("preview.again", messages.text("preview.again"), model::load);
        JPanel middle = new JPanel();
        middle.setLayout(new OverlayLayout(middle));
        middle.setOpaque(false);
        middle.add(none);
        middle.add(view);
        before = Buttons.icon(
                Icons.of(MaterialDesignC.CHEVRON_LEFT, 20, "Chartside.text"),
                messages.text("preview.before"),
                "preview.before");
        after = Buttons.icon(
                Icons.of(MaterialDesignC.CHEVRON_RIGHT, 20, "Chartside.text"),
                messages.text("preview.after"),
                "preview.after");
        before.addActionListener(e -> model.step(-1));
        after.addActionListener(e -> model.step(1));
        add(name, "wmin 0");
        add(about, "wmin 0");
        add(middle, "push, grow, wmin 0, hmin 80");
        news.setName("preview.news");
        news.addAction("preview.news.close", messages.text("composer.refused.close"), files::dismiss);
        add(news, "gaptop 8");
        add(actions(), "gaptop 12");
        key(KeyEvent.VK_LEFT, -1);
        key(KeyEvent.VK_RIGHT, 1);
        model.onChange(this::update);
        files.onChange(told);
        news();
        update();
    }

    private JPanel actions() {
        JPanel line = new JPanel(new MigLayout("insets 0, gap 0, hidemode 3", "[]4[]4[]push[]8[]", "[32!]"));
        line.setOpaque(false);
        JButton open = Buttons.tinted(
                Icons.of(MaterialDesignO.OPEN_IN_NEW, 18, "Chartside.accentText"),
                messages.text("files.open.short"),
                "preview.open");
        open.addActionListener(e -> files.open(model.file()));
        JButton save = Buttons.tinted(
                Icons.of(MaterialDesignD.DOWNLOAD, 18, "Chartside.accentText"),
                messages.text("files.save.short"),
                "preview.save");
        save.addActionListener(e -> {
            StoredFile file = model.file();
            SaveDialog.ask(this, messages, file.name(), into -> files.save(file, into));
        });
        line.add(before);
        line.add(place);
        line.add(after);
        line.add(open, "h 32!");
        line.add(save, "h 32!");
        return line;
    }

    private void key(int code, int by) {
        String key = "preview." + by;
        getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(KeyStroke.getKeyStroke(code, 0), key);
        getActionMap().put(key, new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent e) {
                model.step(by);
            }
        });
    }

    /** It is no longer shown. */
    void close() {
        model.close();
        files.leave(told);
    }

    private void news() {
        FilesModel.Said said = files.said();
        news.setVisible(said != null);
        if (said != null) {
            news.say(FileNews.text(messages, said));
        }
        revalidate();
    }

    private void update() {
        StoredFile file = model.file();
        name.setText(file.name());
        about.setText(
                FileText.kind(messages, file.mediaType(), file.name()) + " · " + FileText.size(messages, file.size()));
        boolean several = model.count() > 1;
        place.setText(messages.text("preview.place", model.number(), model.count()));
        place.setVisible(several);
        before.setVisible(several);
        after.setVisible(several);
        before.setEnabled(model.number() > 1);
        after.setEnabled(model.number() < model.count());
        BufferedImage picture = model.shown();
        view.show(picture);
        view.getAccessibleContext().setAccessibleName(file.name());
        none.setVisible(picture == null);
        ApiException error = model.error();
        if (error != null) {
            say(MaterialDesignI.IMAGE_OFF_OUTLINE, "preview.failed", error.sentence(messages.locale()));
            none.offer();
        } else if (model.preparing()) {
            say(MaterialDesignI.IMAGE_OUTLINE, "preview.preparing", messages.text("preview.preparing.hint"));
        } else if (picture == null) {
            say(MaterialDesignI.IMAGE_OUTLINE, "preview.loading", "");
        }
        revalidate();
        repaint();
    }

    private void say(Ikon sign, String heading, String words) {
        none.say(Icons.of(sign, 40, "Chartside.text3"), messages.text(heading), words);
    }
}
