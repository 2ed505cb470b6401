package ca.chartside.backend.account;

import ca.chartside.backend.store.Tx;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Wrong tries by username, kept over restarts. They count for names that no user has just the same, so that a lock tells nothing
 * about who exists.
 */
final class SignInTries {
    static final int ALLOWED = 5;
    static final Duration LOCK = Duration.ofMinutes(15);
    /** After so long a wrong try counts no more. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final Tx tx;

    SignInTries(Tx tx) {
        this.tx = tx;
    }

    /** Until when the name is locked, in epoch milliseconds; null where it is not. */
    @Nullable Long lockedUntil(String username, long now) {
        Long until = tx.sql()
                .first(
                        "SELECT locked_until FROM sign_in_try WHERE clinic_id = ? AND username = ?"
                                + " AND locked_until IS NOT NULL",
                        row -> row.number(1),
                        tx.clinic().number(),
                        Accounts.normalized(username));
        return until != null && until > now ? until : null;
    }

    /** Counts a wrong try. @return until when the name is locked by it; null where it is not */
    @Nullable Long failed(String username, long now) {
        String name = Accounts.normalized(username);
        int clinic = tx.clinic().number();
        tx.sql().update("DELETE FROM sign_in_try WHERE clinic_id = ? AND last_at < ?", clinic, now - KEPT.toMillis());
        long failed = 1
                + tx.sql()
                        .number(
                                "SELECT failed FROM sign_in_try WHERE clinic_id = ? AND username = ?"
                                        + " AND (locked_until IS NULL OR locked_until > ?)",
                                clinic,
                                name,
                                now);
        Long lockedUntil = failed >= ALLOWED ? now + LOCK.toMillis() : null;
        tx.sql()
                .update(
                        "INSERT INTO sign_in_try (clinic_id, username, failed, locked_until, last_at)"
                                + " VALUES (?, ?, ?, ?, ?)"
                                + " ON CONFLICT (clinic_id, username) DO UPDATE"
                                + " SET failed = excluded.failed, locked_until = excluded.locked_until,"
                                + " last_at = excluded.last_at",
                        clinic,
                        name,
                        failed,
                        lockedUntil,
                        now);
        return lockedUntil;
    }

    void succeeded(String username) {
        tx.sql()
                .update(
                        "DELETE FROM sign_in_try WHERE clinic_id = ? AND username = ?",
                        tx.clinic().number(),
                        Accounts.normalized(username));
    }
}
