package ca.chartside.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.theme.Theme;
import java.awt.BorderLayout;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InlineBarTest {
    private static final int ROUNDS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AtomicInteger layouts = new AtomicInteger();
    private JFrame frame;

    @AfterEach
    void end() throws Exception {
        SwingUtilities.invokeAndWait(frame::dispose);
    }

    /** A sentence that wraps beside its buttons once kept the event thread at work for as long as it was shown. */
    @Test
    void onceItStandsNothingIsLaidOutAgain() throws Exception {
        SwingUtilities.invokeAndWait(this::show);

        // The window system may still move or size a new window, which lays it out once more.
        long end = System.nanoTime() + PATIENCE.toNanos();
        int meanwhile = layoutsMeanwhile();
        while (meanwhile > 0 && System.nanoTime() < end) {
            meanwhile = layoutsMeanwhile();
        }

        assertThat(layouts.get()).isPositive();
        assertThat(meanwhile).isZero();
    }

    private int layoutsMeanwhile() throws Exception {
        int before = layouts.get();
        for (int i = 0; i < ROUNDS; i++) {
            SwingUtilities.invokeAndWait(() -> {});
        }
        return layouts.get() - before;
    }

    private void show() {
        Theme.install(false);
        InlineBar bar = new InlineBar(null, 36);
        bar.addAction("remove", "Remove", () -> {});
        bar.addAction("keep", "Keep", () -> {});
        bar.say("Remove " + Sentence.bold("Dr. Luc Tremblay") + "? What they wrote stays.");
        bar.setVisible(true);
        frame = new JFrame();
        frame.setContentPane(new JPanel(new BorderLayout()) {
            private static final long serialVersionUID = 1L;

            @Override
            public void doLayout() {
                layouts.incrementAndGet();
                super.doLayout();
            }
        });
        frame.add(bar, BorderLayout.SOUTH);
        frame.setSize(376, 300);
        frame.setVisible(true);
    }
}
