package ca.chartside.desktop.ui;

import java.time.Duration;

/** Runs something on the event thread after a while. Tests let the time pass by hand. */
@FunctionalInterface
public interface Later {
    void run(Duration delay, Runnable task);
}
