package ca.chartside.backend.file;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.sqlite.SqliteStore;
import ca.chartside.protocol.StoredFile;
import ca.chartside.testbase.TestClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a backend that was killed between a file's bytes and its row leaves behind. */
class FileSweepTest {
    @TempDir
    Path house;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-20T15:00:00Z"));
    private Store store;
    private ClinicId clinic;
    private FileVault vault;

    @BeforeEach
    void open() {
        store = SqliteStore.open(house.resolve("chartside.db"));
        store.addClinic("otherclinic", "Other Clinic", clock.millis());
        clinic = store.addClinic("medicalclinic", "Medical Clinic", clock.millis());
        vault = FileVault.open(house.resolve("files"), house.resolve("keys/files.json"), clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Puts bytes in the vault as an upload does that gets no further. */
    private FileVault.Kept put(String words) {
        return vault.put(clinic, new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8)));
    }

    private void row(FileVault.Kept kept, boolean sent) {
        UUID id = UUID.randomUUID();
        FileRecords.Uploader user = new FileRecords.Uploader.Staff(UUID.randomUUID());
        store.write(clinic, tx -> {
            FileRecords files = new FileRecords(tx);
            files.insert(
                    new FileRecords.Known(
                            new StoredFile(id, "form.txt", "text/plain", kept.size()),
                            kept.place(),
                            user,
                            null,
                            FileRecords.Copies.NONE),
                    clock.millis());
            return sent ? files.name(List.of(id), user, UUID.randomUUID()) : List.of();
        });
    }

    private void sweepAfter(Duration time) {
        clock.advance(time);
        FileVault opened = FileVault.open(house.resolve("files"), house.resolve("keys/files.json"), clock);
        try (FileService files = new FileService(store, opened, clock)) {
            files.sweep();
        }
    }

    /** @param folder of the vault, by its name; empty for where the files are */
    private List<String> names(String folder) {
        try (Stream<Path> all = Files.walk(house.resolve("files"))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.getParent().endsWith("doubt") == folder.equals("doubt"))
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void bytesThatNeverGotTheirRowAreDeletedAfterADay() {
        FileVault.Kept lost = put("lost");
        sweepAfter(Duration.ofHours(23));
        assertThat(names("")).containsExactly(lost.place());
        sweepAfter(Duration.ofHours(2));
        assertThat(names("")).isEmpty();
        assertThat(names("doubt")).isEmpty();
    }

    @Test
    void bytesThatARowNamesStayWhateverWasInDoubt() {
        FileVault.Kept sent = put("sent");
        row(sent, true);
        sweepAfter(Duration.ofHours(30));
        assertThat(names("")).containsExactly(sent.place());
        assertThat(names("doubt")).isEmpty();
    }

    @Test
    void nothingThatWasNeverInDoubtIsDeletedEvenWithoutARow() {
        FileVault.Kept kept = put("kept");
        vault.settle(kept.place());
        sweepAfter(Duration.ofDays(400));
        assertThat(names("")).containsExactly(kept.place());
    }

    @Test
    void bytesWhoseRowWasDeletedGoEvenWhereTheBackendEndedInBetween() {
        FileVault.Kept unsent = put("unsent");
        vault.settle(unsent.place());
        vault.doubt(unsent.place());
        sweepAfter(Duration.ofHours(30));
        assertThat(names("")).isEmpty();
    }

    @Test
    void whatTwoUploadsShareStaysAsLongAsOneIsSent() {
        FileVault.Kept shared = put("shared");
        row(shared, true);
        row(shared, false);
        vault.settle(shared.place());
        sweepAfter(Duration.ofHours(30));
        assertThat(names("")).containsExactly(shared.place());
    }
}
