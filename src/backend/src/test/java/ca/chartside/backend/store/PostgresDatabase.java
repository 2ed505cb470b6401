package ca.chartside.backend.store;

import ca.chartside.backend.app.Config;
import ca.chartside.backend.notification.MailSettings;
import ca.chartside.backend.store.postgres.PostgresStore;
import ca.chartside.testbase.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database of a PostgreSQL server that runs as long as the tests do. */
public record PostgresDatabase(String name) implements TestDatabase {
    private static final class Server {
        static final PostgresServer RUNNING = PostgresServer.start();
        /** Has its tables already: copying them is quicker than making them for each test. */
        static final PostgresDatabase MADE = make();

        private static PostgresDatabase make() {
            PostgresDatabase database = new PostgresDatabase("made");
            execute("CREATE DATABASE made");
            database.open().close();
            return database;
        }
    }

    /** Makes an empty one. */
    public static PostgresDatabase create() {
        String name = "chartside_" + Long.toString(System.nanoTime(), 36);
        execute("CREATE DATABASE " + name + " TEMPLATE " + Server.MADE.name());
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
        return Server.RUNNING.url(database);
    }

    @Override
    public Store open() {
        return PostgresStore.open(url(name));
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(name));
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory(Path.of("target"), "files");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Config config(MailSettings mail) {
        Path folder = temporary();
        return new Config(
                "127.0.0.1",
                0,
                List.of(),
                folder,
                folder.resolve("keys.json"),
                url(name),
                "https://medicalclinic.example.ca",
                mail);
    }

    @Override
    public boolean holds(String text) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            ResultSet found = statement.executeQuery(
                    "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'");
            while (found.next()) {
                tables.add(found.getString(1));
            }
            for (String table : tables) {
                ResultSet rows = statement.executeQuery("SELECT row_to_json(r)::text FROM " + table + " r");
                while (rows.next()) {
                    if (rows.getString(1).contains(text)) {
                        return true;
                    }
                }
            }
            return false;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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
