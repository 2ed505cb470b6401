package ca.chartside.e2e.tour;

import java.io.PrintStream;
import java.util.Locale;

/** A tour as it is told: a line for each step, as soon as the step was seen. For one thread. */
final class Story {
    /** A step that was not seen. */
    static final class NotSeen extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Throwable why;

        private NotSeen(String step, Throwable why) {
            super(step, why);
            this.why = why;
        }

        Throwable why() {
            return why;
        }
    }

    private final PrintStream out;
    private final Pictures pictures;
    private int steps;

    Story(PrintStream out, Pictures pictures) {
        this.out = out;
        this.pictures = pictures;
    }

    /**
     * Does a step and tells it.
     *
     * @param action throws where the step cannot be seen
     * @throws NotSeen where {@code action} throws anything
     */
    void step(String sentence, Runnable action) {
        long began = System.nanoTime();
        try {
            action.run();
        } catch (RuntimeException | AssertionError e) {
            pictures.screen("not-seen");
            out.printf(Locale.ROOT, "  ✗ %s%n    %s%n", sentence, e.getMessage());
            throw new NotSeen(sentence, e);
        }
        steps++;
        out.printf(Locale.ROOT, "  %2d %s (%.1f s)%n", steps, sentence, (System.nanoTime() - began) / 1e9);
    }

    int steps() {
        return steps;
    }
}
