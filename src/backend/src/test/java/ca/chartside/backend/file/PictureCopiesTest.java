package ca.chartside.backend.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.chartside.protocol.ErrorKind;
import ca.chartside.testbase.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which pictures get their copies, and when. */
class PictureCopiesTest extends FileFixture {
    /** As the rows have it where the backend ended before the copies were made. */
    private UUID picture(byte[] bytes, FileRecords.Copies copies) {
        return row(put(bytes), copies);
    }

    private UUID row(FileVault.Kept kept, FileRecords.Copies copies) {
        return row(kept, new FileRecords.Uploader.Patient(1), copies);
    }

    private FileRecords.Known known(UUID id) {
        return Objects.requireNonNull(store.read(clinic, tx -> new FileRecords(tx).get(id)));
    }

    private void restarted(UUID... ids) {
        try (FileService files = new FileService(store, vault, clock)) {
            for (UUID id : ids) {
                Await.until(
                        "the copies",
                        Duration.ofSeconds(20),
                        () -> known(id).copies().tries() == null);
            }
            files.sweep();
        }
    }

    private static byte[] photo() {
        return Photos.jpeg(Photos.quarters(400, 200, "RGBW"), 1);
    }

    @Test
    void whatWaitedWhenTheBackendEndedIsMadeAtTheNextStart() throws IOException {
        UUID id = picture(photo(), FileRecords.Copies.TO_BE_MADE);
        restarted(id);
        try (FileService files = new FileService(store, vault, clock);
                var jpeg = files.picture(clinic, known(id), FileService.CopySize.THUMBNAIL)
                        .jpeg()) {
            assertThat(Photos.read(Objects.requireNonNull(jpeg).readAllBytes()).getWidth())
                    .isEqualTo(Pictures.THUMBNAIL);
        }
        clock.advance(Duration.ofDays(3));
        assertThat(vault.doubtedBefore(clock.instant()))
                .containsExactly(known(id).place());
    }

    @Test
    void aPictureAtWhichTheBackendEndedThriceIsLeftAlone() {
        UUID id = picture(photo(), new FileRecords.Copies(3L, null, null));
        UUID second = picture(photo(), new FileRecords.Copies(2L, null, null));
        restarted(id, second);
        assertThat(known(id).copies()).isEqualTo(FileRecords.Copies.NONE);
        assertThat(known(second).copies().thumbnail()).isNotNull();
        try (FileService files = new FileService(store, vault, clock)) {
            assertThatThrownBy(() -> files.picture(clinic, known(id), FileService.CopySize.VIEW))
                    .hasMessage(ErrorKind.FILE_HAS_NO_PICTURE.name());
        }
    }

    @Test
    void theSamePictureSentToManyIsMadeOnce() {
        FileVault.Kept kept = put(photo());
        UUID one = row(kept, FileRecords.Copies.TO_BE_MADE);
        restarted(one);
        vault.forget(kept.place(), clock.instant()); // so that it could not be made once more
        UUID two = row(kept, FileRecords.Copies.TO_BE_MADE);
        restarted(two);
        assertThat(known(two).copies()).isEqualTo(known(one).copies());
    }

    @Test
    void whatIsForgottenTakesItsCopiesWithIt() {
        UUID id = picture(photo(), FileRecords.Copies.TO_BE_MADE);
        restarted(id);
        FileRecords.Known known = known(id);
        assertThat(known.places()).hasSize(3);
        clock.advance(Duration.ofHours(30));
        restarted();
        assertThat(store.<Boolean>read(clinic, tx -> new FileRecords(tx).get(id) == null))
                .isTrue();
        for (String place : known.places()) {
            assertThatThrownBy(() -> vault.get(clinic, place)).hasMessageContaining("cannot be opened");
        }
    }
}
