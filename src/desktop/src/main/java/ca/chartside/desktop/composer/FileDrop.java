package ca.chartside.desktop.composer;

import java.awt.Image;
import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.event.InputEvent;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.TransferHandler;
import org.jspecify.annotations.Nullable;

/** Files and pictures that are dropped or pasted; everything else is as it was. Event thread only. */
final class FileDrop extends TransferHandler {
    private static final long serialVersionUID = 1L;

    private final transient AttachmentsModel model;
    private final transient Consumer<BufferedImage> picture;
    private final transient @Nullable TransferHandler text;

    /**
     * @param picture takes one that is on no disk
     * @param text what the component does with words; null where it takes none
     */
    FileDrop(AttachmentsModel model, Consumer<BufferedImage> picture, @Nullable TransferHandler text) {
        this.model = model;
        this.picture = picture;
        this.text = text;
    }

    @Override
    public boolean canImport(TransferSupport support) {
        return isFile(support) && model.canAdd() || text != null && text.canImport(support);
    }

    /** Words are words: office programs put a picture of them beside them. */
    private static boolean isFile(TransferSupport support) {
        return support.isDataFlavorSupported(DataFlavor.javaFileListFlavor)
                || support.isDataFlavorSupported(DataFlavor.imageFlavor)
                        && !support.isDataFlavorSupported(DataFlavor.stringFlavor);
    }

    @Override
    public boolean importData(TransferSupport support) {
        if (!isFile(support) || !model.canAdd()) {
            return text != null && text.importData(support);
        }
        try {
            Transferable from = support.getTransferable();
            if (support.isDataFlavorSupported(DataFlavor.javaFileListFlavor)) {
                model.add(files(from));
            } else {
                picture.accept(drawn((Image) from.getTransferData(DataFlavor.imageFlavor)));
            }
            return true;
        } catch (UnsupportedFlavorException | IOException e) {
            // What the other program offered it does not give: nothing was dropped.
            return false;
        }
    }

    private static List<Path> files(Transferable from) throws UnsupportedFlavorException, IOException {
        List<?> files = (List<?>) from.getTransferData(DataFlavor.javaFileListFlavor);
        return files.stream().map(file -> ((File) file).toPath()).toList();
    }

    private static BufferedImage drawn(Image image) {
        if (image instanceof BufferedImage ready) {
            return ready;
        }
        BufferedImage drawn = new BufferedImage(
                Math.max(1, image.getWidth(null)), Math.max(1, image.getHeight(null)), BufferedImage.TYPE_INT_RGB);
        var g = drawn.createGraphics();
        g.drawImage(image, 0, 0, null);
        g.dispose();
        return drawn;
    }

    @Override
    public int getSourceActions(JComponent c) {
        return text == null ? NONE : text.getSourceActions(c);
    }

    @Override
    public void exportToClipboard(JComponent c, Clipboard clipboard, int action) {
        if (text != null) {
            text.exportToClipboard(c, clipboard, action);
        }
    }

    @Override
    public void exportAsDrag(JComponent c, InputEvent e, int action) {
        if (text != null) {
            text.exportAsDrag(c, e, action);
        }
    }
}
