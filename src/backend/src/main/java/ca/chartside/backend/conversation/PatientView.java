package ca.chartside.backend.conversation;

import ca.chartside.backend.file.FileRecords;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one patient may see of a clinic's conversations: their own, and nothing that staff keep to themselves (N5). It
 * reads messages alone: notes and lines of the clinic stand in a table of their own, and of what was taken back no word is handed on.
 */
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

    /**
     * @param messages oldest first
     * @param pictures those of their files that there is a thumbnail of
     */
    public record Thread(
            UUID id, ConversationStatus status, List<Message> messages, Set<UUID> pictures, long lastSeq) {}

    /** The patient's conversations, newest first. */
    public List<Item> list() {
        List<Item> items = new ArrayList<>();
        for (Conversation conversation : new Conversations(tx).ofPatient(demographicNo)) {
            Message newest = new Messages(tx).newest(conversation.id());
            if (newest != null) {
                Message message = new FileRecords(tx)
                        .with(FileRecords.By.MESSAGE, List.of(newest))
                        .getFirst();
                int unread = new Messages(tx)
                        .staffBetween(conversation.id(), conversation.patientReadSeq(), Long.MAX_VALUE)
                        .size();
                items.add(new Item(conversation.id(), conversation.status(), shown(message), unread));
            }
        }
        return items;
    }

    /**
     * One conversation's newest messages before a number; null where it is not this patient's. Lines tell of what a message came after:
     * of those behind the newest message a closed one shows the last alone, and an open one none, for reopening is silent (M8).
     */
    public @Nullable Thread thread(UUID id, long before, int limit) {
        Conversation conversation = new Conversations(tx).get(id);
        if (conversation == null || conversation.demographicNo() != demographicNo) {
            return null;
        }
        List<Message> messages = new FileRecords(tx)
                .with(FileRecords.By.MESSAGE, loud(conversation, before, limit)).reversed().stream()
                        .map(PatientView::shown)
                        .toList();
        return new Thread(
                id, conversation.status(), messages, new FileRecords(tx).pictured(messages), conversation.lastSeq());
    }

    private List<Message> loud(Conversation conversation, long before, int limit) {
        Messages messages = new Messages(tx);
        UUID id = conversation.id();
        Message newest = messages.newest(id);
        if (newest == null) {
            return messages.before(id, before, limit);
        }
        long last = conversation.status() == ConversationStatus.OPEN
                ? Long.MAX_VALUE
                : messages.before(id, Long.MAX_VALUE, 1).getFirst().seq();
        return messages.before(id, before, newest.seq(), last, limit);
    }

    /** A file of a message that the patient sees; null where there is none of that id, whoever's it is. */
    public FileRecords.@Nullable Known file(UUID id) {
        FileRecords.Known known = new FileRecords(tx).get(id);
        UUID messageId = known == null ? null : known.messageId();
        Message message = messageId == null ? null : new Messages(tx).get(messageId);
        if (message == null || message.kind() != MessageKind.MESSAGE || message.takenBackAt() != null) {
            return null;
        }
        Conversation conversation = new Conversations(tx).get(message.conversationId());
        return conversation == null || conversation.demographicNo() != demographicNo ? null : known;
    }

    /** Lines without a name; of what was taken back only that it was. */
    private static Message shown(Message message) {
        boolean whole = message.kind() == MessageKind.MESSAGE && message.takenBackAt() == null;
        return whole
                ? message.withFiledAt(null)
                : new Message(
                        message.id(),
                        message.conversationId(),
                        message.seq(),
                        message.author(),
                        null,
                        message.kind().isLine() ? "" : message.authorName(),
                        "",
                        message.sentAt(),
                        null,
                        message.kind(),
                        null,
                        message.takenBackAt());
    }
}
