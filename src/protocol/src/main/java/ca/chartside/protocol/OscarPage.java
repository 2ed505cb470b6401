package ca.chartside.protocol;

import org.jspecify.annotations.Nullable;

/**
 * One open window or tab of OSCAR, as the companion sees it.
 *
 * @param id the page's own, new with each page that is loaded
 * @param oscar the address of the OSCAR it belongs to, up to its context path: {@code https://oscar.example.ca/oscar}
 * @param demographicNo whose chart it is; null on the schedule
 * @param patient what OSCAR says of them; null until it has answered, or with {@code trouble}
 * @param provider who is signed in to OSCAR there; null until it has answered
 * @param trouble why OSCAR does not tell
 */
public record OscarPage(
        String id,
        Kind kind,
        String oscar,
        @Nullable Integer demographicNo,
        @Nullable OscarPatient patient,
        @Nullable OscarProvider provider,
        @Nullable Trouble trouble) {
    /** Which of OSCAR's pages it is. */
    public enum Kind {
        SCHEDULE,
        /** The e-chart, of either family. */
        CHART,
        /** The master record. */
        MASTER
    }

    /** Why nothing is known of the patient. */
    public enum Trouble {
        LOGGED_OUT,
        /** OSCAR answers with an error, not at all, or with something else than was asked for. */
        NOT_READABLE
    }
}
