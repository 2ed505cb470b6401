package ca.chartside.backend.audit;

import ca.chartside.backend.store.Bulk;
import ca.chartside.backend.store.Tx;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/**
 * Who did what to what, when (K3). Rows are only ever added, in the transaction of what they record, and each carries the SHA-256
 * of its predecessor's hash and its own fields, every field preceded by its length: changing, dropping or reordering one breaks
 * the chain from there on.
 */
public final class AuditLog {
    private static final Bulk ROW =
            Bulk.insert("audit", "clinic_id, seq, at, actor_kind, actor, action, subject, detail, hash");

    private final Tx tx;

    public AuditLog(Tx tx) {
        this.tx = tx;
    }

    /** Who acts. */
    public record Actor(Kind kind, String id) {
        public enum Kind {
            STAFF,
            PATIENT,
            /** Somebody who holds a patient's link and has not proven who they are. */
            VISITOR,
            /** The backend itself, such as the worker that sends notices. */
            SYSTEM,
            /** A person at the server's command line. */
            OPERATOR
        }

        public static final Actor VISITOR = new Actor(Kind.VISITOR, "");
        public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "");
        public static final Actor OPERATOR = new Actor(Kind.OPERATOR, "");

        public static Actor staff(UUID userId) {
            return new Actor(Kind.STAFF, userId.toString());
        }

        public static Actor patient(int demographicNo) {
            return new Actor(Kind.PATIENT, String.valueOf(demographicNo));
        }
    }

    /** @param at epoch milliseconds */
    public record Entry(long seq, long at, Actor actor, String action, String subject, String detail, byte[] hash) {}

    /**
     * Adds a row.
     *
     * @param action a verb of ours, such as {@code message.send}
     * @param subject what it was done to: ids and numbers, never a name or a text
     */
    public void add(long at, Actor actor, String action, String subject, String detail) {
        Tx.AuditHead head = tx.auditHead();
        long seq = head.seq() + 1;
        byte[] hash = hash(head.hash(), seq, at, actor, action, subject, detail);
        tx.sql()
                .insertLater(
                        ROW, tx.clinic().number(), seq, at, actor.kind(), actor.id(), action, subject, detail, hash);
        tx.auditHead(new Tx.AuditHead(seq, hash));
    }

    /** Rows behind a number, in order. */
    public List<Entry> after(long seq, int limit) {
        return tx.sql()
                .list(
                        "SELECT seq, at, actor_kind, actor, action, subject, detail, hash FROM audit"
                                + " WHERE clinic_id = ? AND seq > ? ORDER BY seq LIMIT ?",
                        row -> new Entry(
                                row.number(1),
                                row.number(2),
                                new Actor(Actor.Kind.valueOf(row.text(3)), row.text(4)),
                                row.text(5),
                                row.text(6),
                                row.text(7),
                                row.bytes(8)),
                        tx.clinic().number(),
                        seq,
                        limit);
    }

    /** Walks the whole chain. @return the first row's number whose hash is wrong, or 0 where all hold and end at the head */
    public long firstBroken() {
        byte[] previous = new byte[32];
        long expected = 1;
        for (List<Entry> page = after(0, 1000); !page.isEmpty(); page = after(expected - 1, 1000)) {
            for (Entry entry : page) {
                byte[] hash = hash(
                        previous,
                        entry.seq(),
                        entry.at(),
                        entry.actor(),
                        entry.action(),
                        entry.subject(),
                        entry.detail());
                if (entry.seq() != expected || !MessageDigest.isEqual(hash, entry.hash())) {
                    return expected;
                }
                previous = hash;
                expected++;
            }
        }
        Tx.AuditHead head = tx.auditHead();
        return head.seq() == expected - 1 && MessageDigest.isEqual(head.hash(), previous) ? 0 : expected;
    }

    private static byte[] hash(
            byte[] previous, long seq, long at, Actor actor, String action, String subject, String detail) {
        MessageDigest digest = sha256();
        digest.update(previous);
        digest.update(ByteBuffer.allocate(16).putLong(seq).putLong(at).flip());
        for (String field : List.of(actor.kind().name(), actor.id(), action, subject, detail)) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java runtime has SHA-256", e);
        }
    }
}
