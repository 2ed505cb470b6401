package ca.chartside.backend.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a backend that was killed between a file's bytes and its row leaves behind. */
class FileSweepTest extends FileFixture {
    private FileVault.Kept put(String words) {
        return put(words.getBytes(StandardCharsets.UTF_8));
    }

    private void row(FileVault.Kept kept, boolean sent) {
        FileRecords.Uploader user = new FileRecords.Uploader.Staff(UUID.randomUUID());
        UUID file = row(kept, user, FileRecords.Copies.NONE);
        if (sent) {
            sent(file, user);
        }
    }

    private void sweepAfter(Duration time) {
        clock.advance(time);
        try (FileService files = new FileService(store, vault(), clock)) {
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
    void whatASavedReplyNamesStaysUntilItNamesItNoMore() {
        FileVault.Kept kept = put("directions");
        vault.settle(kept.place());
        FileRecords.Uploader user = new FileRecords.Uploader.Staff(UUID.randomUUID());
        UUID file = row(kept, user, FileRecords.Copies.NONE);
        UUID reply = UUID.randomUUID();
        store.write(
                clinic,
                tx -> new FileRecords(tx)
                        .name(List.of(file), user, new FileRecords.Named(FileRecords.By.SAVED_REPLY, reply)));
        sweepAfter(Duration.ofDays(400));
        assertThat(names("")).containsExactly(kept.place());
        store.write(clinic, tx -> {
            new FileRecords(tx).forgetReply(reply);
            return reply;
        });
        sweepAfter(Duration.ofHours(1));
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
