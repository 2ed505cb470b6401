package ca.chartside.desktop.fake;

import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Presence;
import java.util.ArrayList;
import java.util.List;

/** Live updates that a test sends by hand. */
public final class FakeLive implements LiveUpdates {
    private final List<Listener> listeners = new ArrayList<>();
    private ConnectionState state = new ConnectionState.Online();
    public int tries;

    public void send(Event event) {
        List.copyOf(listeners).forEach(listener -> listener.event(event));
    }

    public void send(Presence now) {
        List.copyOf(listeners).forEach(listener -> listener.presence(now));
    }

    public void presenceUnknown() {
        List.copyOf(listeners).forEach(Listener::presenceUnknown);
    }

    public void anew() {
        List.copyOf(listeners).forEach(Listener::anew);
    }

    public void connection(ConnectionState now) {
        state = now;
        List.copyOf(listeners).forEach(listener -> listener.connectionChanged(now));
    }

    @Override
    public ConnectionState connection() {
        return state;
    }

    @Override
    public void tryNow() {
        tries++;
    }

    @Override
    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(Listener listener) {
        listeners.remove(listener);
    }
}
