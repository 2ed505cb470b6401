package ca.chartside.backend.portal;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.store.Tx;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Browsers in which a patient has proven who they are, each by its secret's hash. A session lives as long as it is used (N3). */
final class PortalSessions {
    static final Duration LIFE = Duration.ofDays(30);

    /** How old the note of a session's last use may grow: not every page view is worth a write. */
    private static final Duration USE_STEP = Duration.ofHours(1);

    private final Tx tx;

    PortalSessions(Tx tx) {
        this.tx = tx;
    }

    record Session(int demographicNo, long lastUsedAt) {
        boolean wantsUse(long now) {
            return now - lastUsedAt >= USE_STEP.toMillis();
        }
    }

    void open(Secret secret, int demographicNo, long now) {
        tx.sql()
                .update(
                        "INSERT INTO portal_session (clinic_id, hash, demographic_no, created_at, last_used_at, expires_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?)",
                        tx.clinic().number(),
                        secret.hash(),
                        demographicNo,
                        now,
                        now,
                        now + LIFE.toMillis());
    }

    /** @return null where there is none, or no longer */
    @Nullable Session find(Secret secret, long now) {
        return tx.sql()
                .first(
                        "SELECT demographic_no, last_used_at FROM portal_session"
                                + " WHERE clinic_id = ? AND hash = ? AND expires_at > ? AND revoked_at IS NULL",
                        row -> new Session(row.integer(1), row.number(2)),
                        tx.clinic().number(),
                        secret.hash(),
                        now);
    }

    /** When a patient last proved who they are, epoch milliseconds; 0 for never. */
    long lastOpened(int demographicNo) {
        return tx.sql()
                .number(
                        "SELECT COALESCE(MAX(created_at), 0) FROM portal_session WHERE clinic_id = ? AND demographic_no = ?",
                        tx.clinic().number(),
                        demographicNo);
    }

    void used(Secret secret, long now) {
        tx.sql()
                .update(
                        "UPDATE portal_session SET last_used_at = ?, expires_at = ?"
                                + " WHERE clinic_id = ? AND hash = ? AND revoked_at IS NULL",
                        now,
                        now + LIFE.toMillis(),
                        tx.clinic().number(),
                        secret.hash());
    }

    /** Ends the session of a browser, where it has one that lives. @param why as the audit says it */
    void end(@Nullable Secret secret, long now, String why) {
        Session known = secret == null ? null : find(secret, now);
        if (secret == null || known == null) {
            return;
        }
        tx.sql()
                .update(
                        "UPDATE portal_session SET revoked_at = ? WHERE clinic_id = ? AND hash = ? AND revoked_at IS NULL",
                        now,
                        tx.clinic().number(),
                        secret.hash());
        new AuditLog(tx)
                .add(
                        now,
                        AuditLog.Actor.patient(known.demographicNo()),
                        "portal.session.end",
                        "patient:" + known.demographicNo(),
                        why);
    }
}
