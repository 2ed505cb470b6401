package ca.chartside.desktop.thread;

import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.StoredFile;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message, a note or a line as the thread shows it, whether the server has it or not.
 *
 * @param seq 0 while it is in the outbox
 * @param mine written by the user signed in
 * @param authorName the patient's first name, or the staff member's name
 * @param text what was written; of a line, the reason that was given
 * @param at epoch milliseconds
 * @param state null for what is no staff member's message
 * @param fault the number of the server's own fault that keeps it in the outbox; null where there was none
 * @param about whom a line is about, by name
 * @param takenBackAt epoch milliseconds since when the patient sees only that it was removed; null where it stands
 * @param files what goes with it
 * @param leavesIn in how many seconds it leaves, while it can be taken back before (M14)
 * @param filedAt epoch milliseconds since when it stands in the patient's chart in OSCAR; null where nobody has filed it
 */
record ThreadItem(
        UUID id,
        long seq,
        AuthorKind author,
        boolean mine,
        @Nullable UUID authorId,
        String authorName,
        String text,
        long at,
        @Nullable MessageState state,
        @Nullable String fault,
        MessageKind kind,
        @Nullable String about,
        @Nullable Long takenBackAt,
        int leavesIn,
        List<StoredFile> files,
        @Nullable Long filedAt) {
    /** Not held, without files, and not filed. */
    ThreadItem(
            UUID id,
            long seq,
            AuthorKind author,
            boolean mine,
            @Nullable UUID authorId,
            String authorName,
            String text,
            long at,
            @Nullable MessageState state,
            @Nullable String fault,
            MessageKind kind,
            @Nullable String about,
            @Nullable Long takenBackAt) {
        this(
                id,
                seq,
                author,
                mine,
                authorId,
                authorName,
                text,
                at,
                state,
                fault,
                kind,
                about,
                takenBackAt,
                0,
                List.of(),
                null);
    }
}
