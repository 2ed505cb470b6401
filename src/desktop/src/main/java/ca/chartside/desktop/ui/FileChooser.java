package ca.chartside.desktop.ui;

import java.awt.Dialog;
import java.awt.FileDialog;
import java.awt.Frame;
import java.awt.Window;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;

/** The system's own dialog for choosing files: in its language, with its places. Event thread only. */
public final class FileChooser {
    private FileChooser() {}

    /** Waits until it is closed. @return what was chosen; nothing where it was cancelled */
    public static List<Path> choose(JComponent over, String title) {
        EventThread.check();
        Window window = SwingUtilities.getWindowAncestor(over);
        FileDialog dialog = window instanceof Dialog owner
                ? new FileDialog(owner, title, FileDialog.LOAD)
                : new FileDialog(window instanceof Frame frame ? frame : null, title, FileDialog.LOAD);
        dialog.setMultipleMode(true);
        dialog.setVisible(true);
        List<Path> chosen = Arrays.stream(dialog.getFiles()).map(File::toPath).toList();
        dialog.dispose();
        return chosen;
    }
}
