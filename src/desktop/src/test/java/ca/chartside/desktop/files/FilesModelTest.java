package ca.chartside.desktop.files;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opening and saving what goes with messages. */
class FilesModelTest {
    private static final StoredFile FORM = new StoredFile(new UUID(1, 1), "form.pdf", "application/pdf", 13);

    @TempDir
    Path folder;

    private final FakeClinic clinic = new FakeClinic();
    private Path copies;
    private FilesModel files;

    @BeforeEach
    void make() {
        copies = folder.resolve("opened");
        files = clinic.files(copies);
    }

    @Test
    void aPrivateCopyIsOpenedUnderItsNameAndWiped() throws IOException {
        files.open(FORM);
        Path copy = clinic.opened.getFirst();
        assertThat(copy).hasFileName("form.pdf").hasContent("what it holds");
        assertThat(copy).startsWith(copies);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copies)))
                .isEqualTo("rwx------");
        assertThat(files.busy(FORM.id())).isFalse();
        assertThat(files.said()).isNull();
        new PrivateFolder(copies).wipe();
        assertThat(copies).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "form.pdf, application/pdf, true",
        "IMG.JPG, image/jpeg, true",
        "page.html, text/html, false",
        "run.exe, image/jpeg, false",
        "form.pdf.desktop, application/pdf, false",
        "form.pdf, application/x-dosexec, false"
    })
    void onlyWhatHoldsAndIsCalledWhatRunsNothingIsOpened(String name, String mediaType, boolean opens) {
        files.open(new StoredFile(new UUID(1, 2), name, mediaType, 13));
        assertThat(clinic.opened).hasSize(opens ? 1 : 0);
    }

    @Test
    void aNameIsNoWayOutOfTheFolder() {
        files.open(new StoredFile(new UUID(1, 2), "../../form.pdf", "application/pdf", 13));
        assertThat(clinic.opened.getFirst().normalize()).startsWith(copies);
        assertThat(folder.resolve("form.pdf")).doesNotExist();
    }

    @Test
    void aNameOfMoreBytesThanADiskTakesIsShortenedBeforeItsEnding() {
        String name = "\u14c4".repeat(Limits.FILE_NAME_CHARS - 4) + ".pdf";
        StoredFile file = new StoredFile(new UUID(1, 2), name, "application/pdf", 13);
        files.open(file);
        assertThat(clinic.opened.getFirst().getFileName().toString())
                .startsWith("\u14c4\u14c4")
                .endsWith("\u14c4.pdf");
        files.saveAll(List.of(file, file), folder);
        assertThat(files.said()).isInstanceOf(FilesModel.Said.SavedAll.class);
        assertThat(folder.toFile().list((in, saved) -> saved.endsWith(".pdf")))
                .hasSize(2)
                .anyMatch(saved -> saved.endsWith(" (2).pdf"));
    }

    @Test
    void whatIsSavedIsSaidAndWhatIsNotToo() {
        Path into = folder.resolve("saved.pdf");
        files.save(FORM, into);
        assertThat(into).hasContent("what it holds");
        assertThat(files.said()).isEqualTo(new FilesModel.Said.Saved("form.pdf"));
        files.save(FORM, folder.resolve("no").resolve("such.pdf"));
        assertThat(((FilesModel.Said.Failed) files.said()).why().kind()).isEqualTo(ErrorKind.FILE_NOT_SAVED);
        clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
        files.open(FORM);
        assertThat(files.said()).isInstanceOf(FilesModel.Said.Failed.class);
        files.dismiss();
        assertThat(files.said()).isNull();
    }

    @Test
    void whatWasSaidInADialogIsSaidNowhereElseOnceItIsClosed() {
        List<FilesModel.Said> conversation = new ArrayList<>();
        Runnable dialog = () -> {};
        files.onChange(() -> conversation.add(files.said()));
        files.onChange(dialog);
        files.saveAll(List.of(FORM), folder);
        files.leave(dialog);
        assertThat(conversation).last().isNull();
        int told = conversation.size();
        files.leave(dialog);
        assertThat(conversation).as("nothing was said").hasSize(told);
    }

    @Test
    void whereNothingOpensItThatIsSaid() {
        FilesModel none = new FilesModel(clinic.api, clinic.ui(), new PrivateFolder(copies), file -> {
            throw new IOException();
        });
        none.open(FORM);
        assertThat(none.said()).isEqualTo(new FilesModel.Said.NoProgram("form.pdf"));
    }

    @Test
    void twoClicksFetchOnce() {
        clinic.background.hold();
        files.open(FORM);
        files.open(FORM);
        assertThat(files.busy(FORM.id())).isTrue();
        assertThat(clinic.background.waiting).hasSize(1);
    }

    @Test
    void allAreSavedAndNothingThatIsThereIsReplaced() throws IOException {
        Files.writeString(folder.resolve("form.pdf"), "mine");
        files.saveAll(List.of(FORM, new StoredFile(new UUID(1, 2), "form.pdf", "application/pdf", 13)), folder);
        assertThat(folder.resolve("form.pdf")).hasContent("mine");
        assertThat(folder.resolve("form (2).pdf")).hasContent("what it holds");
        assertThat(folder.resolve("form (3).pdf")).hasContent("what it holds");
        assertThat(files.said())
                .isEqualTo(new FilesModel.Said.SavedAll(folder.getFileName().toString(), 2));
    }
}
