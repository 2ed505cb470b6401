package ca.chartside.desktop.net;

import ca.chartside.protocol.Event;
import ca.chartside.protocol.Presence;

/**
 * The clinic's events as they happen, in order and each once, over lost connections too; and whether they arrive. Every
 * method is called on the event thread, and so are listeners.
 */
public interface LiveUpdates {
    /** Told of news. A list that was loaded as of some number ignores events up to that number. */
    interface Listener {
        default void event(Event event) {}

        /** Who of the staff has a conversation open now. */
        default void presence(Presence now) {}

        /** What was told by {@link #presence} no longer holds: the server tells it anew. */
        default void presenceUnknown() {}

        /** The server has an older copy of its data than was followed: what was loaded may be gone, and is to be asked for again. */
        default void anew() {}

        default void connectionChanged(ConnectionState state) {}
    }

    ConnectionState connection();

    /** Does not wait for the next planned try to reach the server. */
    void tryNow();

    void addListener(Listener listener);

    void removeListener(Listener listener);
}
