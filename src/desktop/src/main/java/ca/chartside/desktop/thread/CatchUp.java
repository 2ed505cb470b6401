package ca.chartside.desktop.thread;

import java.util.List;
import javax.swing.SwingUtilities;

/**
 * Lays out what a new width left as it was, off the event thread: of a long conversation it takes seconds. One at a time; where the width
 * has changed again meanwhile, once more. Event thread only.
 */
final class CatchUp {
    private final Pages pages;
    private final RowMeasurer measurer;
    private Runnable done = () -> {};
    private boolean busy;

    CatchUp(Pages pages, RowMeasurer measurer) {
        this.pages = pages;
        this.measurer = measurer;
    }

    /** @param then called once it is done: rows are to be measured again */
    void onDone(Runnable then) {
        done = then;
    }

    /** Rows were measured. What has to be done for it begins later: whoever lays out is not disturbed. */
    void measured() {
        if (!busy && !measurer.behind().isEmpty()) {
            busy = true;
            SwingUtilities.invokeLater(this::begin);
        }
    }

    private void begin() {
        List<ThreadItem> behind = List.copyOf(measurer.behind().values());
        pages.behind(() -> measurer.ahead(behind), () -> {
            busy = false;
            done.run();
        });
    }
}
