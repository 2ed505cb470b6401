package ca.chartside.desktop.tray;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.desktop.ui.Later;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.Counts;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Session;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The number on the icons (T8), and when to tell of a patient's message (N7). The server counts; each event and each minute
 * asks it again, once for all that come while an answer is awaited. Event thread only.
 */
public final class TrayModel {
    /**
     * Something a patient wrote now counts for this user.
     *
     * @param seq the message's number
     */
    public record Arrival(UUID conversationId, long seq) {}

    /** What waits too long is told by no event: so often the number is asked for anyway. */
    private static final Duration AT_LATEST = Duration.ofMinutes(1);

    private final UiExecutor ui;
    private final Later later;
    private Counts counts = new Counts(0, 0, 0);
    private ConnectionState connection = new ConnectionState.SignedOut();
    private @Nullable Session session;
    private @Nullable StaffApi api;
    private Runnable stopListening = () -> {};
    private boolean asking;
    private boolean askAgain;
    private @Nullable Arrival latest;
    private @Nullable Arrival unread;
    private Runnable onChange = () -> {};
    private Consumer<Arrival> onArrival = arrival -> {};

    public TrayModel(UiExecutor ui, Later later) {
        this.ui = ui;
        this.later = later;
    }

    /** Called after each change of what the icon shows. */
    public void onChange(Runnable listener) {
        this.onChange = listener;
    }

    /** Called when a patient's message has raised the number. */
    public void onArrival(Consumer<Arrival> listener) {
        this.onArrival = listener;
    }

    /** What was told last, while this user has not read it and something still counts for them; else null. */
    public @Nullable Arrival unread() {
        return unread;
    }

    public Counts counts() {
        return counts;
    }

    public ConnectionState connection() {
        return connection;
    }

    /** Null while nobody is signed in. */
    public @Nullable Session session() {
        return session;
    }

    /** @param known the counts as of the sign-in: nothing is told of what was there before */
    public void signedIn(Session now, Counts known, StaffApi server, LiveUpdates updates) {
        signedOut();
        session = now;
        api = server;
        counts = known;
        connection = updates.connection();
        LiveUpdates.Listener listener = new LiveUpdates.Listener() {
            @Override
            public void event(Event event) {
                happened(event);
            }

            @Override
            public void anew() {
                ask();
            }

            @Override
            public void connectionChanged(ConnectionState state) {
                connection = state;
                onChange.run();
                if (state instanceof ConnectionState.Online) {
                    ask();
                }
            }
        };
        updates.addListener(listener);
        stopListening = () -> updates.removeListener(listener);
        onChange.run();
        askByTheClock(now);
    }

    private void askByTheClock(Session of) {
        later.run(AT_LATEST, () -> {
            if (session == of) {
                ask();
                askByTheClock(of);
            }
        });
    }

    public void signedOut() {
        stopListening.run();
        stopListening = () -> {};
        session = null;
        api = null;
        counts = new Counts(0, 0, 0);
        connection = new ConnectionState.SignedOut();
        latest = null;
        unread = null;
        onChange.run();
    }

    private void happened(Event event) {
        switch (event) {
            case Event.MessageStored stored -> {
                if (stored.message().author() == AuthorKind.PATIENT) {
                    latest = new Arrival(
                            stored.message().conversationId(), stored.message().seq());
                }
                ask();
            }
            case Event.StaffRead read -> {
                if (hasRead(read)) {
                    unread = null;
                    onChange.run();
                }
                ask();
            }
            case Event.DeliveryChanged changed -> ask();
            case Event.Unknown unknown -> ask();
            case Event.PatientChanged changed -> {}
            case Event.ClinicChanged changed -> {}
            case Event.SavedRepliesChanged replies -> {}
            case Event.MessageTakenBack taken -> {}
            case Event.AccessChanged access -> {}
            case Event.FilingChanged filing -> {}
        }
    }

    private boolean hasRead(Event.StaffRead read) {
        return session != null
                && unread != null
                && session.user().id().equals(read.userId())
                && unread.conversationId().equals(read.conversationId())
                && unread.seq() <= read.upToSeq();
    }

    private void ask() {
        StaffApi server = api;
        if (server == null) {
            return;
        }
        if (asking) {
            askAgain = true;
            return;
        }
        asking = true;
        Arrival reason = latest;
        latest = null;
        ui.call(server::counts, fresh -> answered(server, fresh, reason), e -> {
            // What there was to tell is told once the server answers again.
            if (server == api && latest == null) {
                latest = reason;
            }
            answered(server, counts, null);
        });
    }

    private void answered(StaffApi server, Counts fresh, @Nullable Arrival reason) {
        asking = false;
        if (server == api) {
            take(fresh, reason);
        }
        if (askAgain) {
            askAgain = false;
            ask();
        }
    }

    private void take(Counts fresh, @Nullable Arrival reason) {
        boolean more = fresh.number() > counts.number();
        if (!fresh.equals(counts)) {
            counts = fresh;
            if (fresh.number() == 0) {
                unread = null;
            }
            onChange.run();
        }
        if (more && reason != null) {
            unread = reason;
            onArrival.accept(reason);
        }
    }
}
