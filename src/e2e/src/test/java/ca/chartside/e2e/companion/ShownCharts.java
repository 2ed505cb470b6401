package ca.chartside.e2e.companion;

import ca.chartside.desktop.app.Status;
import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Every chart that a client shows, however briefly: it is looked at after each event of the event thread, between which nothing is painted and
 * nothing changes. Any thread.
 */
final class ShownCharts implements AutoCloseable {
    /**
     * @param at epoch milliseconds
     * @param chart 0 for none
     * @param name as the strip shows it; empty for none
     */
    record Shown(long at, int chart, String name) {
        static Shown of(Status.@Nullable Chart chart) {
            long now = System.currentTimeMillis();
            return chart == null ? new Shown(now, 0, "") : new Shown(now, chart.demographicNo(), chart.name());
        }

        boolean isSame(Shown other) {
            return chart == other.chart && name.equals(other.name);
        }
    }

    private final List<Shown> all = new CopyOnWriteArrayList<>();
    private final Looking queue;

    private ShownCharts(Supplier<Status> client) {
        queue = new Looking(() -> look(client.get()));
    }

    /** @param client what it shows; asked on the event thread */
    static ShownCharts of(Supplier<Status> client) {
        ShownCharts shown = new ShownCharts(client);
        shown.look(client.get());
        Toolkit.getDefaultToolkit().getSystemEventQueue().push(shown.queue);
        return shown;
    }

    private void look(Status status) {
        Shown now = Shown.of(status.chart());
        if (all.isEmpty() || !all.getLast().isSame(now)) {
            all.add(now);
        }
    }

    int now() {
        return all.getLast().chart();
    }

    int count() {
        return all.size();
    }

    /** What came behind so many. */
    List<Shown> behind(int count) {
        return all.stream().skip(count).toList();
    }

    @Override
    public void close() {
        queue.end();
    }

    private static final class Looking extends EventQueue {
        private final Runnable look;

        Looking(Runnable look) {
            this.look = look;
        }

        @Override
        protected void dispatchEvent(AWTEvent event) {
            super.dispatchEvent(event);
            look.run();
        }

        void end() {
            pop();
        }
    }
}
