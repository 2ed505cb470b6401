package ca.chartside.desktop.composer;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.ROBERT;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.StoredFile;
import ca.chartside.protocol.Uuid7;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of drafts, and of messages that the server has not taken, over restarts (M12). */
class FileDraftTest extends ComposerFixture {
    @TempDir
    Path folder;

    private ConversationRow anna;

    @BeforeEach
    void open() {
        anna = conversation(ANNA, ConversationStatus.OPEN);
        composer.writeIn(anna);
    }

    private ComposerModel restarted() {
        clinic.outbox.restart();
        clinic.background.waiting.clear();
        clinic.background.release();
        return new ComposerModel(
                clinic.api, clinic.ui(), clinic.outbox, clinic.messaging(), ME, clinic.clock, new Uuid7(clinic.clock));
    }

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "what it holds");
    }

    private static List<String> names(ComposerModel composer) {
        return composer.attachments().shown().stream()
                .map(file -> file.as().name())
                .toList();
    }

    private static Attachment only(ComposerModel composer) {
        assertThat(composer.attachments().shown()).hasSize(1);
        return composer.attachments().shown().getFirst();
    }

    private UUID onTheServer() {
        return clinic.api.files.keySet().iterator().next();
    }

    private long uploads() {
        return clinic.api.asked.stream()
                .filter(asked -> asked.startsWith("upload"))
                .count();
    }

    @Test
    void afterARestartFilesStandWhereTheyWereAddedAndGoWithTheMessage() throws IOException {
        composer.text("Here it is");
        composer.attachments().add(List.of(file("a.pdf"), file("b.jpg")));
        List<StoredFile> before =
                composer.attachments().shown().stream().map(Attachment::as).toList();

        ComposerModel next = restarted();
        next.writeIn(anna);

        assertThat(next.attachments().shown()).extracting(Attachment::as).isEqualTo(before);
        assertThat(next.canSend()).isTrue();
        next.send(SendMode.SEND);
        assertThat(sent().files()).containsExactlyElementsOf(clinic.api.files.keySet());
        assertThat(uploads()).as("nothing goes twice").isEqualTo(2);
        assertThat(clinic.outbox.drafts.kept).isEmpty();
    }

    @Test
    void theyStandBesideNobodyElseAndANotesWithNoMessage() throws IOException {
        ConversationRow other = conversation(ANNA, ConversationStatus.OPEN);
        ConversationRow robert = conversation(ROBERT, ConversationStatus.OPEN);
        composer.attachments().add(List.of(file("to anna.pdf")));
        composer.note(true);
        composer.attachments().add(List.of(file("about anna.pdf")));
        composer.note(false);
        composer.writeNew(ANNA);
        composer.attachments().add(List.of(file("new to anna.pdf")));

        ComposerModel next = restarted();
        next.writeIn(robert);
        assertThat(names(next)).isEmpty();
        next.note(true);
        assertThat(names(next)).isEmpty();
        next.writeIn(other);
        assertThat(names(next)).isEmpty();
        next.note(false);
        assertThat(names(next)).isEmpty();
        next.writeNew(ROBERT);
        assertThat(names(next)).isEmpty();
        next.writeNew(ANNA);
        assertThat(names(next)).containsExactly("new to anna.pdf");
        next.writeIn(anna);
        assertThat(names(next)).containsExactly("to anna.pdf");
        assertThat(next.hasOtherDraft()).as("the note's file is told of").isTrue();
        next.note(true);
        assertThat(names(next)).containsExactly("about anna.pdf");
        next.addNote();
        assertThat(clinic.api.notes.getLast().files()).hasSize(1);
        next.note(false);
        next.send(SendMode.SEND);
        assertThat(sent().files())
                .hasSize(1)
                .doesNotContainAnyElementsOf(clinic.api.notes.getLast().files());
    }

    @Test
    void whereTheServerNowSaysThatTheConversationIsAnotherPatientsTheyAreNotShown() throws IOException {
        composer.attachments().add(List.of(file("to anna.pdf")));

        ComposerModel next = restarted();
        next.writeIn(FakeClinic.row(anna.id(), ROBERT, ConversationStatus.OPEN));

        assertThat(names(next)).isEmpty();
        assertThat(next.canSend()).isFalse();
    }

    @Test
    void whatHadNotArrivedGoesToTheServerOnceItsWriterIsBack() throws IOException {
        clinic.background.hold();
        composer.attachments().add(List.of(file("a.pdf")));
        clinic.background.answer();
        assertThat(only(composer).state()).isEqualTo(Attachment.State.UPLOADING);

        ComposerModel next = restarted();
        assertThat(uploads()).as("nobody is back yet").isZero();
        clinic.background.hold();
        next.writeIn(anna);
        assertThat(only(next).state()).isEqualTo(Attachment.State.UPLOADING);
        assertThat(next.canSend()).as("the message waits for it").isFalse();
        clinic.background.answer();

        assertThat(only(next).state()).isEqualTo(Attachment.State.READY);
        next.send(SendMode.SEND);
        assertThat(sent().files()).containsExactly(onTheServer());
    }

    @Test
    void whatTheServerNoLongerHasSaysSoAndGoesAgainFromWhereItLies() throws IOException {
        composer.attachments().add(List.of(file("a.pdf")));
        UUID old = onTheServer();
        clinic.api.forgotten.add(old);

        ComposerModel next = restarted();
        next.writeIn(anna);

        assertThat(only(next).lost()).isTrue();
        assertThat(only(next).canRetry()).isTrue();
        assertThat(next.canSend()).isFalse();
        assertThat(uploads()).isEqualTo(1);
        next = restarted();
        next.writeIn(anna);
        assertThat(only(next).lost()).as("and after the next restart").isTrue();
        next.attachments().retry(only(next));
        assertThat(only(next).lost()).isFalse();
        next.send(SendMode.SEND);
        assertThat(sent().files()).hasSize(1).doesNotContain(old);
    }

    @Test
    void whatLiesNowhereAnyMoreIsToBeAttachedAgain() throws IOException {
        composer.text("Here it is");
        Path file = file("a.pdf");
        composer.attachments().add(List.of(file));
        clinic.api.forgotten.add(onTheServer());
        Files.delete(file);

        ComposerModel next = restarted();
        next.writeIn(anna);

        assertThat(only(next).away()).isTrue();
        assertThat(only(next).canRetry()).isFalse();
        assertThat(only(next).as().name()).isEqualTo("a.pdf");
        assertThat(next.canSend()).isFalse();
        next.attachments().remove(only(next));
        assertThat(next.text()).isEqualTo("Here it is");
        assertThat(next.canSend()).isTrue();
        next = restarted();
        next.writeIn(anna);
        assertThat(names(next)).as("what was taken away stays away").isEmpty();
    }

    @Test
    void whatWasScannedToTheSamePlaceSinceIsNotSentInItsStead() throws IOException {
        Path scan = file("scan.pdf");
        composer.attachments().add(List.of(scan));
        clinic.background.hold();
        composer.attachments().add(List.of(scan));
        clinic.background.answer();
        clinic.api.forgotten.add(onTheServer());
        Files.writeString(scan, "what it HOLDS");
        Files.setLastModifiedTime(
                scan, FileTime.fromMillis(Files.getLastModifiedTime(scan).toMillis() + 60_000));

        ComposerModel next = restarted();
        next.writeIn(anna);

        assertThat(next.attachments().shown())
                .hasSize(2)
                .allMatch(Attachment::away)
                .noneMatch(Attachment::canRetry);
        assertThat(clinic.api.files).hasSize(1);
    }

    @Test
    void aServerThatDoesNotAnswerIsAskedTheNextTime() throws IOException {
        composer.attachments().add(List.of(file("a.pdf")));
        clinic.api.forgotten.add(onTheServer());
        ComposerModel next = restarted();
        clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
        next.writeIn(anna);
        assertThat(only(next).state()).isEqualTo(Attachment.State.READY);

        clinic.api.failing = null;
        next.writeIn(anna);

        assertThat(only(next).lost()).isTrue();
    }

    @Test
    void aRefusedMessageOfAnEarlierRunComesBackWithItsFiles() throws IOException {
        composer.text("Here it is");
        composer.attachments().add(List.of(file("a.pdf")));
        composer.send(SendMode.SEND);
        ComposerModel next = restarted();
        clinic.outbox.refuse(sent().messageId(), ErrorKind.NEWER_MESSAGE);
        clinic.api.forgotten.add(onTheServer());

        next.writeIn(anna);

        assertThat(next.text()).isEqualTo("Here it is");
        assertThat(names(next)).containsExactly("a.pdf");
        assertThat(only(next).as().size()).isEqualTo(13);
        assertThat(only(next).lost()).as("it may have waited for days").isTrue();
        assertThat(clinic.outbox.drafts.kept.values().iterator().next().files())
                .as("and is a draft by then")
                .hasSize(1);
    }

    @Test
    void aMessageWhoseFilesTheServerForgotComesBackAndTheyGoAgain() throws IOException {
        composer.attachments().add(List.of(file("a.pdf")));
        composer.send(SendMode.SEND);
        UUID old = onTheServer();
        ComposerModel next = restarted();
        clinic.outbox.refuse(sent().messageId(), ErrorKind.FILE_NOT_FOUND);

        next.writeIn(anna);
        next.send(SendMode.SEND);

        assertThat(sent().files()).hasSize(1).doesNotContain(old);
    }

    @Test
    void whatIsTakenBackAfterARestartBringsItsFilesBack() throws IOException {
        clinic.outbox.undoSeconds = 5;
        composer.attachments().add(List.of(file("a.pdf"), file("b.jpg")));
        composer.send(SendMode.SEND);
        ComposerModel next = restarted();
        next.writeIn(anna);
        assertThat(next.attachments().sent(onTheServer())).isEqualTo(clinic.api.files.get(onTheServer()));

        next.undoSending();

        assertThat(names(next)).containsExactly("a.pdf", "b.jpg");
        next.send(SendMode.SEND);
        assertThat(sent().files()).containsExactlyElementsOf(clinic.api.files.keySet());
    }

    private Path pasted(String place) throws IOException {
        Path picture = Files.createDirectory(folder.resolve(place)).resolve("pasted.png");
        return Files.writeString(picture, "a wound");
    }

    @Test
    void aPastedPictureLiesOnThisComputerUntilTheServerHasItOrItIsTakenAway() throws IOException {
        Path arrived = pasted("1");
        composer.attachments().addMade(() -> arrived);
        assertThat(arrived.getParent()).doesNotExist();

        clinic.api.refusingFiles = ErrorKind.SERVER_UNREACHABLE;
        Path waiting = pasted("2");
        composer.attachments().addMade(() -> waiting);
        assertThat(waiting).as("it can be tried again").exists();
        composer.attachments().remove(composer.attachments().shown().getLast());
        assertThat(waiting.getParent()).doesNotExist();

        Path chosen = file("chosen.pdf");
        composer.attachments().add(List.of(chosen));
        composer.attachments().remove(composer.attachments().shown().getLast());
        assertThat(chosen).as("the user's own").exists();
    }

    @Test
    void filesAloneAreADraftAndAPastedPictureThatHasNotArrivedEndsWithTheProgram() throws IOException {
        composer.attachments().add(List.of(file("a.pdf")));
        assertThat(composer.unsent()).containsExactly(ANNA);
        clinic.outbox.drafts.lasting = true;
        assertThat(composer.unsent()).isEmpty();

        Path picture = folder.resolve("pasted.png");
        clinic.api.refusingFiles = ErrorKind.SERVER_UNREACHABLE;
        composer.attachments().addMade(() -> {
            try {
                ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return picture;
        });
        assertThat(composer.unsent()).containsExactly(ANNA);

        clinic.api.refusingFiles = null;
        composer.attachments().retry(composer.attachments().shown().getLast());
        assertThat(composer.unsent()).as("the server has it").isEmpty();
    }
}
