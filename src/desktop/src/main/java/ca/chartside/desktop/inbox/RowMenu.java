package ca.chartside.desktop.inbox;

import ca.chartside.protocol.ConversationRow;
import java.awt.Rectangle;
import javax.swing.JComponent;

/** Opens the three dots' menu of a row. Event thread only. */
@FunctionalInterface
public interface RowMenu {
    /** @param at the dots, which the menu is to stand below; without a size where the mouse asked for it elsewhere */
    void show(ConversationRow row, JComponent list, Rectangle at);
}
