package ca.chartside.backend.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void whoMayNotWriteToAFolderOfTheirOwnIsToldThatItIsProtected() {
        assertThat(DataFolder.denied(folder.resolve("below/chartside.db")))
                .startsWith(folder + " is write-protected: make it writable")
                .contains("--data");
    }

    @Test
    void whatIsLeftOfADatabaseIsNotBegunAnew() throws IOException {
        Path file = folder.resolve("chartside.db");
        SqliteStore.open(file).close();
        SqliteStore.open(file).close();
        Files.write(file, new byte[] {'S'});
        assertThatThrownBy(() -> SqliteStore.open(file)).hasMessageContaining("put a copy of it back");
        assertThat(Files.size(file)).isEqualTo(1);
    }

    @Test
    void whoMayNotWriteToAnothersFolderIsToldWhoseItIs() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root gives folders away");
        Files.setOwner(
                folder, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        assertThat(DataFolder.denied(folder.resolve("below/chartside.db")))
                .startsWith(folder + " belongs to the account nobody, and this one may not write there: run this as")
                .contains("--data");
    }
}
