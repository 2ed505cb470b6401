package ca.chartside.backend.store.sqlite;

import ca.chartside.backend.store.Dialect;
import ca.chartside.backend.store.JdbcStore;
import ca.chartside.backend.store.Sql;
import ca.chartside.backend.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The default engine: one file in the data folder, write-ahead log, every commit flushed to the disk ({@code synchronous=FULL}).
 * Readers never wait for the writer.
 */
public final class SqliteStore extends JdbcStore {
    private static final int READERS = 4;
    private static final int BUSY_MILLIS = 10_000;

    private final DataFolder.@Nullable Claim claim;

    private SqliteStore(SQLiteDataSource readers, SQLiteDataSource writer, DataFolder.@Nullable Claim claim) {
        super(() -> open(readers), READERS, () -> open(writer), "BEGIN IMMEDIATE", "", false);
        this.claim = claim;
    }

    /**
     * For a command, whether a server runs beside it or not.
     *
     * @param file made if it is not there, its folder too, for this account alone
     */
    public static SqliteStore open(Path file) {
        return open(file, null);
    }

    /**
     * For a server: the folder is this one's until it is closed.
     *
     * @throws FolderInUse where another server has it
     */
    public static SqliteStore openAlone(Path file) {
        DataFolder.Claim claim =
                DataFolder.claim(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        try {
            return open(file, claim);
        } catch (StoreException e) {
            claim.close();
            throw e;
        }
    }

    private static SqliteStore open(Path file, DataFolder.@Nullable Claim claim) {
        DataFolder.prepare(file);
        DataFolder.checkDatabase(file);
        SQLiteDataSource writer = source(file, false);
        migrate(writer, "sqlite", file.toString());
        return new SqliteStore(source(file, true), writer, claim);
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
            return new Sql(source.getConnection(), Dialect.SQLITE);
        } catch (SQLException e) {
            throw new StoreException("the database file cannot be opened", e);
        }
    }

    @Override
    public void close() {
        super.close();
        if (claim != null) {
            claim.close();
        }
    }
}
