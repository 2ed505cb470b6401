package ca.chartside.desktop.thread;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.OscarPatient;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the user sends, from the outbox to read. */
class ThreadSendingTest extends ThreadFixture {
    private SendRequest request(String text) {
        return new SendRequest(clinic.id(), row.id(), ANNA.demographicNo(), text, SendMode.SEND, 0);
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
    void whatOscarSaidAndWhoComparedThemGoAlongToo() {
        OscarPatient anna = new OscarPatient(
                1, "Anna", "TESTERSON", "1985-03-14", "F", null, null, null, null, null, null, null, null);
        SendRequest request = new SendRequest(
                clinic.id(), row.id(), ANNA.demographicNo(), "", SendMode.SEND, 0, List.of(), List.of(), anna, true);
        thread.open(row.id());
        clinic.outbox.send(request);
        clinic.outbox.refuse(request.messageId(), ErrorKind.NEWER_MESSAGE);
        thread.retry(request.messageId());
        assertThat(clinic.outbox.requests.getLast().oscar()).isEqualTo(anna);
        assertThat(clinic.outbox.requests.getLast().identityConfirmed()).isTrue();
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
                null,
                false);
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
