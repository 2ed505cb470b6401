package ca.chartside.backend.conversation;

import ca.chartside.backend.file.FileRecords;
import ca.chartside.backend.store.Row;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What never leaves the clinic (M15): notes, and lines that tell what was done. They have a table that no query for patients reads. */
final class StaffEntries {
    private static final String COLUMNS =
            "SELECT id, conversation_id, seq, author_id, author_name, text, at, kind, about, filed_at"
                    + " FROM staff_entry WHERE clinic_id = ? AND ";

    private final Tx tx;

    StaffEntries(Tx tx) {
        this.tx = tx;
    }

    private static Message entry(Row row) {
        return new Message(
                row.uuid(1),
                row.uuid(2),
                row.number(3),
                AuthorKind.STAFF,
                row.uuid(4),
                row.text(5),
                row.text(6),
                row.number(7),
                null,
                MessageKind.valueOf(row.text(8)),
                row.textOrNull(9),
                null,
                List.of(),
                row.numberOrNull(10));
    }

    /** With its files. */
    @Nullable Message get(UUID id) {
        Message entry = tx.sql()
                .first(COLUMNS + "id = ?", StaffEntries::entry, tx.clinic().number(), id);
        return entry == null
                ? null
                : new FileRecords(tx).with(FileRecords.By.NOTE, List.of(entry)).getFirst();
    }

    /** The newest before a number, newest first, with their files. */
    List<Message> before(UUID conversationId, long seq, int limit) {
        return before("seq < ?", conversationId, seq, limit);
    }

    /** The newest before a number that have files, newest first. */
    List<Message> withFilesBefore(UUID conversationId, long seq, int limit) {
        return before("seq < ? AND " + FileRecords.By.NOTE.anyOf("staff_entry"), conversationId, seq, limit);
    }

    private List<Message> before(String which, UUID conversationId, long seq, int limit) {
        List<Message> entries = tx.sql()
                .list(
                        COLUMNS + "conversation_id = ? AND " + which + " ORDER BY seq DESC LIMIT ?",
                        StaffEntries::entry,
                        tx.clinic().number(),
                        conversationId,
                        seq,
                        limit);
        return new FileRecords(tx).with(FileRecords.By.NOTE, entries);
    }

    /** It stands in the patient's chart since then. */
    void filed(UUID id, long at) {
        tx.sql()
                .update(
                        "UPDATE staff_entry SET filed_at = ? WHERE clinic_id = ? AND id = ?",
                        at,
                        tx.clinic().number(),
                        id);
    }

    void insert(Message entry) {
        tx.sql()
                .update(
                        "INSERT INTO staff_entry (clinic_id, id, conversation_id, seq, kind, author_id, author_name, about, text, at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        tx.clinic().number(),
                        entry.id(),
                        entry.conversationId(),
                        entry.seq(),
                        entry.kind(),
                        entry.authorId(),
                        entry.authorName(),
                        entry.about(),
                        entry.text(),
                        entry.sentAt());
    }
}
