package ca.chartside.desktop.net;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: twice as long each time up to a limit, and never quite the same on two computers, so
 * that a server that comes back is not met by all of them at once. Not safe for threads.
 */
public final class Backoff {
    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private int failures;

    public Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /** Counts one more failure; between half and all of the full wait. */
    Duration next() {
        long full = Math.min(longest.toMillis(), first.toMillis() << Math.min(failures, 20));
        failures++;
        return Duration.ofMillis(full / 2 + (long) (random.nextDouble() * (full - full / 2)));
    }

    int failures() {
        return failures;
    }

    void reset() {
        failures = 0;
    }
}
