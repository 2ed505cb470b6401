package ca.chartside.backend.conversation;

import ca.chartside.backend.clinic.MessagingRules;
import ca.chartside.backend.patient.Consent;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Question;
import ca.chartside.backend.store.Row;
import ca.chartside.protocol.Caution;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a message of a staff user to a patient meets, asked in one statement with the others of its group.
 *
 * @param conversation null where it is to begin
 * @param known whether there is such a patient
 * @param reachable whether the patient has an address for notices
 * @param sentBefore whether there is a message of that id
 * @param noted whether there is a note or a line of that id, which no message can have
 * @param member whether the sender is one already
 * @param messaging whether the clinic sends messages (S8)
 * @param cautions what speaks against writing to the patient (M17)
 */
record Scene(
        @Nullable Conversation conversation,
        boolean known,
        boolean reachable,
        boolean sentBefore,
        boolean noted,
        boolean member,
        boolean messaging,
        List<Caution> cautions) {
    /** Behind the conversation's state. */
    private static final int PATIENT_FROM = 2 + Conversations.STATE_COLUMNS;

    static Question<Scene> of(ClinicId clinic, UUID messageId, UUID conversationId, int demographicNo, UUID sender) {
        return new Question<>(
                Conversations.STATE
                        + ", p.demographic_no, p.email, m.seq, n.seq, r.member_since, p.status, p.consent, p.do_not_message,"
                        + " k.messaging_rules, k.messaging",
                "LEFT JOIN conversation c ON c.clinic_id = asked.column2 AND c.id = asked.column3"
                        + " LEFT JOIN patient p ON p.clinic_id = asked.column2 AND p.demographic_no = asked.column4"
                        + " LEFT JOIN message m ON m.clinic_id = asked.column2 AND m.id = asked.column5"
                        + " LEFT JOIN staff_entry n ON n.clinic_id = asked.column2 AND n.id = asked.column5"
                        + " LEFT JOIN participant r ON r.clinic_id = asked.column2"
                        + " AND r.conversation_id = asked.column3 AND r.user_id = asked.column6"
                        + " LEFT JOIN clinic k ON k.id = asked.column2",
                List.of(clinic.number(), conversationId, demographicNo, messageId, sender),
                List.of(messageId, conversationId),
                Scene::of);
    }

    private static Scene of(Row row) {
        return new Scene(
                row.uuidOrNull(2) == null ? null : Conversations.conversation(row, 2),
                row.numberOrNull(PATIENT_FROM) != null,
                row.textOrNull(PATIENT_FROM + 1) != null,
                row.numberOrNull(PATIENT_FROM + 2) != null,
                row.numberOrNull(PATIENT_FROM + 3) != null,
                row.numberOrNull(PATIENT_FROM + 4) != null,
                row.flag(PATIENT_FROM + 9),
                cautions(row, PATIENT_FROM + 5));
    }

    private static List<Caution> cautions(Row row, int from) {
        String status = row.textOrNull(from);
        if (status == null) {
            return List.of();
        }
        Consent consent = Consent.valueOf(row.text(from + 1));
        return MessagingRules.of(row.text(from + 3))
                .cautions(PatientRecord.reasons(status, consent, row.flag(from + 2)));
    }
}
