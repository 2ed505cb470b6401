package ca.chartside.backend.patient;

/** What a patient has said to electronic messages. */
public enum Consent {
    YES,
    NO,
    /** Nobody has put it down. */
    UNKNOWN
}
