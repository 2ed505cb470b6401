package ca.chartside.desktop.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.chartside.protocol.Counts;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.SignInRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** How long a sign-in lasts: its tokens, their refreshing, and its end. */
class StaffSessionTest extends StaffApiFixture {
    @Test
    void aRunOutTokenIsRefreshedAndTheCallMadeAgain() throws InterruptedException {
        server.enqueue(Wire.refusal(401, "TOKEN_EXPIRED"));
        server.enqueue(Wire.json(Wire.session(2)));
        server.enqueue(Wire.json(Wire.counts(5)));

        assertThat(api.counts().number()).isEqualTo(5);

        server.takeRequest();
        assertThat(server.takeRequest().getBody().utf8()).isEqualTo("{\"refreshToken\":\"refresh-1\"}");
        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer access-2");
        assertThat(rotated).containsExactly(Wire.session(2));
        assertThat(ended).isEmpty();
    }

    @Test
    void manyCallsAtOnceRefreshOnce() throws Exception {
        AtomicInteger refreshes = new AtomicInteger();
        CountDownLatch allExpired = new CountDownLatch(8);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                if (request.getTarget().endsWith("/refresh")) {
                    refreshes.incrementAndGet();
                    return Wire.json(Wire.session(2));
                }
                if ("Bearer access-1".equals(request.getHeaders().get("Authorization"))) {
                    allExpired.countDown();
                    allExpired.await();
                    return Wire.refusal(401, "TOKEN_EXPIRED");
                }
                return Wire.json(Wire.counts(1));
            }
        });
        List<Future<Counts>> calls = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                calls.add(threads.submit(api::counts));
            }
        }
        for (Future<Counts> call : calls) {
            assertThat(call.get().number()).isEqualTo(1);
        }
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void aSpentRefreshTokenEndsTheSignIn() {
        server.enqueue(Wire.refusal(401, "TOKEN_EXPIRED"));
        server.enqueue(Wire.refusal(401, "TOKEN_REVOKED"));

        assertThat(refused().kind()).isEqualTo(ErrorKind.TOKEN_REVOKED);
        assertThat(ended).containsExactly(ErrorKind.TOKEN_REVOKED);
        int asked = server.getRequestCount();
        assertThat(refused().kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
        assertThat(server.getRequestCount()).isEqualTo(asked);
        assertThat(ended).hasSize(1);
    }

    @Test
    void afterSigningInAgainTheSameObjectGoesOn() {
        server.enqueue(Wire.refusal(401, "TOKEN_REVOKED"));
        assertThat(refused().kind()).isEqualTo(ErrorKind.TOKEN_REVOKED);

        session.renew(Wire.session(3));
        server.enqueue(Wire.json(Wire.counts(2)));

        assertThat(api.counts().number()).isEqualTo(2);
    }

    @Test
    void aRefreshThatCannotReachTheServerEndsNothing() {
        server.enqueue(Wire.refusal(401, "TOKEN_EXPIRED"));
        server.enqueue(new MockResponse.Builder().code(503).body("").build());

        assertThat(refused().kind()).isEqualTo(ErrorKind.SERVER_UNREACHABLE);
        assertThat(ended).isEmpty();
    }

    @Test
    void signingOutRevokesOnTheServerAndForgetsHere() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().code(204).build());

        session.signOut();

        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod()).isEqualTo("DELETE");
        assertThat(request.getTarget()).isEqualTo("/api/v1/session");
        assertThat(refused().kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
    }

    @Test
    void signingOutAfterTheAccessTokenHasRunOutRevokesAllTheSame() throws InterruptedException {
        server.enqueue(Wire.refusal(401, "TOKEN_EXPIRED"));
        server.enqueue(Wire.json(Wire.session(2)));
        server.enqueue(new MockResponse.Builder().code(204).build());

        session.signOut();

        assertThat(server.getRequestCount()).isEqualTo(3);
        server.takeRequest();
        assertThat(server.takeRequest().getTarget()).isEqualTo("/api/v1/session/refresh");
        RecordedRequest again = server.takeRequest();
        assertThat(again.getMethod()).isEqualTo("DELETE");
        assertThat(again.getHeaders().get("Authorization")).isEqualTo("Bearer access-2");
        assertThat(rotated).as("nothing of it is kept").isEmpty();
    }

    @Test
    void aClockThatIsWrongIsToldInMinutesAndTheSignInEnded() throws InterruptedException {
        server.enqueue(Wire.json(Wire.session(1))
                .newBuilder()
                .addHeader("Date", "Sun, 22 Nov 2026 15:14:00 GMT")
                .build());
        server.enqueue(new MockResponse.Builder().code(204).build());
        Clock slow = Clock.offset(
                Clock.fixed(java.time.Instant.parse("2026-11-22T15:14:00Z"), java.time.ZoneOffset.UTC),
                Duration.ofMinutes(-14));
        try (Network network = new Network(slow, () -> 0)) {
            ApiException e = catchThrowableOfType(
                    ApiException.class,
                    () -> network.signIn(server.url("/").toString(), new SignInRequest("c", "u", "p", null, null)));
            assertThat(e.kind()).isEqualTo(ErrorKind.CLOCK_WRONG);
            assertThat(e.details()).containsEntry("minutesFast", -14L);
        }
        server.takeRequest();
        assertThat(server.takeRequest().getMethod()).isEqualTo("DELETE");
    }
}
