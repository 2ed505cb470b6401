package ca.chartside.protocol;

import java.util.List;

/**
 * @param number the number on the icons (T8), for the user who asks
 * @param triage how many conversations need action in the whole clinic
 * @param unreadInTriage how many of those are unread for the user who asks
 * @param urgent whether staff marked one of those that {@code number} counts as urgent
 * @param patients of those who were asked for, the ones who have some
 */
public record Counts(int number, int triage, int unreadInTriage, boolean urgent, List<PatientCount> patients) {
    public Counts {
        // An older server knows of none.
        patients = patients == null ? List.of() : List.copyOf(patients);
    }

    /** Nothing urgent, no patient asked for. */
    public Counts(int number, int triage, int unreadInTriage) {
        this(number, triage, unreadInTriage, false, List.of());
    }
}
