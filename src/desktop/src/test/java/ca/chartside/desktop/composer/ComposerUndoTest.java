package ca.chartside.desktop.composer;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ROBERT;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.net.Draft;
import ca.chartside.desktop.net.Outbox;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking a message back before it leaves (M14). */
class ComposerUndoTest extends ComposerFixture {
    @TempDir
    Path folder;

    @BeforeEach
    void hold() {
        clinic.outbox.undoSeconds = 5;
    }

    @Test
    void theTextIsBackWhereItWasWrittenAndADraftBeforeItIsNoMessage() {
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        composer.text("Too fast");
        composer.send(SendMode.SEND);
        assertThat(composer.text()).isEmpty();

        composer.undoSending();

        assertThat(composer.text()).isEqualTo("Too fast");
        assertThat(clinic.outbox.entries).isEmpty();
        assertThat(clinic.outbox.drafts.calls).endsWith("keep Too fast", "flush");
    }

    @Test
    void whatWasWrittenSinceStandsBehindIt() {
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        composer.text("First");
        composer.send(SendMode.SEND);
        composer.text("Second");

        composer.undoSending();

        assertThat(composer.text()).isEqualTo("First\n\nSecond");
    }

    @Test
    void oneThatWasToStartAConversationIsANewMessageAgain() {
        composer.writeNew(ANNA);
        composer.text("Your form is ready");
        composer.send(SendMode.ALLOW_REPLIES);
        ConversationRow begun = started.getFirst();

        composer.undoSending();

        assertThat(composer.isNew()).isTrue();
        assertThat(composer.to()).isEqualTo(ANNA);
        assertThat(composer.text()).isEqualTo("Your form is ready");
        assertThat(composer.started(begun.id())).isNull();
        assertThat(withdrawn).isEqualTo(1);
    }

    @Test
    void theNewestOfThisConversationAloneIsTakenBackAndNotWhatHasLeft() {
        ConversationRow annas = conversation(ANNA, ConversationStatus.OPEN);
        ConversationRow roberts = conversation(ROBERT, ConversationStatus.OPEN);
        clinic.outbox.undoSeconds = 0;
        composer.writeIn(annas);
        composer.text("Has left");
        composer.send(SendMode.SEND);
        clinic.outbox.undoSeconds = 5;
        composer.writeIn(roberts);
        composer.text("Robert's");
        composer.send(SendMode.SEND);

        composer.writeIn(annas);
        composer.undoSending();
        assertThat(clinic.outbox.calls).isEmpty();

        composer.writeIn(roberts);
        composer.note(true);
        composer.undoSending();
        assertThat(clinic.outbox.calls).as("not while a note is written").isEmpty();
        composer.note(false);
        composer.undoSending();
        assertThat(composer.text()).isEqualTo("Robert's");
        assertThat(clinic.outbox.entries.values())
                .extracting(Outbox.Entry::state)
                .containsExactly(Outbox.State.SENDING);
    }

    private UUID sentFrom(ConversationRow conversation, String text) {
        composer.writeIn(conversation);
        composer.text(text);
        composer.send(SendMode.SEND);
        return sent().messageId();
    }

    @Test
    void whatIsTakenBackWhileAnotherIsWrittenToIsADraftOfItsOwnConversation() {
        ConversationRow annas = conversation(ANNA, ConversationStatus.OPEN);
        UUID message = sentFrom(annas, "Too fast");
        composer.text("What was written since");
        composer.writeIn(conversation(ROBERT, ConversationStatus.OPEN));
        composer.text("For Robert");

        clinic.outbox.undo(message);

        assertThat(composer.to()).isEqualTo(ROBERT);
        assertThat(composer.text()).isEqualTo("For Robert");
        assertThat(clinic.outbox.drafts.kept.values())
                .extracting(draft -> draft.patient() + draft.text())
                .containsExactlyInAnyOrder(ANNA + "Too fast\n\nWhat was written since", ROBERT + "For Robert");
        composer.writeIn(annas);
        assertThat(composer.text()).isEqualTo("Too fast\n\nWhat was written since");
    }

    @Test
    void whatIsTakenBackWhileNobodyIsWrittenToIsADraftWithItsFiles() throws IOException {
        ConversationRow annas = conversation(ANNA, ConversationStatus.OPEN);
        composer.writeIn(annas);
        composer.attachments().add(List.of(Files.writeString(folder.resolve("form.pdf"), "what it holds")));
        UUID message = sentFrom(annas, "Too fast");
        composer.close();

        clinic.outbox.undo(message);

        assertThat(composer.to()).isNull();
        composer.writeIn(annas);
        assertThat(composer.text()).isEqualTo("Too fast");
        assertThat(composer.attachments().shown())
                .extracting(file -> file.as().name())
                .containsExactly("form.pdf");
    }

    @Test
    void oneThatWasToStartAConversationIsANewMessageToItsPatientWhateverIsShown() {
        composer.writeNew(ANNA);
        composer.text("Your form is ready");
        composer.send(SendMode.ALLOW_REPLIES);
        composer.writeIn(conversation(ROBERT, ConversationStatus.OPEN));

        clinic.outbox.undo(sent().messageId());

        assertThat(composer.to()).isEqualTo(ROBERT);
        assertThat(withdrawn).as("what is shown stays").isZero();
        composer.writeNew(ANNA);
        assertThat(composer.text()).isEqualTo("Your form is ready");
    }

    @Test
    void evenWhatWasNotSentFromHereIsADraftOfItsConversation() {
        ConversationRow annas = conversation(ANNA, ConversationStatus.OPEN);
        SendRequest request =
                new SendRequest(clinic.id(), annas.id(), ANNA.demographicNo(), "Tried again below", SendMode.SEND, 0);
        clinic.outbox.send(request);

        clinic.outbox.undo(request.messageId());

        composer.writeIn(annas);
        assertThat(composer.text()).isEqualTo("Tried again below");
        composer.text("Tried again below.");
        assertThat(clinic.outbox.drafts.kept.values())
                .as("by its patient's name once that is known")
                .singleElement()
                .returns(ANNA, Draft::patient);
    }
}
