package ca.chartside.protocol;

import java.util.UUID;

/**
 * An internal note (M15). Sending the same {@code noteId} again gives the same answer and stores nothing.
 *
 * @param noteId UUIDv7 made by the sender
 * @param demographicNo whose conversation the sender believes it to be; refused with WRONG_PATIENT where it is another's
 */
public record NoteRequest(UUID noteId, int demographicNo, String text) {}
