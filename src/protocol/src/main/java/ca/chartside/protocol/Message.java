package ca.chartside.protocol;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param id made by its sender (UUIDv7): the same id again is the same message
 * @param seq the clinic's number for it; later messages have greater ones
 * @param authorId the staff user; null for the patient
 * @param sentAt epoch milliseconds when the server stored it
 * @param delivery null for a patient's message
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
        @Nullable DeliveryState delivery) {}
