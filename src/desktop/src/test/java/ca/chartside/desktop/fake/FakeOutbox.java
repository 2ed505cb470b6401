package ca.chartside.desktop.fake;

import ca.chartside.desktop.net.Outbox;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.SendRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An outbox that keeps everything, as if the server were away. */
public final class FakeOutbox implements Outbox {
    private final List<Listener> listeners = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    @Override
    public void send(SendRequest request) {
        put(new Entry(request, 0, State.SENDING, null));
    }

    /** The server was asked and is away. */
    public void unreachable() {
        List.copyOf(entries).forEach(entry -> {
            entries.remove(entry);
            put(new Entry(entry.request(), entry.queuedAt(), State.SENDING, ErrorKind.SERVER_UNREACHABLE));
        });
    }

    /** The server refused everything. */
    public void refuse(ErrorKind error) {
        List.copyOf(entries).forEach(entry -> {
            entries.remove(entry);
            put(new Entry(entry.request(), entry.queuedAt(), State.NOT_SENT, error));
        });
    }

    private void put(Entry entry) {
        entries.add(entry);
        List.copyOf(listeners).forEach(listener -> listener.changed(entry));
    }

    @Override
    public void retry(UUID messageId) {}

    @Override
    public void discard(UUID messageId) {
        for (Entry entry : entries()) {
            if (entry.request().messageId().equals(messageId)) {
                entries.remove(entry);
                List.copyOf(listeners).forEach(listener -> listener.discarded(entry));
            }
        }
    }

    @Override
    public List<Entry> entries() {
        return List.copyOf(entries);
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
