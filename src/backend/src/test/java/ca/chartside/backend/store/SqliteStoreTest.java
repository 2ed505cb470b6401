package ca.chartside.backend.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
    @TempDir
    Path folder;

    @Override
    protected TestDatabase create() {
        return new SqliteDatabase(folder.resolve("chartside.db"));
    }

    @Test
    void whileAnotherProcessHoldsTheFileWritersWaitAndThenGoOn() throws Exception {
        CompletableFuture<Integer> written;
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            written = CompletableFuture.supplyAsync(() -> store.write(
                    clinic,
                    tx -> tx.sql().update("UPDATE clinic SET phone = '555-0100' WHERE id = ?", clinic.number())));
            assertThat(store.<Long>read(clinic, tx -> tx.sql().number("SELECT COUNT(*) FROM clinic")))
                    .isEqualTo(1);
            assertThat(written).isNotDone();
            statement.execute("COMMIT");
        }
        assertThat(written.get(10, SECONDS)).isEqualTo(1);
    }

    @Test
    void everyCommitIsFlushedToTheDisk() {
        assertThat(store.<Long>write(clinic, tx -> tx.sql().number("PRAGMA synchronous")))
                .as("2 is FULL")
                .isEqualTo(2);
        assertThat(store.<String>write(clinic, tx -> tx.sql().first("PRAGMA journal_mode", row -> row.text(1))))
                .isEqualTo("wal");
    }
}
