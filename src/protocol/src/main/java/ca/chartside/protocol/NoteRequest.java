package ca.chartside.protocol;

import java.util.List;
import java.util.UUID;

/**
 * An internal note (M15). Sending the same {@code noteId} again gives the same answer and stores nothing.
 *
 * @param noteId UUIDv7 made by the sender
 * @param demographicNo whose conversation the sender believes it to be; refused with WRONG_PATIENT where it is another's
 * @param files what the sender has uploaded for it, at most {@link Limits#FILES_MAX}; with some the text may be empty
 */
public record NoteRequest(UUID noteId, int demographicNo, String text, List<UUID> files) {
    public NoteRequest {
        // An older sender knows of none.
        files = files == null ? List.of() : List.copyOf(files);
    }

    /** Without files. */
    public NoteRequest(UUID noteId, int demographicNo, String text) {
        this(noteId, demographicNo, text, List.of());
    }
}
