package ca.chartside.desktop.filing;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** When something was. */
final class Moments {
    private final Clock clock;
    private final DateTimeFormatter dayAndTime;

    /** @param clock in the zone whose times are shown */
    Moments(Clock clock, Locale locale) {
        this.clock = clock;
        // Not the regional locale: English (Canada) writes "Nov." with a full stop.
        this.dayAndTime = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.of(locale.getLanguage()));
    }

    /** @param millis since the epoch */
    String at(long millis) {
        return dayAndTime.format(Instant.ofEpochMilli(millis).atZone(clock.getZone()));
    }
}
