package ca.chartside.desktop.bridge;

import ca.chartside.protocol.ToCompanion;

/** A companion in one browser, for as long as it is connected. Any thread. */
public interface Browser {
    /** Returns at once. What cannot be said any more is lost: the companion connects anew. */
    void send(ToCompanion message);

    /**
     * Waits until there is room for it: what is large never fills the memory. Never on the event thread.
     *
     * @return false where the companion has gone
     */
    boolean sendPart(ToCompanion.FilePart part);
}
