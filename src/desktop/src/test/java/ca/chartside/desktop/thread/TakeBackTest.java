package ca.chartside.desktop.thread;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.CHEN;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Taking back a message of one's own (M16). */
class TakeBackTest {
    private final FakeClinic clinic = new FakeClinic();
    private final ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
    private final ThreadModel thread =
            new ThreadModel(clinic.api, clinic.ui(), clinic.outbox, clinic.live, ME, clinic.clock);
    private final TakeBack takeBack = thread.takeBack();

    private ThreadItem item(Message message) {
        return thread.rows().stream()
                .filter(shown -> shown instanceof ThreadRow.Bubble bubble
                        && bubble.item().id().equals(message.id()))
                .map(shown -> ((ThreadRow.Bubble) shown).item())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onlyMessagesOfOnesOwnThatTheServerHasAndThatStand() {
        Message mine = clinic.fromStaff(row, ME, NOW, "Mine", DeliveryState.SENT);
        Message theirs = clinic.fromStaff(row, CHEN, NOW, "A colleague’s", DeliveryState.SENT);
        Message patients = clinic.fromPatient(row, NOW, "The patient’s");
        Message note = clinic.note(row, ME, NOW, "A note");
        Message line = clinic.line(row, ME, NOW, MessageKind.CLOSED, null, "");
        SendRequest waiting = new SendRequest(clinic.id(), row.id(), 1, "In the outbox", SendMode.SEND, 0);
        clinic.outbox.send(waiting);
        thread.open(row.id());
        assertThat(takeBack.can(mine.id())).isTrue();
        assertThat(List.of(theirs.id(), patients.id(), note.id(), line.id(), waiting.messageId()))
                .noneMatch(takeBack::can);
        takeBack.ask(theirs.id());
        assertThat(takeBack.asked()).isNull();
        clinic.live.send(new Event.MessageTakenBack(clinic.nextSeq(), row.id(), mine.id(), 5));
        assertThat(takeBack.can(mine.id())).as("already").isFalse();
    }

    @Test
    void itIsAskedFirstAndThenTheBubbleChangesAtOnce() {
        Message mine = clinic.fromStaff(row, ME, NOW, "Wrong patient", DeliveryState.SENT);
        thread.open(row.id());
        takeBack.ask(mine.id());
        assertThat(takeBack.asked()).isEqualTo(mine);
        assertThat(clinic.api.asked).doesNotContain("takeBack");
        takeBack.confirm(ANNA.demographicNo());
        assertThat(clinic.api.takenBackOf).containsExactly(ANNA.demographicNo());
        assertThat(item(mine).takenBackAt()).isNotNull();
        assertThat(item(mine).text()).as("the record keeps it").isEqualTo("Wrong patient");
        assertThat(takeBack.asked()).isNull();
    }

    @Test
    void leavingItDoesNothing() {
        Message mine = clinic.fromStaff(row, ME, NOW, "Hello", DeliveryState.SENT);
        thread.open(row.id());
        takeBack.ask(mine.id());
        takeBack.keep();
        takeBack.confirm(ANNA.demographicNo());
        assertThat(takeBack.asked()).isNull();
        assertThat(clinic.api.asked).doesNotContain("takeBack");
    }

    @Test
    void theQuestionHoldsForItsConversationOnly() {
        Message mine = clinic.fromStaff(row, ME, NOW, "Hello", DeliveryState.SENT);
        thread.open(row.id());
        takeBack.ask(mine.id());
        thread.open(clinic.conversation(ANNA, ConversationStatus.OPEN).id());
        thread.open(row.id());
        assertThat(takeBack.asked()).isNull();
    }

    @Test
    void thatThePatientReadsItMeanwhileIsPartOfTheQuestion() {
        Message mine = clinic.fromStaff(row, ME, NOW, "Hello", DeliveryState.SENT);
        thread.open(row.id());
        takeBack.ask(mine.id());
        clinic.live.send(new Event.DeliveryChanged(clinic.nextSeq(), row.id(), List.of(mine.id()), DeliveryState.READ));
        assertThat(Objects.requireNonNull(takeBack.asked()).delivery()).isEqualTo(DeliveryState.READ);
        clinic.live.send(new Event.MessageTakenBack(clinic.nextSeq(), row.id(), mine.id(), 5));
        assertThat(takeBack.asked()).as("done on another computer").isNull();
    }

    @Test
    void aRefusalLeavesTheMessageAndTheQuestionAndSaysWhy() {
        Message mine = clinic.fromStaff(row, ME, NOW, "Hello", DeliveryState.SENT);
        thread.open(row.id());
        takeBack.ask(mine.id());
        clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
        takeBack.confirm(ANNA.demographicNo());
        assertThat(Objects.requireNonNull(takeBack.failure()).kind()).isEqualTo(ErrorKind.SERVER_UNREACHABLE);
        assertThat(takeBack.asked()).isEqualTo(mine);
        assertThat(item(mine).takenBackAt()).isNull();
        clinic.api.failing = null;
        takeBack.confirm(ANNA.demographicNo());
        assertThat(takeBack.failure()).isNull();
        assertThat(item(mine).takenBackAt()).isNotNull();
    }

    @Test
    void itIsDoneOnceAndAnAnswerAfterLeavingTouchesNothing() {
        Message mine = clinic.fromStaff(row, ME, NOW, "Hello", DeliveryState.SENT);
        thread.open(row.id());
        takeBack.ask(mine.id());
        clinic.background.hold();
        takeBack.confirm(ANNA.demographicNo());
        takeBack.confirm(ANNA.demographicNo());
        takeBack.keep();
        assertThat(takeBack.underway()).isTrue();
        assertThat(clinic.background.waiting).hasSize(1);
        thread.close();
        clinic.background.answer();
        assertThat(thread.isEmpty()).isTrue();
        assertThat(takeBack.underway()).isFalse();
    }
}
