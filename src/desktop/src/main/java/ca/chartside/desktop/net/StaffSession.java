package ca.chartside.desktop.net;

import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Paths;
import ca.chartside.protocol.RefreshRequest;
import ca.chartside.protocol.Session;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in user's tokens. However many calls find the access token expired at once, one refresh is made: the second
 * use of a refresh token would end the sign-in. Any thread.
 */
public final class StaffSession {
    /** Told on the thread that made the call, never on the event thread. */
    public interface Listener {
        /** There are new tokens: the earlier refresh token is spent. */
        void rotated(Session session);

        /** The server no longer knows this sign-in; the user has to sign in again. */
        void ended(ErrorKind why);
    }

    private final Http http;
    private final HttpUrl base;
    private final Listener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Session session;

    StaffSession(Http http, HttpUrl base, Session session, Listener listener) {
        this.http = http;
        this.base = base;
        this.session = session;
        this.listener = listener;
    }

    /** The same user has signed in again. */
    public void renew(Session fresh) {
        lock.lock();
        try {
            session = fresh;
        } finally {
            lock.unlock();
        }
    }

    HttpUrl base() {
        return base;
    }

    /** @throws ApiException UNAUTHENTICATED once the sign-in has ended */
    String accessToken() {
        lock.lock();
        try {
            return current().accessToken();
        } finally {
            lock.unlock();
        }
    }

    private Session current() {
        if (session == null) {
            throw new ApiException(ErrorKind.UNAUTHENTICATED);
        }
        return session;
    }

    /**
     * Gets a new access token unless another call already has.
     *
     * @param expired the one the server refused
     * @throws ApiException where that is not possible; the sign-in may have ended by it
     */
    void refresh(String expired) {
        lock.lock();
        try {
            Session old = current();
            if (!old.accessToken().equals(expired)) {
                return;
            }
            Session fresh = refreshed(http, base, old);
            session = fresh;
            listener.rotated(fresh);
        } catch (ApiException e) {
            endIfOver(e.kind(), expired);
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends the sign-in if {@code kind} says that it is over.
     *
     * @param token the access token that was refused; an answer to an older one than today's ends nothing
     */
    void endIfOver(ErrorKind kind, String token) {
        boolean over = switch (kind) {
            case TOKEN_EXPIRED, TOKEN_REVOKED, UNAUTHENTICATED, BAD_CREDENTIALS -> true;
            default -> false;
        };
        lock.lock();
        try {
            if (!over || session == null || !session.accessToken().equals(token)) {
                return;
            }
            session = null;
        } finally {
            lock.unlock();
        }
        listener.ended(kind);
    }

    /** Forgets the tokens at once and revokes them on the server where it answers. Never throws for the network. */
    public void signOut() {
        Session old;
        lock.lock();
        try {
            old = session;
            session = null;
        } finally {
            lock.unlock();
        }
        if (old != null) {
            revoke(http, base, old);
        }
    }

    /** An access token that has run out in the meantime is refreshed first: the sign-in itself lives for weeks. */
    static void revoke(Http http, HttpUrl base, Session session) {
        try {
            try {
                delete(http, base, session);
            } catch (ApiException e) {
                if (e.kind() != ErrorKind.TOKEN_EXPIRED) {
                    throw e;
                }
                delete(http, base, refreshed(http, base, session));
            }
        } catch (ApiException e) {
            // Offline or already revoked: the tokens are forgotten here, and run out there.
        }
    }

    private static void delete(Http http, HttpUrl base, Session session) {
        Request request = new Request.Builder()
                .url(Http.at(base, Paths.SESSION))
                .header("Authorization", "Bearer " + session.accessToken())
                .delete()
                .build();
        http.exchange(request, Void.class);
    }

    private static Session refreshed(Http http, HttpUrl base, Session old) {
        Request request = new Request.Builder()
                .url(Http.at(base, Paths.SESSION_REFRESH))
                .post(http.body(new RefreshRequest(old.refreshToken())))
                .build();
        return Objects.requireNonNull(http.exchange(request, Session.class).value());
    }
}
