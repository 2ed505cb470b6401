package ca.chartside.desktop.net;

import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outbox that sends. What the event thread sees and what the worker thread sends are two maps: each belongs to its
 * thread, and they meet only by tasks handed over. Files have a third thread, so that a message is on the disk at once even
 * while the one before it waits for a server that does not answer.
 */
final class SendingOutbox implements Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(SendingOutbox.class);

    private final StaffApi api;
    private final @Nullable OutboxFiles files;
    private final DraftStore drafts;
    private final Executor eventThread;
    private final ScheduledExecutorService worker;
    private final Executor disk;
    private final Clock clock;
    private final Backoff backoff;
    private final Countdown countdown;

    /** Event thread only. */
    private final Map<UUID, Entry> shown = new LinkedHashMap<>();

    /** Event thread only. */
    private final List<Listener> listeners = new ArrayList<>();

    /** Worker only: what waits to be sent, oldest first. */
    private final Map<UUID, Entry> waiting = new LinkedHashMap<>();

    /** Worker only. */
    private boolean signedIn;

    /** Worker only. */
    private @Nullable Future<?> planned;

    private final Departures departures = new Departures();

    /** Event thread only. */
    private SealedFiles.Found<Entry> loaded = SealedFiles.Found.nothing();

    /** Event thread only. */
    private long lastQueuedAt;

    /**
     * @param files null where no keyring can hold a key: kept until the program quits
     * @param worker one thread, this outbox's own, that may wait for the network
     * @param disk one thread, this outbox's own, that never does
     */
    SendingOutbox(
            StaffApi api,
            @Nullable OutboxFiles files,
            DraftStore drafts,
            Executor eventThread,
            ScheduledExecutorService worker,
            Executor disk,
            Clock clock,
            Backoff backoff,
            Countdown countdown) {
        this.api = api;
        this.files = files;
        this.drafts = drafts;
        this.eventThread = eventThread;
        this.worker = worker;
        this.disk = disk;
        this.clock = clock;
        this.backoff = backoff;
        this.countdown = countdown;
    }

    /** Reads what an earlier run left. Called once, before {@link #resume}; any thread. */
    void load() {
        if (files == null) {
            return;
        }
        OutboxFiles stored = files;
        disk.execute(() -> {
            SealedFiles.Found<Entry> found;
            try {
                found = stored.load();
            } catch (UncheckedIOException e) {
                LOG.error("The outbox's folder cannot be read", e);
                return;
            }
            found.whole().stream()
                    .filter(entry -> entry.state() == State.SENDING)
                    .forEach(entry -> departures.mayHaveLeft(entry.request().messageId()));
            found.whole().replaceAll(entry -> entry.state() == State.HELD ? leaving(entry) : entry);
            worker.execute(() -> found.whole().stream()
                    .filter(entry -> entry.state() == State.SENDING)
                    .forEach(entry -> waiting.put(entry.request().messageId(), entry)));
            eventThread.execute(() -> {
                loaded = found;
                found.whole().forEach(this::show);
            });
        });
    }

    /** Sends what waits, now: the user has signed in, or the server answers again. Any thread. */
    void resume() {
        // By way of the disk's thread: behind what it still reads or writes.
        disk.execute(() -> worker.execute(() -> {
            signedIn = true;
            backoff.reset();
            pump();
        }));
    }

    /** Sends nothing until {@link #resume}. Any thread. */
    void pause() {
        worker.execute(() -> signedIn = false);
    }

    /** What is not sent and is lost by quitting: everything where no keyring holds a key, else what the disk refused. Event thread. */
    List<Entry> lost() {
        return shown.values().stream()
                .filter(entry -> files == null || files.lacks(entry.request().messageId()))
                .toList();
    }

    /** What an earlier run left, and how many could not be read. Event thread. */
    SealedFiles.Found<Entry> loaded() {
        return loaded;
    }

    @Override
    public void send(SendRequest request, List<DraftFile> files) {
        // Never the same twice: the next start sends them in this order.
        lastQueuedAt = Math.max(clock.millis(), lastQueuedAt + 1);
        int seconds = departures.canStop(request.messageId()) ? countdown.seconds() : 0;
        State state = seconds > 0 ? State.HELD : State.SENDING;
        Entry entry = new Entry(request, lastQueuedAt, state, null, null, seconds, files);
        show(entry);
        if (seconds > 0) {
            disk.execute(() -> keep(entry));
            countdown.run(seconds, left -> hold(request.messageId(), left));
        } else {
            enqueue(entry);
        }
    }

    /** @return whether it is still held */
    private boolean hold(UUID messageId, int left) {
        Entry entry = shown.get(messageId);
        if (entry == null || entry.state() != State.HELD) {
            return false;
        }
        if (left > 0) {
            show(entry.turned(State.HELD, null, null, left));
            return true;
        }
        Entry leaving = leaving(entry);
        show(leaving);
        enqueue(leaving);
        return false;
    }

    private static Entry leaving(Entry held) {
        return held.turned(State.SENDING, null, null, 0);
    }

    @Override
    public boolean canUndo(UUID messageId) {
        Entry entry = shown.get(messageId);
        return entry != null && (entry.state() == State.HELD || entry.waits()) && departures.canStop(messageId);
    }

    @Override
    public void undo(UUID messageId) {
        Entry entry = shown.get(messageId);
        if (entry != null && canUndo(messageId) && departures.stop(messageId)) {
            shown.remove(messageId);
            worker.execute(() -> waiting.remove(messageId));
            List.copyOf(listeners).forEach(listener -> listener.undone(entry));
            forgotten(entry);
        }
    }

    @Override
    public void retry(UUID messageId) {
        Entry entry = shown.get(messageId);
        if (entry != null && entry.state() == State.NOT_SENT) {
            Entry again = leaving(entry);
            show(again);
            enqueue(again);
        }
    }

    @Override
    public void discard(UUID messageId) {
        Entry entry = shown.get(messageId);
        if (entry == null || entry.state() != State.NOT_SENT) {
            return;
        }
        shown.remove(messageId);
        forgotten(entry);
    }

    private void forgotten(Entry entry) {
        List.copyOf(listeners).forEach(listener -> listener.discarded(entry));
        disk.execute(() -> forget(entry.request().messageId()));
    }

    @Override
    public DraftStore drafts() {
        return drafts;
    }

    @Override
    public List<Entry> entries() {
        return List.copyOf(shown.values());
    }

    @Override
    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(Listener listener) {
        listeners.remove(listener);
    }

    private void show(Entry entry) {
        shown.put(entry.request().messageId(), entry);
        List.copyOf(listeners).forEach(listener -> listener.changed(entry));
    }

    /** It leaves only once it is on the disk. */
    private void enqueue(Entry entry) {
        disk.execute(() -> {
            keep(entry);
            worker.execute(() -> {
                waiting.put(entry.request().messageId(), entry);
                pump();
            });
        });
    }

    // From here on, but for keep and forget: the worker.

    /** One round through what waits: in order, and within a conversation none before an earlier one. */
    private void pump() {
        if (planned != null) {
            planned.cancel(false);
            planned = null;
        }
        Set<UUID> held = new HashSet<>();
        boolean away = false;
        for (Entry entry : List.copyOf(waiting.values())) {
            if (!signedIn) {
                return;
            }
            if (away || held.contains(entry.request().conversationId())) {
                if (away) {
                    late(entry, ErrorKind.SERVER_UNREACHABLE, null);
                }
                continue;
            }
            ErrorKind unreachable = sendOne(entry);
            if (unreachable != null) {
                held.add(entry.request().conversationId());
                away = unreachable == ErrorKind.SERVER_UNREACHABLE;
            }
        }
        if (waiting.isEmpty()) {
            backoff.reset();
        } else if (signedIn) {
            planned = worker.schedule(this::pump, backoff.next().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** @return why the message has to wait; null where it has been answered, one way or the other */
    private @Nullable ErrorKind sendOne(Entry entry) {
        UUID id = entry.request().messageId();
        if (!departures.start(id)) {
            waiting.remove(id);
            return null;
        }
        boolean reached = true;
        try {
            SendResult result = api.send(entry.request());
            waiting.remove(id);
            disk.execute(() -> forget(id));
            eventThread.execute(() -> {
                shown.remove(id);
                List.copyOf(listeners).forEach(listener -> listener.sent(result));
            });
            return null;
        } catch (ApiException e) {
            reached = !e.details().containsKey(ApiException.NOT_REACHED);
            switch (fateOf(e)) {
                case LATER -> {
                    late(entry, e.kind(), number(e));
                    return e.kind();
                }
                case AFTER_SIGN_IN -> {
                    signedIn = false;
                    return e.kind();
                }
                case REFUSED -> {
                    reached = e.kind() == ErrorKind.MESSAGE_ID_REUSED;
                    Entry refused = entry.turned(State.NOT_SENT, e.kind(), number(e), 0);
                    waiting.remove(id);
                    disk.execute(() -> keep(refused));
                    eventThread.execute(() -> show(refused));
                }
            }
            return null;
        } finally {
            departures.end(id, reached);
        }
    }

    private void late(Entry entry, ErrorKind why, @Nullable String fault) {
        UUID id = entry.request().messageId();
        if (entry.error() != why) {
            Entry late = entry.turned(State.SENDING, why, fault, 0);
            waiting.replace(id, late);
            eventThread.execute(() -> {
                // Taken back meanwhile it is no more.
                if (shown.containsKey(id)) {
                    show(late);
                }
            });
        }
    }

    private static @Nullable String number(ApiException e) {
        return e.kind() == ErrorKind.INTERNAL && !e.correlationId().isEmpty() ? e.correlationId() : null;
    }

    private enum Fate {
        LATER,
        AFTER_SIGN_IN,
        REFUSED
    }

    private static Fate fateOf(ApiException e) {
        return switch (e.kind()) {
            case UNAUTHENTICATED, TOKEN_EXPIRED, TOKEN_REVOKED -> Fate.AFTER_SIGN_IN;
            case SERVER_UNREACHABLE, CERTIFICATE_NOT_TRUSTED, STORE_UNAVAILABLE, TOO_MANY_REQUESTS -> Fate.LATER;
            // A refusal that only a newer client knows by name is still a refusal.
            case INTERNAL ->
                e.details().get("status") instanceof Integer status && status < 500 ? Fate.REFUSED : Fate.LATER;
            default -> Fate.REFUSED;
        };
    }

    private void keep(Entry entry) {
        UUID id = entry.request().messageId();
        if (files != null) {
            boolean draftStoodForIt = files.lacks(id);
            try {
                files.save(entry);
                if (draftStoodForIt) {
                    drafts.forget(id);
                }
            } catch (UncheckedIOException e) {
                // A full disk must not stop the message from leaving.
                LOG.warn("A message could not be written to the outbox's folder", e);
            }
        }
    }

    private void forget(UUID id) {
        if (files != null) {
            if (files.lacks(id)) {
                drafts.forget(id);
            }
            try {
                files.delete(id);
            } catch (UncheckedIOException e) {
                // It goes again at the next start; the same id is the same message.
                LOG.warn("A sent message could not be deleted", e);
            }
        }
    }
}
