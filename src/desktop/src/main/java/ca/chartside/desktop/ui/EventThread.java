package ca.chartside.desktop.ui;

import javax.swing.SwingUtilities;

/** The guard of everything that may only be touched on the event thread. */
public final class EventThread {
    private EventThread() {}

    /** @throws IllegalStateException elsewhere */
    public static void check() {
        if (!SwingUtilities.isEventDispatchThread()) {
            throw new IllegalStateException("views are touched on the event thread only");
        }
    }
}
