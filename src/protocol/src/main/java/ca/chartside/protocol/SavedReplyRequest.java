package ca.chartside.protocol;

import java.util.List;
import java.util.UUID;

/**
 * Saves a reply under an id that its sender made (UUIDv7): a new one, or what becomes of one that is there. The same again changes nothing.
 *
 * @param shared whether it is the clinic's; else the sender's alone
 * @param title no more than {@link Limits#SAVED_TITLE_CHARS}
 * @param english no more than {@link Limits#SAVED_REPLY_CHARS}; may be empty where {@code french} is not
 * @param french as {@code english}
 * @param files the ids of at most {@link Limits#FILES_MAX} uploads of the sender, or of files that it has already; may be left out where
 *     there are none
 * @param version what the sender saw of it, refused with SAVED_REPLY_CHANGED where it was saved since; 0 for a new one
 */
public record SavedReplyRequest(
        boolean shared, String title, String english, String french, List<UUID> files, int version) {
    public SavedReplyRequest {
        files = files == null ? List.of() : List.copyOf(files);
    }

    /** One with no files. */
    public SavedReplyRequest(boolean shared, String title, String english, String french, int version) {
        this(shared, title, english, french, List.of(), version);
    }
}
