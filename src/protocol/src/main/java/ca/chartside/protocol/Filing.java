package ca.chartside.protocol;

import ca.chartside.protocol.FromCompanion.Reason;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to stand in a patient's chart in OSCAR, and what became of it.
 *
 * @param askedAt epoch milliseconds
 * @param askedBy the staff user's name
 * @param settledAt epoch milliseconds of what was last told of it; null while nobody has
 * @param reason why it failed or is in doubt; null where it did not, or nobody said
 * @param noteId OSCAR's number of the note; null where there is none
 * @param documents OSCAR's numbers of those documents that stand, in the order in which they were asked for
 */
public record Filing(
        UUID id,
        UUID conversationId,
        Patient patient,
        FilingState state,
        long askedAt,
        UUID askedById,
        String askedBy,
        List<UUID> messages,
        List<UUID> files,
        boolean note,
        boolean pages,
        @Nullable Long settledAt,
        @Nullable Reason reason,
        @Nullable Long noteId,
        List<Long> documents) {
    public Filing {
        messages = List.copyOf(messages);
        files = List.copyOf(files);
        documents = List.copyOf(documents);
    }
}
