package ca.chartside.backend.event;

import ca.chartside.backend.account.Guard;
import ca.chartside.backend.account.Principal;
import ca.chartside.backend.http.Json;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.http.Route;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.Store.StoredEvent;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Paths;
import ca.chartside.protocol.Presence;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The live stream of a clinic's events (server-sent events), resumed behind {@code Last-Event-ID}. Who names a number that the clinic
 * has not reached, as after an older copy of the database was restored, is told to begin anew, with the clinic's number as the frame's.
 */
public final class EventRoutes {
    /** How often a stream looks by itself at what nobody wakes it for: an ended lease, an ended sign-in, another process's events. */
    public static final Duration LOOK = Duration.ofSeconds(5);

    private static final long PING_MILLIS = 15_000;
    private static final byte[] PING = ": ping\n\n".getBytes(StandardCharsets.UTF_8);

    private final Store store;
    private final EventHub hub;
    private final PresenceBoard presence;
    private final Guard guard;
    private final Duration look;
    private volatile boolean stopping;

    /** @param look {@link #LOOK}; tests that set the clock wait for less */
    public EventRoutes(Store store, EventHub hub, PresenceBoard presence, Guard guard, Duration look) {
        this.store = store;
        this.hub = hub;
        this.presence = presence;
        this.guard = guard;
        this.look = look;
    }

    public List<Route> routes() {
        return List.of(new Route(
                HandlerType.GET,
                Paths.EVENTS,
                "The clinic's events as they happen",
                List.of(),
                null,
                null,
                "text/event-stream",
                true,
                this::stream));
    }

    private void stream(Context ctx) throws IOException, InterruptedException {
        Principal principal = guard.principal(ctx);
        long from = resumeFrom(ctx.header("Last-Event-ID"));
        long head = store.read(principal.clinic(), Tx::eventSeq);
        ctx.res().setContentType("text/event-stream");
        ctx.res().setCharacterEncoding("UTF-8");
        OutputStream out = ctx.res().getOutputStream();
        out.write(from > head ? anew(head) : PING);
        ctx.res().flushBuffer();
        try {
            send(ctx, principal, out, from >= 0 && from <= head ? from : head);
        } catch (IOException e) {
            // The reader is gone; it resumes with what it saw last.
            return;
        }
    }

    private void send(Context ctx, Principal principal, OutputStream out, long from)
            throws IOException, InterruptedException {
        EventHub.Reader reader = hub.reader(principal.clinic(), from);
        long lastWrite = System.nanoTime();
        List<StoredEvent> events = reader.next(0);
        long told = 0;
        // Asked before each of them: what came while it waited is not for who signed out meanwhile.
        while (!stopping && stillWelcome(ctx)) {
            PresenceBoard.Changes changes = presence.since(principal.clinic(), told);
            told = changes.version();
            for (Presence now : changes.presences()) {
                out.write(frame(now));
            }
            for (StoredEvent event : events) {
                out.write(frame(event));
            }
            boolean nothing = events.isEmpty() && changes.presences().isEmpty();
            if (nothing && System.nanoTime() - lastWrite > (PING_MILLIS - 100) * 1_000_000) {
                out.write(PING);
                ctx.res().flushBuffer();
                lastWrite = System.nanoTime();
            } else if (!nothing) {
                ctx.res().flushBuffer();
                lastWrite = System.nanoTime();
            }
            events = reader.next(look.toMillis());
        }
    }

    /** A stream ends with the sign-in that opened it, though not with the fifteen minutes of its access token. */
    private boolean stillWelcome(Context ctx) {
        try {
            guard.principal(ctx);
            return true;
        } catch (Refusal e) {
            return e.kind() == ErrorKind.TOKEN_EXPIRED;
        }
    }

    private static long resumeFrom(@Nullable String header) {
        if (header == null) {
            return -1;
        }
        try {
            long seq = Long.parseLong(header);
            if (seq >= 0) {
                return seq;
            }
        } catch (NumberFormatException e) {
            throw new Refusal(ErrorKind.INVALID_VALUE, Map.of("field", "Last-Event-ID"));
        }
        throw new Refusal(ErrorKind.INVALID_VALUE, Map.of("field", "Last-Event-ID"));
    }

    private static byte[] anew(long head) {
        return ("id: " + head + "\nevent: " + Event.ANEW + "\ndata: {}\n\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] frame(StoredEvent event) {
        return ("id: " + event.seq() + "\nevent: " + event.type() + "\ndata: " + event.json() + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] frame(Presence now) {
        return ("event: " + Presence.TYPE + "\ndata: " + Json.write(now) + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Lets every stream end; readers come back to the next server. */
    public void stop() {
        stopping = true;
        hub.wake();
    }
}
