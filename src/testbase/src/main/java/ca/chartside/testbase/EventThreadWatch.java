package ca.chartside.testbase;

import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells the longest time for which Swing's event thread was busy with one event, by its own doing: what it computed, what it waited for, and
 * what locks kept it. The time in which the computer gave the processor to others is nobody's fault and does not count. Any thread.
 */
public final class EventThreadWatch implements AutoCloseable {
    private final Timed queue = new Timed();

    private EventThreadWatch() {}

    /** Begins to watch. */
    public static EventThreadWatch begin() {
        ManagementFactory.getThreadMXBean().setThreadContentionMonitoringEnabled(true);
        EventThreadWatch watch = new EventThreadWatch();
        Toolkit.getDefaultToolkit().getSystemEventQueue().push(watch.queue);
        return watch;
    }

    public double longestMillis() {
        return queue.longest.get() / 1e6;
    }

    /** How many events were handled. */
    public long events() {
        return queue.events.get();
    }

    @Override
    public void close() {
        queue.end();
    }

    private static final class Timed extends EventQueue {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
        final AtomicLong longest = new AtomicLong();
        final AtomicLong events = new AtomicLong();

        @Override
        protected void dispatchEvent(AWTEvent event) {
            long before = busyNanos();
            super.dispatchEvent(event);
            longest.accumulateAndGet(busyNanos() - before, Math::max);
            events.incrementAndGet();
        }

        private static long busyNanos() {
            ThreadInfo info = THREADS.getThreadInfo(Thread.currentThread().threadId());
            return THREADS.getCurrentThreadCpuTime() + 1_000_000 * (info.getWaitedTime() + info.getBlockedTime());
        }

        void end() {
            pop();
        }
    }
}
