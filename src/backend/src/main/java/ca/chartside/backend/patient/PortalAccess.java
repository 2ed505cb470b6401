package ca.chartside.backend.patient;

import ca.chartside.backend.store.Tx;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The portal's links, sessions and one-time codes as far as a patient's record decides over them (C5): all else of them is the portal's. */
public final class PortalAccess {
    private final Tx tx;

    PortalAccess(Tx tx) {
        this.tx = tx;
    }

    /** How many ended. */
    record Ended(int links, int sessions) {}

    /**
     * What a link keeps of where it was sent: enough to know the address again, and of no use to whoever has another link's.
     *
     * @param link the link's own hash
     * @param address an e-mail address or a telephone number, however it is written
     */
    public static byte[] sentTo(byte[] link, String address) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(link);
            return digest.digest(plain(address).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java runtime has SHA-256", e);
        }
    }

    /** The same for whatever reaches the same inbox or telephone. */
    static String plain(String address) {
        return address.contains("@")
                ? address.strip().toLowerCase(Locale.ROOT)
                : address.replaceAll("[^0-9]", "").replaceFirst("^1(?=\\d{10}$)", "");
    }

    /** Ends all of a patient's links and sessions. */
    Ended endAll(int demographicNo, long now) {
        int links = tx.sql()
                .update(
                        "UPDATE portal_link SET expires_at = ? WHERE clinic_id = ? AND demographic_no = ? AND expires_at > ?",
                        now,
                        tx.clinic().number(),
                        demographicNo,
                        now);
        int sessions = tx.sql()
                .update(
                        "UPDATE portal_session SET revoked_at = ? WHERE clinic_id = ? AND demographic_no = ?"
                                + " AND revoked_at IS NULL AND expires_at > ?",
                        now,
                        tx.clinic().number(),
                        demographicNo,
                        now);
        endCodes(demographicNo, now);
        return new Ended(links, sessions);
    }

    /** A code that is on its way to an address, or is asked for by who is no longer known to be somebody, opens nothing. */
    private void endCodes(int demographicNo, long now) {
        tx.sql()
                .update(
                        "UPDATE portal_code SET expires_at = ? WHERE clinic_id = ? AND demographic_no = ? AND expires_at > ?",
                        now,
                        tx.clinic().number(),
                        demographicNo,
                        now);
    }

    private record Sent(byte[] link, byte[] to) {
        boolean isTo(Set<String> addresses) {
            return addresses.stream().anyMatch(address -> MessageDigest.isEqual(to, sentTo(link, address)));
        }
    }

    /** Ends those of a patient's links that were sent to one of these addresses; sessions stay. */
    Ended endSentTo(int demographicNo, Set<String> addresses, long now) {
        List<Sent> live = tx.sql()
                .list(
                        "SELECT hash, sent_to FROM portal_link WHERE clinic_id = ? AND demographic_no = ? AND expires_at > ?",
                        row -> new Sent(row.bytes(1), row.bytes(2)),
                        tx.clinic().number(),
                        demographicNo,
                        now);
        int links = 0;
        for (Sent sent : live) {
            if (sent.isTo(addresses)) {
                links += tx.sql()
                        .update(
                                "UPDATE portal_link SET expires_at = ? WHERE clinic_id = ? AND hash = ?",
                                now,
                                tx.clinic().number(),
                                sent.link());
            }
        }
        endCodes(demographicNo, now);
        return new Ended(links, 0);
    }
}
