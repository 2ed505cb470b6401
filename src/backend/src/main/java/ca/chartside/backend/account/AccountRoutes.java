package ca.chartside.backend.account;

import ca.chartside.backend.http.Body;
import ca.chartside.backend.http.ClientAddress;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.http.Route;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Paths;
import ca.chartside.protocol.RefreshRequest;
import ca.chartside.protocol.Session;
import ca.chartside.protocol.SignInRequest;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Duration;
import java.util.List;

/** Signing in and out. Wrong tries are throttled by address here, by name in {@link SignInTries}. */
public final class AccountRoutes {
    private static final int TRIES_A_MINUTE = 30;

    private final AccountService accounts;
    private final Guard guard;
    private final ClientAddress clients;
    private final Cache<String, Bucket> addresses = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    public AccountRoutes(AccountService accounts, Guard guard, ClientAddress clients) {
        this.accounts = accounts;
        this.guard = guard;
        this.clients = clients;
    }

    public List<Route> routes() {
        return List.of(
                new Route(
                        HandlerType.POST,
                        Paths.SESSION,
                        "Signs in",
                        List.of(),
                        SignInRequest.class,
                        Session.class,
                        Route.JSON,
                        false,
                        this::signIn),
                new Route(
                        HandlerType.POST,
                        Paths.SESSION_REFRESH,
                        "Trades a refresh token for new tokens",
                        List.of(),
                        RefreshRequest.class,
                        Session.class,
                        Route.JSON,
                        false,
                        ctx -> Guard.give(ctx, accounts.refresh(Body.json(ctx, RefreshRequest.class)))),
                guard.delete(Paths.SESSION, "Signs out", (principal, ctx) -> {
                    accounts.signOut(principal);
                    return null;
                }));
    }

    private void signIn(Context ctx) {
        Bucket bucket = addresses.get(
                clients.of(ctx),
                address -> Bucket.builder()
                        .addLimit(limit ->
                                limit.capacity(TRIES_A_MINUTE).refillGreedy(TRIES_A_MINUTE, Duration.ofMinutes(1)))
                        .build());
        // Paid before the password is looked at, so that many at once get no further than one after the other.
        if (!bucket.tryConsume(1)) {
            throw new Refusal(ErrorKind.TOO_MANY_REQUESTS);
        }
        Guard.give(ctx, accounts.signIn(Body.json(ctx, SignInRequest.class)));
        bucket.addTokens(1);
    }
}
