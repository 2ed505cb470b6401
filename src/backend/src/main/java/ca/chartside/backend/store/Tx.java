package ca.chartside.backend.store;

import java.util.function.LongFunction;

/**
 * One transaction in one clinic. A feature's repository is made of it, asks through {@link #sql} and names the clinic in every
 * statement. For the thread that runs the transaction alone.
 */
public interface Tx {
    ClinicId clinic();

    Sql sql();

    /** The number of the clinic's newest event, as this transaction sees it. */
    long eventSeq();

    /**
     * Gives the next number of the clinic's events to {@code event} and stores what it answers. The number is taken under a
     * lock that is held to the commit, so numbers become visible in their order and without gaps.
     */
    StoredEventRef appendEvent(LongFunction<EventBody> event);

    /** The clinic's audit chain as this transaction sees it; null {@code hash} never occurs: the first is 32 zero bytes. */
    AuditHead auditHead();

    /** Moves the chain's head on; stored with the commit. */
    void auditHead(AuditHead head);

    /** @param seq the number an event was given */
    record StoredEventRef(long seq) {}

    /** An event's kind and wire form. */
    record EventBody(String type, String json) {}

    /**
     * @param seq the newest audit row's number
     * @param hash its hash
     */
    record AuditHead(long seq, byte[] hash) {
        @Override
        public boolean equals(Object other) {
            return other instanceof AuditHead(long otherSeq, byte[] otherHash)
                    && seq == otherSeq
                    && java.util.Arrays.equals(hash, otherHash);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(seq);
        }
    }
}
