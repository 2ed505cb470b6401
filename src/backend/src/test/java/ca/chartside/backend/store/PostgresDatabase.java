package ca.chartside.backend.store;

import ca.chartside.backend.store.postgres.PostgresStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A database of a PostgreSQL server that runs as long as the tests do, flushing its commits as a clinic's would. */
public record PostgresDatabase(String name) implements TestDatabase {
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Makes an empty one. */
    public static PostgresDatabase create() {
        String name = "chartside_" + Long.toString(System.nanoTime(), 36);
        execute("CREATE DATABASE " + name);
        return new PostgresDatabase(name);
    }

    private static void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url(String database) {
        return Server.RUNNING.getJdbcUrl("postgres", database);
    }

    @Override
    public Store open() {
        return PostgresStore.open(url(name));
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(name));
    }

    /** Ends every connection to it, as a restart of the server or of what stands between would. */
    public void breakConnections() {
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
    }

    @Override
    public boolean tellsOtherNodes() {
        return true;
    }

    @Override
    public void close() {
        execute("DROP DATABASE " + name + " WITH (FORCE)");
    }
}
