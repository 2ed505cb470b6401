package ca.chartside.backend.store.postgres;

import ca.chartside.backend.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of other nodes' commits ({@code LISTEN}), on a connection and a thread of its own. What was missed while the connection was
 * lost the event streams find by themselves, some seconds later: they look whether they are told or not.
 */
final class CommitWatch implements AutoCloseable {
    static final String CHANNEL = "chartside_commit";

    private static final Logger LOG = LoggerFactory.getLogger(CommitWatch.class);
    private static final int CHECK_MILLIS = 10_000;
    private static final long PAUSE_NANOS = 500_000_000;

    private final Supplier<Connection> connect;
    private final String node;
    private final Consumer<String> told;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Connection listening;

    /**
     * @param node this node's own name: what it commits itself it need not be told
     * @param told takes the slug of a clinic that another node has committed to
     */
    CommitWatch(Supplier<Connection> connect, String node, Consumer<String> told) {
        this.connect = connect;
        this.node = node;
        this.told = told;
        this.thread = Thread.ofPlatform().name("store-watch").daemon().start(this::run);
    }

    static String word(String node, String slug) {
        return node + " " + slug;
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
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
        }
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (!closed) {
            PGNotification @Nullable [] words = postgres.getNotifications(CHECK_MILLIS);
            if (words == null || words.length == 0) {
                if (!connection.isValid(2)) {
                    throw new SQLException("the connection is gone");
                }
                continue;
            }
            for (PGNotification word : words) {
                String[] parts = word.getParameter().split(" ", 2);
                if (parts.length == 2 && !parts[0].equals(node)) {
                    told.accept(parts[1]);
                }
            }
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
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
