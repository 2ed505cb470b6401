package ca.chartside.desktop.composer;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessagePage;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the composer has to say about a message that did not leave. */
sealed interface Notice {
    /** @param message what the patient or a colleague added meanwhile; null until it is loaded */
    record Newer(@Nullable Message message) implements Notice {
        /** The newest that somebody else has added behind {@code after} and the patient sees: notes stop nobody. */
        static Newer in(MessagePage page, long after, UUID me) {
            return new Newer(page.messages().stream()
                    .filter(message -> message.kind().isForPatient() && !me.equals(message.authorId()))
                    .filter(message -> message.seq() > after)
                    .reduce((earlier, later) -> later)
                    .orElse(null));
        }
    }

    record Refused(ErrorKind kind) implements Notice {}

    /** A note that the server did not take; its text is where it was written. */
    record NoteNotAdded(ApiException why) implements Notice {}

    /** Files that were not added. */
    record NotAttached(List<Attachments.Rejected> files) implements Notice {}

    /** A picture from the clipboard that the disk did not take. */
    record PictureNotKept() implements Notice {}

    /** Whether sending the same once more cannot help: the writer has to read, change or choose. */
    static boolean isForTheWriter(ErrorKind error) {
        return switch (error) {
            case NEWER_MESSAGE,
                    CONVERSATION_CLOSED,
                    MESSAGE_EMPTY,
                    MESSAGE_TOO_LONG,
                    INVALID_VALUE,
                    FILE_NOT_FOUND,
                    MESSAGES_BLOCKED,
                    WARNING_NOT_CONFIRMED,
                    MESSAGING_OFF,
                    PATIENT_DIFFERS -> true;
            default -> false;
        };
    }
}
