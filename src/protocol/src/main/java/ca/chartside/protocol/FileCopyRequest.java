package ca.chartside.protocol;

import java.util.UUID;

/**
 * Asks for a file once more, to go with a message of the sender.
 *
 * @param id the new file's, made by the sender (UUIDv7); the same again is the same file
 */
public record FileCopyRequest(UUID id) {}
