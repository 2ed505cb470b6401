package ca.chartside.protocol;

import org.jspecify.annotations.Nullable;

/**
 * How a patient gets to their messages, as staff see to it (N4).
 *
 * @param barred what keeps them out and staff can lift; null where nothing does, and once they have got in since
 * @param freshLink the newest link that staff had sent in the last day and the patient has not got in since; null for none
 * @param devices in how many browsers the patient is signed in
 */
public record PatientAccess(
        int demographicNo,
        @Nullable Barred barred,
        @Nullable FreshLink freshLink,
        int devices) {

    /** @param at epoch milliseconds of the last try */
    public record Barred(Why why, long at) {}

    public enum Why {
        /** Six wrong tries at one link. */
        LINK,
        /** Twenty wrong tries in a day, over all links. */
        DAY,
        /** As many one-time codes were asked for as may be in a day. */
        CODES
    }

    /** @param at epoch milliseconds when it was asked for, and once it has left when it did */
    public record FreshLink(long at, LinkState state) {}

    public enum LinkState {
        ON_ITS_WAY,
        SENT,
        NOT_DELIVERED
    }
}
