package ca.chartside.benchmarks;

import ca.chartside.protocol.Session;
import ca.chartside.protocol.Uuid7;
import ca.chartside.testkit.EventFeed;
import ca.chartside.testkit.LoadClinic;
import ca.chartside.testkit.StaffCalls;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Senders on one thread and an inbox on another, all signed in as users of their own. */
final class Load implements AutoCloseable {
    private static final String MESSAGE = "\"message\":{\"id\":\"";

    private final Selector selector = Selector.open();
    private final List<Sender> senders = new ArrayList<>();
    private final EventFeed feed;
    private final Thread inbox;
    /** When each message was sent; its id is taken out when its event comes. */
    private final Map<UUID, Long> underWay = new ConcurrentHashMap<>();

    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<UUID> delivered = ConcurrentHashMap.newKeySet();
    private final Timings acks = new Timings();
    private final Timings deliveries = new Timings();
    private volatile boolean measuring;
    private volatile @Nullable String trouble;

    Load(int port, int count) throws IOException {
        Uuid7 ids = new Uuid7(Clock.systemUTC());
        try (StaffCalls calls = new StaffCalls(port)) {
            feed = EventFeed.open(port, signIn(calls, LoadClinic.INBOX), null);
            for (int i = 1; i <= count; i++) {
                Sender sender = Sender.connect(port, signIn(calls, LoadClinic.username(i)), i, ids);
                sender.channel().register(selector, SelectionKey.OP_READ, sender);
                senders.add(sender);
            }
        }
        inbox = Thread.ofPlatform().name("inbox").daemon().start(this::receive);
    }

    private static String signIn(StaffCalls calls, String username) throws IOException {
        Session session = calls.signIn(LoadClinic.SLUG, username, LoadClinic.PASSWORD);
        return session.accessToken();
    }

    private void receive() {
        try {
            while (true) {
                EventFeed.Received event = feed.next();
                int at = event.data().indexOf(MESSAGE);
                if (at >= 0) {
                    long now = System.nanoTime();
                    int from = at + MESSAGE.length();
                    received(UUID.fromString(event.data().substring(from, from + 36)), now);
                }
            }
        } catch (IOException e) {
            trouble = "the event stream ended";
        }
    }

    private void received(UUID id, long now) {
        Long sent = underWay.remove(id);
        if (!delivered.add(id)) {
            trouble = "a message was delivered twice";
        }
        if (sent == null) {
            trouble = "a message was delivered that nobody sent, or twice";
        } else if (measuring) {
            synchronized (deliveries) {
                deliveries.add(now - sent);
            }
        }
    }

    /**
     * Lets every sender send one message after the other for a while, then waits for what is under way.
     *
     * @param measured whether the times count
     * @return how long it took, in nanoseconds
     */
    long send(long nanos, boolean measured) throws IOException {
        measuring = measured;
        long began = System.nanoTime();
        int[] open = new int[1];
        for (Sender sender : senders) {
            send(sender);
            open[0]++;
        }
        while (open[0] > 0) {
            selector.select(
                    key -> {
                        if (answered((Sender) key.attachment(), measured, System.nanoTime() - began < nanos)) {
                            open[0]--;
                        }
                    },
                    1_000);
            if (System.nanoTime() - began > nanos + 20_000_000_000L) {
                throw new IOException("no answer within 20 s");
            }
        }
        long took = System.nanoTime() - began;
        awaitDeliveries();
        return took;
    }

    private void send(Sender sender) throws IOException {
        underWay.put(sender.next(), sender.sentAt());
        sender.send();
    }

    /** @return whether the sender rests now */
    private boolean answered(Sender sender, boolean measured, boolean goOn) {
        try {
            if (!sender.acknowledged()) {
                return false;
            }
            if (measured) {
                acks.add(System.nanoTime() - sender.sentAt());
            }
            acknowledged.add(sender.message());
            if (goOn) {
                send(sender);
            }
            return !goOn;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void awaitDeliveries() throws IOException {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!underWay.isEmpty() && trouble == null) {
            if (System.nanoTime() > end) {
                throw new IOException(underWay.size() + " messages were not delivered within 10 s");
            }
            LockSupport.parkNanos(100_000);
        }
        if (trouble != null) {
            throw new IOException(trouble);
        }
    }

    Timings acks() {
        return acks;
    }

    /** Not while {@link #send} runs. */
    Timings deliveries() {
        synchronized (deliveries) {
            return deliveries;
        }
    }

    Set<UUID> acknowledged() {
        return acknowledged;
    }

    Set<UUID> delivered() {
        return delivered;
    }

    @Override
    public void close() throws IOException {
        for (Sender sender : senders) {
            sender.channel().close();
        }
        selector.close();
        feed.close();
        try {
            inbox.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
