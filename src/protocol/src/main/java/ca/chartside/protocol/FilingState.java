package ca.chartside.protocol;

/** How far something is that is to stand in a patient's chart in OSCAR. */
public enum FilingState {
    /** Nobody has said yet what became of it. */
    ASKED,
    /** It stands there, all of it. */
    FILED,
    /** It does not, or not all of it. */
    FAILED,
    /** OSCAR did not answer: somebody has to look. */
    IN_DOUBT,
    /** Somebody decided to leave it. */
    WITHDRAWN;

    /** Whether somebody still has to see to it. */
    public boolean isOpen() {
        return this == ASKED || this == FAILED || this == IN_DOUBT;
    }
}
