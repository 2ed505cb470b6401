package ca.chartside.desktop.net;

import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Session;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One user's line to the clinic's server: calls, news and the outbox. It outlives a sign-in that ends: when the same user
 * signs in again, everything that holds on to it goes on.
 */
public final class ClinicConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClinicConnection.class);

    private final StaffSession session;
    private final HttpStaffApi api;
    private final EventStream stream;
    private final SendingOutbox outbox;
    private final int damagedDrafts;
    private final int unreadDrafts;
    private final ScheduledExecutorService worker = scheduler("chartside-outbox");
    private final ScheduledExecutorService timer = scheduler("chartside-news");
    private final ScheduledExecutorService disk = scheduler("chartside-disk");

    /** Reads the disk: not on the event thread. */
    ClinicConnection(
            Http http,
            HttpUrl base,
            Session first,
            StaffSession.Listener listener,
            Executor eventThread,
            Clock clock,
            Network.@Nullable OutboxStore store,
            IntSupplier undoSeconds) {
        this.session = new StaffSession(http, base, first, new StaffSession.Listener() {
            @Override
            public void rotated(Session fresh) {
                listener.rotated(fresh);
            }

            @Override
            public void ended(ErrorKind why) {
                halt();
                listener.ended(why);
            }
        });
        this.api = new HttpStaffApi(http, session);
        this.stream = new EventStream(http, session, eventThread, timer, clock, backoff(), Duration.ofSeconds(40));
        Countdown countdown = new Countdown(timer, eventThread, undoSeconds, Duration.ofSeconds(1));
        if (store == null) {
            this.damagedDrafts = 0;
            this.unreadDrafts = 0;
            this.outbox = new SendingOutbox(
                    api, null, new MemoryDrafts(), eventThread, worker, disk, clock, backoff(), countdown);
        } else {
            OutboxFiles files = new OutboxFiles(store.folder(), store.key(), http.mapper());
            DiskDrafts drafts = new DiskDrafts(store.folder(), store.key(), http.mapper(), files, disk);
            this.damagedDrafts = drafts.damaged();
            this.unreadDrafts = drafts.unread();
            this.outbox = new SendingOutbox(api, files, drafts, eventThread, worker, disk, clock, backoff(), countdown);
        }
        outbox.load();
    }

    private static ScheduledExecutorService scheduler(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    private static Backoff backoff() {
        return new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), new SecureRandom());
    }

    public StaffApi api() {
        return api;
    }

    public FilingApi filings() {
        return api;
    }

    public AccessApi access() {
        return api;
    }

    public LiveUpdates updates() {
        return stream;
    }

    public Outbox outbox() {
        return outbox;
    }

    /** How many messages of an earlier run could not be read; their files were set aside. Event thread. */
    public int damagedMessages() {
        return outbox.loaded().damaged();
    }

    /** How many drafts of an earlier run could not be read; their files were set aside. */
    public int damagedDrafts() {
        return damagedDrafts;
    }

    /** How many messages and drafts of an earlier run could not be read now and lie where they lay. Event thread. */
    public int unread() {
        return outbox.loaded().unread() + unreadDrafts;
    }

    /** Messages that are not sent and that only the program's memory holds: quitting loses them. Event thread. */
    public List<Outbox.Entry> messagesInMemoryOnly() {
        return outbox.lost();
    }

    /** Event thread. @param afterSeq the newest event that is known already ({@code Me.asOfSeq}) */
    public void start(long afterSeq) {
        // What waits in the outbox goes as soon as the server is seen again, not when its own next try is due.
        stream.addListener(new LiveUpdates.Listener() {
            @Override
            public void connectionChanged(ConnectionState state) {
                if (state instanceof ConnectionState.Online) {
                    outbox.resume();
                }
            }
        });
        stream.start(afterSeq);
    }

    /** The same user has signed in again: calls work. Any thread. */
    public void renew(Session fresh) {
        session.renew(fresh);
    }

    /** News and the outbox go on where they stopped. Any thread. */
    public void resume() {
        stream.start(0);
    }

    /** Stops, forgets the tokens and revokes them on the server. Blocks; never on the event thread. */
    public void signOut() {
        halt();
        session.signOut();
    }

    private void halt() {
        stream.stop();
        outbox.pause();
    }

    /** Waits a moment for what is being written to the disk; what is on its way to the server goes again at the next start. */
    @Override
    public void close() {
        stream.close();
        timer.shutdownNow();
        disk.shutdown();
        try {
            if (!disk.awaitTermination(3, TimeUnit.SECONDS)) {
                LOG.warn("The disk is slow: the newest message may not have been kept");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        worker.shutdownNow();
    }
}
