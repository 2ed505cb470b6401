package ca.chartside.backend.conversation;

import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.PatientCount;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the icons in OSCAR's pages show beside the number itself (C1, T8). */
final class IconNumbers {
    private final Tx tx;

    IconNumbers(Tx tx) {
        this.tx = tx;
    }

    /** Whether staff marked one of those that {@link Conversations#number} counts. */
    boolean urgent(UUID reader, boolean triageCounts, long overdue) {
        return mineAreUrgent(reader) || triageIsUrgent(reader, triageCounts, overdue);
    }

    /** Each of the few that are unread is looked up: joined, an engine may go through all of the clinic's for the urgent ones instead. */
    private boolean mineAreUrgent(UUID reader) {
        return tx.sql()
                        .number(
                                "SELECT COALESCE(MIN((SELECT c.triage_rank FROM conversation c"
                                        + " WHERE c.clinic_id = r.clinic_id AND c.id = r.conversation_id)), 1) FROM participant r"
                                        + " WHERE r.clinic_id = ? AND r.user_id = ? AND r.member_since IS NOT NULL AND r.unread = 1",
                                tx.clinic().number(),
                                reader)
                == 0;
    }

    private boolean triageIsUrgent(UUID reader, boolean triageCounts, long overdue) {
        return tx.sql()
                        .number(
                                "SELECT COUNT(*) FROM conversation c LEFT JOIN participant r"
                                        + " ON r.clinic_id = c.clinic_id AND r.conversation_id = c.id AND r.user_id = ?"
                                        + " WHERE c.clinic_id = ? AND c.triage_rank = 0 AND c.needs_action_since IS NOT NULL"
                                        + " AND (c.needs_action_since < ? OR (? = 1 AND " + Conversations.UNREAD + "))",
                                reader,
                                tx.clinic().number(),
                                overdue,
                                triageCounts)
                > 0;
    }

    /** How many of each patient's conversations are unread for the reader; without those who have none. */
    List<PatientCount> ofPatients(UUID reader, List<Integer> patients) {
        if (patients.isEmpty()) {
            return List.of();
        }
        int asked = Integer.highestOneBit(Math.max(1, patients.size() - 1)) * 2; // few sizes, so few statements
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.add(reader);
        parameters.add(tx.clinic().number());
        for (int i = 0; i < asked; i++) {
            parameters.add(patients.get(Math.min(i, patients.size() - 1)));
        }
        return tx.sql()
                .list(
                        "SELECT c.demographic_no, COUNT(*), MIN(c.triage_rank) FROM conversation c LEFT JOIN participant r"
                                + " ON r.clinic_id = c.clinic_id AND r.conversation_id = c.id AND r.user_id = ?"
                                + " WHERE c.clinic_id = ? AND c.demographic_no IN (?" + ", ?".repeat(asked - 1)
                                + ") AND "
                                + Conversations.UNREAD + " GROUP BY c.demographic_no ORDER BY c.demographic_no",
                        row -> new PatientCount(row.integer(1), row.integer(2), row.number(3) == 0),
                        parameters.toArray());
    }
}
