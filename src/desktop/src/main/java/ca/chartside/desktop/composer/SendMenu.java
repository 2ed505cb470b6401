package ca.chartside.desktop.composer;

import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.SendMode;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.KeyStroke;

/** What the arrow beside Send offers (M2, M5). Event thread only. */
final class SendMenu extends JPopupMenu {
    private static final long serialVersionUID = 1L;

    SendMenu(ComposerModel model, Messages messages) {
        for (SendMode mode : model.modes()) {
            String words = messages.text(key(mode));
            // These words are ours: what follows them on a second line may be markup.
            JMenuItem item = new JMenuItem(
                    mode == SendMode.WITHOUT_REOPENING
                            ? "<html>" + words + "<br><small>" + messages.text("composer.send.without.hint")
                                    + "</small>"
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
