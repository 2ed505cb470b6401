package ca.chartside.protocol;

/**
 * @param asOfSeq the newest event this answer covers: open the event stream behind it
 * @param serverTime epoch milliseconds
 * @param messaging whether messages can be sent, and whom to ask where not (S8)
 */
public record Me(StaffUser user, ClinicInfo clinic, Counts counts, long asOfSeq, long serverTime, Messaging messaging) {
    public Me {
        // An older server does not switch it.
        messaging = messaging == null ? Messaging.ON : messaging;
    }
}
