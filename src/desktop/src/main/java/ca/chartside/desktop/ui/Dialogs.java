package ca.chartside.desktop.ui;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.FlatLaf;
import java.awt.Dialog;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JRootPane;
import javax.swing.KeyStroke;
import javax.swing.UIManager;

/** Dialogs over a window, dressed as it is. When one closes, the keyboard is where it was. Event thread only. */
public final class Dialogs {
    private static final int LEAST_WIDTH = 376;

    private Dialogs() {}

    /** @param name for tests */
    public static JDialog create(Window owner, String name, String title) {
        JDialog dialog = new JDialog(owner, title, Dialog.ModalityType.DOCUMENT_MODAL);
        dialog.setName(name);
        dialog.setDefaultCloseOperation(JDialog.DISPOSE_ON_CLOSE);
        dialog.setResizable(false);
        JRootPane root = dialog.getRootPane();
        root.putClientProperty(FlatClientProperties.TITLE_BAR_HEIGHT, 32);
        root.putClientProperty(FlatClientProperties.TITLE_BAR_SHOW_ICON, true);
        if (!FlatLaf.supportsNativeWindowDecorations()
                && UIManager.getLookAndFeel().getSupportsWindowDecorations()) {
            dialog.setUndecorated(true);
            root.setWindowDecorationStyle(JRootPane.PLAIN_DIALOG);
        }
        return dialog;
    }

    /**
     * Returns once it is closed.
     *
     * @param first where the keyboard is
     * @param escape what Esc does
     */
    public static void show(JDialog dialog, JComponent content, JComponent first, Runnable escape) {
        dialog.setContentPane(content);
        JRootPane root = dialog.getRootPane();
        WindowKeys.on(root, KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), escape);
        dialog.pack();
        dialog.setSize(Math.max(LEAST_WIDTH, dialog.getWidth()), dialog.getHeight());
        dialog.setLocationRelativeTo(dialog.getOwner());
        dialog.addWindowListener(new WindowAdapter() {
            @Override
            public void windowOpened(WindowEvent e) {
                first.requestFocusInWindow();
            }
        });
        dialog.setVisible(true);
    }
}
