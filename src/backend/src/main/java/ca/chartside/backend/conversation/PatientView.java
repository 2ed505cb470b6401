package ca.chartside.backend.conversation;

import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one patient may see of a clinic's conversations: their own, and nothing that staff keep to themselves (N5). */
public final class PatientView {
    private final Tx tx;
    private final int demographicNo;

    public PatientView(Tx tx, int demographicNo) {
        this.tx = tx;
        this.demographicNo = demographicNo;
    }

    /**
     * A conversation in the patient's list.
     *
     * @param newest the newest message
     * @param unread how many messages of the clinic the patient has not opened
     */
    public record Item(UUID id, ConversationStatus status, Message newest, int unread) {}

    /** @param messages oldest first */
    public record Thread(UUID id, ConversationStatus status, List<Message> messages, long lastSeq) {}

    /** The patient's conversations, newest first. */
    public List<Item> list() {
        List<Item> items = new ArrayList<>();
        for (Conversation conversation : new Conversations(tx).ofPatient(demographicNo)) {
            List<Message> newest = new Messages(tx).before(conversation.id(), Long.MAX_VALUE, 1);
            if (!newest.isEmpty()) {
                Message message = newest.getFirst();
                int unread = new Messages(tx)
                        .staffBetween(conversation.id(), conversation.patientReadSeq(), Long.MAX_VALUE)
                        .size();
                items.add(new Item(conversation.id(), conversation.status(), message, unread));
            }
        }
        return items;
    }

    /** One conversation's newest messages before a number; null where it is not this patient's. */
    public @Nullable Thread thread(UUID id, long before, int limit) {
        Conversation conversation = new Conversations(tx).get(id);
        if (conversation == null || conversation.demographicNo() != demographicNo) {
            return null;
        }
        List<Message> messages = new ArrayList<>(new Messages(tx).before(id, before, limit));
        Collections.reverse(messages);
        return new Thread(id, conversation.status(), messages, conversation.lastSeq());
    }
}
