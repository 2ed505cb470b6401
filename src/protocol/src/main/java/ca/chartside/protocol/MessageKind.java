package ca.chartside.protocol;

/** What an entry of a conversation is: a message, a note that never leaves the clinic, or a line that tells what was done. */
public enum MessageKind {
    MESSAGE,
    NOTE,
    /** The conversation was closed; the patient sees this line, without a name. */
    CLOSED,
    /** The conversation was reopened; the patient sees this line, without a name. */
    REOPENED,
    MARKED_UNREAD,
    NO_REPLY_NEEDED,
    URGENT,
    NOT_URGENT,
    ASSIGNED,
    UNASSIGNED,
    MEMBER_ADDED,
    MEMBER_REMOVED;

    /** Whether the patient may see it; everything else stays in the clinic. */
    public boolean isForPatient() {
        return this == MESSAGE || this == CLOSED || this == REOPENED;
    }

    /** Whether it tells what was done rather than what was written. */
    public boolean isLine() {
        return this != MESSAGE && this != NOTE;
    }
}
