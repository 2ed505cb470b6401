package ca.chartside.protocol;

import java.util.UUID;

/**
 * A staff message on its way. Sending the same {@code messageId} again gives the same answer and stores nothing.
 *
 * @param messageId UUIDv7 made by the sender
 * @param conversationId an existing conversation, or a UUIDv7 made by the sender that starts one
 * @param demographicNo whom the sender believes to write to; refused with WRONG_PATIENT where the conversation is another's
 * @param lastSeenSeq the newest number the sender had seen; somebody else's message behind it, or closing, refuses with
 *     NEWER_MESSAGE
 */
public record SendRequest(
        UUID messageId, UUID conversationId, int demographicNo, String text, SendMode mode, long lastSeenSeq) {}
