package ca.chartside.desktop.fake;

import ca.chartside.desktop.ui.Later;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that passes when a test says so. */
public final class FakeLater implements Later {
    private record Task(Duration at, Runnable run) {}

    private final List<Task> tasks = new ArrayList<>();
    private Duration now = Duration.ZERO;

    @Override
    public void run(Duration delay, Runnable task) {
        tasks.add(new Task(now.plus(delay), task));
    }

    public void pass(Duration time) {
        Duration until = now.plus(time);
        while (true) {
            Task next = tasks.stream()
                    .filter(task -> task.at().compareTo(until) <= 0)
                    .min(Comparator.comparing(Task::at))
                    .orElse(null);
            if (next == null) {
                break;
            }
            tasks.remove(next);
            now = next.at();
            next.run().run();
        }
        now = until;
    }
}
