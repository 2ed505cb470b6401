package ca.chartside.desktop.composer;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.NOW;
import static ca.chartside.desktop.fake.FakeClinic.ROBERT;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.Samples;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Internal notes (M15): a mode that stays, and that nothing leaves as a message. */
class ComposerNoteTest extends ComposerFixture {
    private ConversationRow noteIn(ConversationStatus status) {
        ConversationRow row = conversation(ANNA, status);
        composer.writeIn(row);
        composer.note(true);
        return row;
    }

    private List<String> notesAsked() {
        return clinic.api.asked.stream()
                .filter(what -> what.startsWith("note "))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(ConversationStatus.class)
    void aNoteGoesToTheServerAndNeverThroughTheOutbox(ConversationStatus status) {
        ConversationRow row = noteIn(status);
        composer.text("Call her sister");
        composer.addNote();
        assertThat(notesAsked()).containsExactly("note Call her sister");
        assertThat(added)
                .hasSize(1)
                .allSatisfy(note -> assertThat(note.conversationId()).isEqualTo(row.id()));
        assertThat(composer.text()).isEmpty();
        assertThat(composer.noting()).as("the mode stays").isTrue();
        assertThat(composer.closed()).as("a note reopens nothing").isEqualTo(status == ConversationStatus.CLOSED);
        assertThat(clinic.outbox.requests).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SendMode.class)
    void whatIsWrittenAsANoteIsNeverSentWhateverIsPressed(SendMode mode) {
        noteIn(ConversationStatus.OPEN);
        composer.text("He is not to know");
        composer.send(mode);
        composer.sendAnyway();
        composer.note(false);
        assertThat(composer.text()).as("the message has words of its own").isEmpty();
        composer.send(mode);
        assertThat(clinic.outbox.requests).isEmpty();
        composer.note(true);
        assertThat(composer.text()).isEqualTo("He is not to know");
    }

    @Test
    void whatIsWrittenAsAMessageIsNoNote() {
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        composer.text("Hello Anna");
        composer.addNote();
        assertThat(composer.hasOtherDraft()).isFalse();
        composer.note(true);
        composer.addNote();
        assertThat(notesAsked()).isEmpty();
        assertThat(composer.hasOtherDraft())
                .as("it is marked that something is written")
                .isTrue();
        composer.note(false);
        assertThat(composer.text()).isEqualTo("Hello Anna");
    }

    @Test
    void theModeStaysInTheNextConversationAndEachHasItsOwnNote() {
        ConversationRow first = noteIn(ConversationStatus.OPEN);
        composer.text("one");
        composer.writeIn(conversation(ROBERT, ConversationStatus.CLOSED));
        assertThat(composer.noting()).isTrue();
        assertThat(composer.text()).isEmpty();
        composer.close();
        composer.writeIn(first);
        assertThat(composer.noting()).isTrue();
        assertThat(composer.text()).isEqualTo("one");
        composer.note(false);
        composer.writeIn(conversation(ROBERT, ConversationStatus.OPEN));
        assertThat(composer.noting()).isFalse();
    }

    @Test
    void newsOfTheConversationLeaveTheModeAsItIs() {
        ConversationRow row = noteIn(ConversationStatus.OPEN);
        composer.text("Call her");
        composer.writeIn(row.withStatus(ConversationStatus.CLOSED));
        assertThat(composer.noting()).isTrue();
        assertThat(composer.text()).isEqualTo("Call her");
    }

    @Test
    void aConversationThatIsNotThereYetHasNoNotes() {
        noteIn(ConversationStatus.OPEN);
        composer.writeNew(ROBERT);
        assertThat(composer.canNote()).isFalse();
        assertThat(composer.noting()).as("a new message is a message").isFalse();
        composer.note(true);
        assertThat(composer.noting()).isFalse();
        composer.text("Hello");
        composer.send(SendMode.SEND);
        assertThat(sent().text()).isEqualTo("Hello");
        assertThat(composer.canNote()).as("while it is in the outbox").isFalse();
        composer.text("And bring the form");
        Message stored = new Message(
                sent().messageId(),
                sent().conversationId(),
                7,
                AuthorKind.STAFF,
                ME.id(),
                "",
                "Hello",
                0,
                DeliveryState.STORED);
        clinic.outbox.acknowledge(new SendResult(stored, ConversationStatus.CLOSED));
        assertThat(composer.canNote()).isTrue();
        assertThat(composer.noting())
                .as("nothing turns by itself under the hands")
                .isFalse();
        assertThat(composer.text()).isEqualTo("And bring the form");
    }

    @Test
    void whatGoesAlongToTheOpenConversationStaysAMessage() {
        noteIn(ConversationStatus.OPEN);
        composer.writeNew(ANNA);
        composer.text("Hello");
        composer.continueThat();
        assertThat(composer.noting()).isFalse();
        assertThat(composer.text()).isEqualTo("Hello");
    }

    @Test
    void aNotePastAnotherChartAsksAndIsForTheDraftsPatient() {
        noteIn(ConversationStatus.OPEN);
        composer.text("About Anna");
        composer.chartChanged(ROBERT);
        composer.addNote();
        assertThat(composer.asking()).isTrue();
        assertThat(notesAsked()).isEmpty();
        composer.doNotSend();
        assertThat(composer.text()).isEqualTo("About Anna");
        composer.addNote();
        composer.sendAnyway();
        assertThat(notesAsked()).containsExactly("note About Anna");
        assertThat(clinic.outbox.requests).isEmpty();
    }

    @Test
    void theAnswerToAQuestionOfTheOtherModeDoesNothing() {
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        composer.chartChanged(ROBERT);
        composer.text("Hello Anna");
        composer.send(SendMode.SEND);
        composer.note(true);
        composer.text("A note");
        assertThat(composer.asking()).isFalse();
        composer.sendAnyway();
        assertThat(clinic.outbox.requests).isEmpty();
        assertThat(notesAsked()).isEmpty();
    }

    @Test
    void aNoteInAColleaguesConversationIsNotAskedFor() {
        composer.writeIn(clinic.api.act(
                conversation(ANNA, ConversationStatus.OPEN).id(),
                new ConversationAction.Assign(Samples.CHEN.id(), "")));
        composer.note(true);
        composer.text("For Mei");
        composer.addNote();
        assertThat(composer.asking()).isFalse();
        assertThat(added).hasSize(1);
    }

    @Test
    void aFailureKeepsTheTextSaysWhyAndTheSameWordsAgainAreTheSameNote() {
        ConversationRow row = noteIn(ConversationStatus.OPEN);
        composer.text("Call her");
        clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
        composer.addNote();
        assertThat(composer.text()).isEqualTo("Call her");
        assertThat(composer.notice())
                .isInstanceOfSatisfying(
                        Notice.NoteNotAdded.class,
                        no -> assertThat(no.why().kind()).isEqualTo(ErrorKind.SERVER_UNREACHABLE));
        assertThat(clinic.outbox.entries).isEmpty();
        composer.note(false);
        assertThat(composer.notice()).as("no message was refused").isNull();
        composer.note(true);
        clinic.api.failing = null;
        composer.addNote();
        assertThat(composer.notice()).isNull();
        assertThat(composer.text()).isEmpty();
        assertThat(clinic.api.notes).hasSize(2);
        assertThat(clinic.api.notes.get(1)).isEqualTo(clinic.api.notes.get(0));
        composer.text("Call her");
        composer.addNote();
        assertThat(clinic.api.notes.get(2).noteId())
                .as("another note")
                .isNotEqualTo(clinic.api.notes.get(1).noteId());
        assertThat(clinic.api.messages.get(row.id())).hasSize(2);
    }

    @Test
    void whileANoteIsOnItsWayItsTextStaysAndItLeavesOnce() {
        noteIn(ConversationStatus.OPEN);
        composer.text("Call her");
        clinic.background.hold();
        composer.addNote();
        composer.addNote();
        assertThat(composer.adding()).isTrue();
        assertThat(composer.canSend()).isFalse();
        composer.text("Call her not");
        assertThat(composer.text()).isEqualTo("Call her");
        composer.writeIn(conversation(ROBERT, ConversationStatus.OPEN));
        assertThat(composer.adding()).isFalse();
        composer.text("Meanwhile");
        clinic.background.answer();
        assertThat(notesAsked()).hasSize(1);
        assertThat(composer.text()).isEqualTo("Meanwhile");
    }

    @Test
    void nothingAndTooMuchAreNotAdded() {
        noteIn(ConversationStatus.OPEN);
        composer.text(" \n");
        composer.addNote();
        composer.text("x".repeat(Limits.MESSAGE_CHARS + 3));
        composer.addNote();
        assertThat(composer.tooMany()).isEqualTo(3);
        assertThat(notesAsked()).isEmpty();
    }

    @Test
    void aMessageThatIsRefusedMeanwhileDoesNotComeBackIntoANote() {
        ConversationRow row = conversation(ANNA, ConversationStatus.OPEN);
        composer.writeIn(row);
        composer.text("See you at 10:15");
        composer.send(SendMode.SEND);
        composer.note(true);
        clinic.fromPatient(row, NOW, "After 11?");
        clinic.outbox.refuse(sent().messageId(), ErrorKind.NEWER_MESSAGE);
        assertThat(composer.text()).isEmpty();
        assertThat(composer.notice()).isNull();
        composer.note(false);
        assertThat(composer.text()).isEqualTo("See you at 10:15");
        assertThat(composer.notice()).isInstanceOf(Notice.Newer.class);
    }

    @Test
    void aNoteThatIsNotAddedIsNamedBeforeQuitting() {
        noteIn(ConversationStatus.OPEN);
        composer.text("Call her");
        assertThat(composer.unsent()).containsExactly(ANNA);
    }
}
