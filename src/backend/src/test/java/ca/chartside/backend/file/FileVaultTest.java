package ca.chartside.backend.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.StoreException;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import ca.chartside.testbase.TestClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileVaultTest {
    private static final ClinicId MEDICAL = new ClinicId(1, "medicalclinic");
    private static final ClinicId OTHER = new ClinicId(2, "otherclinic");

    @TempDir
    Path house;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-20T15:00:00Z"));
    private FileVault vault;

    @BeforeEach
    void open() {
        vault = FileVault.open(house.resolve("files"), house.resolve("keys/files.json"), clock);
    }

    private static byte[] text(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }

    private FileVault.Kept put(ClinicId clinic, byte[] bytes) {
        return vault.put(clinic, new ByteArrayInputStream(bytes));
    }

    private byte[] get(ClinicId clinic, String place) throws IOException {
        try (InputStream in = vault.get(clinic, place)) {
            return in.readAllBytes();
        }
    }

    private List<Path> onDisk() throws IOException {
        try (Stream<Path> all = Files.walk(house.resolve("files"))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getParent().endsWith("doubt"))
                    .toList();
        }
    }

    private static void refused(ErrorKind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(Refusal.class).hasMessage(kind.name());
    }

    @Test
    void whatIsKeptComesBackAndStandsNowhereInTheClear() throws IOException {
        byte[] letter = text("Dear Anna Testerson, your results. ".repeat(50_000));
        FileVault.Kept kept = put(MEDICAL, letter);

        assertThat(kept.size()).isEqualTo(letter.length);
        assertThat(get(MEDICAL, kept.place())).isEqualTo(letter);
        assertThat(onDisk())
                .hasSize(1)
                .allSatisfy(file -> assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("Testerson"));
        open();
        assertThat(get(MEDICAL, kept.place())).isEqualTo(letter);
    }

    @Test
    void theSameFileIsKeptOnceForAClinicAndNeverSharedWithAnother() throws IOException {
        FileVault.Kept once = put(MEDICAL, text("A form"));
        assertThat(put(MEDICAL, text("A form")).place()).isEqualTo(once.place());
        assertThat(onDisk()).hasSize(1);

        FileVault.Kept others = put(OTHER, text("A form"));
        assertThat(others.place()).isNotEqualTo(once.place());
        assertThatThrownBy(() -> get(OTHER, once.place())).isInstanceOf(IOException.class);
    }

    @Test
    void noOtherAccountCanLookIntoItsFoldersFromTheFirstStartOn() throws IOException {
        put(MEDICAL, text("A form"));
        try (Stream<Path> all = Files.walk(house.resolve("files"))) {
            assertThat(all.toList())
                    .hasSizeGreaterThan(5)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .as(path.toString())
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void whatWasTamperedWithIsNotGivenOut() throws IOException {
        FileVault.Kept kept = put(MEDICAL, text("A form"));
        Path file = onDisk().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 3] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> get(MEDICAL, kept.place())).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> get(MEDICAL, "00" + kept.place().substring(2))).isInstanceOf(StoreException.class);
    }

    @Test
    void nothingEmptyAndNothingTooLargeIsTaken() throws IOException {
        refused(ErrorKind.FILE_EMPTY, () -> put(MEDICAL, new byte[0]));
        byte[] most = new byte[Limits.FILE_BYTES];
        Arrays.fill(most, (byte) 'a');
        assertThat(put(MEDICAL, most).size()).isEqualTo(Limits.FILE_BYTES);
        refused(
                ErrorKind.FILE_TOO_LARGE,
                () -> vault.put(
                        MEDICAL,
                        new SequenceInputStream(new ByteArrayInputStream(most), new ByteArrayInputStream(text("a")))));
        assertThat(onDisk()).hasSize(1);
    }

    @Test
    void ofAnUploadThatIsCutOffNothingStays() throws IOException {
        InputStream cut =
                new SequenceInputStream(new ByteArrayInputStream(text("a".repeat(200_000))), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("reset");
                    }
                });
        assertThatThrownBy(() -> vault.put(MEDICAL, cut)).isInstanceOf(FileVault.Interrupted.class);
        assertThat(onDisk()).isEmpty();
    }

    @Test
    void onADiskThatFillsUpInMidUploadNothingStays() throws IOException {
        FileVault onIt = FillingDisk.vault(house.resolve("files"), house.resolve("keys/files.json"), clock, 1_500_000);
        assertThatThrownBy(() -> onIt.put(MEDICAL, new ByteArrayInputStream(text("a".repeat(3_000_000)))))
                .isInstanceOf(StoreException.class)
                .hasMessageNotContaining("aaa");
        assertThat(onDisk()).isEmpty();
        assertThat(onIt.put(MEDICAL, new ByteArrayInputStream(text("A form"))).size())
                .isEqualTo(6);
    }

    @Test
    void whatAKilledBackendWasWritingIsGoneAfterTheNextStart() throws IOException {
        Files.write(house.resolve("files/new/half"), text("half"));
        open();
        assertThat(onDisk()).isEmpty();
    }

    @Test
    void whatIsTakenInAgainIsNotForgotten() throws IOException {
        FileVault.Kept kept = put(MEDICAL, text("A form"));
        clock.advance(Duration.ofHours(30));
        Instant dayAgo = clock.instant().minus(Duration.ofHours(24));
        put(MEDICAL, text("A form"));
        assertThat(vault.forget(kept.place(), dayAgo)).isFalse();
        assertThat(get(MEDICAL, kept.place())).isEqualTo(text("A form"));

        clock.advance(Duration.ofHours(30));
        assertThat(vault.forget(kept.place(), clock.instant().minus(Duration.ofHours(24))))
                .isTrue();
        assertThat(onDisk()).isEmpty();
        assertThat(vault.forget(kept.place(), clock.instant())).isFalse();
    }

    @Test
    void theKeyFileIsItsOwnersAloneAndADamagedOneIsSaidSo() throws IOException {
        Path keys = house.resolve("keys/files.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rw-------");
        Files.writeString(keys, "{\"content\":\"x\",\"places\":\"y\"}");
        assertThatThrownBy(this::open)
                .isInstanceOf(UncheckedIOException.class)
                .rootCause()
                .hasMessage(keys + " is not a key file of Chartside; name the right one with --file-keys");
    }

    @ParameterizedTest
    @CsvSource({
        "%PDF-1.7 hello, PDF",
        "GIF89a.., GIF",
        "Hello, TEXT",
        "MZ\u0090\u0000\u0003\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u00ff\u00ff,",
        "\u007fELF\u0002\u0001\u0001\u0000,",
        "<html><script>alert(1)</script></html>,",
        "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>,",
        "PK\u0003\u0004\u0014\u0000\u0000\u0000word,",
        "#!/bin/sh rm,",
    })
    void whatAFileIsIsReadInIt(String beginning, FileType type) {
        byte[] bytes = beginning.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(FileType.of(bytes).orElse(null)).isEqualTo(type);
    }

    @Test
    void aNameEndsAsFilesOfItsKindDo() {
        assertThat(FileType.JPEG.named("wound.JPG")).isEqualTo("wound.JPG");
        assertThat(FileType.JPEG.named("wound.exe")).isEqualTo("wound.exe.jpg");
        assertThat(FileType.PDF.named("form")).isEqualTo("form.pdf");
    }

    /** Two uploads of the same: the one settles what the other is just putting in doubt. */
    @Test
    void whatIsSettledWhileItIsPutInDoubtAgainIsNoFault() throws Exception {
        FolderBlobs blobs = new FolderBlobs(house.resolve("blobs"), clock);
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Future<?> doubting = two.submit(() -> {
                for (int i = 0; i < 3000; i++) {
                    blobs.doubt("abcd");
                }
                return null;
            });
            Future<?> settling = two.submit(() -> {
                while (!doubting.isDone()) {
                    blobs.settle("abcd");
                }
                return null;
            });
            doubting.get();
            settling.get();
        }
    }
}
