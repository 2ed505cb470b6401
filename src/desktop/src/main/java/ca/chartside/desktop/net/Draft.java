package ca.chartside.desktop.net;

import ca.chartside.protocol.Patient;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is written and not sent (M12).
 *
 * @param id the message's, once it is sent
 * @param conversationId null where it is to start one
 * @param patient whom it is for, as their record was when it was begun
 * @param note whether it is an internal note (M15)
 * @param text may be empty where there are files
 * @param since epoch milliseconds when it was begun
 */
public record Draft(
        UUID id,
        @Nullable UUID conversationId,
        Patient patient,
        boolean note,
        String text,
        long since,
        List<DraftFile> files) {
    public Draft {
        // An older client kept none.
        files = files == null ? List.of() : List.copyOf(files);
    }
}
