package ca.chartside.desktop.thread;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.CHEN;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The conversation as the server has it: its pages, and what comes live. */
class ThreadModelTest extends ThreadFixture {
    @Test
    void olderPagesComeAboveAndEachOnce() {
        clinic.api.pageSize = 3;
        for (int i = 1; i <= 7; i++) {
            clinic.fromPatient(row, NOW.minusHours(8 - i), "m" + i);
        }
        thread.open(row.id());
        assertThat(texts()).containsExactly("m5", "m6", "m7");
        clinic.background.hold();
        thread.loadOlder();
        thread.loadOlder();
        assertThat(clinic.background.waiting.size()).as("one page at a time").isEqualTo(1);
        clinic.background.answer();
        assertThat(texts()).containsExactly("m2", "m3", "m4", "m5", "m6", "m7");
        thread.loadOlder();
        clinic.background.answer();
        assertThat(texts()).hasSize(7).first().isEqualTo("m1");
        assertThat(thread.more()).isFalse();
        thread.loadOlder();
        assertThat(clinic.background.waiting.size()).isZero();
    }

    @Test
    void anAnswerAboutAConversationThatIsLeftIsDropped() {
        ConversationRow other = clinic.conversation(ANNA, ConversationStatus.CLOSED);
        clinic.fromPatient(row, NOW, "First");
        clinic.fromPatient(other, NOW, "Second");
        clinic.background.hold();
        thread.open(row.id());
        thread.open(other.id());
        clinic.background.answerLast();
        clinic.background.answer();
        assertThat(texts()).containsExactly("Second");
        assertThat(Objects.requireNonNull(thread.conversation()).id()).isEqualTo(other.id());
    }

    @Test
    void whatAnOlderCopyOfTheServersDataDoesNotHaveIsNotShown() {
        clinic.fromPatient(row, NOW, "First");
        Message lost = clinic.fromPatient(row, NOW, "Lost");
        thread.open(row.id());
        thread.visible(true);
        thread.onScreen(lost.seq());
        clinic.api.messages.get(row.id()).remove(lost);

        clinic.live.anew();

        assertThat(texts()).containsExactly("First");
        assertThat(thread.lastSeenSeq(row.id())).isLessThan(lost.seq());
    }

    @Test
    void anEventThatOvertakesThePageIsNotLostAndNotDoubled() {
        Message first = clinic.fromPatient(row, NOW, "First");
        clinic.background.hold();
        thread.open(row.id());
        clinic.live.send(clinic.stored(first));
        Message second = clinic.fromPatient(row, NOW, "Second");
        clinic.api.messages.get(row.id()).remove(second);
        clinic.live.send(new Event.MessageStored(clinic.nextSeq() + 5, 1, ConversationStatus.OPEN, second));
        clinic.background.answer();
        assertThat(texts()).containsExactly("First", "Second");
    }

    @Test
    void whatOvertakesTheFirstPageDoesNotHideWhatIsAboveIt() {
        clinic.api.pageSize = 3;
        for (int i = 1; i <= 6; i++) {
            clinic.fromPatient(row, NOW.minusHours(8 - i), "m" + i);
        }
        clinic.background.hold();
        thread.open(row.id());
        clinic.live.send(clinic.stored(clinic.fromPatient(row, NOW, "m7")));
        clinic.background.answer();
        assertThat(texts()).containsExactly("m5", "m6", "m7");
        assertThat(thread.more()).isTrue();

        clinic.background.release();
        thread.loadOlder();
        thread.loadOlder();
        assertThat(texts()).containsExactly("m1", "m2", "m3", "m4", "m5", "m6", "m7");
        thread.refresh();
        assertThat(thread.more()).as("all are here already").isFalse();
    }

    @Test
    void closingShowsBeforeTheServerHasBeenAsked() {
        clinic.fromStaff(row, ME, NOW, "Hello", DeliveryState.SENT);
        thread.open(row.id());
        clinic.background.hold();
        Message closed = clinic.line(row, ME, NOW, MessageKind.CLOSED, null, "");
        clinic.live.send(
                new Event.MessageStored(closed.seq(), ANNA.demographicNo(), ConversationStatus.CLOSED, closed));
        assertThat(Objects.requireNonNull(thread.conversation()).status()).isEqualTo(ConversationStatus.CLOSED);
        assertThat(items().getLast().kind()).isEqualTo(MessageKind.CLOSED);
    }

    @Test
    void aColleaguesLineBringsWhoOwnsItNow() {
        thread.open(row.id());
        clinic.api.act(row.id(), new ConversationAction.Assign(Samples.CHEN.id(), ""));
        clinic.live.send(clinic.stored(
                clinic.line(row, CHEN, NOW, MessageKind.ASSIGNED, Samples.CHEN.displayName(), "On call")));
        assertThat(Objects.requireNonNull(thread.conversation()).ownerId()).isEqualTo(Samples.CHEN.id());
        assertThat(items().getLast().about()).isEqualTo("Dr. Mei Chen");
        assertThat(items().getLast().text()).isEqualTo("On call");
    }

    @Test
    void whatIsTakenBackElsewhereChangesAtOnceAndKeepsItsWords() {
        Message message = clinic.fromStaff(row, CHEN, NOW, "Sorry, wrong result", DeliveryState.READ);
        thread.open(row.id());
        clinic.live.send(new Event.MessageTakenBack(clinic.nextSeq(), row.id(), message.id(), 4711));
        assertThat(item(message.id()))
                .returns(4711L, ThreadItem::takenBackAt)
                .returns("Sorry, wrong result", ThreadItem::text)
                .returns(MessageState.READ, ThreadItem::state);
    }

    @Test
    void whatTheClientDoesNotKnowMakesItAskAnew() {
        thread.open(row.id());
        clinic.fromPatient(row, NOW, "Missed");
        clinic.live.send(new Event.Unknown(clinic.nextSeq()));
        assertThat(texts()).containsExactly("Missed");
    }

    @Test
    void whatCouldNotBeLoadedSaysWhyAndComesOnceTheLineIsBack() {
        clinic.fromPatient(row, NOW, "There");
        clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
        thread.open(row.id());
        assertThat(thread.failure()).returns(ErrorKind.SERVER_UNREACHABLE, ApiException::kind);
        clinic.api.failing = null;
        clinic.live.connection(new ConnectionState.Online());
        assertThat(thread.failure()).isNull();
        assertThat(texts()).containsExactly("There");
    }
}
