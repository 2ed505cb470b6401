package ca.chartside.protocol;

/**
 * @param asOfSeq the newest event this answer covers: open the event stream behind it
 * @param serverTime epoch milliseconds
 */
public record Me(StaffUser user, ClinicInfo clinic, Counts counts, long asOfSeq, long serverTime) {}
