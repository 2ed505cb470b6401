package ca.chartside.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.Uuid7;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.EventFeed;
import ca.chartside.testkit.LoadClinic;
import ca.chartside.testkit.StaffCalls;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Senders who send a message again, under its id, until the server has taken it, and one who follows the events and resumes behind the
 * last one seen whenever the stream breaks.
 */
final class StubbornClients implements AutoCloseable {
    private static final long PAUSE_NANOS = 20_000_000;

    private final Uuid7 ids = new Uuid7(Clock.systemUTC());
    private final StaffCalls calls;
    private final int port;
    private final List<Thread> senders = new ArrayList<>();
    private final Thread follower;
    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<UUID> sentAgain = ConcurrentHashMap.newKeySet();
    private final List<UUID> delivered = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private volatile boolean finishing;
    private volatile boolean closed;

    StubbornClients(int port, int count) throws IOException {
        this.port = port;
        this.calls = new StaffCalls(port);
        String inbox = signIn(LoadClinic.INBOX);
        EventFeed first = EventFeed.open(port, inbox, 0L);
        follower = start("follower", () -> follow(first, inbox));
        for (int i = 1; i <= count; i++) {
            int patient = i;
            String token = signIn(LoadClinic.username(i));
            senders.add(start("sender" + i, () -> send(token, patient)));
        }
    }

    private String signIn(String username) throws IOException {
        return calls.signIn(LoadClinic.SLUG, username, LoadClinic.PASSWORD).accessToken();
    }

    private Thread start(String name, Runnable work) {
        Thread thread = Thread.ofPlatform().name(name).daemon().unstarted(work);
        thread.setUncaughtExceptionHandler((in, failure) -> failures.add(failure));
        thread.start();
        return thread;
    }

    private void send(String token, int patient) {
        UUID conversation = ids.next();
        while (!finishing && !closed) {
            UUID id = ids.next();
            SendRequest request =
                    new SendRequest(id, conversation, patient, "Message " + id, SendMode.ALLOW_REPLIES, 0);
            while (!closed && !taken(token, request)) {
                sentAgain.add(id);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            if (!closed) {
                acknowledged.add(id);
            }
        }
    }

    private boolean taken(String token, SendRequest request) {
        try {
            int status = calls.send(token, request);
            // 503 is the server's word for a database that does not answer: nothing else may refuse.
            assertThat(status).isIn(200, 503);
            return status == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private void follow(EventFeed first, String token) {
        ObjectMapper mapper = new ObjectMapper();
        EventFeed feed = first;
        long seen = 0;
        while (!closed) {
            try {
                EventFeed.Received event = feed.next();
                assertThat(event.seq()).as("the number behind %d", seen).isEqualTo(seen + 1);
                seen = event.seq();
                JsonNode json = mapper.readTree(event.data());
                if (json.get("type").asText().equals("messageStored")) {
                    delivered.add(UUID.fromString(json.get("message").get("id").asText()));
                }
            } catch (IOException e) {
                LockSupport.parkNanos(PAUSE_NANOS);
                feed = reopened(feed, token, seen);
            }
        }
    }

    private EventFeed reopened(EventFeed broken, String token, long seen) {
        try {
            broken.close();
            return EventFeed.open(port, token, seen);
        } catch (IOException e) {
            return broken; // the server is not back yet
        }
    }

    /** Waits for that many more acknowledgements. */
    void awaitAcknowledged(int more) {
        int wanted = acknowledged.size() + more;
        Await.until(
                wanted + " acknowledged",
                Duration.ofSeconds(60),
                () -> !failures.isEmpty() || acknowledged.size() >= wanted);
        assertThat(failures).isEmpty();
    }

    /** Lets each sender bring its last message to its end, and the follower see everything. */
    void finish() throws InterruptedException {
        finishing = true;
        for (Thread sender : senders) {
            sender.join(60_000);
        }
        Await.until(
                "the last event",
                Duration.ofSeconds(60),
                () -> !failures.isEmpty() || delivered.size() >= acknowledged.size());
        assertThat(failures).isEmpty();
    }

    Set<UUID> acknowledged() {
        return acknowledged;
    }

    Set<UUID> sentAgain() {
        return sentAgain;
    }

    List<UUID> delivered() {
        return delivered;
    }

    @Override
    public void close() {
        closed = true;
        calls.close();
        follower.interrupt();
    }
}
