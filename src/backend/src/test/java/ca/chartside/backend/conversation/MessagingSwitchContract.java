package ca.chartside.backend.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.chartside.backend.account.Principal;
import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.Clinics;
import ca.chartside.backend.event.Events;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.Messaging;
import ca.chartside.protocol.NoteRequest;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the clinic sends and takes messages at all (S8). */
abstract class MessagingSwitchContract extends ConversationFixture {
    private long turn(Store by, boolean on, @Nullable String ask) {
        ClinicId known = Objects.requireNonNull(by.clinic("first"));
        return by.write(known, tx -> new MessagingSwitch(tx).turn(on, ask, AuditLog.Actor.OPERATOR, clock.millis()));
    }

    private void off(@Nullable String ask) {
        turn(store, false, ask);
    }

    private Messaging now(ClinicId at) {
        return store.read(at, tx -> new MessagingSwitch(tx).now());
    }

    private SendResult write(UUID id, UUID conversation) {
        return send(doctor, id, conversation, 1, "Hello", SendMode.ALLOW_REPLIES, ALL);
    }

    private void refusedWith(Map<String, Object> details) {
        assertThatThrownBy(() -> write(ids.next(), ids.next())).isInstanceOfSatisfying(Refusal.class, e -> {
            assertThat(e.kind()).isEqualTo(ErrorKind.MESSAGING_OFF);
            assertThat(e.details()).isEqualTo(details);
        });
    }

    private UUID administrator(String name) {
        String username = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@medicalclinic.example.ca";
        return accounts.addUser(clinic, username, name, Role.MOA, true, null, "correct horse battery", false);
    }

    @Test
    void whereItIsOffNothingIsSentUntilItIsOnAgain() {
        assertThat(now(clinic)).isEqualTo(Messaging.ON);
        UUID conversation = ids.next();
        write(ids.next(), conversation);
        off("the office manager, ext. 12");
        assertThat(now(clinic)).isEqualTo(new Messaging(false, "the office manager, ext. 12"));
        for (SendMode mode : SendMode.values()) {
            refused(() -> send(doctor, conversation, mode, ALL), ErrorKind.MESSAGING_OFF);
            refused(() -> send(moa, ids.next(), mode, ALL), ErrorKind.MESSAGING_OFF);
        }
        turn(store, true, null);
        assertThat(write(ids.next(), conversation).message().text()).isEqualTo("Hello");
    }

    @Test
    void itIsSaidWhomToAsk() {
        off(null);
        refusedWith(Map.of());
        administrator("Nadia Boss");
        administrator("Adam Chief");
        refusedWith(Map.of("ask", "Adam Chief, Nadia Boss"));
        accounts.disableUser(clinic, "adam.chief@medicalclinic.example.ca");
        refusedWith(Map.of("ask", "Nadia Boss"));
        off("the office manager, ext. 12");
        refusedWith(Map.of("ask", "the office manager, ext. 12"));
    }

    @Test
    void noMoreThanThreeAdministratorsAreNamed() {
        List.of("D", "B", "A", "C").forEach(this::administrator);
        off(null);
        refusedWith(Map.of("ask", "A, B, C"));
    }

    @Test
    void whatWasStoredBeforeIsTheSameAnswerAndWhatComesLateIsRefused() {
        UUID message = ids.next();
        UUID conversation = ids.next();
        SendResult before = write(message, conversation);
        UUID replyId = ids.next();
        Message reply = messages.reply(clinic, 1, conversation, replyId, "Better");
        off(null);
        assertThat(write(message, conversation)).isEqualTo(before);
        assertThat(messages.reply(clinic, 1, conversation, replyId, "Better")).isEqualTo(reply);
        refused(() -> write(ids.next(), conversation), ErrorKind.MESSAGING_OFF);
        refused(() -> reply(conversation), ErrorKind.MESSAGING_OFF);
        assertThat(conversations.row(doctor, conversation).lastSeq()).isEqualTo(reply.seq());
        turn(store, true, null);
        assertThat(reply(conversation).text()).isEqualTo("Better, thank you.");
    }

    @Test
    void itHidesNoGraverRefusal() {
        UUID conversation = ids.next();
        write(ids.next(), conversation);
        off(null);
        refused(() -> send(doctor, ids.next(), conversation, 2, "Wrong", SendMode.SEND, ALL), ErrorKind.WRONG_PATIENT);
        refused(() -> messages.reply(clinic, 2, conversation, ids.next(), "?"), ErrorKind.CONVERSATION_NOT_FOUND);
    }

    @Test
    void allElseGoesOn() {
        UUID conversation = ids.next();
        Message sent = write(ids.next(), conversation).message();
        reply(conversation);
        off(null);
        Message note = actions.note(doctor, conversation, new NoteRequest(ids.next(), 1, "Phone her", List.of()));
        assertThat(conversations.messages(doctor, conversation, ALL, 50).messages())
                .extracting(Message::id)
                .contains(sent.id(), note.id());
        actions.act(
                doctor, conversation, new ConversationAction.Assign(moa.user().id(), "phone"));
        assertThat(conversations.row(moa, conversation).ownerId())
                .isEqualTo(moa.user().id());
        actions.act(moa, conversation, new ConversationAction.Close(ALL));
        assertThat(conversations.row(moa, conversation).status()).isEqualTo(ConversationStatus.CLOSED);
        assertThat(conversations.export(doctor, conversation, true, "json").entries())
                .isNotEmpty();
        assertThat(messages.takeBack(doctor, sent.id(), 1).takenBackAt()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void aMessageUnderWayMeetsWhatHoldsInItsTurn(boolean on, boolean fromAnotherProcess) throws Exception {
        UUID conversation = ids.next();
        write(ids.next(), conversation);
        turn(store, !on, null);
        Store by = fromAnotherProcess ? another() : store;
        List<Future<Object>> answers = new ArrayList<>();
        Future<Long> turned;
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                answers.add(senders.submit(() -> underWay(conversation)));
            }
            turned = senders.submit(() -> turn(by, on, null));
            for (int i = 0; i < 20; i++) {
                answers.add(senders.submit(() -> underWay(conversation)));
            }
        }
        long number = turned.get();
        int stored = 0;
        for (Future<Object> answer : answers) {
            if (answer.get() instanceof Message message) {
                stored++;
                assertThat(message.seq() > number).isEqualTo(on);
            } else {
                assertThat(answer.get()).isEqualTo(ErrorKind.MESSAGING_OFF);
            }
        }
        assertThat(store.<Long>read(
                        clinic,
                        tx -> tx.sql().number("SELECT COUNT(*) FROM message WHERE clinic_id = ?", clinic.number())))
                .isEqualTo(stored + 1);
        assertThat(underWay(conversation)).isInstanceOf(on ? Message.class : ErrorKind.class);
    }

    private Object underWay(UUID conversation) {
        try {
            return write(ids.next(), conversation).message();
        } catch (Refusal e) {
            return e.kind();
        }
    }

    @Test
    void aChangeIsToldAndAudited() {
        long seq = turn(store, false, "Nadia");
        turn(store, true, null);
        assertThat(store.<List<String>>read(
                        clinic,
                        tx -> tx.sql()
                                .list(
                                        "SELECT subject, detail FROM audit WHERE clinic_id = ? AND action ="
                                                + " 'clinic.messaging' ORDER BY seq",
                                        row -> row.text(1) + " " + row.text(2),
                                        clinic.number())))
                .containsExactly("clinic:first OFF ask Nadia", "clinic:first ON");
        assertThat(store.<List<Store.StoredEvent>>read(clinic, tx -> new Events(tx).after(seq - 1, 10)))
                .extracting(Store.StoredEvent::type)
                .containsExactly("clinicChanged", "clinicChanged");
    }

    @Test
    void oneClinicsSwitchIsNotAnothers() {
        ClinicId other = otherClinic();
        off("Nadia");
        assertThat(now(other)).isEqualTo(Messaging.ON);
        assertThat(store.<Boolean>read(other, tx -> new Clinics(tx).get().messaging()))
                .isTrue();
        Principal theirs = user(other, "theirs@otherclinic.example.ca", "Their Doctor", Role.DOCTOR);
        assertThat(messages.send(theirs, new SendRequest(ids.next(), ids.next(), 1, "Hello", SendMode.SEND, ALL))
                        .message()
                        .text())
                .isEqualTo("Hello");
    }
}
