package ca.chartside.protocol;

/**
 * How far a staff message has come, the furthest reached (M11). The server derives it in one place and sends it; the client
 * adds only what happens before the server has the message.
 */
public enum DeliveryState {
    /** Stored; the patient's notice is being sent. */
    STORED,
    /** A notice that covers it was accepted by the mail server. */
    SENT,
    /** The patient has opened it in the portal. */
    READ,
    /** The patient's address was refused. */
    NOT_DELIVERED,
    /** The patient has no address to notify. */
    NO_CONTACT
}
