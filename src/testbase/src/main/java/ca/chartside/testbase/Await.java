package ca.chartside.testbase;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waiting for what another thread or process will do, with a limit. */
public final class Await {
    private static final Duration STEP = Duration.ofMillis(20);

    private Await() {}

    /**
     * Asks until the answer is as wanted, and gives that answer.
     *
     * @param what for the failure: what was waited for
     * @throws AssertionError with the last answer, when {@code limit} has passed
     */
    public static <T> T until(String what, Duration limit, Supplier<T> question, Predicate<? super T> wanted) {
        long end = System.nanoTime() + limit.toNanos();
        T answer = question.get();
        while (!wanted.test(answer)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "waited " + limit.toSeconds() + " s for " + what + "; the last answer was " + answer);
            }
            LockSupport.parkNanos(STEP.toNanos());
            answer = question.get();
        }
        return answer;
    }

    /** @see #until(String, Duration, Supplier, Predicate) */
    public static void until(String what, Duration limit, Supplier<Boolean> condition) {
        until(what, limit, condition, answer -> answer);
    }
}
