package ca.chartside.backend.conversation;

import ca.chartside.protocol.ConversationStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as its rules need it.
 *
 * @param needsActionSince epoch milliseconds since when it is in Triage; null where it is not
 * @param lastSeq the newest message
 * @param lastPatientSeq the newest message of the patient; 0 where there is none
 * @param patientReadSeq up to where the patient has read
 * @param entrySeq the newest of all that stands in it, notes and lines too
 * @param unreadSeq the newest that makes it unread for staff; they may have read up to there
 * @param ownerId whom it is assigned to; null for nobody
 * @param hasFiles whether a message in it has files, whoever sent it
 */
public record Conversation(
        UUID id,
        int demographicNo,
        ConversationStatus status,
        @Nullable Long needsActionSince,
        long lastSeq,
        long lastPatientSeq,
        long patientReadSeq,
        long entrySeq,
        long unreadSeq,
        boolean urgent,
        @Nullable UUID ownerId,
        boolean hasFiles) {
    Conversation with(ConversationStatus newStatus) {
        return copy(newStatus, needsActionSince, entrySeq, unreadSeq, urgent, ownerId);
    }

    /** @param since since when it needs action; null where it does not */
    Conversation waiting(@Nullable Long since) {
        return copy(status, since, entrySeq, unreadSeq, urgent, ownerId);
    }

    Conversation withUrgent(boolean now) {
        return copy(status, needsActionSince, entrySeq, unreadSeq, now, ownerId);
    }

    Conversation withOwner(@Nullable UUID owner) {
        return copy(status, needsActionSince, entrySeq, unreadSeq, urgent, owner);
    }

    /** @param seq the newest entry's number */
    Conversation told(long seq, boolean unread) {
        return copy(status, needsActionSince, seq, unread ? seq : unreadSeq, urgent, ownerId);
    }

    private Conversation copy(
            ConversationStatus newStatus,
            @Nullable Long since,
            long newEntry,
            long newUnread,
            boolean newUrgent,
            @Nullable UUID newOwner) {
        return new Conversation(
                id,
                demographicNo,
                newStatus,
                since,
                lastSeq,
                lastPatientSeq,
                patientReadSeq,
                newEntry,
                newUnread,
                newUrgent,
                newOwner,
                hasFiles);
    }
}
