package ca.chartside.desktop.net;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;

/** The seconds before a message leaves, in which it can be taken back (M14). Event thread only. */
final class Countdown {
    private final ScheduledExecutorService timer;
    private final Executor eventThread;
    private final IntSupplier seconds;
    private final Duration second;

    /**
     * @param timer never waits for anything
     * @param seconds how many, each time asked for; 0: a message leaves at once
     * @param second how long one is
     */
    Countdown(ScheduledExecutorService timer, Executor eventThread, IntSupplier seconds, Duration second) {
        this.timer = timer;
        this.eventThread = eventThread;
        this.seconds = seconds;
        this.second = second;
    }

    int seconds() {
        return seconds.getAsInt();
    }

    /** @param left told how many seconds are left after each; answers whether to go on */
    void run(int from, IntPredicate left) {
        timer.schedule(
                () -> eventThread.execute(() -> {
                    if (left.test(from - 1) && from > 1 && !timer.isShutdown()) {
                        run(from - 1, left);
                    }
                }),
                second.toMillis(),
                TimeUnit.MILLISECONDS);
    }
}
