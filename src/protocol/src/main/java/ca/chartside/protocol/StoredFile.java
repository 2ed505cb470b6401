package ca.chartside.protocol;

import java.util.UUID;

/**
 * A file that the server keeps.
 *
 * @param id made by its sender (UUIDv7): the same id again is the same file
 * @param name as its sender called it, without a folder, ending as files of its kind do
 * @param mediaType what is in it, as the server found
 * @param size in bytes
 */
public record StoredFile(UUID id, String name, String mediaType, long size) {}
