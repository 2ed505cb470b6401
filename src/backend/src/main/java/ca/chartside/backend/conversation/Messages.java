package ca.chartside.backend.conversation;

import ca.chartside.backend.file.FileRecords;
import ca.chartside.backend.store.Bulk;
import ca.chartside.backend.store.Row;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a clinic's patients may see of their conversations: messages, and the lines that one was closed or reopened. Each message carries what the patient's reading makes of its delivery. */
final class Messages {
    private static final String COLUMNS = "SELECT m.id, m.conversation_id, m.seq, m.author, m.author_id, m.author_name,"
            + " m.text, m.sent_at, m.delivery, c.patient_read_seq, m.kind, m.taken_back_at, m.filed_at FROM message m"
            + " JOIN conversation c ON c.clinic_id = m.clinic_id AND c.id = m.conversation_id WHERE m.clinic_id = ? AND ";

    private static final String NEWEST = " ORDER BY m.seq DESC LIMIT ?";

    private static final Bulk ROW = Bulk.insert(
            "message",
            "clinic_id, id, conversation_id, seq, author, author_id, author_name, text, sent_at, delivery, kind");

    private final Tx tx;

    Messages(Tx tx) {
        this.tx = tx;
    }

    private static Message message(Row row) {
        String stored = row.textOrNull(9);
        DeliveryState delivery = stored == null ? null : DeliveryState.valueOf(stored);
        Long takenBackAt = row.numberOrNull(12);
        return new Message(
                row.uuid(1),
                row.uuid(2),
                row.number(3),
                AuthorKind.valueOf(row.text(4)),
                row.uuidOrNull(5),
                row.text(6),
                row.text(7),
                row.number(8),
                takenBackAt == null ? Delivery.of(delivery, row.number(3), row.number(10)) : delivery,
                MessageKind.valueOf(row.text(11)),
                null,
                takenBackAt,
                List.of(),
                row.numberOrNull(13));
    }

    @Nullable Message get(UUID id) {
        return tx.sql()
                .first(COLUMNS + "m.id = ?", Messages::message, tx.clinic().number(), id);
    }

    boolean exists(UUID id) {
        return tx.sql()
                        .number(
                                "SELECT COUNT(*) FROM message WHERE clinic_id = ? AND id = ?",
                                tx.clinic().number(),
                                id)
                > 0;
    }

    /** The newest before a number, newest first. */
    List<Message> before(UUID conversationId, long seq, int limit) {
        return before("m.seq < ?", conversationId, seq, limit);
    }

    /** The newest before a number that have files, newest first. */
    List<Message> withFilesBefore(UUID conversationId, long seq, int limit) {
        return before("m.seq < ? AND " + FileRecords.By.MESSAGE.anyOf("m"), conversationId, seq, limit);
    }

    /** The newest before a number but for those between two others, newest first. */
    List<Message> before(UUID conversationId, long seq, long butAfter, long butBefore, int limit) {
        return tx.sql()
                .list(
                        COLUMNS + "m.conversation_id = ? AND m.seq < ? AND (m.seq <= ? OR m.seq >= ?)" + NEWEST,
                        Messages::message,
                        tx.clinic().number(),
                        conversationId,
                        seq,
                        butAfter,
                        butBefore,
                        limit);
    }

    private List<Message> before(String which, UUID conversationId, long seq, int limit) {
        return tx.sql()
                .list(
                        COLUMNS + "m.conversation_id = ? AND " + which + NEWEST,
                        Messages::message,
                        tx.clinic().number(),
                        conversationId,
                        seq,
                        limit);
    }

    /** The newest message, whatever lines follow it; null where there is none. */
    @Nullable Message newest(UUID conversationId) {
        return tx.sql()
                .first(
                        COLUMNS + "m.conversation_id = ? AND m.kind = 'MESSAGE' ORDER BY m.seq DESC LIMIT 1",
                        Messages::message,
                        tx.clinic().number(),
                        conversationId);
    }

    /** The staff messages behind one number up to another whose words the patient is shown. */
    List<UUID> staffBetween(UUID conversationId, long after, long upTo) {
        return tx.sql()
                .list(
                        "SELECT id FROM message WHERE clinic_id = ? AND conversation_id = ? AND seq > ? AND seq <= ?"
                                + " AND author = 'STAFF' AND kind = 'MESSAGE' AND taken_back_at IS NULL ORDER BY seq",
                        row -> row.uuid(1),
                        tx.clinic().number(),
                        conversationId,
                        after,
                        upTo);
    }

    void insert(Message message) {
        tx.sql()
                .changeLater(
                        message.id(),
                        ROW,
                        tx.clinic().number(),
                        message.id(),
                        message.conversationId(),
                        message.seq(),
                        message.author(),
                        message.authorId(),
                        message.authorName(),
                        message.text(),
                        message.sentAt(),
                        message.delivery(),
                        message.kind());
    }

    /** What it had come to by then stays: what the patient reads afterwards are not its words. */
    void takeBack(Message message, long at) {
        tx.sql()
                .update(
                        "UPDATE message SET taken_back_at = ?, delivery = ? WHERE clinic_id = ? AND id = ?",
                        at,
                        message.delivery(),
                        tx.clinic().number(),
                        message.id());
    }

    /** It stands in the patient's chart since then. @return false where there is no such message */
    boolean filed(UUID id, long at) {
        return tx.sql()
                        .update(
                                "UPDATE message SET filed_at = ? WHERE clinic_id = ? AND id = ?",
                                at,
                                tx.clinic().number(),
                                id)
                > 0;
    }

    /** Whether anybody else has added something that the patient sees behind a number. */
    boolean othersAfter(UUID conversationId, long seq, UUID author) {
        return tx.sql()
                        .number(
                                "SELECT COUNT(*) FROM message WHERE clinic_id = ? AND conversation_id = ? AND seq > ?"
                                        + " AND (author_id IS NULL OR author_id <> ?)",
                                tx.clinic().number(),
                                conversationId,
                                seq,
                                author)
                > 0;
    }

    /** What a notice has come to. Of a message that was read when it was taken back, that stays. */
    void delivery(UUID id, DeliveryState state) {
        tx.sql()
                .update(
                        "UPDATE message SET delivery = ? WHERE clinic_id = ? AND id = ? AND delivery <> 'READ'",
                        state,
                        tx.clinic().number(),
                        id);
    }
}
