package ca.chartside.desktop.composer;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.NOW;
import static ca.chartside.desktop.fake.FakeClinic.ROBERT;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of what is being written. */
class ComposerFilesTest extends ComposerFixture {
    @TempDir
    Path folder;

    private ConversationRow anna;
    private ConversationRow robert;

    @BeforeEach
    void open() {
        anna = conversation(ANNA, ConversationStatus.OPEN);
        robert = conversation(ROBERT, ConversationStatus.OPEN);
        composer.writeIn(anna);
    }

    private Path file(String name) {
        try {
            return Files.writeString(folder.resolve(name), "what it holds");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> names() {
        return composer.attachments().shown().stream()
                .map(file -> file.as().name())
                .toList();
    }

    private List<Attachments.Rejected> rejected() {
        return ((Notice.NotAttached) composer.notice()).files();
    }

    @Test
    void aFileGoesToTheServerAtOnceAndWithTheMessageByItsNumber() {
        composer.attachments().add(List.of(file("a.pdf"), file("b.pdf")));
        assertThat(composer.attachments().shown())
                .extracting(Attachment::state)
                .containsOnly(Attachment.State.READY)
                .hasSize(2);
        assertThat(composer.canSend()).as("a file needs no words").isTrue();
        composer.send(SendMode.SEND);
        assertThat(sent().files()).containsExactlyElementsOf(clinic.api.files.keySet());
        assertThat(sent().text()).isEmpty();
        assertThat(composer.attachments().shown()).isEmpty();
    }

    @Test
    void whatIsChosenInADialogGoesToWhatWasWrittenWhenItOpened() {
        Consumer<List<Path>> adding = composer.attachments().adding();
        composer.writeIn(robert);
        adding.accept(List.of(file("a.pdf")));
        assertThat(names()).as("Robert's").isEmpty();
        assertThat(composer.canSend()).isFalse();
        composer.writeIn(anna);
        assertThat(names()).containsExactly("a.pdf");
    }

    @Test
    void aMessageWaitsForItsFiles() {
        composer.text("Here is the form.");
        clinic.background.hold();
        composer.attachments().add(List.of(file("a.pdf")));
        clinic.background.answer();
        assertThat(composer.attachments().shown().getFirst().state()).isEqualTo(Attachment.State.UPLOADING);
        assertThat(composer.canSend()).isFalse();
        composer.send(SendMode.SEND);
        assertThat(clinic.outbox.requests).isEmpty();
        clinic.background.answer();
        assertThat(composer.canSend()).isTrue();
    }

    @Test
    void aMessageWaitsForAPictureFromTheMomentItIsPasted() {
        composer.text("Here is the form.");
        clinic.background.hold();
        composer.attachments().addMade(() -> file("pasted.png"));
        for (String step : List.of("being written", "being looked at", "on its way")) {
            assertThat(composer.canSend()).as(step).isFalse();
            assertThat(composer.attachments().uploading()).as(step).isTrue();
            composer.send(SendMode.SEND);
            clinic.background.answer();
        }
        assertThat(clinic.outbox.requests).isEmpty();
        composer.send(SendMode.SEND);
        assertThat(sent().files()).containsExactlyElementsOf(clinic.api.files.keySet());
    }

    @Test
    void whatCouldNotBeAddedHoldsNothingBack() {
        composer.text("Here is the form.");
        composer.attachments().addMade(() -> {
            throw new UncheckedIOException(new IOException("the disk is full"));
        });
        assertThat(composer.notice()).isInstanceOf(Notice.PictureNotKept.class);
        assertThat(composer.canSend()).isTrue();
        composer.attachments().add(List.of(folder.resolve("not there")));
        assertThat(composer.canSend()).isTrue();
        assertThat(composer.attachments().uploading()).isFalse();
    }

    @Test
    void whatIsStillBeingLookedAtGoesAlongIntoTheOpenConversation() {
        composer.writeNew(ANNA);
        clinic.background.hold();
        composer.attachments().add(List.of(file("a.pdf")));
        composer.continueThat();
        clinic.background.answer();
        assertThat(names()).containsExactly("a.pdf");
        composer.writeNew(ANNA);
        assertThat(composer.attachments().shown()).isEmpty();
    }

    @Test
    void filesBelongToTheConversationThatTheyWereAddedTo() {
        clinic.background.hold();
        composer.attachments().add(List.of(file("annas.pdf")));
        composer.writeIn(robert);
        clinic.background.answer();
        clinic.background.answer();
        assertThat(composer.attachments().shown())
                .as("what arrives late is still Anna's")
                .isEmpty();
        composer.text("For Robert");
        composer.send(SendMode.SEND);
        assertThat(sent().files()).isEmpty();
        composer.writeNew(ANNA);
        assertThat(composer.attachments().shown()).as("nor of a new message").isEmpty();
        composer.writeIn(anna);
        assertThat(names()).containsExactly("annas.pdf");
    }

    @Test
    void aNotesFilesAreItsOwnAndStayUntilTheServerHasIt() {
        composer.attachments().add(List.of(file("a.pdf")));
        composer.note(true);
        assertThat(composer.attachments().shown()).isEmpty();
        composer.attachments().add(List.of(file("b.pdf")));
        clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
        composer.addNote();
        assertThat(names()).containsExactly("b.pdf");

        clinic.api.failing = null;
        composer.addNote();
        assertThat(clinic.api.notes.getLast().files()).hasSize(1);
        assertThat(clinic.api.notes.getLast())
                .as("tried again as the same note")
                .isEqualTo(clinic.api.notes.getFirst());
        assertThat(composer.attachments().shown()).isEmpty();
        composer.note(false);
        assertThat(names()).as("the message's own").containsExactly("a.pdf");
    }

    @Test
    void whatIsAddedWhileANoteIsUnderwayIsForTheNextOne() {
        composer.note(true);
        composer.attachments().add(List.of(file("a.pdf")));
        clinic.background.hold();
        composer.addNote();
        clinic.background.release();
        composer.attachments().add(List.of(file("b.pdf")));
        clinic.background.answer();

        assertThat(clinic.api.notes.getLast().files()).hasSize(1);
        assertThat(names()).containsExactly("b.pdf");
    }

    @Test
    void aNoteWhoseAnswerWasLostGoesAgainAsItWasAndWhatWasAddedSinceStays() {
        composer.note(true);
        composer.text("See this");
        composer.attachments().add(List.of(file("a.pdf")));
        clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
        composer.addNote();
        clinic.api.failing = null;
        composer.attachments().add(List.of(file("b.pdf")));
        composer.addNote();

        assertThat(clinic.api.notes.getLast()).isEqualTo(clinic.api.notes.getFirst());
        assertThat(composer.text()).isEmpty();
        assertThat(names()).as("for the next note").containsExactly("b.pdf");
        composer.addNote();
        assertThat(clinic.api.notes.getLast().noteId())
                .isNotEqualTo(clinic.api.notes.getFirst().noteId());
        assertThat(clinic.api.notes.getLast().files()).hasSize(1);
    }

    @Test
    void aNoteWithoutAFileThatItHadIsAnother() {
        composer.note(true);
        composer.text("See this");
        composer.attachments().add(List.of(file("a.pdf")));
        clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
        composer.addNote();
        clinic.api.failing = null;
        composer.attachments().remove(composer.attachments().shown().getFirst());
        composer.addNote();

        assertThat(clinic.api.notes.getLast().files()).isEmpty();
        assertThat(clinic.api.notes.getLast().noteId())
                .isNotEqualTo(clinic.api.notes.getFirst().noteId());
    }

    @Test
    void whatCannotGoIsSaidWithItsReasonAndTheRestGoes() throws IOException {
        Path large = folder.resolve("large.pdf");
        try (RandomAccessFile made = new RandomAccessFile(large.toFile(), "rw")) {
            made.setLength(Limits.FILE_BYTES + 1L);
        }
        Path empty = Files.createFile(folder.resolve("empty.pdf"));
        composer.attachments().add(List.of(large, empty, folder, folder.resolve("gone.pdf"), file("good.pdf")));
        assertThat(names()).containsExactly("good.pdf");
        assertThat(rejected())
                .containsExactly(
                        new Attachments.Rejected("large.pdf", Attachments.Reason.TOO_LARGE),
                        new Attachments.Rejected("empty.pdf", Attachments.Reason.EMPTY),
                        new Attachments.Rejected(folder.getFileName().toString(), Attachments.Reason.NO_FILE),
                        new Attachments.Rejected("gone.pdf", Attachments.Reason.NO_FILE));
        assertThat(clinic.api.asked.stream().filter(asked -> asked.startsWith("upload")))
                .as("what is refused here is not sent first")
                .hasSize(1);
    }

    @Test
    void theEleventhFileIsRefused() {
        List<Path> eleven = new ArrayList<>();
        for (int i = 1; i <= Limits.FILES_MAX + 1; i++) {
            eleven.add(file(i + ".pdf"));
        }
        composer.attachments().add(eleven);
        assertThat(names()).hasSize(Limits.FILES_MAX);
        assertThat(rejected()).containsExactly(new Attachments.Rejected("11.pdf", Attachments.Reason.TOO_MANY));
    }

    @Test
    void aFailureKeepsEverythingAndCanBeTriedAgain() {
        composer.text("Here is the form.");
        clinic.api.refusingFiles = ErrorKind.SERVER_UNREACHABLE;
        composer.attachments().add(List.of(file("a.pdf")));
        Attachment file = composer.attachments().shown().getFirst();
        assertThat(file.state()).isEqualTo(Attachment.State.FAILED);
        assertThat(file.why().kind()).isEqualTo(ErrorKind.SERVER_UNREACHABLE);
        assertThat(composer.canSend()).isFalse();
        assertThat(composer.text()).isEqualTo("Here is the form.");
        UUID first = file.as().id();
        clinic.api.refusingFiles = null;
        composer.attachments().retry(file);
        assertThat(file.state()).isEqualTo(Attachment.State.READY);
        assertThat(file.as().id()).as("the file may be another by now").isNotEqualTo(first);
        assertThat(composer.canSend()).isTrue();
    }

    @Test
    void whatTheServerNeverTakesIsOnlyTakenAway() {
        clinic.api.refusingFiles = ErrorKind.FILE_TYPE_REFUSED;
        composer.attachments().add(List.of(file("program.pdf")));
        Attachment file = composer.attachments().shown().getFirst();
        assertThat(file.canRetry()).isFalse();
        composer.attachments().remove(file);
        assertThat(composer.attachments().shown()).isEmpty();
    }

    @Test
    void howFarItHasComeIsTold() {
        List<Long> moved = new ArrayList<>();
        composer.addListener(new ComposerListener() {
            @Override
            public void composerChanged() {
                composer.attachments().shown().forEach(file -> moved.add(file.moved()));
            }
        });
        composer.attachments().add(List.of(file("a.pdf")));
        assertThat(moved).as("half of it has gone").contains(6L);
    }

    @Test
    void whatIsTakenAwayStopsAndItsLateAnswerIsNothing() {
        clinic.background.hold();
        composer.attachments().add(List.of(file("a.pdf")));
        clinic.background.answer();
        composer.attachments().remove(composer.attachments().shown().getFirst());
        clinic.background.answer();
        assertThat(clinic.api.files).as("the server was not given the rest").isEmpty();
        assertThat(composer.attachments().shown()).isEmpty();
        assertThat(composer.unsent()).isEmpty();
    }

    @Test
    void whatIsRefusedComesBackWithItsFiles() {
        composer.text("See you at 10:15 then.");
        composer.attachments().add(List.of(file("a.pdf")));
        composer.send(SendMode.SEND);
        clinic.fromPatient(anna, NOW, "Can it be after 11?");
        clinic.outbox.refuse(sent().messageId(), ErrorKind.NEWER_MESSAGE);
        assertThat(names()).containsExactly("a.pdf");
        assertThat(composer.text()).isEqualTo("See you at 10:15 then.");
        composer.send(SendMode.SEND);
        assertThat(sent().files()).containsExactlyElementsOf(clinic.api.files.keySet());
    }

    @Test
    void whatTheServerHasForgottenGoesThereAgain() {
        composer.attachments().add(List.of(file("a.pdf")));
        composer.send(SendMode.SEND);
        clinic.outbox.refuse(sent().messageId(), ErrorKind.FILE_NOT_FOUND);
        assertThat(clinic.api.files).hasSize(2);
        composer.send(SendMode.SEND);
        assertThat(clinic.outbox.requests.getFirst().files())
                .doesNotContainAnyElementsOf(clinic.outbox.requests.getLast().files());
    }

    @Test
    void aRefusedMessageOfAnEarlierRunKeepsItsFilesWhereItIs() {
        UUID earlier = new UUID(1, 1);
        clinic.outbox.send(new SendRequest(
                earlier, anna.id(), ANNA.demographicNo(), "Here", SendMode.SEND, 0, List.of(new UUID(1, 2))));
        clinic.outbox.refuse(earlier, ErrorKind.NEWER_MESSAGE);
        assertThat(composer.text()).as("its files could not come along").isEmpty();
        assertThat(clinic.outbox.entries).containsKey(earlier);
    }

    @Test
    void filesThatEndWithTheProgramAreAskedAboutBefore() {
        composer.attachments().add(List.of(file("a.pdf")));
        assertThat(composer.unsent()).containsExactly(ANNA);
    }

    @Test
    void theyGoAlongIntoTheOpenConversation() {
        composer.writeNew(ANNA);
        composer.attachments().add(List.of(file("a.pdf")));
        composer.continueThat();
        assertThat(composer.conversationId()).isEqualTo(anna.id());
        assertThat(names()).containsExactly("a.pdf");
        composer.writeNew(ANNA);
        assertThat(composer.attachments().shown()).isEmpty();
    }

    @Test
    void whatIsTakenBackBeforeItLeavesComesBackWithItsFiles() {
        composer.attachments().add(List.of(file("a.pdf")));
        composer.send(SendMode.SEND);
        composer.attachments().add(List.of(file("b.pdf")));
        clinic.outbox.undo(sent().messageId());
        assertThat(names()).containsExactly("a.pdf", "b.pdf");
    }

    @Test
    void whatAnEarlierRunUploadedComesBackByItsNumber() {
        UUID file = new UUID(1, 2);
        UUID earlier = new UUID(1, 1);
        clinic.outbox.send(
                new SendRequest(earlier, anna.id(), ANNA.demographicNo(), "Here", SendMode.SEND, 0, List.of(file)));
        clinic.outbox.undo(earlier);
        assertThat(composer.canSend()).isTrue();
        composer.send(SendMode.SEND);
        assertThat(sent().files()).containsExactly(file);
    }
}
