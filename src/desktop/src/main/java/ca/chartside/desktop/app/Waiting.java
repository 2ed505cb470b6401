package ca.chartside.desktop.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * A chart that was asked for while nobody was signed in. Its number means somebody else in another clinic, and later it is
 * no longer the one that anybody looks at: it waits for its clinic, and not for long. Event thread only.
 */
final class Waiting {
    static final Options.Open NOTHING = new Options.Open(null, null);

    private static final Duration AT_MOST = Duration.ofMinutes(2);

    private final InstantSource clock;
    private Options.Open open = NOTHING;
    private String clinic = "";
    private Instant since = Instant.EPOCH;

    Waiting(InstantSource clock) {
        this.clock = clock;
    }

    /** @param clinic the one that the sign-in form names; empty where it names none yet */
    void put(Options.Open open, String clinic) {
        this.open = open;
        this.clinic = clinic;
        this.since = clock.instant();
    }

    /** The chart that waits, whether it is to be opened or not. */
    @Nullable Integer chart() {
        return open.chart();
    }

    /** What is shown to a user of {@code signedIn}. Afterwards nothing waits. */
    Options.Open take(String signedIn) {
        Options.Open asked = open;
        open = NOTHING;
        if (Duration.between(since, clock.instant()).compareTo(AT_MOST) > 0) {
            return NOTHING;
        }
        // A link names its clinic itself.
        boolean ours = clinic.isEmpty() || clinic.equals(signedIn);
        return ours ? asked : new Options.Open(null, asked.link());
    }
}
