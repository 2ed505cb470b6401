package ca.chartside.backend.portal;

import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.PatientAccess.FreshLink;
import ca.chartside.protocol.PatientAccess.LinkState;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The links that staff have sent to patients who could not get in (N4): an outbox like that of the notices, whose rows stay. */
public final class FreshLinks {
    private final Tx tx;

    public FreshLinks(Tx tx) {
        this.tx = tx;
    }

    boolean exists(UUID id) {
        return tx.sql()
                        .number(
                                "SELECT COUNT(*) FROM fresh_link WHERE clinic_id = ? AND id = ?",
                                tx.clinic().number(),
                                id)
                > 0;
    }

    void add(UUID id, int demographicNo, UUID conversationId, long now) {
        tx.sql()
                .update(
                        "INSERT INTO fresh_link (clinic_id, id, demographic_no, conversation_id, state, at, attempts,"
                                + " next_attempt_at) VALUES (?, ?, ?, ?, ?, ?, 0, ?)",
                        tx.clinic().number(),
                        id,
                        demographicNo,
                        conversationId,
                        LinkState.ON_ITS_WAY,
                        now,
                        now);
    }

    /** A patient's newest since a moment; null where there is none. */
    @Nullable FreshLink latest(int demographicNo, long since) {
        return tx.sql()
                .first(
                        "SELECT at, state FROM fresh_link WHERE clinic_id = ? AND demographic_no = ? AND at > ?"
                                + " ORDER BY at DESC LIMIT 1",
                        row -> new FreshLink(row.number(1), LinkState.valueOf(row.text(2))),
                        tx.clinic().number(),
                        demographicNo,
                        since);
    }

    /** @param attempts how many tries have failed so far */
    public record Due(UUID id, int demographicNo, UUID conversationId, int attempts) {}

    /** Those whose time has come, the oldest first. */
    public List<Due> due(long now, int limit) {
        return tx.sql()
                .list(
                        "SELECT id, demographic_no, conversation_id, attempts FROM fresh_link"
                                + " WHERE clinic_id = ? AND next_attempt_at IS NOT NULL AND next_attempt_at <= ?"
                                + " ORDER BY next_attempt_at, id LIMIT ?",
                        row -> new Due(row.uuid(1), row.integer(2), row.uuid(3), row.integer(4)),
                        tx.clinic().number(),
                        now,
                        limit);
    }

    /**
     * Takes one for one sender alone. Where that sender ends before it could say how it went, it is due again at {@code until}.
     *
     * @return whether it was there to take
     */
    public boolean claim(Due due, long now, long until) {
        return tx.sql()
                        .update(
                                "UPDATE fresh_link SET next_attempt_at = ? WHERE clinic_id = ? AND id = ? AND next_attempt_at <= ?",
                                until,
                                tx.clinic().number(),
                                due.id(),
                                now)
                == 1;
    }

    public void settled(Due due, LinkState state, long now) {
        tx.sql()
                .update(
                        "UPDATE fresh_link SET state = ?, at = ?, next_attempt_at = NULL WHERE clinic_id = ? AND id = ?",
                        state,
                        now,
                        tx.clinic().number(),
                        due.id());
    }

    /** After a failure that may pass. */
    public void tryAgain(Due due, long at) {
        tx.sql()
                .update(
                        "UPDATE fresh_link SET attempts = attempts + 1, next_attempt_at = ? WHERE clinic_id = ? AND id = ?",
                        at,
                        tx.clinic().number(),
                        due.id());
    }
}
