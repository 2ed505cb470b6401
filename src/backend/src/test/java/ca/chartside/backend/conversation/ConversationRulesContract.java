package ca.chartside.backend.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.account.Principal;
import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.event.Events;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.Counts;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.ReadRequest;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of messages and conversations, the same on every engine. */
@Timeout(60)
abstract class ConversationRulesContract extends ConversationFixture {
    private SendResult send(UUID conversation, SendMode mode) {
        return send(doctor, conversation, mode, ALL);
    }

    private ConversationRow row(UUID conversation) {
        return conversations.row(doctor, conversation);
    }

    private DeliveryState delivery(UUID conversation, UUID message) {
        return conversations.messages(doctor, conversation, ALL, 100).messages().stream()
                .filter(found -> found.id().equals(message))
                .findFirst()
                .orElseThrow()
                .delivery();
    }

    private <T> List<T> list(Function<Tx, List<T>> question) {
        return store.read(clinic, question);
    }

    private long eventCount() {
        return store.read(clinic, tx -> tx.eventSeq());
    }

    @Test
    void aNewConversationIsOpenOnlyWhereRepliesAreAllowed() {
        assertThat(send(ids.next(), SendMode.SEND).status()).isEqualTo(ConversationStatus.CLOSED);
        assertThat(send(ids.next(), SendMode.ALLOW_REPLIES).status()).isEqualTo(ConversationStatus.OPEN);
        assertThat(send(ids.next(), SendMode.WITHOUT_REOPENING).status()).isEqualTo(ConversationStatus.CLOSED);
    }

    @Test
    void anOpenOneStaysOpenWhateverIsChosen() {
        UUID conversation = ids.next();
        send(conversation, SendMode.ALLOW_REPLIES);
        for (SendMode mode : SendMode.values()) {
            assertThat(send(conversation, mode).status()).isEqualTo(ConversationStatus.OPEN);
        }
    }

    @Test
    void aClosedOneIsReopenedOnlyOnPurpose() {
        UUID conversation = ids.next();
        send(conversation, SendMode.SEND);
        refused(() -> send(conversation, SendMode.SEND), ErrorKind.CONVERSATION_CLOSED);
        assertThat(send(conversation, SendMode.WITHOUT_REOPENING).status()).isEqualTo(ConversationStatus.CLOSED);
        assertThat(send(conversation, SendMode.ALLOW_REPLIES).status()).isEqualTo(ConversationStatus.OPEN);
    }

    @Test
    void aLateReplyToAClosedOneIsRefusedAndChangesNothing() {
        UUID conversation = ids.next();
        send(conversation, SendMode.SEND);
        long before = eventCount();
        refused(() -> reply(conversation), ErrorKind.CONVERSATION_CLOSED);
        assertThat(eventCount()).isEqualTo(before);
        assertThat(row(conversation).needsActionSince()).isNull();
    }

    @Test
    void aReplyNeedsActionUntilItIsAnsweredAndReadingDoesNotCount() {
        UUID conversation = ids.next();
        send(conversation, SendMode.ALLOW_REPLIES);
        assertThat(row(conversation).needsActionSince()).isNull();

        Message first = reply(conversation);
        long since = clock.millis();
        clock.advance(Duration.ofMinutes(5));
        reply(conversation);
        assertThat(row(conversation).needsActionSince()).as("since the first").isEqualTo(since);

        conversations.markRead(moa, conversation, new ReadRequest(ALL));
        assertThat(row(conversation).needsActionSince()).isEqualTo(since);
        assertThat(conversations.page(moa, "triage", null, null, 10).rows())
                .extracting(ConversationRow::id)
                .containsExactly(conversation);

        send(conversation, SendMode.SEND);
        assertThat(row(conversation).needsActionSince()).isNull();
        assertThat(first.author()).isEqualTo(ca.chartside.protocol.AuthorKind.PATIENT);
    }

    @Test
    void theNumberCountsWhatIsUnreadAndMine() {
        UUID conversation = ids.next();
        send(conversation, SendMode.ALLOW_REPLIES);
        Principal otherDoctor = user(clinic, "other@medicalclinic.example.ca", "Dr. Other", Role.DOCTOR);
        assertThat(conversations.counts(doctor)).isEqualTo(new Counts(0, 0, 0));

        Message reply = reply(conversation);
        assertThat(conversations.counts(doctor).number()).as("a member").isEqualTo(1);
        assertThat(conversations.counts(moa)).as("Triage is an MOA's").isEqualTo(new Counts(1, 1, 1));
        assertThat(conversations.counts(otherDoctor).number()).as("not hers").isZero();

        conversations.markRead(doctor, conversation, new ReadRequest(reply.seq()));
        assertThat(conversations.counts(doctor).number()).isZero();
        assertThat(conversations.counts(moa).number()).isEqualTo(1);

        clock.advance(Duration.ofHours(25));
        assertThat(conversations.counts(otherDoctor).number())
                .as("waits too long")
                .isEqualTo(1);
    }

    @Test
    void theSameIdIsTheSameMessageAndTheSameAnswer() {
        UUID conversation = ids.next();
        UUID id = ids.next();
        SendResult first = send(doctor, id, conversation, 1, "Once", SendMode.ALLOW_REPLIES, 0);
        long events = eventCount();
        assertThat(send(doctor, id, conversation, 1, "Once", SendMode.ALLOW_REPLIES, 0))
                .isEqualTo(first);
        assertThat(eventCount()).isEqualTo(events);

        refused(
                () -> send(doctor, id, conversation, 1, "Other words", SendMode.ALLOW_REPLIES, 0),
                ErrorKind.MESSAGE_ID_REUSED);
        refused(() -> send(doctor, id, ids.next(), 1, "Once", SendMode.ALLOW_REPLIES, 0), ErrorKind.MESSAGE_ID_REUSED);
        refused(() -> messages.reply(clinic, 1, conversation, id, "Once"), ErrorKind.MESSAGE_ID_REUSED);

        UUID replyId = ids.next();
        Message reply = messages.reply(clinic, 1, conversation, replyId, "Once more");
        assertThat(messages.reply(clinic, 1, conversation, replyId, "Once more"))
                .isEqualTo(reply);
    }

    @Test
    void manyAtOnceInOneConversationAreAllKeptAndEachRetryIsTheSame() throws Exception {
        UUID conversation = ids.next();
        send(conversation, SendMode.ALLOW_REPLIES);
        List<Future<Message>> sent = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 60; i++) {
                UUID id = ids.next();
                String text = "Message " + i;
                for (int tries = 0; tries < 2; tries++) {
                    sent.add(threads.submit(() -> send(doctor, id, conversation, 1, text, SendMode.SEND, ALL)
                            .message()));
                }
            }
        }
        for (int i = 0; i < sent.size(); i += 2) {
            assertThat(sent.get(i).get()).isEqualTo(sent.get(i + 1).get());
        }
        List<Message> stored =
                conversations.messages(doctor, conversation, ALL, 200).messages();
        assertThat(stored).hasSize(61).extracting(Message::seq).isSorted();
        assertThat(row(conversation).lastSeq()).isEqualTo(stored.getLast().seq());
    }

    @Test
    void whoHasNotSeenTheNewestReplyIsStopped() {
        UUID conversation = ids.next();
        SendResult first = send(conversation, SendMode.ALLOW_REPLIES);
        Message reply = reply(conversation);
        refused(
                () -> send(
                        moa,
                        ids.next(),
                        conversation,
                        1,
                        "Blind",
                        SendMode.SEND,
                        first.message().seq()),
                ErrorKind.NEWER_MESSAGE);
        assertThat(send(moa, ids.next(), conversation, 1, "Seen", SendMode.SEND, reply.seq())
                        .status())
                .isEqualTo(ConversationStatus.OPEN);
    }

    @Test
    void ofTwoStaffWhoAnswerAtOnceTheSecondIsStopped() throws Exception {
        for (int i = 0; i < 30; i++) {
            UUID conversation = ids.next();
            send(conversation, SendMode.ALLOW_REPLIES);
            long seen = reply(conversation).seq();
            List<Future<Object>> answers = new ArrayList<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Principal one : List.of(doctor, moa)) {
                    answers.add(threads.submit(() -> {
                        try {
                            return send(one, ids.next(), conversation, 1, "Both", SendMode.SEND, seen)
                                    .status();
                        } catch (Refusal e) {
                            return e.kind();
                        }
                    }));
                }
            }
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> answer : answers) {
                outcomes.add(answer.get());
            }
            assertThat(outcomes).containsExactlyInAnyOrder(ConversationStatus.OPEN, ErrorKind.NEWER_MESSAGE);
        }
    }

    @Test
    void aReplyStoredInTheSameCommitStopsWhoHasNotSeenIt() throws Exception {
        UUID conversation = ids.next();
        SendResult first = send(conversation, SendMode.ALLOW_REPLIES);
        List<Future<Message>> replies = new ArrayList<>();
        List<Future<Object>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 30; i++) {
                replies.add(threads.submit(() -> reply(conversation)));
                answers.add(threads.submit(() -> {
                    try {
                        long seen = first.message().seq();
                        return send(doctor, ids.next(), conversation, 1, "Blind", SendMode.SEND, seen)
                                .message();
                    } catch (Refusal e) {
                        return e.kind();
                    }
                }));
            }
        }
        long firstReply = Long.MAX_VALUE;
        for (Future<Message> stored : replies) {
            firstReply = Math.min(firstReply, stored.get().seq());
        }
        for (Future<Object> answer : answers) {
            if (answer.get() instanceof Message message) {
                assertThat(message.seq()).isLessThan(firstReply);
            } else {
                assertThat(answer.get()).isEqualTo(ErrorKind.NEWER_MESSAGE);
            }
        }
    }

    @Test
    void aMessageNeverReachesAnotherPatientThanItsSenderMeant() {
        UUID conversation = ids.next();
        send(conversation, SendMode.ALLOW_REPLIES);
        refused(() -> send(doctor, ids.next(), conversation, 2, "Wrong", SendMode.SEND, ALL), ErrorKind.WRONG_PATIENT);
        refused(
                () -> send(doctor, ids.next(), ids.next(), 99, "Nobody", SendMode.SEND, ALL),
                ErrorKind.PATIENT_NOT_FOUND);
        refused(
                () -> messages.reply(clinic, 2, conversation, ids.next(), "Not mine"),
                ErrorKind.CONVERSATION_NOT_FOUND);
    }

    @Test
    void aClinicSeesNothingOfAnothersConversations() {
        UUID conversation = ids.next();
        UUID message = send(conversation, SendMode.ALLOW_REPLIES).message().id();
        ClinicId other = otherClinic();
        Principal stranger = user(other, "rita.desk@medicalclinic.example.ca", "Other Rita", Role.MOA);
        refused(() -> conversations.row(stranger, conversation), ErrorKind.CONVERSATION_NOT_FOUND);
        refused(() -> conversations.messages(stranger, conversation, ALL, 10), ErrorKind.CONVERSATION_NOT_FOUND);
        refused(
                () -> conversations.markRead(stranger, conversation, new ReadRequest(1)),
                ErrorKind.CONVERSATION_NOT_FOUND);
        refused(() -> messages.reply(other, 1, conversation, ids.next(), "Not ours"), ErrorKind.CONVERSATION_NOT_FOUND);
        // The same ids name other things in another clinic.
        assertThat(send(stranger, message, conversation, 1, "Ours", SendMode.SEND, 0)
                        .status())
                .isEqualTo(ConversationStatus.CLOSED);
        assertThat(row(conversation).snippet()).isEqualTo("How are you?");
        assertThat(conversations.page(stranger, "mine", null, null, 10).rows()).hasSize(1);
        assertThat(conversations.counts(stranger)).isEqualTo(new Counts(0, 0, 0));
    }

    @Test
    void aStaffMessageShowsTheFurthestItHasCome() {
        UUID conversation = ids.next();
        Message first = send(conversation, SendMode.ALLOW_REPLIES).message();
        Message second = send(conversation, SendMode.ALLOW_REPLIES).message();
        assertThat(first.delivery()).isEqualTo(DeliveryState.STORED);

        messages.noticeAccepted(clinic, conversation, List.of(first.id()));
        assertThat(delivery(conversation, first.id())).isEqualTo(DeliveryState.SENT);
        assertThat(delivery(conversation, second.id())).isEqualTo(DeliveryState.STORED);

        messages.patientRead(clinic, 1, conversation, first.seq());
        assertThat(delivery(conversation, first.id())).isEqualTo(DeliveryState.READ);
        assertThat(delivery(conversation, second.id())).isEqualTo(DeliveryState.STORED);

        messages.patientRead(clinic, 1, conversation, ALL);
        messages.noticeRefused(clinic, conversation, List.of(second.id()));
        assertThat(delivery(conversation, second.id())).as("read stays read").isEqualTo(DeliveryState.READ);
        assertThat(row(conversation).needsActionSince()).isNull();
    }

    @Test
    void aRefusedAddressNeedsAction() {
        UUID conversation = ids.next();
        Message message = send(conversation, SendMode.ALLOW_REPLIES).message();
        messages.noticeRefused(clinic, conversation, List.of(message.id()));
        assertThat(delivery(conversation, message.id())).isEqualTo(DeliveryState.NOT_DELIVERED);
        assertThat(row(conversation).needsActionSince()).isEqualTo(clock.millis());
        assertThat(row(conversation).notDelivered()).isTrue();
    }

    @Test
    void aPatientWithoutAnAddressIsShownAsSuchAndNeedsAction() {
        UUID conversation = ids.next();
        SendResult sent = send(doctor, ids.next(), conversation, 3, "Hello", SendMode.ALLOW_REPLIES, 0);
        assertThat(sent.message().delivery()).isEqualTo(DeliveryState.NO_CONTACT);
        assertThat(row(conversation).needsActionSince()).isEqualTo(clock.millis());
        assertThat(row(conversation).notDelivered()).isTrue();
        assertThat(list(tx -> new NoticeQueue(tx).due(Long.MAX_VALUE, 10))).isEmpty();
    }

    @Test
    void everyMessageOwesItsPatientANoticeUntilOneCoversIt() {
        UUID conversation = ids.next();
        Message message = send(conversation, SendMode.ALLOW_REPLIES).message();
        assertThat(list(tx -> new NoticeQueue(tx).due(clock.millis(), 10)))
                .extracting(NoticeQueue.Due::messageId)
                .containsExactly(message.id());
        messages.noticeAccepted(clinic, conversation, List.of(message.id()));
        assertThat(list(tx -> new NoticeQueue(tx).due(Long.MAX_VALUE, 10))).isEmpty();
    }

    @Test
    void listsPageWithoutMissingOrRepeating() {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            UUID conversation = ids.next();
            send(conversation, SendMode.ALLOW_REPLIES);
            reply(conversation);
            all.add(conversation);
            clock.advance(Duration.ofMillis(i % 2)); // some at the same time
        }
        for (String tab : List.of("triage", "mine", "patient")) {
            List<UUID> seen = new ArrayList<>();
            String cursor = null;
            do {
                var page = conversations.page(doctor, tab, tab.equals("patient") ? 1 : null, cursor, 2);
                page.rows().forEach(found -> seen.add(found.id()));
                cursor = page.next();
            } while (cursor != null);
            assertThat(seen).as(tab).containsExactlyInAnyOrderElementsOf(all);
        }
        assertThat(conversations.page(doctor, "triage", 2, null, 10).rows()).isEmpty();
    }

    @Test
    void everythingIsToldAndAudited() {
        UUID conversation = ids.next();
        send(conversation, SendMode.ALLOW_REPLIES);
        reply(conversation);
        messages.patientRead(clinic, 1, conversation, ALL);
        conversations.markRead(doctor, conversation, new ReadRequest(ALL));
        conversations.messages(doctor, conversation, ALL, 10);

        assertThat(list(tx -> new Events(tx).after(3, 100)))
                .extracting(Store.StoredEvent::type)
                .containsExactly("messageStored", "messageStored", "deliveryChanged", "staffRead");
        assertThat(list(tx -> new AuditLog(tx).after(0, 100)))
                .extracting(AuditLog.Entry::action)
                .containsSubsequence("message.send", "message.reply", "conversation.view");
        assertThat(store.<Long>read(clinic, tx -> new AuditLog(tx).firstBroken()))
                .isZero();
    }
}
