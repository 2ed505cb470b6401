package ca.chartside.desktop.composer;

import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.RoundedMenu;
import ca.chartside.protocol.SendMode;
import com.formdev.flatlaf.ui.FlatMenuItemRenderer;
import com.formdev.flatlaf.ui.FlatMenuItemUI;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.GraphicsConfiguration;
import java.awt.Toolkit;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import javax.swing.JMenuItem;
import javax.swing.KeyStroke;
import javax.swing.MenuElement;
import javax.swing.MenuSelectionManager;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;

/** What the arrow beside Send offers (M2, M5). Event thread only. */
final class SendMenu extends RoundedMenu {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 4;

    /** What the button does: Enter chooses it. */
    private @Nullable JMenuItem marked;

    SendMenu(ComposerModel model, Messages messages) {
        for (SendMode mode : model.modes()) {
            String words = messages.text(key(mode));
            boolean main = mode == model.mainMode();
            JMenuItem item = new JMenuItem(
                    mode == SendMode.WITHOUT_REOPENING
                            ? twoLines(words, messages.text("composer.send.without.hint"))
                            : words);
            item.setUI(new Shortcut(messages.text(main ? "composer.hint" : "composer.hint.allow")));
            item.setName("composer.menu." + mode.name());
            item.getAccessibleContext().setAccessibleName(words);
            if (main) {
                item.setAccelerator(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, InputEvent.CTRL_DOWN_MASK));
            } else if (mode == SendMode.ALLOW_REPLIES) {
                item.setAccelerator(KeyStroke.getKeyStroke(
                        KeyEvent.VK_ENTER, InputEvent.CTRL_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK));
            }
            item.addActionListener(e -> model.send(mode));
            add(item);
            if (main) {
                marked = item;
            }
        }
    }

    /** Shows keys as the composer does: Swing has their names in few languages. */
    private static final class Shortcut extends FlatMenuItemUI {
        private final String keys;

        Shortcut(String keys) {
            this.keys = keys;
        }

        @Override
        protected FlatMenuItemRenderer createRenderer() {
            return new FlatMenuItemRenderer(menuItem, checkIcon, arrowIcon, acceleratorFont, acceleratorDelimiter) {
                @Override
                protected String getTextForAccelerator(KeyStroke accelerator) {
                    return keys;
                }
            };
        }
    }

    /** These words are ours, so they may be markup. */
    private static String twoLines(String words, String hint) {
        Color grey = UIManager.getColor("Chartside.text2");
        // Swing's pt is a pixel of the screen's scale, its px is not.
        return "<html>%s<br><span style='font-size:11pt;color:#%06x'>%s</span>"
                .formatted(words, grey.getRGB() & 0xFFFFFF, hint);
    }

    static String key(SendMode mode) {
        return switch (mode) {
            case SEND -> "composer.send";
            case ALLOW_REPLIES -> "composer.send.allow";
            case WITHOUT_REOPENING -> "composer.send.without";
        };
    }

    /**
     * Right edges in line, below the button where the screen has room, else above the box: whom it goes to and what is written
     * stay in sight. What the button does is marked.
     */
    void showBeside(Component button, Component box) {
        Dimension size = getPreferredSize();
        GraphicsConfiguration on = button.getGraphicsConfiguration();
        int end = on.getBounds().y
                + on.getBounds().height
                - Toolkit.getDefaultToolkit().getScreenInsets(on).bottom;
        int below = button.getHeight() + GAP;
        boolean room = button.getLocationOnScreen().y + below + size.height <= end;
        int above = SwingUtilities.convertPoint(box, 0, 0, button).y - GAP - size.height;
        show(button, button.getWidth() - size.width, room ? below : above);
        if (marked != null) {
            MenuSelectionManager.defaultManager().setSelectedPath(new MenuElement[] {this, marked});
        }
    }
}
