package ca.chartside.desktop.ui;

import java.awt.event.ActionEvent;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.InputMap;
import javax.swing.JComponent;
import javax.swing.JRootPane;
import javax.swing.KeyStroke;
import javax.swing.MenuSelectionManager;
import org.jspecify.annotations.Nullable;

/**
 * Keys that mean something wherever the keyboard is in a window. An open menu comes first: Swing binds its keys behind a
 * window's own, which would win, so that Esc would leave the menu open and act on what is under it. Event thread only.
 */
public final class WindowKeys {
    private WindowKeys() {}

    /** While a menu is open, a key that it knows is the menu's; by any other it closes. */
    public static void on(JRootPane root, KeyStroke stroke, Runnable run) {
        root.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(stroke, stroke.toString());
        root.getActionMap().put(stroke.toString(), new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent e) {
                Action menus = menuOpen() ? behind(root, stroke) : null;
                if (menus != null) {
                    menus.actionPerformed(e);
                } else {
                    closeMenus();
                    run.run();
                }
            }
        });
    }

    private static boolean menuOpen() {
        return MenuSelectionManager.defaultManager().getSelectedPath().length > 0;
    }

    private static @Nullable Action behind(JRootPane root, KeyStroke stroke) {
        InputMap keys = root.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).getParent();
        Object name = keys == null ? null : keys.get(stroke);
        return name == null ? null : root.getActionMap().get(name);
    }

    /** Whatever menu is open: what it was opened for is no longer before the user. */
    public static void closeMenus() {
        if (menuOpen()) {
            MenuSelectionManager.defaultManager().clearSelectedPath();
        }
    }
}
