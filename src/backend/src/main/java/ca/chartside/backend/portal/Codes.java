package ca.chartside.backend.portal;

import ca.chartside.backend.store.Tx;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for a one-time code, each by the hash of the secret in their browser, and how often codes were asked for (N2). A statement that is
 * wrong waits like a right one, counts like one and ends like one; only, no code is made for it. The code itself is made by who
 * sends it, when it is about to leave, and is known here by a hash that is slow to compute: six digits would be guessed from a fast one.
 */
public final class Codes {
    static final Duration LIFE = Duration.ofMinutes(10);
    static final int TRIES = 5;

    /** What is older limits nothing any more. */
    static final Duration KEPT = Duration.ofHours(24);

    private static final int DIGITS = 6;
    private static final int BELOW = 1_000_000;

    private final Tx tx;

    public Codes(Tx tx) {
        this.tx = tx;
    }

    /** A code as it is sent: six digits, any as likely as any other. */
    public static String random(SecureRandom random) {
        return String.format("%0" + DIGITS + "d", random.nextInt(BELOW));
    }

    /** What somebody typed as their code, without spaces and dashes; null where it cannot be one. */
    static @Nullable String plain(String typed) {
        String digits = HealthNumber.plain(typed);
        return digits.matches("[0-9]{" + DIGITS + "}") ? digits : null;
    }

    /** @param numberMark of the health card number that was typed where there was no link; else null */
    record Statement(
            byte @Nullable [] link,
            @Nullable Integer numberMark,
            @Nullable Integer demographicNo,
            boolean right) {}

    /**
     * A code that is waited for.
     *
     * @param demographicNo whom the statement is about; null where it is about nobody
     * @param codeHash null where none has left
     */
    record Asked(
            byte @Nullable [] link,
            @Nullable Integer demographicNo,
            boolean right,
            int failed,
            @Nullable String codeHash) {
        boolean isAt(Links.@Nullable Link other) {
            byte[] mine = link;
            return other == null ? mine == null : mine != null && MessageDigest.isEqual(mine, other.hash());
        }
    }

    /** Waits for a code, which is due at once where the statement is right. */
    void ask(Secret browser, UUID id, Statement statement, CodeChannel channel, long now) {
        int clinic = tx.clinic().number();
        tx.sql().update("DELETE FROM portal_code WHERE clinic_id = ? AND asked_at <= ?", clinic, now - KEPT.toMillis());
        tx.sql()
                .update(
                        "INSERT INTO portal_code (clinic_id, hash, id, link, number_mark, demographic_no, said_right, channel,"
                                + " asked_at, expires_at, failed, attempts, next_attempt_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?)",
                        clinic,
                        browser.hash(),
                        id,
                        statement.link(),
                        statement.numberMark(),
                        statement.demographicNo(),
                        statement.right(),
                        channel,
                        now,
                        now + LIFE.toMillis(),
                        statement.right() ? Long.valueOf(now) : null);
    }

    /** @return null where this browser waits for none, or no longer */
    @Nullable Asked find(Secret browser, long now) {
        return tx.sql()
                .first(
                        "SELECT link, demographic_no, said_right, failed, code_hash FROM portal_code"
                                + " WHERE clinic_id = ? AND hash = ? AND expires_at > ? AND used_at IS NULL AND failed < ?",
                        row -> {
                            Long number = row.numberOrNull(2);
                            return new Asked(
                                    row.bytesOrNull(1),
                                    number == null ? null : Math.toIntExact(number),
                                    row.flag(3),
                                    row.integer(4),
                                    row.textOrNull(5));
                        },
                        tx.clinic().number(),
                        browser.hash(),
                        now,
                        TRIES);
    }

    void failed(Secret browser) {
        tx.sql()
                .update(
                        "UPDATE portal_code SET failed = failed + 1 WHERE clinic_id = ? AND hash = ?",
                        tx.clinic().number(),
                        browser.hash());
    }

    void used(Secret browser, long now) {
        tx.sql()
                .update(
                        "UPDATE portal_code SET used_at = ?, next_attempt_at = NULL WHERE clinic_id = ? AND hash = ?",
                        now,
                        tx.clinic().number(),
                        browser.hash());
    }

    /** How many codes were asked for at a patient's link since a moment. */
    int ofLinkSince(Links.Link link, long since) {
        return (int) tx.sql()
                .number(
                        "SELECT COUNT(*) FROM portal_code WHERE clinic_id = ? AND demographic_no = ? AND asked_at > ? AND link = ?",
                        tx.clinic().number(),
                        link.demographicNo(),
                        since,
                        link.hash());
    }

    /** How many were asked for a patient since a moment, at whichever link or without. */
    int ofPatientSince(int demographicNo, long since) {
        return (int) tx.sql()
                .number(
                        "SELECT COUNT(*) FROM portal_code WHERE clinic_id = ? AND demographic_no = ? AND asked_at > ?",
                        tx.clinic().number(),
                        demographicNo,
                        since);
    }

    /** How many were asked for with a health card number of this mark since a moment. */
    int ofNumberSince(int numberMark, long since) {
        return (int) tx.sql()
                .number(
                        "SELECT COUNT(*) FROM portal_code WHERE clinic_id = ? AND number_mark = ? AND asked_at > ?",
                        tx.clinic().number(),
                        numberMark,
                        since);
    }

    /** When a patient last asked for a code of a link, or without one, that has had all that it may have since a moment; 0 where none has. */
    long lastOfTooMany(int demographicNo, long since) {
        return tx.sql()
                .number(
                        "SELECT COALESCE(MAX(last), 0) FROM (SELECT MAX(asked_at) AS last, COUNT(*) AS many FROM portal_code"
                                + " WHERE clinic_id = ? AND demographic_no = ? AND asked_at > ? GROUP BY link) asked"
                                + " WHERE many >= ?",
                        tx.clinic().number(),
                        demographicNo,
                        since,
                        EntranceService.CODES_A_LINK);
    }

    /** Forgets what a patient has asked for, and what was asked for with their number. @return how many it was */
    int forget(int demographicNo, @Nullable Identity number) {
        int clinic = tx.clinic().number();
        int asked = tx.sql()
                .update("DELETE FROM portal_code WHERE clinic_id = ? AND demographic_no = ?", clinic, demographicNo);
        return number == null
                ? asked
                : asked
                        + tx.sql()
                                .update(
                                        "DELETE FROM portal_code WHERE clinic_id = ? AND number_mark = ?",
                                        clinic,
                                        number.mark());
    }

    /**
     * A code that is to leave.
     *
     * @param id names its message
     * @param attempts how many tries have failed so far
     */
    public record Due(UUID id, int demographicNo, CodeChannel channel, int attempts, byte[] key) {}

    /** Those whose time has come, the oldest first; those that are too old are given up. */
    public List<Due> due(long now, int limit) {
        return tx.sql()
                .list(
                        "SELECT id, demographic_no, channel, attempts, hash FROM portal_code"
                                + " WHERE clinic_id = ? AND next_attempt_at IS NOT NULL AND next_attempt_at <= ?"
                                + " AND expires_at > ? ORDER BY next_attempt_at, id LIMIT ?",
                        row -> new Due(
                                row.uuid(1),
                                row.integer(2),
                                CodeChannel.valueOf(row.text(3)),
                                row.integer(4),
                                row.bytes(5)),
                        tx.clinic().number(),
                        now,
                        now,
                        limit);
    }

    /**
     * The code that is about to leave; it replaces one before it. Where its sender ends before it could say how it went, another is made at
     * {@code until}.
     *
     * @return whether it was there to take
     */
    public boolean made(Due due, String codeHash, long now, long until) {
        return tx.sql()
                        .update(
                                "UPDATE portal_code SET code_hash = ?, next_attempt_at = ?"
                                        + " WHERE clinic_id = ? AND hash = ? AND next_attempt_at <= ?",
                                codeHash,
                                until,
                                tx.clinic().number(),
                                due.key(),
                                now)
                == 1;
    }

    /** It has left, or never will. */
    public void settled(Due due) {
        tx.sql()
                .update(
                        "UPDATE portal_code SET next_attempt_at = NULL WHERE clinic_id = ? AND hash = ?",
                        tx.clinic().number(),
                        due.key());
    }

    /** It has certainly not left; another is made then. */
    public void tryAgain(Due due, long at) {
        tx.sql()
                .update(
                        "UPDATE portal_code SET code_hash = NULL, attempts = attempts + 1, next_attempt_at = ?"
                                + " WHERE clinic_id = ? AND hash = ? AND next_attempt_at IS NOT NULL",
                        at,
                        tx.clinic().number(),
                        due.key());
    }
}
