package ca.chartside.benchmarks;

import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.postgres.PostgresStore;
import ca.chartside.backend.store.sqlite.SqliteStore;
import ca.chartside.testbase.PostgresServer;
import ca.chartside.testkit.BackendProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A database for one run, and a plain connection beside the store's with the same settings on the same disk. */
sealed interface Engine extends AutoCloseable {
    Set<String> NAMES = Set.of("sqlite", "postgres");

    Store open();

    /** What the server needs to be told. */
    List<String> options();

    /** The real server on it, as its own process, where no mail server answers. @param folder for its log */
    default BackendProcess serve(Path folder) {
        List<String> all = new ArrayList<>(options());
        all.addAll(List.of("--smtp-port", "1", "--smtp-security", "none"));
        return BackendProcess.start(0, all, folder.resolve("backend.log"));
    }

    /** What the engine does by itself once much has been stored, done now so that it does not fall into what is measured. */
    void settle() throws SQLException;

    /** Where the files of the database lie. */
    Path folder();

    /**
     * Reads all of the database once. A server in use has it in the system's memory, from which it may have gone, unused, while another was
     * filled.
     */
    default void warm() throws IOException {
        try (Stream<Path> files = Files.walk(folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                read(file);
            }
        }
    }

    private static void read(Path file) throws IOException {
        try {
            Files.copy(file, OutputStream.nullOutputStream());
        } catch (NoSuchFileException e) {
            return; // the engine has put it away meanwhile
        }
    }

    /** To where the messages are. */
    Connection data() throws SQLException;

    /** To where the raw rows go, each committed by itself. */
    Connection raw() throws SQLException;

    @Override
    void close() throws IOException;

    static Engine start(String name, Path folder) throws IOException {
        return switch (name) {
            case "sqlite" -> new Sqlite(folder);
            case "postgres" -> Postgres.inUse();
            default -> throw new IllegalArgumentException(name);
        };
    }

    record Sqlite(Path folder) implements Engine {
        @Override
        public Store open() {
            return SqliteStore.open(folder.resolve("chartside.db"));
        }

        @Override
        public List<String> options() {
            return List.of("--data", folder.toString());
        }

        @Override
        public Connection data() throws SQLException {
            return connect("chartside.db");
        }

        @Override
        public Connection raw() throws SQLException {
            return connect("raw.db");
        }

        private Connection connect(String file) throws SQLException {
            SQLiteConfig config = new SQLiteConfig();
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            SQLiteDataSource source = new SQLiteDataSource(config);
            source.setUrl("jdbc:sqlite:" + folder.resolve(file));
            return source.getConnection();
        }

        /** SQLite keeps no statistics unless told to, and the store never tells it. */
        @Override
        public void settle() {}

        @Override
        public void close() {}
    }

    record Postgres(PostgresServer server) implements Engine {
        /** As many files of its write-ahead log as a server keeps that has filled them once. */
        private static final int LOG_FILES = 64;

        /**
         * A server that is not the first day in use: it writes over the files of its log. A new one makes each of them first, 16 MB of
         * zeros within somebody's commit.
         */
        static Postgres inUse() throws IOException {
            Postgres engine = new Postgres(PostgresServer.start());
            try (Connection connection = engine.data();
                    Statement statement = connection.createStatement()) {
                statement.execute("ALTER SYSTEM SET min_wal_size = '1GB'");
                statement.execute("SELECT pg_reload_conf()");
                for (int i = 0; i < LOG_FILES; i++) {
                    statement.execute("SELECT pg_logical_emit_message(false, 'bench', ''), pg_switch_wal()");
                }
                statement.execute("CHECKPOINT");
            } catch (SQLException e) {
                engine.close();
                throw new IOException(e);
            }
            return engine;
        }

        @Override
        public Path folder() {
            return server.tables();
        }

        private String url() {
            return server.url("postgres");
        }

        @Override
        public Store open() {
            return PostgresStore.open(url());
        }

        @Override
        public List<String> options() {
            return List.of("--postgres-url", url());
        }

        @Override
        public Connection data() throws SQLException {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(url());
            source.setPrepareThreshold(1);
            return source.getConnection();
        }

        @Override
        public Connection raw() throws SQLException {
            return data();
        }

        /** Autovacuum's work. */
        @Override
        public void settle() throws SQLException {
            try (Connection connection = data();
                    Statement statement = connection.createStatement()) {
                statement.execute("VACUUM (ANALYZE)");
                statement.execute("CHECKPOINT");
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
