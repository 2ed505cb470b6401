package ca.chartside.protocol;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as one row of a list, for the user who asked.
 *
 * @param needsActionSince epoch milliseconds since when it is in Triage; null where it is not
 * @param snippet the beginning of the newest message, one line; empty where that was taken back (M16)
 * @param lastAuthorName the newest message's author, as staff see the name
 * @param lastAuthorId the staff user who wrote the newest message; null where the patient did
 * @param lastAt epoch milliseconds of the newest message
 * @param lastSeq the newest message's number
 * @param unread whether it is unread for the user who asked (T8)
 * @param notDelivered whether the newest staff message could not reach the patient
 * @param memberCount the patient and the staff members
 * @param urgent whether staff marked it
 * @param ownerId the staff user it is assigned to; null for nobody
 * @param hasFiles whether a message in it has files, the patient's or the clinic's
 */
public record ConversationRow(
        UUID id,
        Patient patient,
        ConversationStatus status,
        @Nullable Long needsActionSince,
        String snippet,
        AuthorKind lastAuthor,
        String lastAuthorName,
        @Nullable UUID lastAuthorId,
        long lastAt,
        long lastSeq,
        boolean unread,
        boolean notDelivered,
        int memberCount,
        boolean urgent,
        @Nullable UUID ownerId,
        @Nullable String ownerName,
        boolean hasFiles) {
    public ConversationRow withStatus(ConversationStatus newStatus) {
        return new ConversationRow(
                id,
                patient,
                newStatus,
                needsActionSince,
                snippet,
                lastAuthor,
                lastAuthorName,
                lastAuthorId,
                lastAt,
                lastSeq,
                unread,
                notDelivered,
                memberCount,
                urgent,
                ownerId,
                ownerName,
                hasFiles);
    }
}
