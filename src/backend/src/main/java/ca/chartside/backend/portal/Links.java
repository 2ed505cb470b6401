package ca.chartside.backend.portal;

import ca.chartside.backend.patient.PortalAccess;
import ca.chartside.backend.store.Tx;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The links that notices carry, each by its secret's hash, and how often who opened one failed to say who they are (N4). */
public final class Links {
    static final Duration LIFE = Duration.ofDays(30);

    private final Tx tx;

    public Links(Tx tx) {
        this.tx = tx;
    }

    record Link(byte[] hash, int demographicNo, UUID conversationId, long expiresAt, int failed, boolean locked) {
        /** Names it in the audit, where the secret itself must not stand. */
        String name() {
            return java.util.HexFormat.of().formatHex(hash, 0, 8);
        }
    }

    /** @param address where it is about to be sent */
    public void add(Secret secret, int demographicNo, UUID conversationId, String address, long now) {
        tx.sql()
                .update(
                        "INSERT INTO portal_link (clinic_id, hash, demographic_no, conversation_id, created_at, expires_at,"
                                + " sent_to, failed) VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
                        tx.clinic().number(),
                        secret.hash(),
                        demographicNo,
                        conversationId,
                        now,
                        now + LIFE.toMillis(),
                        PortalAccess.sentTo(secret.hash(), address));
    }

    /** Forgets a link that never left the house. */
    public void remove(Secret secret) {
        tx.sql()
                .update(
                        "DELETE FROM portal_link WHERE clinic_id = ? AND hash = ?",
                        tx.clinic().number(),
                        secret.hash());
    }

    /** @return null where there is none, or no longer */
    @Nullable Link find(Secret secret, long now) {
        byte[] hash = secret.hash();
        return tx.sql()
                .first(
                        "SELECT demographic_no, conversation_id, expires_at, failed, locked_at FROM portal_link"
                                + " WHERE clinic_id = ? AND hash = ? AND expires_at > ?",
                        row -> new Link(
                                hash,
                                row.integer(1),
                                row.uuid(2),
                                row.number(3),
                                row.integer(4),
                                row.numberOrNull(5) != null),
                        tx.clinic().number(),
                        hash,
                        now);
    }

    /** @param lockedAt null where it stays open */
    void failed(Link link, int failed, @Nullable Long lockedAt) {
        tx.sql()
                .update(
                        "UPDATE portal_link SET failed = ?, locked_at = ? WHERE clinic_id = ? AND hash = ?",
                        failed,
                        lockedAt,
                        tx.clinic().number(),
                        link.hash());
    }

    /** Wrong tries at any link of a patient since a moment. */
    int triesSince(int demographicNo, long since) {
        return (int) tx.sql()
                .number(
                        "SELECT COUNT(*) FROM identity_try WHERE clinic_id = ? AND demographic_no = ? AND at > ?",
                        tx.clinic().number(),
                        demographicNo,
                        since);
    }

    /** Notes a wrong try and forgets those that count no longer. */
    void addTry(int demographicNo, UUID id, long now, long countedSince) {
        int clinic = tx.clinic().number();
        tx.sql()
                .update(
                        "DELETE FROM identity_try WHERE clinic_id = ? AND demographic_no = ? AND at <= ?",
                        clinic,
                        demographicNo,
                        countedSince);
        tx.sql()
                .update(
                        "INSERT INTO identity_try (clinic_id, demographic_no, at, id) VALUES (?, ?, ?, ?)",
                        clinic,
                        demographicNo,
                        now,
                        id);
    }
}
