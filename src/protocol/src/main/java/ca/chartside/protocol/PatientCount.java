package ca.chartside.protocol;

/**
 * How many of one patient's conversations are unread for the user who asks (T8): as many as are bold in All Conversations (T6).
 *
 * @param urgent whether staff marked one of them
 */
public record PatientCount(int demographicNo, int number, boolean urgent) {}
