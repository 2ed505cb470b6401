package ca.chartside.backend.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.chartside.backend.store.sqlite.FolderInUse;
import ca.chartside.backend.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
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

    @Test
    void noOtherAccountOfTheMachineCanReadIt() throws IOException {
        Path fresh = folder.resolve("new/below/chartside.db");
        SqliteStore.open(fresh).close();
        assertThat(permissions(fresh.getParent())).isEqualTo("rwx------");
        assertThat(permissions(fresh)).isEqualTo("rw-------");

        Files.setPosixFilePermissions(fresh.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
        try (SqliteStore open = SqliteStore.openAlone(fresh)) {
            open.addClinic("medicalclinic", "Medical Clinic", 0);
            assertThat(permissions(fresh.getParent())).isEqualTo("rwx------");
            for (String file : List.of("", "-wal", "-shm")) {
                assertThat(permissions(fresh.resolveSibling("chartside.db" + file)))
                        .as(file)
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void aFolderThatHoldsOtherThingsKeepsItsPermissions() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path theirs = Files.writeString(shared.resolve("theirs"), "");
        SqliteStore.open(shared.resolve("chartside.db")).close();
        assertThat(permissions(shared)).isEqualTo("rwxr-xr-x");
        assertThat(permissions(theirs)).isNotEqualTo("rw-------");
        assertThat(permissions(shared.resolve("chartside.db"))).isEqualTo("rw-------");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void oneServerAtATimeHasAFolderAndCommandsMayWorkBesideIt() {
        Path file = folder.resolve("served/chartside.db");
        try (SqliteStore first = SqliteStore.openAlone(file);
                SqliteStore command = SqliteStore.open(file)) {
            command.addClinic("medicalclinic", "Medical Clinic", 0);
            assertThat(first.clinic("medicalclinic")).isNotNull();
            assertThatThrownBy(() -> SqliteStore.openAlone(file))
                    .isInstanceOf(FolderInUse.class)
                    .hasMessageContaining("another server runs on the data folder " + file.getParent());
        }
        SqliteStore.openAlone(file).close();
    }

    /** Without them SQLite takes all that a clinic has for ten rows, and goes through it. */
    @Test
    void everyIndexHasTheStatisticsOfALargeClinic() {
        assertThat(store.<List<String>>read(
                        clinic,
                        tx -> tx.sql()
                                .list(
                                        "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND tbl_name NOT LIKE 'flyway%'"
                                                + " AND name NOT IN (SELECT idx FROM sqlite_stat1)",
                                        row -> row.text(1))))
                .isEmpty();
    }
}
