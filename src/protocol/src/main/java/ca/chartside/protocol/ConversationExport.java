package ca.chartside.protocol;

import java.util.List;
import java.util.UUID;

/**
 * A conversation as it is taken out of Chartside, whole, oldest entry first.
 *
 * @param zone the clinic's, such as {@code America/Toronto}
 * @param exportedAt epoch milliseconds
 * @param exportedBy the staff user's name
 * @param notes whether it holds what never leaves the clinic: notes, lines of the staff, what was taken back. Without, it is what the
 *     patient sees, and of what was taken back only that it was
 * @param entries files by name, kind and size alone
 */
public record ConversationExport(
        ClinicInfo clinic,
        Patient patient,
        UUID conversationId,
        ConversationStatus status,
        String zone,
        long exportedAt,
        String exportedBy,
        boolean notes,
        List<Message> entries) {
    public ConversationExport {
        entries = List.copyOf(entries);
    }
}
