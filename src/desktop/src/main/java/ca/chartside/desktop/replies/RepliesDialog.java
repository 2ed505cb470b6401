package ca.chartside.desktop.replies;

import ca.chartside.desktop.ui.Dialogs;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.Messages;
import java.awt.Window;
import javax.swing.JDialog;

/** The dialog in which saved replies are written, changed and deleted. Event thread only. */
public final class RepliesDialog {
    private final Window owner;
    private final ManageModel model;
    private final Messages messages;

    public RepliesDialog(Window owner, ManageModel model, Messages messages) {
        EventThread.check();
        this.owner = owner;
        this.model = model;
        this.messages = messages;
    }

    /** Shows it and waits until it is closed. What was being written when it was closed is there again. */
    public void open() {
        JDialog dialog = Dialogs.create(owner, "replies.dialog", messages.text("replies.title"));
        RepliesPanel panel = new RepliesPanel(model, messages, dialog::dispose);
        try {
            Dialogs.show(dialog, panel, panel, panel::back);
        } finally {
            panel.close();
        }
    }
}
