package ca.chartside.protocol;

/** The choices behind the Send button (M2–M5). */
public enum SendMode {
    /** Starts a conversation that is closed, or goes into an open one. Refused with CONVERSATION_CLOSED where it is closed. */
    SEND,
    /** Starts an open conversation, goes into an open one, or reopens a closed one. */
    ALLOW_REPLIES,
    /** Goes into a closed conversation and leaves it closed: the patient reads it but cannot reply. */
    WITHOUT_REOPENING
}
