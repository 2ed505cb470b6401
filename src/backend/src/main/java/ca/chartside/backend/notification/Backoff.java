package ca.chartside.backend.notification;

import java.time.Duration;

/** How long to wait after a failure: 5 seconds, doubling, at most 15 minutes. */
final class Backoff {
    private static final long FIRST = Duration.ofSeconds(5).toMillis();
    private static final long LONGEST = Duration.ofMinutes(15).toMillis();
    private static final int DOUBLINGS = 10;

    private Backoff() {}

    /** @param failures how many tries had failed before this one */
    static long millis(int failures) {
        return Math.min(LONGEST, FIRST << Math.clamp(failures, 0, DOUBLINGS));
    }
}
