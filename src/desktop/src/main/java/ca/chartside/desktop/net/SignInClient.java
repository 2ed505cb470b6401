package ca.chartside.desktop.net;

import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Paths;
import ca.chartside.protocol.RefreshRequest;
import ca.chartside.protocol.Session;
import ca.chartside.protocol.SignInRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Signs in. It never waits for anything on the event thread: both calls block and throw there.
 */
final class SignInClient {
    /** A computer's clock that is further off than this is refused: times would be shown and kept wrong. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final Http http;
    private final Clock clock;

    SignInClient(Http http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    Session signIn(String server, SignInRequest request) {
        return enter(server, Paths.SESSION, request);
    }

    /** @param refreshToken the newest one; it is spent by this */
    Session resume(String server, String refreshToken) {
        return enter(server, Paths.SESSION_REFRESH, new RefreshRequest(refreshToken));
    }

    private Session enter(String server, String path, Object body) {
        HttpUrl base = Http.base(server);
        Http.Answer<Session> answer = http.exchange(
                new Request.Builder()
                        .url(Http.at(base, path))
                        .post(http.body(body))
                        .build(),
                Session.class);
        Session session = Objects.requireNonNull(answer.value(), "an answer without a body");
        Long serverTime = answer.serverTime();
        if (serverTime != null) {
            long ahead = clock.millis() - serverTime;
            if (Math.abs(ahead) > CLOCK_TOLERANCE.toMillis()) {
                StaffSession.revoke(http, base, session);
                throw new ApiException(ErrorKind.CLOCK_WRONG, "", Map.of("minutesFast", Math.round(ahead / 60_000d)));
            }
        }
        return session;
    }
}
