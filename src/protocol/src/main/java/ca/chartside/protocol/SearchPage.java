package ca.chartside.protocol;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param hits the newest first; a conversation stands once, over all pages
 * @param next the cursor of the page behind this one; null at the end
 */
public record SearchPage(List<Hit> hits, @Nullable String next) {
    /**
     * A conversation and the newest message or note in it that was found.
     *
     * @param messageId of the message or note
     * @param seq its number
     * @param kind {@link MessageKind#MESSAGE} or {@link MessageKind#NOTE}
     * @param authorId the staff user who wrote it; null where the patient did
     * @param authorName who wrote it, as staff see the name
     * @param at epoch milliseconds when it was stored
     * @param snippet one line of it, around the first word that was found
     * @param marks what was found in the snippet; none where only a name was
     * @param fileName of a file that goes with it and was found by its name; null where none was
     * @param fileNameMarks what was found in that name
     * @param firstNameMarks what was found in the patient's first name
     * @param lastNameMarks what was found in the patient's last name
     * @param takenBack whether the patient sees no more of it than that it was removed
     */
    public record Hit(
            ConversationRow conversation,
            UUID messageId,
            long seq,
            MessageKind kind,
            @Nullable UUID authorId,
            String authorName,
            long at,
            String snippet,
            List<Mark> marks,
            @Nullable String fileName,
            List<Mark> fileNameMarks,
            List<Mark> firstNameMarks,
            List<Mark> lastNameMarks,
            boolean takenBack) {
        /** The same with its conversation as it is now. */
        public Hit with(ConversationRow now) {
            return new Hit(
                    now,
                    messageId,
                    seq,
                    kind,
                    authorId,
                    authorName,
                    at,
                    snippet,
                    marks,
                    fileName,
                    fileNameMarks,
                    firstNameMarks,
                    lastNameMarks,
                    takenBack);
        }
    }
}
