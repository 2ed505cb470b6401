package ca.chartside.protocol;

/**
 * Why a patient should perhaps not be written to (M17), as the record and the clinic's rule have it.
 *
 * @param blocks whether the server takes no message; else whoever sends has to confirm the reason
 */
public record Caution(Reason reason, boolean blocks) {
    /** What the record says of the patient; the gravest first. */
    public enum Reason {
        DECEASED,
        DO_NOT_MESSAGE,
        /** The patient has said no to electronic messages. */
        NO_CONSENT,
        /** Nobody has put down what the patient says to electronic messages. */
        CONSENT_UNKNOWN,
        MOVED,
        INACTIVE
    }
}
