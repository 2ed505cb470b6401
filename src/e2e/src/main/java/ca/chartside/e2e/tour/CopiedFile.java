package ca.chartside.e2e.tour;

import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.nio.file.Path;
import java.util.List;

/** A file as a file manager puts it on the clipboard. */
public record CopiedFile(Path file) implements Transferable {
    /** Puts it there. */
    public static void copy(Path file) {
        Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new CopiedFile(file), null);
    }

    @Override
    public DataFlavor[] getTransferDataFlavors() {
        return new DataFlavor[] {DataFlavor.javaFileListFlavor};
    }

    @Override
    public boolean isDataFlavorSupported(DataFlavor flavor) {
        return DataFlavor.javaFileListFlavor.equals(flavor);
    }

    @Override
    public Object getTransferData(DataFlavor flavor) {
        return List.of(file.toFile());
    }
}
