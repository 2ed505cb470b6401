package ca.chartside.desktop.ui;

import java.time.Duration;
import javax.swing.Timer;

/** {@link Later} by Swing's own timer. */
public final class SwingLater implements Later {
    @Override
    public void run(Duration delay, Runnable task) {
        Timer timer = new Timer(Math.toIntExact(delay.toMillis()), e -> task.run());
        timer.setRepeats(false);
        timer.start();
    }
}
