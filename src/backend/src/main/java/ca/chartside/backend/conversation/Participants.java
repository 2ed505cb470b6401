package ca.chartside.backend.conversation;

import ca.chartside.backend.store.Bulk;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.MemberList;
import ca.chartside.protocol.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who of the staff takes part in which conversation, how far they have read it, and what calls for them in it. */
final class Participants {
    private static final Bulk PARTICIPANT = Bulk.insert(
            "participant",
            "clinic_id, conversation_id, user_id, member_since, read_seq, last_seq, called_seq",
            "ON CONFLICT (clinic_id, conversation_id, user_id) DO UPDATE SET"
                    + " member_since = COALESCE(participant.member_since, excluded.member_since),"
                    + " read_seq = CASE WHEN excluded.read_seq > participant.read_seq"
                    + " THEN excluded.read_seq ELSE participant.read_seq END, last_seq = excluded.last_seq");

    private static final Bulk SENT =
            Bulk.updateAndRaiseInOne("participant", "last_seq", "user_id", "read_seq", "clinic_id, conversation_id");

    private static final Bulk CALLED = Bulk.update("participant", "last_seq, called_seq", "clinic_id, conversation_id");

    private final Tx tx;

    Participants(Tx tx) {
        this.tx = tx;
    }

    long readSeq(UUID id, UUID userId) {
        return tx.sql()
                .number(
                        "SELECT read_seq FROM participant WHERE clinic_id = ? AND conversation_id = ? AND user_id = ?",
                        tx.clinic().number(),
                        id,
                        userId);
    }

    /** Whether any staff user, a member or not, has read up to {@code seq}. */
    boolean anyHasRead(UUID id, long seq) {
        return tx.sql()
                        .number(
                                "SELECT COUNT(*) FROM participant WHERE clinic_id = ? AND conversation_id = ? AND read_seq >= ?",
                                tx.clinic().number(),
                                id,
                                seq)
                > 0;
    }

    /** A staff user has read up to {@code seq}, a member or not. */
    void hasRead(Conversation conversation, UUID userId, long seq) {
        participant(conversation, userId, null, seq);
    }

    /** Makes a staff user a member, where not yet one, who has read up to {@code seq}. */
    void memberHasRead(Conversation conversation, UUID userId, long since, long seq) {
        participant(conversation, userId, since, seq);
    }

    private void participant(Conversation conversation, UUID userId, @Nullable Long since, long seq) {
        participant(conversation.id(), userId, since, seq, conversation.lastSeq(), conversation.unreadSeq());
    }

    private void participant(UUID id, UUID userId, @Nullable Long since, long seq, long lastSeq, long unreadSeq) {
        tx.sql().changeLater(id, PARTICIPANT, tx.clinic().number(), id, userId, since, seq, lastSeq, unreadSeq);
    }

    /** Makes the sender of the message {@code seq} a member, who has read nothing yet. */
    void joins(UUID id, UUID userId, long since, long seq, long unreadSeq) {
        participant(id, userId, since, 0, seq, unreadSeq);
    }

    /**
     * A member has sent the message {@code seq}: for everybody the conversation has something newer, and the sender has read what
     * they had seen. What came since, a note or an assignment, calls for them as before (T8).
     */
    void hasSent(UUID id, UUID userId, long seq, long seen) {
        tx.sql().changeLater(id, SENT, seq, userId, seen, tx.clinic().number(), id);
    }

    /** The patient has sent the message {@code seq}, which everybody is to read. */
    void hasReplied(UUID id, long seq) {
        tx.sql().changeLater(id, CALLED, seq, seq, tx.clinic().number(), id);
    }

    boolean isMember(UUID id, UUID userId) {
        return tx.sql()
                        .number(
                                "SELECT COUNT(*) FROM participant WHERE clinic_id = ? AND conversation_id = ? AND user_id = ?"
                                        + " AND member_since IS NOT NULL",
                                tx.clinic().number(),
                                id,
                                userId)
                > 0;
    }

    /** A member no more; what they have read stays known. */
    void leave(UUID id, UUID userId) {
        tx.sql()
                .update(
                        "UPDATE participant SET member_since = NULL WHERE clinic_id = ? AND conversation_id = ? AND user_id = ?",
                        tx.clinic().number(),
                        id,
                        userId);
    }

    List<MemberList.Member> members(UUID id) {
        return tx.sql()
                .list(
                        "SELECT u.id, u.display_name, u.role, r.member_since FROM participant r"
                                + " JOIN staff_user u ON u.clinic_id = r.clinic_id AND u.id = r.user_id"
                                + " WHERE r.clinic_id = ? AND r.conversation_id = ? AND r.member_since IS NOT NULL"
                                + " ORDER BY r.member_since, u.display_name",
                        row -> new MemberList.Member(
                                row.uuid(1), row.text(2), Role.valueOf(row.text(3)), row.number(4)),
                        tx.clinic().number(),
                        id);
    }

    /** Makes the conversation unread for a participant: an assignment to them. */
    void call(UUID id, UUID userId, long seq) {
        tx.sql()
                .update(
                        "UPDATE participant SET called_seq = ? WHERE clinic_id = ? AND conversation_id = ? AND user_id = ?",
                        seq,
                        tx.clinic().number(),
                        id,
                        userId);
    }

    /** Makes the conversation unread for everybody. */
    void callAll(UUID id, long seq) {
        tx.sql()
                .update(
                        "UPDATE participant SET called_seq = ? WHERE clinic_id = ? AND conversation_id = ?",
                        seq,
                        tx.clinic().number(),
                        id);
    }

    /** Makes the conversation unread for its members but one: a note of theirs. */
    void callMembers(UUID id, UUID but, long seq) {
        tx.sql()
                .update(
                        "UPDATE participant SET called_seq = ? WHERE clinic_id = ? AND conversation_id = ?"
                                + " AND member_since IS NOT NULL AND user_id <> ?",
                        seq,
                        tx.clinic().number(),
                        id,
                        but);
    }
}
