package ca.chartside.backend.store.sqlite;

import ca.chartside.backend.store.JdbcStore;
import ca.chartside.backend.store.Sql;
import ca.chartside.backend.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The default engine: one file in the data folder, write-ahead log, every commit flushed to the disk ({@code synchronous=FULL}).
 * Readers never wait for the writer.
 */
public final class SqliteStore extends JdbcStore {
    private static final int READERS = 4;
    private static final int BUSY_MILLIS = 10_000;

    private SqliteStore(SQLiteDataSource readers, SQLiteDataSource writer) {
        super(() -> open(readers), READERS, () -> open(writer), "BEGIN IMMEDIATE", "");
    }

    /** @param file made if it is not there, its folder too */
    public static SqliteStore open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new StoreException("the data folder cannot be made", e);
        }
        SQLiteDataSource writer = source(file, false);
        migrate(writer, "sqlite");
        return new SqliteStore(source(file, true), writer);
    }

    private static SQLiteDataSource source(Path file, boolean readOnly) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setReadOnly(readOnly);
        config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, String.valueOf(64 << 20));
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }

    private static Sql open(SQLiteDataSource source) {
        try {
            return new Sql(source.getConnection(), false);
        } catch (SQLException e) {
            throw new StoreException("the database file cannot be opened", e);
        }
    }
}
