package ca.chartside.backend.conversation;

import ca.chartside.backend.store.Bulk;
import ca.chartside.backend.store.Tx;
import java.util.List;
import java.util.UUID;

/**
 * The notices that patients are owed: a row in the message's own transaction, gone when a notice that covers it was accepted or
 * is given up. What sends them is the notification package's worker.
 */
public final class NoticeQueue {
    private static final Bulk ROW = Bulk.insert(
            "notice", "clinic_id, message_id, conversation_id, demographic_no, created_at, attempts, next_attempt_at");

    private final Tx tx;

    public NoticeQueue(Tx tx) {
        this.tx = tx;
    }

    /** @param attempts how many tries have failed so far */
    public record Due(UUID messageId, UUID conversationId, int demographicNo, int attempts) {}

    void add(UUID messageId, UUID conversationId, int demographicNo, long now) {
        tx.sql().insertLater(ROW, tx.clinic().number(), messageId, conversationId, demographicNo, now, 0, now);
    }

    /** Those whose time has come, oldest first. */
    public List<Due> due(long now, int limit) {
        return tx.sql()
                .list(
                        "SELECT message_id, conversation_id, demographic_no, attempts FROM notice"
                                + " WHERE clinic_id = ? AND next_attempt_at IS NOT NULL AND next_attempt_at <= ?"
                                + " ORDER BY next_attempt_at, message_id LIMIT ?",
                        row -> new Due(row.uuid(1), row.uuid(2), row.integer(3), row.integer(4)),
                        tx.clinic().number(),
                        now,
                        limit);
    }

    /**
     * Takes a notice that is due for one sender alone. Where that sender ends before it could say how it went, the notice is
     * due again at {@code until}.
     *
     * @return whether it was there to take
     */
    public boolean claim(UUID messageId, long now, long until) {
        return tx.sql()
                        .update(
                                "UPDATE notice SET next_attempt_at = ?"
                                        + " WHERE clinic_id = ? AND message_id = ? AND next_attempt_at <= ?",
                                until,
                                tx.clinic().number(),
                                messageId,
                                now)
                == 1;
    }

    /** After a failure that may pass. */
    public void tryAgain(UUID messageId, int attempts, long at) {
        tx.sql()
                .update(
                        "UPDATE notice SET attempts = ?, next_attempt_at = ? WHERE clinic_id = ? AND message_id = ?",
                        attempts,
                        at,
                        tx.clinic().number(),
                        messageId);
    }

    void done(UUID messageId) {
        tx.sql()
                .update(
                        "DELETE FROM notice WHERE clinic_id = ? AND message_id = ?",
                        tx.clinic().number(),
                        messageId);
    }
}
