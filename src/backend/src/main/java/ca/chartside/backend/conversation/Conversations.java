package ca.chartside.backend.conversation;

import ca.chartside.backend.clinic.Clinic;
import ca.chartside.backend.patient.Patients;
import ca.chartside.backend.store.Bulk;
import ca.chartside.backend.store.Row;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A clinic's conversations, and the lists of them that staff see. */
final class Conversations {
    static final String STATE =
            "c.id, c.demographic_no, c.status, c.needs_action_since, c.last_seq, c.last_patient_seq, c.patient_read_seq,"
                    + " c.entry_seq, c.unread_seq, c.triage_rank, c.owner_id, c.has_files";
    static final int STATE_COLUMNS = 12;

    /** Whether it is unread for the reader whose participation is {@code r} (T8). */
    static final String UNREAD = "(COALESCE(r.called_seq, c.unread_seq) > COALESCE(r.read_seq, 0))";

    private static final String ROW = rowsOf("conversation");

    /** A patient's are sorted before anything is looked up for them: of many, one page is shown. */
    private static final String PATIENTS_ROW =
            rowsOf("(SELECT * FROM conversation s WHERE s.clinic_id = ? AND s.demographic_no = ?"
                    + " AND (s.last_at, s.id) < (?, ?) ORDER BY s.last_at DESC, s.id DESC LIMIT ?)");

    /** The reader's own: put in order within a part of them before anything is looked up. */
    private static final String MINE_ROW = rowsOf("(SELECT s.* FROM (SELECT clinic_id, conversation_id FROM participant"
            + " WHERE clinic_id = ? AND user_id = ? AND member_since IS NOT NULL AND last_part <= ? / 1024 AND last_seq < ?"
            + " ORDER BY last_part DESC, last_seq DESC LIMIT ?) page"
            + " JOIN conversation s ON s.clinic_id = page.clinic_id AND s.id = page.conversation_id)");

    /** What a row shows; its parameters, behind those of {@code conversations}, are the reader and the clinic. */
    private static String rowsOf(String conversations) {
        return "SELECT c.id, c.status, c.needs_action_since, c.snippet, c.last_author,"
                + " c.last_author_name, c.last_author_id, c.last_at, c.last_seq, c.not_delivered, CASE WHEN "
                + UNREAD + " THEN 1 ELSE 0 END, c.triage_rank, c.owner_id, o.display_name,"
                + " (SELECT COUNT(*) FROM participant m WHERE m.clinic_id = c.clinic_id AND m.conversation_id = c.id"
                + " AND m.member_since IS NOT NULL), c.has_files, "
                + Patients.COLUMNS
                + " FROM " + conversations + " c"
                + " JOIN patient p ON p.clinic_id = c.clinic_id AND p.demographic_no = c.demographic_no"
                + " LEFT JOIN participant r ON r.clinic_id = c.clinic_id AND r.conversation_id = c.id AND r.user_id = ?"
                + " LEFT JOIN staff_user o ON o.clinic_id = c.clinic_id AND o.id = c.owner_id"
                + " WHERE c.clinic_id = ? ";
    }

    private static final int PATIENT_FROM = 17;

    private static final int URGENT = 0;
    private static final int CALM = 1;

    private static final Bulk NEW_LAST_MESSAGE = Bulk.update(
            "conversation",
            "status, needs_action_since, snippet, last_author, last_author_id, last_author_name, last_at, last_seq,"
                    + " last_patient_seq, entry_seq, unread_seq, not_delivered, has_files",
            "clinic_id, id");

    private final Tx tx;

    Conversations(Tx tx) {
        this.tx = tx;
    }

    private static Conversation conversation(Row row) {
        return conversation(row, 1);
    }

    /** @param from the first of {@link #STATE} in the row */
    static Conversation conversation(Row row, int from) {
        return new Conversation(
                row.uuid(from),
                row.integer(from + 1),
                ConversationStatus.valueOf(row.text(from + 2)),
                row.numberOrNull(from + 3),
                row.number(from + 4),
                row.number(from + 5),
                row.number(from + 6),
                row.number(from + 7),
                row.number(from + 8),
                row.number(from + 9) == URGENT,
                row.uuidOrNull(from + 10),
                row.flag(from + 11));
    }

    private static ConversationRow row(Row row, Clinic.Today today) {
        return new ConversationRow(
                row.uuid(1),
                Patients.record(row, PATIENT_FROM).wire(today),
                ConversationStatus.valueOf(row.text(2)),
                row.numberOrNull(3),
                row.text(4),
                AuthorKind.valueOf(row.text(5)),
                row.text(6),
                row.uuidOrNull(7),
                row.number(8),
                row.number(9),
                row.flag(11),
                row.flag(10),
                row.integer(15) + 1,
                row.number(12) == URGENT,
                row.uuidOrNull(13),
                row.textOrNull(14),
                row.flag(16));
    }

    @Nullable Conversation get(UUID id) {
        return tx.sql()
                .first(
                        "SELECT " + STATE + " FROM conversation c WHERE c.clinic_id = ? AND c.id = ?",
                        Conversations::conversation,
                        tx.clinic().number(),
                        id);
    }

    /** The patient's own conversations, newest first. */
    List<Conversation> ofPatient(int demographicNo) {
        return tx.sql()
                .list(
                        "SELECT " + STATE + " FROM conversation c WHERE c.clinic_id = ? AND c.demographic_no = ?"
                                + " ORDER BY c.last_at DESC, c.id DESC",
                        Conversations::conversation,
                        tx.clinic().number(),
                        demographicNo);
    }

    @Nullable ConversationRow row(UUID reader, UUID id, Clinic.Today today) {
        return tx.sql()
                .first(
                        ROW + "AND c.id = ?",
                        row -> row(row, today),
                        reader,
                        tx.clinic().number(),
                        id);
    }

    /** Urgent first, then the longest waiting (T4). */
    List<ConversationRow> triage(
            UUID reader, Clinic.Today today, @Nullable Integer demographicNo, Cursor from, int limit) {
        String waiting = ROW
                + "AND c.needs_action_since IS NOT NULL AND (c.triage_rank, c.needs_action_since, c.id) > (?, ?, ?)";
        String order = " ORDER BY c.triage_rank, c.needs_action_since, c.id LIMIT ?";
        int clinic = tx.clinic().number();
        return demographicNo == null
                ? tx.sql()
                        .list(
                                waiting + order,
                                row -> row(row, today),
                                reader,
                                clinic,
                                from.rank(),
                                from.at(),
                                from.id(),
                                limit)
                : tx.sql()
                        .list(
                                waiting + " AND c.demographic_no = ?" + order,
                                row -> row(row, today),
                                reader,
                                clinic,
                                from.rank(),
                                from.at(),
                                from.id(),
                                demographicNo,
                                limit);
    }

    /** Newest activity first (T5). */
    List<ConversationRow> mine(UUID reader, Clinic.Today today, Cursor from, int limit) {
        return tx.sql()
                .list(
                        MINE_ROW + "ORDER BY r.last_seq DESC",
                        row -> row(row, today),
                        tx.clinic().number(),
                        reader,
                        from.at(),
                        from.at(),
                        limit,
                        reader,
                        tx.clinic().number());
    }

    /** Newest first (T6). */
    List<ConversationRow> ofPatient(UUID reader, Clinic.Today today, int demographicNo, Cursor from, int limit) {
        return tx.sql()
                .list(
                        PATIENTS_ROW + "ORDER BY c.last_at DESC, c.id DESC",
                        row -> row(row, today),
                        tx.clinic().number(),
                        demographicNo,
                        from.at(),
                        from.id(),
                        limit,
                        reader,
                        tx.clinic().number());
    }

    void insert(UUID id, int demographicNo, ConversationStatus status, LastMessage last) {
        tx.sql()
                .update(
                        "INSERT INTO conversation (clinic_id, id, demographic_no, status, needs_action_since, created_at,"
                                + " snippet, last_author, last_author_id, last_author_name, last_at, last_seq,"
                                + " last_patient_seq, entry_seq, unread_seq, patient_read_seq, not_delivered,"
                                + " has_files)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)",
                        tx.clinic().number(),
                        id,
                        demographicNo,
                        status,
                        last.needsActionSince(),
                        last.at(),
                        last.snippet(),
                        last.author(),
                        last.authorId(),
                        last.authorName(),
                        last.at(),
                        last.seq(),
                        last.lastPatientSeq(),
                        last.seq(),
                        last.unreadSeq(),
                        last.notDelivered(),
                        last.hasFiles());
    }

    void update(UUID id, ConversationStatus status, LastMessage last) {
        tx.sql()
                .changeLater(
                        id,
                        NEW_LAST_MESSAGE,
                        status,
                        last.needsActionSince(),
                        last.snippet(),
                        last.author(),
                        last.authorId(),
                        last.authorName(),
                        last.at(),
                        last.seq(),
                        last.lastPatientSeq(),
                        last.seq(),
                        last.unreadSeq(),
                        last.notDelivered(),
                        last.hasFiles(),
                        tx.clinic().number(),
                        id);
    }

    /**
     * What the newest message makes of its conversation.
     *
     * @param hasFiles whether it or a message before it has some
     */
    record LastMessage(
            long seq,
            long at,
            AuthorKind author,
            @Nullable UUID authorId,
            String authorName,
            String snippet,
            @Nullable Long needsActionSince,
            long lastPatientSeq,
            long unreadSeq,
            boolean notDelivered,
            boolean hasFiles) {}

    /** What staff have done to a conversation, all of it at once; {@code entrySeq} is the line that tells it. */
    void done(Conversation now) {
        tx.sql()
                .update(
                        "UPDATE conversation SET status = ?, needs_action_since = ?, triage_rank = ?, owner_id = ?, entry_seq = ?,"
                                + " unread_seq = ? WHERE clinic_id = ? AND id = ?",
                        now.status(),
                        now.needsActionSince(),
                        now.urgent() ? URGENT : CALM,
                        now.ownerId(),
                        now.entrySeq(),
                        now.unreadSeq(),
                        tx.clinic().number(),
                        now.id());
    }

    void patientRead(UUID id, long seq) {
        tx.sql()
                .update(
                        "UPDATE conversation SET patient_read_seq = ?, not_delivered = 0 WHERE clinic_id = ? AND id = ?",
                        seq,
                        tx.clinic().number(),
                        id);
    }

    /** Where the message of that number is still the newest, lists show no words of it. */
    void takenBack(UUID id, long seq) {
        tx.sql()
                .update(
                        "UPDATE conversation SET snippet = '' WHERE clinic_id = ? AND id = ? AND last_seq = ?",
                        tx.clinic().number(),
                        id,
                        seq);
    }

    /** A note makes it no newer in any list. */
    void entry(UUID id, long seq) {
        tx.sql()
                .update(
                        "UPDATE conversation SET entry_seq = ? WHERE clinic_id = ? AND id = ?",
                        seq,
                        tx.clinic().number(),
                        id);
    }

    void notDelivered(UUID id, long needsActionSince) {
        tx.sql()
                .update(
                        "UPDATE conversation SET not_delivered = 1, needs_action_since = COALESCE(needs_action_since, ?)"
                                + " WHERE clinic_id = ? AND id = ?",
                        needsActionSince,
                        tx.clinic().number(),
                        id);
    }

    /** When it began, epoch milliseconds. */
    long createdAt(UUID id) {
        return tx.sql()
                .number(
                        "SELECT created_at FROM conversation WHERE clinic_id = ? AND id = ?",
                        tx.clinic().number(),
                        id);
    }

    int triageCount() {
        return (int) tx.sql()
                .number(
                        "SELECT COUNT(*) FROM conversation WHERE clinic_id = ? AND needs_action_since IS NOT NULL",
                        tx.clinic().number());
    }

    int unreadInTriage(UUID reader) {
        return (int) tx.sql()
                .number(
                        "SELECT COUNT(*) FROM conversation c LEFT JOIN participant r ON r.clinic_id = c.clinic_id"
                                + " AND r.conversation_id = c.id AND r.user_id = ?"
                                + " WHERE c.clinic_id = ? AND c.needs_action_since IS NOT NULL"
                                + " AND " + UNREAD,
                        reader,
                        tx.clinic().number());
    }

    /**
     * The number on the icons (T8): unread ones that are the reader's own, and, where Triage counts for the reader, unread ones in it;
     * and whatever has waited in Triage since before {@code overdue}. Each conversation once.
     */
    int number(UUID reader, boolean triageCounts, long overdue) {
        int clinic = tx.clinic().number();
        return (int) tx.sql()
                .number(
                        "SELECT COUNT(*) FROM ("
                                + "SELECT r.conversation_id FROM participant r WHERE r.clinic_id = ? AND r.user_id = ?"
                                + " AND r.member_since IS NOT NULL AND r.unread = 1"
                                + " UNION "
                                + "SELECT c.id FROM conversation c LEFT JOIN participant r ON r.clinic_id = c.clinic_id"
                                + " AND r.conversation_id = c.id AND r.user_id = ?"
                                + " WHERE c.clinic_id = ? AND c.needs_action_since IS NOT NULL"
                                + " AND (c.needs_action_since < ? OR (? = 1 AND " + UNREAD + "))"
                                + ") counted",
                        clinic,
                        reader,
                        reader,
                        clinic,
                        overdue,
                        triageCounts);
    }
}
