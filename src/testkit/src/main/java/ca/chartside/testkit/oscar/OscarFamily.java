package ca.chartside.testkit.oscar;

/** The two that clinics run. */
public enum OscarFamily {
    /** Of 2025: takes documents. */
    OPEN_O,
    /** Of 2019: its charts stay at another address and show other landmarks; it knows no cell numbers. */
    OSCAR_15
}
