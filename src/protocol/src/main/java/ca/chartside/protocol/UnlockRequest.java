package ca.chartside.protocol;

import java.util.UUID;

/**
 * Lets a patient try again who failed too often, and sends a fresh link (N4).
 *
 * @param linkId of the fresh link, made by the sender (UUIDv7): the same again sends no second one
 * @param conversationId which the link is to show
 */
public record UnlockRequest(UUID linkId, UUID conversationId) {}
