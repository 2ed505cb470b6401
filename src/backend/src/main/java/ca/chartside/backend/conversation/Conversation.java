package ca.chartside.backend.conversation;

import ca.chartside.protocol.ConversationStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as its rules need it.
 *
 * @param needsActionSince epoch milliseconds since when it is in Triage; null where it is not
 * @param lastPatientSeq the newest message of the patient; 0 where there is none
 * @param patientReadSeq up to where the patient has read
 */
public record Conversation(
        UUID id,
        int demographicNo,
        ConversationStatus status,
        @Nullable Long needsActionSince,
        long lastSeq,
        long lastPatientSeq,
        long patientReadSeq) {}
