package ca.chartside.backend.portal;

import ca.chartside.backend.store.Tx;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/** From where it is tried to get in without a link, kept over restarts for an hour (N4). */
final class Networks {
    /** Many patients of a clinic stand behind one address of a telephone company. */
    static final int TRIES = 40;

    static final Duration COUNTED = Duration.ofHours(1);

    /** What one household is given of the new kind of addresses. */
    private static final int HOUSEHOLD_BYTES = 8;

    private final Tx tx;

    Networks(Tx tx) {
        this.tx = tx;
    }

    /** What an address is counted by: itself, or the household's part of it. */
    static String of(String address) {
        try {
            InetAddress known = InetAddress.ofLiteral(address);
            return known instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(known.getAddress(), HOUSEHOLD_BYTES)) + "::/64"
                    : known.getHostAddress();
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    /** Counts a try. @return whether it may go on */
    boolean tries(String network, UUID id, long now) {
        int clinic = tx.clinic().number();
        long since = now - COUNTED.toMillis();
        tx.sql().update("DELETE FROM entry_try WHERE clinic_id = ? AND at <= ?", clinic, since);
        long before = tx.sql()
                .number(
                        "SELECT COUNT(*) FROM entry_try WHERE clinic_id = ? AND network = ? AND at > ?",
                        clinic,
                        network,
                        since);
        if (before >= TRIES) {
            return false;
        }
        tx.sql()
                .update(
                        "INSERT INTO entry_try (clinic_id, network, at, id) VALUES (?, ?, ?, ?)",
                        clinic,
                        network,
                        now,
                        id);
        return true;
    }
}
