package ca.chartside.backend.store.postgres;

import ca.chartside.backend.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of other nodes' commits, and of what else they say ({@code LISTEN}), on a connection and a thread of its own. What was missed
 * while the connection was lost the event streams find by themselves, some seconds later: they look whether they are told or not.
 *
 * <p>A node without others need not tell of its commits: each asks who is there as it begins to listen and again and
 * again from then on, and who hears that answers.
 */
final class CommitWatch implements AutoCloseable {
    static final String CHANNEL = "chartside_commit";
    /** No clinic's slug looks like these. */
    private static final String WHO_IS_THERE = "?";

    private static final String HERE = "!";

    private static final Logger LOG = LoggerFactory.getLogger(CommitWatch.class);
    private static final long PAUSE_NANOS = 500_000_000;

    private final Supplier<Connection> connect;
    private final String node;
    private final Listener listener;
    private final long askNanos;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Connection listening;
    /** Whether it listens and no other node has answered. */
    private volatile boolean alone;

    private final ReentrantLock speaks = new ReentrantLock();
    /** The connection that listens is waited on: what is said goes by another. Held by {@link #speaks}. */
    private @Nullable Connection speaking;

    /** Hears of other nodes; on the watch's own thread. */
    interface Listener {
        /** Another node has committed to the clinic of that slug. */
        void committed(String slug);

        /** Another node says this of the clinic of that slug. */
        void said(String slug, String word);
    }

    /**
     * @param node this node's own name: what it commits and says itself it need not be told
     * @param ask how often it asks which other nodes there are
     */
    CommitWatch(Supplier<Connection> connect, String node, Listener listener, Duration ask) {
        this.connect = connect;
        this.node = node;
        this.listener = listener;
        this.askNanos = ask.toNanos();
        this.thread = Thread.ofPlatform().name("store-watch").daemon().start(this::run);
    }

    /** What tells the other nodes that this one has committed to a clinic. */
    String word(String slug) {
        return node + " " + slug;
    }

    /** Whether nobody is there who would have to be told. */
    boolean isAlone() {
        return alone;
    }

    private void run() {
        while (!closed) {
            try (Connection connection = connect.get()) {
                listening = connection;
                listen(connection);
            } catch (SQLException | StoreException e) {
                if (!closed) {
                    LOG.warn("not hearing of other nodes' commits: {}", e.getMessage());
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            } finally {
                alone = false;
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
        }
        PGConnection postgres = connection.unwrap(PGConnection.class);
        boolean heardOthers = true;
        long asked = System.nanoTime() - askNanos;
        while (!closed) {
            if (System.nanoTime() - asked >= askNanos) {
                if (!connection.isValid(2)) {
                    throw new SQLException("the connection is gone");
                }
                alone = !heardOthers;
                heardOthers = false;
                asked = System.nanoTime();
                tell(connection, WHO_IS_THERE);
            }
            int wait = (int) TimeUnit.NANOSECONDS.toMillis(asked + askNanos - System.nanoTime()) + 1;
            PGNotification @Nullable [] words = postgres.getNotifications(Math.max(1, wait));
            for (PGNotification word : words == null ? new PGNotification[0] : words) {
                String[] parts = word.getParameter().split(" ", 2);
                if (parts.length == 2 && !parts[0].equals(node)) {
                    heardOthers = true;
                    alone = false;
                    hear(connection, parts[1]);
                }
            }
        }
    }

    private void hear(Connection connection, String word) throws SQLException {
        switch (word) {
            case WHO_IS_THERE -> tell(connection, HERE);
            case HERE -> LOG.debug("another node works on this database");
            default -> {
                String[] parts = word.split(" ", 2);
                if (parts.length == 1) {
                    listener.committed(word);
                } else {
                    listener.said(parts[0], parts[1]);
                }
            }
        }
    }

    /** Says something to the other nodes, where there are any. Any thread; it waits for the network. */
    void say(String slug, String word) {
        if (alone || closed) {
            return;
        }
        speaks.lock();
        try {
            Connection open = speaking;
            if (open == null) {
                open = connect.get();
                speaking = open;
            }
            tell(open, slug + " " + word);
        } catch (SQLException | StoreException e) {
            LOG.info("the other nodes could not be told: {}", e.getMessage());
            endSpeaking();
        } finally {
            speaks.unlock();
        }
    }

    private void endSpeaking() {
        Connection open = speaking;
        speaking = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("closing the connection that speaks", e);
            }
        }
    }

    private void tell(Connection connection, String word) throws SQLException {
        try (PreparedStatement notify = connection.prepareStatement("SELECT pg_notify(?, ?)")) {
            notify.setString(1, CHANNEL);
            notify.setString(2, word(word));
            notify.execute();
        }
    }

    @Override
    public void close() {
        closed = true;
        Connection open = listening;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("closing the connection that listens", e);
            }
        }
        speaks.lock();
        try {
            endSpeaking();
        } finally {
            speaks.unlock();
        }
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
