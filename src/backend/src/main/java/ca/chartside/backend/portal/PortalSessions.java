package ca.chartside.backend.portal;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.Clinics;
import ca.chartside.backend.store.Tx;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Browsers in which a patient has proven who they are, each by its secret's hash. A session lives as long as it is used (N3). */
final class PortalSessions {
    /** How long one in a browser that others use too lives unused. */
    static final Duration SHARED = Duration.ofMinutes(15);

    /** How old the note of a session's last use may grow: not every page view is worth a write. */
    private static final Duration USE_STEP = Duration.ofHours(1);

    private static final Duration SHARED_USE_STEP = Duration.ofMinutes(1);

    private static final String LIVES = " AND expires_at > ? AND revoked_at IS NULL";

    private final Tx tx;

    PortalSessions(Tx tx) {
        this.tx = tx;
    }

    record Session(int demographicNo, long lastUsedAt, boolean shared) {
        boolean wantsUse(long now) {
            return now - lastUsedAt >= (shared ? SHARED_USE_STEP : USE_STEP).toMillis();
        }
    }

    /** How long a session lives unused. */
    Duration life(boolean shared) {
        return shared ? SHARED : Duration.ofDays(new Clinics(tx).get().portalDays());
    }

    void open(Secret secret, int demographicNo, Place place, long now) {
        tx.sql()
                .update(
                        "INSERT INTO portal_session (clinic_id, hash, demographic_no, created_at, last_used_at, expires_at,"
                                + " device, shared) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        tx.clinic().number(),
                        secret.hash(),
                        demographicNo,
                        now,
                        now,
                        now + life(place.shared()).toMillis(),
                        place.device(),
                        place.shared());
    }

    /** @return null where there is none, or no longer */
    @Nullable Session find(Secret secret, long now) {
        return tx.sql()
                .first(
                        "SELECT demographic_no, last_used_at, shared FROM portal_session WHERE clinic_id = ? AND hash = ?"
                                + LIVES,
                        row -> new Session(row.integer(1), row.number(2), row.flag(3)),
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

    void used(Secret secret, boolean shared, long now) {
        tx.sql()
                .update(
                        "UPDATE portal_session SET last_used_at = ?, expires_at = ?"
                                + " WHERE clinic_id = ? AND hash = ? AND revoked_at IS NULL",
                        now,
                        now + life(shared).toMillis(),
                        tx.clinic().number(),
                        secret.hash());
    }

    /**
     * One of a patient's browsers.
     *
     * @param hash of its secret, which names it and opens nothing
     * @param lastUsedAt epoch milliseconds, an hour old at most
     */
    record Device(byte[] hash, String name, long lastUsedAt, boolean shared) {}

    /** Where a patient is signed in, the last used first. */
    List<Device> devices(int demographicNo, long now) {
        return tx.sql()
                .list(
                        "SELECT hash, device, last_used_at, shared FROM portal_session WHERE clinic_id = ? AND demographic_no = ?"
                                + LIVES + " ORDER BY last_used_at DESC, hash",
                        row -> new Device(row.bytes(1), row.text(2), row.number(3), row.flag(4)),
                        tx.clinic().number(),
                        demographicNo,
                        now);
    }

    int count(int demographicNo, long now) {
        return (int) tx.sql()
                .number(
                        "SELECT COUNT(*) FROM portal_session WHERE clinic_id = ? AND demographic_no = ?" + LIVES,
                        tx.clinic().number(),
                        demographicNo,
                        now);
    }

    /** Ends one of a patient's. @return how many that were */
    int end(int demographicNo, byte[] hash, long now) {
        return tx.sql()
                .update(
                        "UPDATE portal_session SET revoked_at = ? WHERE clinic_id = ? AND demographic_no = ? AND hash = ?"
                                + LIVES,
                        now,
                        tx.clinic().number(),
                        demographicNo,
                        hash,
                        now);
    }

    /** Ends all of a patient's. @return how many that were */
    int endAll(int demographicNo, long now) {
        return tx.sql()
                .update(
                        "UPDATE portal_session SET revoked_at = ? WHERE clinic_id = ? AND demographic_no = ?" + LIVES,
                        now,
                        tx.clinic().number(),
                        demographicNo,
                        now);
    }

    /** Ends the session of a browser, where it has one that lives. @param why as the audit says it */
    void end(@Nullable Secret secret, long now, String why) {
        Session known = secret == null ? null : find(secret, now);
        if (secret == null || known == null) {
            return;
        }
        end(known.demographicNo(), secret.hash(), now);
        new Access(tx, known.demographicNo()).changed();
        new AuditLog(tx)
                .add(
                        now,
                        AuditLog.Actor.patient(known.demographicNo()),
                        "portal.session.end",
                        "patient:" + known.demographicNo(),
                        why);
    }
}
