package ca.chartside.desktop.net;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Presence;
import ca.chartside.protocol.Session;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private final MockWebServer server = new MockWebServer();
    private final Http http = new Http();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService eventThread = Executors.newSingleThreadExecutor();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<ConnectionState> states = new LinkedBlockingQueue<>();
    private final BlockingQueue<ErrorKind> ended = new LinkedBlockingQueue<>();
    private EventStream stream;

    @BeforeEach
    void start() throws IOException {
        server.start();
        StaffSession session = new StaffSession(http, server.url("/"), Wire.session(1), new StaffSession.Listener() {
            @Override
            public void rotated(Session fresh) {}

            @Override
            public void ended(ErrorKind why) {
                ended.add(why);
                stream.stop();
            }
        });
        stream = new EventStream(
                http,
                session,
                eventThread,
                timer,
                Clock.systemUTC(),
                new Backoff(Duration.ofMillis(20), Duration.ofMillis(100), new Random(1)),
                Duration.ofMillis(400));
        stream.addListener(new LiveUpdates.Listener() {
            @Override
            public void event(Event event) {
                events.add(event);
            }

            @Override
            public void connectionChanged(ConnectionState state) {
                states.add(state);
            }
        });
    }

    @AfterEach
    void stop() {
        stream.close();
        timer.shutdownNow();
        eventThread.shutdownNow();
        http.close();
        server.close();
    }

    private static MockResponse.Builder frames(String text) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream")
                .body(text);
    }

    /** Stays open behind its last byte, as a stream does on which nothing happens. */
    private static MockResponse open(String text) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream")
                .body(text + ": \n".repeat(20))
                .throttleBody(Math.max(1, text.length()), 60, TimeUnit.SECONDS)
                .build();
    }

    private <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T value = queue.poll(5, TimeUnit.SECONDS);
        assertThat(value).as("something within five seconds").isNotNull();
        return value;
    }

    private RecordedRequest request() throws InterruptedException {
        RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        return request;
    }

    @Test
    void whoIsThereComesBetweenTheEventsHasNoNumberAndIsForgottenWithTheStream() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        stream.addListener(new LiveUpdates.Listener() {
            @Override
            public void presence(Presence now) {
                told.add(now.people().getFirst().name());
            }

            @Override
            public void presenceUnknown() {
                told.add("unknown");
            }
        });
        String chen = "event: presence\ndata: {\"conversationId\":\"" + new UUID(1, 2) + "\",\"people\":[{\"userId\":\""
                + new UUID(1, 3) + "\",\"name\":\"Chen\",\"typing\":true}]}\n\n";
        server.enqueue(frames(Wire.frame(5) + chen + "event: presence\ndata: {\n\n" + Wire.frame(6))
                .build());
        server.enqueue(open(Wire.frame(7)));

        stream.start(4);

        assertThat(next(events).seq()).isEqualTo(5);
        assertThat(next(events).seq()).isEqualTo(6);
        assertThat(next(events).seq()).isEqualTo(7);
        assertThat(told).containsExactly("unknown", "Chen", "unknown");
        server.takeRequest();
        assertThat(server.takeRequest().getHeaders().get("Last-Event-ID")).isEqualTo("6");
    }

    @Test
    void resumesBehindTheLastNumberItSawAndDeliversNoneTwice() throws InterruptedException {
        server.enqueue(frames(": ping\n\n" + Wire.frame(5) + Wire.frame(6)).build());
        server.enqueue(frames(Wire.frame(6) + Wire.frame(7)).build());
        server.enqueue(open(""));

        stream.start(4);

        assertThat(next(events).seq()).isEqualTo(5);
        assertThat(next(events).seq()).isEqualTo(6);
        assertThat(next(events).seq()).isEqualTo(7);
        assertThat(request().getHeaders().get("Last-Event-ID")).isEqualTo("4");
        assertThat(request().getHeaders().get("Last-Event-ID")).isEqualTo("6");
        assertThat(request().getHeaders().get("Last-Event-ID")).isEqualTo("7");
        assertThat(events).isEmpty();
    }

    /** An older copy of the server's data was restored: it counts on from there, and so does the client. */
    @Test
    void aServerThatHasLessThanWasSeenLetsTheClientBeginAnewAndGoOn() throws InterruptedException {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        stream.addListener(new LiveUpdates.Listener() {
            @Override
            public void anew() {
                told.add("anew");
            }
        });
        server.enqueue(frames(Wire.frame(900)).build());
        server.enqueue(
                frames("id: 4\nevent: anew\ndata: {}\n\n" + Wire.frame(5)).build());
        server.enqueue(open(""));

        stream.start(800);

        assertThat(next(events).seq()).isEqualTo(900);
        assertThat(next(events).seq()).isEqualTo(5);
        assertThat(told).containsExactly("anew");
        assertThat(request().getHeaders().get("Last-Event-ID")).isEqualTo("800");
        assertThat(request().getHeaders().get("Last-Event-ID")).isEqualTo("900");
        assertThat(request().getHeaders().get("Last-Event-ID")).isEqualTo("5");
    }

    @Test
    void aStreamCutInMidEventGivesThatEventAgainWhole() throws InterruptedException {
        String cut = Wire.frame(1) + Wire.frame(2).substring(0, 30);
        server.enqueue(frames(cut).build());
        server.enqueue(frames(Wire.frame(2)).build());
        server.enqueue(open(""));

        stream.start(0);

        assertThat(next(events)).isEqualTo(new Event.PatientChanged(1, 1));
        assertThat(next(events)).isEqualTo(new Event.PatientChanged(2, 1));
    }

    @Test
    void silenceCountsAsLost() throws InterruptedException {
        server.enqueue(open(Wire.frame(1)));
        server.enqueue(frames(Wire.frame(2)).build());
        server.enqueue(open(""));

        stream.start(0);

        assertThat(next(events).seq()).isEqualTo(1);
        assertThat(next(events).seq()).isEqualTo(2);
    }

    @Test
    void tellsOfflineOnlyWhenAlsoTheSecondTryFailsAndOnlineAgain() throws InterruptedException {
        MockResponse gone = new MockResponse.Builder()
                .onRequestStart(new SocketEffect.CloseSocket())
                .build();
        for (int i = 0; i < 6; i++) {
            server.enqueue(gone);
        }
        server.enqueue(open(Wire.frame(1)));

        stream.start(0);

        assertThat(next(states)).isEqualTo(new ConnectionState.Online());
        assertThat(next(states)).isInstanceOf(ConnectionState.Offline.class);
        assertThat(next(states)).isEqualTo(new ConnectionState.Online());
        assertThat(next(events).seq()).isEqualTo(1);
    }

    @Test
    void aRunOutTokenIsRefreshedAndTheStreamOpenedAgain() throws InterruptedException {
        server.enqueue(Wire.refusal(401, "TOKEN_EXPIRED"));
        server.enqueue(Wire.json(Wire.session(2)));
        server.enqueue(open(Wire.frame(1)));

        stream.start(0);

        assertThat(next(events).seq()).isEqualTo(1);
        request();
        request();
        assertThat(request().getHeaders().get("Authorization")).isEqualTo("Bearer access-2");
        assertThat(ended).isEmpty();
    }

    @Test
    void aRevokedTokenSignsOut() throws InterruptedException {
        server.enqueue(Wire.refusal(401, "TOKEN_REVOKED"));

        stream.start(0);

        assertThat(next(ended)).isEqualTo(ErrorKind.TOKEN_REVOKED);
        assertThat(next(states)).isEqualTo(new ConnectionState.Online());
        assertThat(next(states)).isEqualTo(new ConnectionState.SignedOut());
    }

    @Test
    void whatCannotBeReadIsUnknownAndDoesNotStopTheRest() throws InterruptedException {
        server.enqueue(frames("id: 1\nevent: x\ndata: {broken\n\n"
                        + "id: 2\nevent: y\ndata: {\"type\":\"ofTomorrow\",\"seq\":2,\"more\":[1]}\n\n" + Wire.frame(3))
                .build());
        server.enqueue(open(""));

        stream.start(0);

        assertThat(next(events)).isEqualTo(new Event.Unknown(1));
        assertThat(next(events)).isEqualTo(new Event.Unknown(2));
        assertThat(next(events).seq()).isEqualTo(3);
    }

    @Test
    void waitsLongerEachTimeAndNeverLongerThanTheLimit() {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), new Random(7));
        long full = 500;
        for (int i = 0; i < 12; i++) {
            assertThat(backoff.next().toMillis()).isBetween(full / 2, full);
            full = Math.min(full * 2, 30_000);
        }
        backoff.reset();
        assertThat(backoff.next().toMillis()).isBetween(250L, 500L);
    }
}
