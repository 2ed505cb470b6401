package ca.chartside.backend.file;

import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.sqlite.SqliteStore;
import ca.chartside.protocol.StoredFile;
import ca.chartside.testbase.TestClock;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A clinic with a store and a vault, into which files come in the steps of which an upload is made. */
abstract class FileFixture {
    @TempDir
    Path house;

    final TestClock clock = new TestClock(Instant.parse("2026-11-20T15:00:00Z"));
    Store store;
    ClinicId clinic;
    FileVault vault;

    @BeforeEach
    void open() {
        store = SqliteStore.open(house.resolve("chartside.db"));
        store.addClinic("otherclinic", "Other Clinic", clock.millis());
        clinic = store.addClinic("medicalclinic", "Medical Clinic", clock.millis());
        vault = vault();
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** The vault as a backend that starts now opens it. */
    FileVault vault() {
        return FileVault.open(house.resolve("files"), house.resolve("keys/files.json"), clock);
    }

    /** Puts bytes in the vault as an upload does that gets no further. */
    FileVault.Kept put(byte[] bytes) {
        return vault.put(clinic, new ByteArrayInputStream(bytes));
    }

    /** Names what is in the vault by a row, which nothing has sent. */
    UUID row(FileVault.Kept kept, FileRecords.Uploader uploader, FileRecords.Copies copies) {
        UUID id = UUID.randomUUID();
        store.write(clinic, tx -> {
            new FileRecords(tx)
                    .insert(
                            new FileRecords.Known(
                                    new StoredFile(id, "wound.jpg", kept.type().mediaType(), kept.size()),
                                    kept.place(),
                                    uploader,
                                    null,
                                    copies),
                            clock.millis());
            return id;
        });
        return id;
    }

    /** A message of the uploader's takes it along. */
    void sent(UUID file, FileRecords.Uploader uploader) {
        store.write(
                clinic,
                tx -> new FileRecords(tx)
                        .name(
                                List.of(file),
                                uploader,
                                new FileRecords.Named(FileRecords.By.MESSAGE, UUID.randomUUID())));
    }
}
