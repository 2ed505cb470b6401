package ca.chartside.desktop.files;

import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.Messages;
import java.awt.Dialog;
import java.awt.FileDialog;
import java.awt.Frame;
import java.awt.Window;
import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;

/** Where a file is to be saved: the system's own dialog, in its language, which asks before it replaces. Event thread only. */
public final class SaveDialog {
    private SaveDialog() {}

    /** @param chosen called where the user has chosen a place */
    public static void ask(JComponent over, Messages messages, String name, Consumer<Path> chosen) {
        EventThread.check();
        Window window = SwingUtilities.getWindowAncestor(over);
        String title = messages.text("files.save.title");
        FileDialog dialog = window instanceof Dialog owner
                ? new FileDialog(owner, title, FileDialog.SAVE)
                : new FileDialog(window instanceof Frame frame ? frame : null, title, FileDialog.SAVE);
        dialog.setFile(name);
        dialog.setVisible(true);
        File[] files = dialog.getFiles();
        dialog.dispose();
        if (files.length > 0) {
            chosen.accept(files[0].toPath());
        }
    }
}
