package ca.chartside.desktop.fake;

import ca.chartside.desktop.net.DraftFile;
import ca.chartside.desktop.net.Outbox;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what it is given; tests say what becomes of it. */
public final class FakeOutbox implements Outbox {
    public final Map<UUID, Entry> entries = new LinkedHashMap<>();
    public final List<SendRequest> requests = new ArrayList<>();
    public final List<String> calls = new ArrayList<>();
    public final FakeDrafts drafts = new FakeDrafts();

    /** How long what is sent can be taken back. */
    public int undoSeconds;

    private final List<Listener> listeners = new ArrayList<>();
    private final long now;

    public FakeOutbox() {
        this(0);
    }

    /** @param now when what is sent is sent, epoch milliseconds */
    public FakeOutbox(long now) {
        this.now = now;
    }

    @Override
    public void send(SendRequest request, List<DraftFile> files) {
        requests.add(request);
        State state = undoSeconds > 0 ? State.HELD : State.SENDING;
        put(new Entry(request, now + requests.size() - 1, state, null, null, undoSeconds, files));
    }

    /** The program ended: nobody of it listens any more. */
    public void restart() {
        listeners.clear();
    }

    /** The server was asked and is away. */
    public void unreachable() {
        List.copyOf(entries.keySet()).forEach(id -> turn(id, State.SENDING, ErrorKind.SERVER_UNREACHABLE, null));
    }

    /** The server refused everything. */
    public void refuse(ErrorKind error) {
        List.copyOf(entries.keySet()).forEach(id -> refuse(id, error));
    }

    public void refuse(UUID messageId, ErrorKind error) {
        turn(messageId, State.NOT_SENT, error, null);
    }

    /** The server failed; the message waits. @param number under which its log has it */
    public void fault(UUID messageId, String number) {
        turn(messageId, State.SENDING, ErrorKind.INTERNAL, number);
    }

    public void acknowledge(SendResult result) {
        entries.remove(result.message().id());
        List.copyOf(listeners).forEach(listener -> listener.sent(result));
    }

    private void turn(UUID messageId, State state, @Nullable ErrorKind error, @Nullable String number) {
        Entry entry = entries.get(messageId);
        put(entry.turned(state, error, number, 0));
    }

    private void put(Entry entry) {
        entries.put(entry.request().messageId(), entry);
        List.copyOf(listeners).forEach(listener -> listener.changed(entry));
    }

    @Override
    public boolean canUndo(UUID messageId) {
        Entry entry = entries.get(messageId);
        return entry != null && (entry.state() == State.HELD || entry.waits());
    }

    @Override
    public void undo(UUID messageId) {
        calls.add("undo");
        Entry entry = entries.remove(messageId);
        if (entry != null) {
            List.copyOf(listeners).forEach(listener -> listener.undone(entry));
            List.copyOf(listeners).forEach(listener -> listener.discarded(entry));
        }
    }

    @Override
    public void retry(UUID messageId) {
        calls.add("retry");
        turn(messageId, State.SENDING, null, null);
    }

    @Override
    public void discard(UUID messageId) {
        calls.add("discard");
        Entry entry = entries.remove(messageId);
        if (entry != null) {
            List.copyOf(listeners).forEach(listener -> listener.discarded(entry));
        }
    }

    @Override
    public FakeDrafts drafts() {
        return drafts;
    }

    @Override
    public List<Entry> entries() {
        return List.copyOf(entries.values());
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
