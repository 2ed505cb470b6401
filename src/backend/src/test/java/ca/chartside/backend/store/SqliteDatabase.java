package ca.chartside.backend.store;

import ca.chartside.backend.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A file. */
public record SqliteDatabase(Path file) implements TestDatabase {
    @Override
    public Store open() {
        return SqliteStore.open(file);
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    @Override
    public boolean tellsOtherNodes() {
        return false;
    }

    @Override
    public void close() {}
}
