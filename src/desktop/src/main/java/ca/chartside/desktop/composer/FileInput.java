package ca.chartside.desktop.composer;

import ca.chartside.desktop.files.PrivateFolder;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.FileChooser;
import ca.chartside.desktop.ui.Messages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.swing.JComponent;
import javax.swing.TransferHandler;
import javax.swing.text.JTextComponent;

/** The ways in which files come to what is written: chosen, dropped, pasted. Event thread only. */
public final class FileInput {
    private final AttachmentsModel model;
    private final Messages messages;
    private final PrivateFolder folder;

    /** @param folder where pasted pictures lie until the server has them */
    public FileInput(AttachmentsModel model, Messages messages, PrivateFolder folder) {
        EventThread.check();
        this.folder = folder;
        this.model = model;
        this.messages = messages;
    }

    /** Files can be dropped on it, and pasted where it takes words. */
    public void on(JComponent component) {
        TransferHandler text = component instanceof JTextComponent ? component.getTransferHandler() : null;
        component.setTransferHandler(new FileDrop(model, this::picture, text));
    }

    /** The system's own dialog: in its language, with its places. Whatever is opened meanwhile, what is chosen goes to what was written before. */
    void choose(JComponent over) {
        Consumer<List<Path>> adding = model.adding();
        if (adding != null) {
            adding.accept(FileChooser.choose(over, messages.text("composer.attach.title")));
        }
    }

    /** A picture that is on no disk becomes a file that nobody else can read, until the server has it. */
    private void picture(BufferedImage picture) {
        String now = model.now().format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH.mm.ss"));
        String name = messages.text("composer.file.picture", now);
        model.addMade(() -> write(picture, name));
    }

    private Path write(BufferedImage picture, String name) {
        try {
            Path file = folder.place(name);
            ImageIO.write(picture, "png", file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
