package ca.chartside.backend.account;

import ca.chartside.backend.store.Tx;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sign-ins and their tokens, each token by its hash. */
final class Sessions {
    private final Tx tx;

    Sessions(Tx tx) {
        this.tx = tx;
    }

    record Access(UUID sessionId, UUID userId, long expiresAt, boolean revoked) {}

    record Refresh(UUID sessionId, UUID userId, long expiresAt, boolean used, boolean revoked) {}

    void open(UUID id, UUID userId, String device, long now) {
        tx.sql()
                .update(
                        "INSERT INTO staff_session (clinic_id, id, user_id, device, created_at, last_used_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?)",
                        tx.clinic().number(),
                        id,
                        userId,
                        device,
                        now,
                        now);
    }

    void addTokens(UUID sessionId, byte[] access, long accessExpires, byte[] refresh, long refreshExpires, long now) {
        int clinic = tx.clinic().number();
        tx.sql()
                .update(
                        "DELETE FROM access_token WHERE clinic_id = ? AND session_id = ? AND expires_at < ?",
                        clinic,
                        sessionId,
                        now - 86_400_000L);
        tx.sql()
                .update(
                        "INSERT INTO access_token (clinic_id, hash, session_id, expires_at) VALUES (?, ?, ?, ?)",
                        clinic,
                        access,
                        sessionId,
                        accessExpires);
        tx.sql()
                .update(
                        "INSERT INTO refresh_token (clinic_id, hash, session_id, expires_at) VALUES (?, ?, ?, ?)",
                        clinic,
                        refresh,
                        sessionId,
                        refreshExpires);
        tx.sql()
                .update(
                        "UPDATE staff_session SET last_used_at = ? WHERE clinic_id = ? AND id = ?",
                        now,
                        clinic,
                        sessionId);
    }

    @Nullable Access access(byte[] hash) {
        return tx.sql()
                .first(
                        "SELECT s.id, s.user_id, t.expires_at, s.revoked_at FROM access_token t JOIN staff_session s"
                                + " ON s.clinic_id = t.clinic_id AND s.id = t.session_id"
                                + " WHERE t.clinic_id = ? AND t.hash = ?",
                        row -> new Access(row.uuid(1), row.uuid(2), row.number(3), row.numberOrNull(4) != null),
                        tx.clinic().number(),
                        hash);
    }

    @Nullable Refresh refresh(byte[] hash) {
        return tx.sql()
                .first(
                        "SELECT s.id, s.user_id, t.expires_at, t.used_at, s.revoked_at FROM refresh_token t"
                                + " JOIN staff_session s ON s.clinic_id = t.clinic_id AND s.id = t.session_id"
                                + " WHERE t.clinic_id = ? AND t.hash = ?",
                        row -> new Refresh(
                                row.uuid(1),
                                row.uuid(2),
                                row.number(3),
                                row.numberOrNull(4) != null,
                                row.numberOrNull(5) != null),
                        tx.clinic().number(),
                        hash);
    }

    void spend(byte[] refreshHash, long now) {
        tx.sql()
                .update(
                        "UPDATE refresh_token SET used_at = ? WHERE clinic_id = ? AND hash = ?",
                        now,
                        tx.clinic().number(),
                        refreshHash);
    }

    void revoke(UUID sessionId, long now) {
        tx.sql()
                .update(
                        "UPDATE staff_session SET revoked_at = ? WHERE clinic_id = ? AND id = ? AND revoked_at IS NULL",
                        now,
                        tx.clinic().number(),
                        sessionId);
    }

    void revokeAll(UUID userId, long now) {
        tx.sql()
                .update(
                        "UPDATE staff_session SET revoked_at = ?"
                                + " WHERE clinic_id = ? AND user_id = ? AND revoked_at IS NULL",
                        now,
                        tx.clinic().number(),
                        userId);
    }
}
