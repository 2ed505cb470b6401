package ca.chartside.desktop.composer;

import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.SendMode;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.KeyStroke;
import javax.swing.UIManager;

/** What the arrow beside Send offers (M2, M5). Event thread only. */
final class SendMenu extends JPopupMenu {
    private static final long serialVersionUID = 1L;

    SendMenu(ComposerModel model, Messages messages) {
        for (SendMode mode : model.modes()) {
            String words = messages.text(key(mode));
            JMenuItem item = new JMenuItem(
                    mode == SendMode.WITHOUT_REOPENING
                            ? twoLines(words, messages.text("composer.send.without.hint"))
                            : words);
            item.setName("composer.menu." + mode.name());
            item.getAccessibleContext().setAccessibleName(words);
            if (mode == model.mainMode()) {
                item.setAccelerator(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, InputEvent.CTRL_DOWN_MASK));
            } else if (mode == SendMode.ALLOW_REPLIES) {
                item.setAccelerator(KeyStroke.getKeyStroke(
                        KeyEvent.VK_ENTER, InputEvent.CTRL_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK));
            }
            item.addActionListener(e -> model.send(mode));
            add(item);
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

    /** Right edges in line, above the button. */
    void showAbove(Component button) {
        Dimension size = getPreferredSize();
        show(button, button.getWidth() - size.width, -size.height - 4);
    }
}
