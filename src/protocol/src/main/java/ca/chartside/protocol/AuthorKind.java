package ca.chartside.protocol;

/** Who wrote a message. */
public enum AuthorKind {
    STAFF,
    PATIENT
}
