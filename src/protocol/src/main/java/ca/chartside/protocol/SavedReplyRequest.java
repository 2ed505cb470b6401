package ca.chartside.protocol;

/**
 * Saves a reply under an id that its sender made (UUIDv7): a new one, or what becomes of one that is there. The same again changes nothing.
 *
 * @param shared whether it is the clinic's; else the sender's alone
 * @param title no more than {@link Limits#SAVED_TITLE_CHARS}
 * @param english no more than {@link Limits#SAVED_REPLY_CHARS}; may be empty where {@code french} is not
 * @param french as {@code english}
 * @param version what the sender saw of it, refused with SAVED_REPLY_CHANGED where it was saved since; 0 for a new one
 */
public record SavedReplyRequest(boolean shared, String title, String english, String french, int version) {}
