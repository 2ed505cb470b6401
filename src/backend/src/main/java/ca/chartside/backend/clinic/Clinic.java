package ca.chartside.backend.clinic;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A tenant.
 *
 * @param phone what patients are told to call
 * @param zone whose calendar day counts for ages and hours
 * @param waitingLimitMillis how long a conversation may wait in Triage before it counts for everybody (T8)
 * @param messaging whether it sends and takes messages (S8)
 * @param ask whom its staff ask where it does not, in its own words; null where it has none
 * @param portalDays how many days a patient's session lives unused (N3)
 * @param rules what it makes of reasons not to write to a patient (M17)
 */
public record Clinic(
        String slug,
        String name,
        @Nullable String phone,
        ZoneId zone,
        long waitingLimitMillis,
        boolean messaging,
        @Nullable String ask,
        MessagingRules rules,
        int portalDays) {
    /** What a patient's record is seen by: the clinic's calendar day and its rules. */
    public record Today(LocalDate date, MessagingRules rules) {}

    public Today today(Clock clock) {
        return new Today(LocalDate.now(clock.withZone(zone)), rules);
    }
}
