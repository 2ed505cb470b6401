package ca.chartside.desktop.actions;

import ca.chartside.desktop.actions.ActionsModel.Entry;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.RoundedMenu;
import ca.chartside.protocol.ConversationRow;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Rectangle;
import javax.swing.Icon;
import javax.swing.JMenuItem;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The three dots' menu, on a row and in the conversation (M6). Binds {@link ActionsModel}. Event thread only. */
public final class ActionsMenu extends RoundedMenu {
    private static final long serialVersionUID = 1L;

    public ActionsMenu(ActionsModel model, ConversationRow row, Messages messages) {
        EventThread.check();
        setName("actions.menu");
        getAccessibleContext().setAccessibleName(messages.text("actions.menu"));
        boolean online = model.online();
        if (!online) {
            add(why(messages.text("actions.offline")));
            addSeparator();
        }
        int group = 0;
        for (Entry entry : model.entries(row)) {
            if (group != 0 && group(entry) != group) {
                addSeparator();
            }
            group = group(entry);
            JMenuItem item = item(messages.text(key(entry)), sign(entry));
            item.setName("actions." + entry.name());
            item.setEnabled(online);
            if (!online) {
                item.getAccessibleContext().setAccessibleDescription(messages.text("actions.offline"));
            }
            item.addActionListener(e -> model.choose(entry, row));
            add(item);
        }
    }

    /** Why nothing can be chosen, where it is read first. */
    private static JMenuItem why(String words) {
        JMenuItem item = item(words, MaterialDesignC.CLOUD_OFF_OUTLINE);
        item.setName("actions.why");
        item.setEnabled(false);
        return item;
    }

    private static JMenuItem item(String words, Ikon ikon) {
        Icon sign = Icons.of(ikon, 18, "Chartside.text2");
        JMenuItem item = new JMenuItem(words, sign);
        // Of a sign that is no picture Swing makes no grey one.
        item.setDisabledIcon(sign);
        return item;
    }

    private static int group(Entry entry) {
        return switch (entry) {
            case MARK_UNREAD, CLOSE, REOPEN -> 1;
            case GROUP_INFO, FILES -> 2;
            case NO_REPLY_NEEDED, ASSIGN, URGENT, NOT_URGENT -> 3;
            case FILE_TO_CHART, EXPORT -> 4;
        };
    }

    private static String key(Entry entry) {
        return switch (entry) {
            case MARK_UNREAD -> "actions.markUnread";
            case CLOSE -> "actions.close";
            case REOPEN -> "actions.reopen";
            case GROUP_INFO -> "actions.groupInfo";
            case FILES -> "actions.files";
            case NO_REPLY_NEEDED -> "actions.noReplyNeeded";
            case ASSIGN -> "actions.assign";
            case URGENT -> "actions.urgent";
            case NOT_URGENT -> "actions.notUrgent";
            case FILE_TO_CHART -> "actions.fileToChart";
            case EXPORT -> "actions.export";
        };
    }

    private static Ikon sign(Entry entry) {
        return switch (entry) {
            case MARK_UNREAD -> MaterialDesignE.EMAIL_MARK_AS_UNREAD;
            case CLOSE -> MaterialDesignL.LOCK_OUTLINE;
            case REOPEN -> MaterialDesignL.LOCK_OPEN_VARIANT_OUTLINE;
            case GROUP_INFO -> MaterialDesignA.ACCOUNT_GROUP_OUTLINE;
            case FILES -> MaterialDesignF.FOLDER_OUTLINE;
            case NO_REPLY_NEEDED -> MaterialDesignC.CHECK;
            case ASSIGN -> MaterialDesignA.ACCOUNT_ARROW_RIGHT_OUTLINE;
            case URGENT -> MaterialDesignF.FLAG_OUTLINE;
            case NOT_URGENT -> MaterialDesignF.FLAG_OFF_OUTLINE;
            case FILE_TO_CHART -> MaterialDesignF.FOLDER_ACCOUNT_OUTLINE;
            case EXPORT -> MaterialDesignP.PRINTER_OUTLINE;
        };
    }

    /** @param at within {@code owner}: below it, right edges in line; without a size, the menu's corner */
    public void showAt(Component owner, Rectangle at) {
        Dimension size = getPreferredSize();
        show(owner, at.isEmpty() ? at.x : at.x + at.width - size.width, at.y + at.height + (at.isEmpty() ? 0 : 2));
    }
}
