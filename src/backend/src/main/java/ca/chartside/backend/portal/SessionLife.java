package ca.chartside.backend.portal;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.Clinics;
import ca.chartside.backend.store.Tx;
import java.time.Duration;

/** How many days a patient stays signed in on a device without using it: the clinic's choice (N3). */
public final class SessionLife {
    public static final int LEAST = 1;
    public static final int MOST = 365;

    private final Tx tx;

    public SessionLife(Tx tx) {
        this.tx = tx;
    }

    /** Holds at once: sessions that live are as long as if it had been so when they were last used. What has ended stays ended. */
    public void choose(int days, AuditLog.Actor actor, long now) {
        new Clinics(tx).portalDays(days);
        tx.sql()
                .update(
                        "UPDATE portal_session SET expires_at = last_used_at + ? WHERE clinic_id = ? AND expires_at > ?"
                                + " AND revoked_at IS NULL AND shared = 0",
                        Duration.ofDays(days).toMillis(),
                        tx.clinic().number(),
                        now);
        new AuditLog(tx)
                .add(now, actor, "clinic.portal", "clinic:" + tx.clinic().slug(), "session-days " + days);
    }
}
