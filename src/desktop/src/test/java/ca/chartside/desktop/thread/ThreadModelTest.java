package ca.chartside.desktop.thread;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.CHEN;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.FakeClinic;
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
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadModelTest {
    private final FakeClinic clinic = new FakeClinic();
    private final ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
    private final ThreadModel thread =
            new ThreadModel(clinic.api, clinic.ui(), clinic.outbox, clinic.live, ME, clinic.clock);

    private List<ThreadItem> items() {
        return thread.rows().stream()
                .map(shown -> switch (shown) {
                    case ThreadRow.Bubble bubble -> bubble.item();
                    case ThreadRow.Note note -> note.item();
                    case ThreadRow.Line line -> line.item();
                    case ThreadRow.Day day -> null;
                    case ThreadRow.New fresh -> null;
                })
                .filter(Objects::nonNull)
                .toList();
    }

    private List<String> texts() {
        return items().stream().map(ThreadItem::text).toList();
    }

    private ThreadItem item(UUID id) {
        return items().stream().filter(item -> item.id().equals(id)).findFirst().orElseThrow();
    }

    private SendRequest request(String text) {
        return new SendRequest(clinic.id(), row.id(), ANNA.demographicNo(), text, SendMode.SEND, 0);
    }

    private int newLine() {
        for (int i = 0; i < thread.rows().size(); i++) {
            if (thread.rows().get(i) instanceof ThreadRow.New) {
                return i;
            }
        }
        return -1;
    }

    @ParameterizedTest
    @CsvSource({
        "STORED, STORED",
        "SENT, SENT",
        "READ, READ",
        "NOT_DELIVERED, NOT_DELIVERED",
        "NO_CONTACT, NO_CONTACT",
    })
    void theServersStateIsTheStateShown(DeliveryState server, MessageState shown) {
        Message message = clinic.fromStaff(row, ME, NOW, "Hello", server);
        thread.open(row.id());
        assertThat(item(message.id()).state()).isEqualTo(shown);
    }

    @Test
    void aMessageGoesFromTheOutboxToReadUnderOneId() {
        thread.open(row.id());
        SendRequest request = request("Hello");
        clinic.outbox.send(request);
        assertThat(item(request.messageId()).state()).isEqualTo(MessageState.SENDING);

        Message stored = stored(request, DeliveryState.STORED);
        clinic.outbox.acknowledge(new SendResult(stored, ConversationStatus.OPEN));
        assertThat(item(request.messageId()).state()).isEqualTo(MessageState.STORED);
        clinic.live.send(clinic.stored(stored));
        assertThat(items()).hasSize(1);

        delivered(stored, DeliveryState.SENT);
        assertThat(item(request.messageId()).state()).isEqualTo(MessageState.SENT);
        delivered(stored, DeliveryState.READ);
        assertThat(item(request.messageId()).state()).isEqualTo(MessageState.READ);
        delivered(stored, DeliveryState.SENT);
        assertThat(item(request.messageId()).state()).isEqualTo(MessageState.READ);
        assertThat(clinic.api.asked).as("nothing is fetched anew").containsExactly("messages newest", "conversation");
    }

    private Message stored(SendRequest request, DeliveryState state) {
        Message sample = clinic.fromStaff(row, ME, NOW, request.text(), state);
        Message message = new Message(
                request.messageId(),
                row.id(),
                sample.seq(),
                sample.author(),
                ME.id(),
                ME.displayName(),
                request.text(),
                sample.sentAt(),
                state);
        clinic.api.messages.get(row.id()).set(clinic.api.messages.get(row.id()).indexOf(sample), message);
        return message;
    }

    private void delivered(Message message, DeliveryState state) {
        clinic.live.send(new Event.DeliveryChanged(clinic.nextSeq(), row.id(), List.of(message.id()), state));
    }

    @Test
    void theEventMayComeBeforeTheAnswerToTheSend() {
        thread.open(row.id());
        SendRequest request = request("Hello");
        clinic.outbox.send(request);
        Message stored = stored(request, DeliveryState.STORED);
        clinic.live.send(clinic.stored(stored));
        clinic.outbox.acknowledge(new SendResult(stored, ConversationStatus.OPEN));
        assertThat(texts()).containsExactly("Hello");
    }

    @Test
    void whatWaitsInTheOutboxIsThereWhenTheConversationIsOpened() {
        clinic.outbox.send(request("Written before"));
        clinic.outbox.send(new SendRequest(clinic.id(), clinic.id(), 2, "To another", SendMode.SEND, 0));
        thread.open(row.id());
        assertThat(texts()).containsExactly("Written before");
    }

    @Test
    void aRefusedMessageIsSentAgainOrGivenUp() {
        thread.open(row.id());
        SendRequest request = request("Hello");
        clinic.outbox.send(request);
        clinic.outbox.refuse(request.messageId(), ErrorKind.INTERNAL);
        assertThat(item(request.messageId()).state()).isEqualTo(MessageState.NOT_SENT);
        thread.retry(request.messageId());
        assertThat(item(request.messageId()).state()).isEqualTo(MessageState.SENDING);
        clinic.outbox.refuse(request.messageId(), ErrorKind.INTERNAL);
        thread.discard(request.messageId());
        assertThat(items()).isEmpty();
        assertThat(clinic.outbox.calls).containsExactly("retry", "discard");
    }

    @Test
    void whatWasRefusedForANewerMessageGoesAgainBehindIt() {
        thread.open(row.id());
        SendRequest request = request("Hello");
        clinic.outbox.send(request);
        clinic.outbox.refuse(request.messageId(), ErrorKind.NEWER_MESSAGE);
        Message newer = clinic.fromPatient(row, NOW, "Wait");
        clinic.live.send(clinic.stored(newer));
        thread.visible(true);
        thread.onScreen(newer.seq());
        thread.retry(request.messageId());
        assertThat(clinic.outbox.requests.getLast())
                .isEqualTo(new SendRequest(request.messageId(), row.id(), 1, "Hello", SendMode.SEND, newer.seq()));
        assertThat(item(request.messageId()).state()).isEqualTo(MessageState.SENDING);
    }

    @Test
    void whatGoesAgainBehindANewerMessageTakesItsFilesAlong() {
        List<UUID> files = List.of(clinic.id());
        SendRequest request = new SendRequest(clinic.id(), row.id(), ANNA.demographicNo(), "", SendMode.SEND, 0, files);
        thread.open(row.id());
        clinic.outbox.send(request);
        clinic.outbox.refuse(request.messageId(), ErrorKind.NEWER_MESSAGE);
        thread.retry(request.messageId());
        assertThat(clinic.outbox.requests.getLast().files()).isEqualTo(files);
    }

    @Test
    void theNewLineStandsBeforeTheFirstUnreadMessageAndStays() {
        Message read = clinic.fromPatient(row, NOW.minusHours(3), "Old");
        clinic.api.readSeq = read.seq();
        clinic.fromStaff(row, CHEN, NOW.minusHours(2), "Ours", DeliveryState.SENT);
        clinic.fromPatient(row, NOW.minusHours(1), "First unread");
        thread.open(row.id());
        int line = newLine();
        assertThat(((ThreadRow.Bubble) thread.rows().get(line + 1)).item().text())
                .isEqualTo("First unread");
        thread.visible(true);
        thread.onScreen(clinic.nextSeq());
        clinic.live.send(clinic.stored(clinic.fromPatient(row, NOW, "Another")));
        assertThat(newLine()).isEqualTo(line);
        assertThat(thread.rows().stream().filter(ThreadRow.New.class::isInstance))
                .hasSize(1);
    }

    @Test
    void whatComesWhileReadingIsNotMarkedNew() {
        thread.open(row.id());
        thread.visible(true);
        clinic.live.send(clinic.stored(clinic.fromPatient(row, NOW, "Live")));
        assertThat(newLine()).isNegative();
    }

    @Test
    void whatCameWhileTheUserWasAwayIsMarkedNewOnReturn() {
        thread.open(row.id());
        thread.visible(true);
        thread.visible(false);
        clinic.live.send(clinic.stored(clinic.fromPatient(row, NOW, "Meanwhile")));
        thread.visible(true);
        assertThat(newLine()).isNotNegative();
    }

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
    void itIsMarkedReadOnlyWhenTrulySeen() {
        Message first = clinic.fromPatient(row, NOW, "First");
        Message second = clinic.fromPatient(row, NOW, "Second");
        thread.open(row.id());
        thread.onScreen(second.seq());
        assertThat(thread.lastSeenSeq(row.id())).as("behind another window").isZero();
        assertThat(clinic.api.asked).doesNotContain("markRead " + second.seq());
        thread.onScreen(first.seq());
        thread.visible(true);
        assertThat(thread.lastSeenSeq(row.id())).isEqualTo(first.seq());
        assertThat(clinic.api.asked).contains("markRead " + first.seq()).doesNotContain("markRead " + second.seq());
        thread.onScreen(second.seq());
        thread.onScreen(second.seq());
        assertThat(clinic.api.asked.stream().filter(("markRead " + second.seq())::equals))
                .hasSize(1);
        assertThat(thread.lastSeenSeq(new UUID(0, 5))).isZero();
    }

    @Test
    void scrollingUpUnseesNothing() {
        Message first = clinic.fromPatient(row, NOW, "First");
        Message second = clinic.fromPatient(row, NOW, "Second");
        thread.open(row.id());
        thread.visible(true);
        thread.onScreen(second.seq());
        thread.onScreen(first.seq());
        assertThat(thread.lastSeenSeq(row.id())).isEqualTo(second.seq());
    }

    @Test
    void whatCouldNotBeMarkedReadIsTriedAgainOnceTheLineIsBack() {
        Message message = clinic.fromPatient(row, NOW, "First");
        thread.open(row.id());
        clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
        thread.visible(true);
        thread.onScreen(message.seq());
        clinic.api.failing = null;
        clinic.live.connection(new ConnectionState.Online());
        assertThat(clinic.api.asked.stream().filter(("markRead " + message.seq())::equals))
                .hasSize(2);
    }

    @Test
    void whatIReadElsewhereIsNotMarkedAgain() {
        Message message = clinic.fromPatient(row, NOW, "First");
        thread.open(row.id());
        clinic.live.send(new Event.StaffRead(clinic.nextSeq(), row.id(), ME.id(), message.seq()));
        thread.visible(true);
        thread.onScreen(message.seq());
        assertThat(clinic.api.asked).doesNotContain("markRead " + message.seq());
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
    void notesAndLinesAreNoMessages() {
        clinic.note(row, CHEN, NOW, "Call her");
        clinic.line(row, CHEN, NOW, MessageKind.URGENT, null, "");
        thread.open(row.id());
        assertThat(newLine())
                .as("what the patient has not written is not marked new")
                .isNegative();
        assertThat(items())
                .allSatisfy(item -> assertThat(item.state()).as("no tick").isNull());
        Message note = clinic.note(row, CHEN, NOW, "She called");
        clinic.live.send(clinic.stored(note));
        assertThat(items().getLast())
                .returns(MessageKind.NOTE, ThreadItem::kind)
                .returns("She called", ThreadItem::text);
        thread.visible(true);
        thread.onScreen(note.seq());
        assertThat(clinic.api.asked).as("a note is read, too (T8)").contains("markRead " + note.seq());
    }

    @Test
    void whatIMarkAsUnreadIsReadOnlyWhenIOpenItAgain() {
        Message message = clinic.fromPatient(row, NOW, "Hello");
        clinic.api.readSeq = message.seq();
        thread.open(row.id());
        thread.visible(true);
        Message mark = clinic.line(row, ME, NOW, MessageKind.MARKED_UNREAD, null, "");
        clinic.live.send(clinic.stored(mark));
        thread.onScreen(mark.seq());
        assertThat(clinic.api.asked).doesNotContain("markRead " + mark.seq());
        thread.close();
        thread.open(row.id());
        thread.onScreen(mark.seq());
        assertThat(clinic.api.asked).contains("markRead " + mark.seq());
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

    @Test
    void aStartedConversationIsShownAtOnceAndLoadedOnceItIsStored() {
        ConversationRow started = row.withStatus(ConversationStatus.OPEN);
        ConversationRow pending = new ConversationRow(
                started.id(),
                ANNA,
                ConversationStatus.OPEN,
                null,
                "",
                started.lastAuthor(),
                "",
                null,
                0,
                0,
                false,
                false,
                2,
                false,
                null,
                null);
        SendRequest request = request("Hello");
        clinic.outbox.send(request);
        thread.openStarted(pending);
        assertThat(texts()).containsExactly("Hello");
        assertThat(clinic.api.asked).isEmpty();
        clinic.outbox.acknowledge(new SendResult(stored(request, DeliveryState.STORED), ConversationStatus.OPEN));
        assertThat(texts()).containsExactly("Hello");
        assertThat(Objects.requireNonNull(thread.conversation()).memberCount()).isEqualTo(3);
    }
}
