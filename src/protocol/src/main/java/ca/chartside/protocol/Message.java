package ca.chartside.protocol;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a conversation, as staff see it.
 *
 * @param id made by its sender (UUIDv7): the same id again is the same message
 * @param seq the clinic's number for it; later messages have greater ones
 * @param authorId the staff user; null for the patient
 * @param sentAt epoch milliseconds when the server stored it
 * @param text what was written; of a line, the reason that was given
 * @param delivery null for a patient's message
 * @param about whom a line is about, by name: who was assigned, added or removed
 * @param takenBackAt epoch milliseconds since when the patient sees only that it was removed; null where it stands
 * @param files what goes with it
 * @param filedAt epoch milliseconds since when it stands in the patient's chart in OSCAR; null where nobody has filed it
 */
public record Message(
        UUID id,
        UUID conversationId,
        long seq,
        AuthorKind author,
        @Nullable UUID authorId,
        String authorName,
        String text,
        long sentAt,
        @Nullable DeliveryState delivery,
        MessageKind kind,
        @Nullable String about,
        @Nullable Long takenBackAt,
        List<StoredFile> files,
        @Nullable Long filedAt) {
    public Message {
        files = files == null ? List.of() : List.copyOf(files);
    }

    /** An entry that nobody has filed. */
    public Message(
            UUID id,
            UUID conversationId,
            long seq,
            AuthorKind author,
            @Nullable UUID authorId,
            String authorName,
            String text,
            long sentAt,
            @Nullable DeliveryState delivery,
            MessageKind kind,
            @Nullable String about,
            @Nullable Long takenBackAt,
            List<StoredFile> files) {
        this(
                id,
                conversationId,
                seq,
                author,
                authorId,
                authorName,
                text,
                sentAt,
                delivery,
                kind,
                about,
                takenBackAt,
                files,
                null);
    }

    /** An entry without files. */
    public Message(
            UUID id,
            UUID conversationId,
            long seq,
            AuthorKind author,
            @Nullable UUID authorId,
            String authorName,
            String text,
            long sentAt,
            @Nullable DeliveryState delivery,
            MessageKind kind,
            @Nullable String about,
            @Nullable Long takenBackAt) {
        this(
                id,
                conversationId,
                seq,
                author,
                authorId,
                authorName,
                text,
                sentAt,
                delivery,
                kind,
                about,
                takenBackAt,
                List.of());
    }

    /**
     * The same as the patient sees it: a line names nobody, how far a message has come is nobody's but the clinic's (M11), and of what was
     * taken back nothing is left but that it was.
     */
    public Message forPatient() {
        boolean removed = takenBackAt != null;
        boolean line = kind.isLine();
        return new Message(
                id,
                conversationId,
                seq,
                author,
                line ? null : authorId,
                line ? "" : authorName,
                removed || line ? "" : text,
                sentAt,
                null,
                kind,
                line ? null : about,
                takenBackAt,
                removed ? List.of() : files);
    }

    /** The same with these files. */
    public Message withFiles(List<StoredFile> with) {
        return new Message(
                id,
                conversationId,
                seq,
                author,
                authorId,
                authorName,
                text,
                sentAt,
                delivery,
                kind,
                about,
                takenBackAt,
                with,
                filedAt);
    }

    /** The same as it came to the chart then. */
    public Message withFiledAt(@Nullable Long at) {
        return new Message(
                id,
                conversationId,
                seq,
                author,
                authorId,
                authorName,
                text,
                sentAt,
                delivery,
                kind,
                about,
                takenBackAt,
                files,
                at);
    }

    /** A message as it is sent. */
    public Message(
            UUID id,
            UUID conversationId,
            long seq,
            AuthorKind author,
            @Nullable UUID authorId,
            String authorName,
            String text,
            long sentAt,
            @Nullable DeliveryState delivery) {
        this(
                id,
                conversationId,
                seq,
                author,
                authorId,
                authorName,
                text,
                sentAt,
                delivery,
                MessageKind.MESSAGE,
                null,
                null);
    }
}
