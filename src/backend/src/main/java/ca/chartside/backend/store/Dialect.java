package ca.chartside.backend.store;

/** Which engine answers, for the few statements that cannot be the same for both. */
public enum Dialect {
    SQLITE,
    /** Takes arrays for parameters: many rows are one statement and not a batch of them. */
    POSTGRES
}
