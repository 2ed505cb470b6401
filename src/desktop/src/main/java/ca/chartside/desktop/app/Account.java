package ca.chartside.desktop.app;

import ca.chartside.desktop.frame.MainWindow;
import ca.chartside.desktop.net.ClinicConnection;
import ca.chartside.protocol.Me;
import ca.chartside.protocol.Messaging;
import ca.chartside.protocol.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user who has signed in since the program started. It stays when the sign-in ends, so that what they wrote is there when
 * they sign in again; another user gets an account of their own. Event thread only.
 */
final class Account {
    private final ClinicConnection connection;
    private final int locked;
    private Session session;
    private Messaging messaging = Messaging.ON;
    private @Nullable MainWindow window;
    private boolean started;

    /** @param locked how many messages and drafts an earlier run left that no keyring opens now */
    Account(ClinicConnection connection, Session session, int locked) {
        this.connection = connection;
        this.session = session;
        this.locked = locked;
    }

    /** Whom an account belongs to: the same person at another server is another. */
    record Key(String server, String clinic, String userId) {
        static Key of(String server, Session session) {
            return new Key(server, session.clinic().slug(), session.user().id().toString());
        }
    }

    ClinicConnection connection() {
        return connection;
    }

    Session session() {
        return session;
    }

    /** Whether the clinic sends messages, as of the sign-in; a window hears of what changes. */
    Messaging messaging() {
        return messaging;
    }

    int locked() {
        return locked;
    }

    @Nullable MainWindow window() {
        return window;
    }

    /** What this user has written and only the program's memory holds. @param signedIn whether it is their session now */
    QuitQuestion.Unsent unsent(boolean signedIn) {
        return new QuitQuestion.Unsent(
                session.user().displayName(),
                signedIn,
                window == null ? List.of() : window.drafts(),
                connection.messagesInMemoryOnly());
    }

    void setWindow(MainWindow window) {
        this.window = window;
    }

    /** @param me what is known already, as of its event */
    void signedIn(Session fresh, Me me) {
        session = fresh;
        messaging = me.messaging();
        if (started) {
            connection.resume();
        } else {
            started = true;
            connection.start(me.asOfSeq());
        }
    }
}
