package ca.chartside.desktop.thread;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.ui.Icons;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.desktop.ui.NoticeBox;
import ca.chartside.desktop.ui.Sentence;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.Message;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.util.UUID;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.KeyStroke;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/** Says what the patient will see before a message is taken back (M16). Event thread only. */
final class TakeBackQuestion {
    private static final int SNIPPET = 60;

    private final ThreadModel model;
    private final Messages messages;
    private final Runnable left;
    private final NoticeBox box;
    private final JButton yes;
    private final JButton no;
    private @Nullable UUID shown;

    /** @param left called when the question is over and the keyboard has no place */
    TakeBackQuestion(ThreadModel model, Messages messages, Runnable left) {
        this.model = model;
        this.messages = messages;
        this.left = left;
        box = new NoticeBox("thread.takeBack", Icons.of(MaterialDesignU.UNDO_VARIANT, 16, "Chartside.accent"), true);
        yes = box.addAction(Names.TAKE_BACK, messages.text("thread.takeBack.yes"), this::confirm);
        no = box.addAction(Names.TAKE_BACK_NOT, messages.text("thread.takeBack.no"), model.takeBack()::keep);
        box.getInputMap(NoticeBox.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT)
                .put(KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), "thread.takeBack.no");
        box.getActionMap().put("thread.takeBack.no", new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(ActionEvent e) {
                model.takeBack().keep();
            }
        });
    }

    NoticeBox box() {
        return box;
    }

    private void confirm() {
        ConversationRow conversation = model.conversation();
        if (conversation != null) {
            model.takeBack().confirm(conversation.patient().demographicNo());
        }
    }

    void update() {
        Message message = model.takeBack().asked();
        ConversationRow conversation = model.conversation();
        boolean focused = yes.isFocusOwner() || no.isFocusOwner();
        box.say(
                message == null || conversation == null
                        ? null
                        : words(message, conversation.patient().firstName()));
        boolean free = !model.takeBack().underway();
        yes.setEnabled(free);
        no.setEnabled(free);
        UUID now = message == null || conversation == null ? null : message.id();
        if (now == null && focused) {
            left.run();
        }
        if (now != null && !now.equals(shown)) {
            // A key that is pressed once too often must not be the answer.
            no.requestFocusInWindow();
        }
        shown = now;
    }

    private String words(Message message, String firstName) {
        ApiException failure = model.takeBack().failure();
        if (failure != null) {
            return messages.text("thread.takeBack.failed", failure.sentence(messages.locale()));
        }
        String first = message.text().strip().lines().findFirst().orElse("");
        String snippet = first.equals(message.text().strip()) && first.length() <= SNIPPET
                ? first
                : first.substring(0, Math.min(SNIPPET, first.length())).strip() + "…";
        boolean read = message.delivery() == DeliveryState.READ;
        return messages.text("thread.takeBack.question", Sentence.bold(snippet), firstName)
                + " "
                + messages.text(read ? "thread.takeBack.read" : "thread.takeBack.unread", firstName);
    }
}
