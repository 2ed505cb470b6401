package ca.chartside.desktop.net;

import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Paths;
import ca.chartside.protocol.Presence;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.jspecify.annotations.Nullable;

/**
 * The clinic's events over server-sent events. A lost stream is opened again behind the last number that was seen; a number
 * that was seen before is passed over. Where the server has not reached that number, it says which it has, and what was loaded is told to be asked for anew.
 *
 * <p>{@link #start}, {@link #stop} and {@link #close} may be called from any thread.
 */
final class EventStream implements LiveUpdates, AutoCloseable {
    private final Http http;
    private final OkHttpClient client;
    private final StaffSession session;
    private final Executor eventThread;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private final Backoff backoff;

    /** Event thread only. */
    private final List<Listener> listeners = new ArrayList<>();

    /** Event thread only. */
    private ConnectionState shown = new ConnectionState.SignedOut();

    // All below under this object's lock, which is also what keeps deliveries in order.
    private boolean running;
    private long lastSeq;
    private long generation;
    private Instant lastSign;
    private @Nullable EventSource source;
    private @Nullable Future<?> planned;

    /** @param silence after this long without a sign of the server the stream counts as lost; it pings each 15 s */
    EventStream(
            Http http,
            StaffSession session,
            Executor eventThread,
            ScheduledExecutorService timer,
            Clock clock,
            Backoff backoff,
            Duration silence) {
        this.http = http;
        this.client = http.client().newBuilder().readTimeout(silence).build();
        this.session = session;
        this.eventThread = eventThread;
        this.timer = timer;
        this.clock = clock;
        this.backoff = backoff;
        this.lastSign = clock.instant();
    }

    /** @param afterSeq the newest event that is known already; goes back behind what was delivered only where the server does */
    synchronized void start(long afterSeq) {
        running = true;
        lastSeq = Math.max(lastSeq, afterSeq);
        backoff.reset();
        show(new ConnectionState.Online());
        plan(Duration.ZERO);
    }

    /** The sign-in has ended. */
    synchronized void stop() {
        running = false;
        drop();
        show(new ConnectionState.SignedOut());
    }

    @Override
    public synchronized void close() {
        running = false;
        drop();
    }

    @Override
    public ConnectionState connection() {
        return shown;
    }

    @Override
    public synchronized void tryNow() {
        if (running && backoff.failures() > 0) {
            plan(Duration.ZERO);
        }
    }

    @Override
    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(Listener listener) {
        listeners.remove(listener);
    }

    private void drop() {
        generation++;
        if (planned != null) {
            planned.cancel(false);
            planned = null;
        }
        if (source != null) {
            source.cancel();
            source = null;
        }
    }

    private void plan(Duration wait) {
        drop();
        long mine = generation;
        planned = timer.schedule(() -> open(mine), wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void open(long mine) {
        if (!running || mine != generation) {
            return;
        }
        String token;
        try {
            token = session.accessToken();
        } catch (ApiException e) {
            stop();
            return;
        }
        Request request = new Request.Builder()
                .url(Http.at(session.base(), Paths.EVENTS))
                .header("Authorization", "Bearer " + token)
                .header("Last-Event-ID", Long.toString(lastSeq))
                .build();
        source = EventSources.createFactory(client).newEventSource(request, new Source(mine, token));
    }

    private synchronized void opened(long mine) {
        if (mine == generation) {
            lastSign = clock.instant();
            backoff.reset();
            tell(LiveUpdates.Listener::presenceUnknown);
            show(new ConnectionState.Online());
        }
    }

    private void tell(Consumer<Listener> word) {
        eventThread.execute(() -> List.copyOf(listeners).forEach(word));
    }

    private synchronized void present(long mine, String data) {
        if (mine != generation) {
            return;
        }
        lastSign = clock.instant();
        try {
            Presence now = http.mapper().readValue(data, Presence.class);
            tell(listener -> listener.presence(now));
        } catch (JsonProcessingException e) {
            // From another version: the stream goes on without it.
            return;
        }
    }

    private synchronized void arrived(long mine, Event event) {
        if (mine != generation) {
            return;
        }
        lastSign = clock.instant();
        if (event.seq() <= lastSeq) {
            return;
        }
        lastSeq = event.seq();
        tell(listener -> listener.event(event));
    }

    private synchronized void anew(long mine, @Nullable String id) {
        if (mine == generation && id != null) {
            lastSign = clock.instant();
            lastSeq = Long.parseLong(id);
            tell(LiveUpdates.Listener::anew);
        }
    }

    private synchronized void lost(long mine) {
        if (!running || mine != generation) {
            return;
        }
        Duration wait = backoff.next();
        // The first loss may be a server that restarts or a token that ran out: only a failed second try is worth a
        // word.
        if (backoff.failures() > 1) {
            tell(LiveUpdates.Listener::presenceUnknown);
            show(new ConnectionState.Offline(lastSign));
        }
        plan(wait);
    }

    /** Off the event thread and without the lock: it waits for the network. */
    private void refused(long mine, String token, ErrorKind kind) {
        try {
            if (kind == ErrorKind.TOKEN_EXPIRED) {
                session.refresh(token);
                synchronized (this) {
                    if (running && mine == generation) {
                        plan(Duration.ZERO);
                    }
                }
                return;
            }
            session.endIfOver(kind, token);
        } catch (ApiException e) {
            session.endIfOver(e.kind(), token);
        }
        // A sign-in that has just ended stops this stream; for anything else it tries again.
        lost(mine);
    }

    private void show(ConnectionState state) {
        eventThread.execute(() -> {
            if (!state.equals(shown)) {
                shown = state;
                List.copyOf(listeners).forEach(listener -> listener.connectionChanged(state));
            }
        });
    }

    private Event decode(@Nullable String id, String data) {
        try {
            return http.mapper().readValue(data, Event.class);
        } catch (JsonProcessingException e) {
            // What cannot be read still happened: whoever hears of it refreshes.
            return new Event.Unknown(id == null ? 0 : Long.parseLong(id));
        }
    }

    private final class Source extends EventSourceListener {
        private final long mine;
        private final String token;

        Source(long mine, String token) {
            this.mine = mine;
            this.token = token;
        }

        @Override
        public void onOpen(EventSource eventSource, Response response) {
            opened(mine);
        }

        @Override
        public void onEvent(EventSource eventSource, @Nullable String id, @Nullable String type, String data) {
            if (Presence.TYPE.equals(type)) {
                present(mine, data);
            } else if (Event.ANEW.equals(type)) {
                anew(mine, id);
            } else {
                arrived(mine, decode(id, data));
            }
        }

        @Override
        public void onClosed(EventSource eventSource) {
            lost(mine);
        }

        @Override
        public void onFailure(EventSource eventSource, @Nullable Throwable t, @Nullable Response response) {
            if (response == null || response.isSuccessful()) {
                lost(mine);
            } else {
                refused(mine, token, http.refusal(response).kind());
            }
        }
    }
}
