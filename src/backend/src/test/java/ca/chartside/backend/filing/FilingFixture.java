package ca.chartside.backend.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.chartside.backend.account.AccountService;
import ca.chartside.backend.account.PasswordHasher;
import ca.chartside.backend.account.Principal;
import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.conversation.ConversationService;
import ca.chartside.backend.conversation.MessageService;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.patient.PatientService;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.StoreFixture;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Filing;
import ca.chartside.protocol.FilingOutcome;
import ca.chartside.protocol.FilingRequest;
import ca.chartside.protocol.FilingState;
import ca.chartside.protocol.FromCompanion.Reason;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.StaffUser;
import ca.chartside.protocol.Uuid7;
import ca.chartside.testbase.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A doctor, an MOA and a patient who has answered, and what is filed of it. */
abstract class FilingFixture extends StoreFixture {
    final TestClock clock = new TestClock(Instant.parse("2026-11-20T15:00:00Z"));
    final Uuid7 ids = new Uuid7(Clock.systemUTC());
    FilingService filings;
    MessageService messages;
    ConversationService conversations;
    AccountService accounts;
    Principal doctor;
    Principal moa;
    UUID conversation;
    UUID question;
    UUID answer;

    @BeforeEach
    final void talk() {
        filings = new FilingService(store, clock);
        messages = new MessageService(store, clock);
        conversations = new ConversationService(store, clock);
        accounts = new AccountService(store, new PasswordHasher(), clock);
        patients(clinic);
        doctor = user(clinic, "Dr. Mei Chen", Role.DOCTOR);
        moa = user(clinic, "Rita Desk", Role.MOA);
        conversation = ids.next();
        question = ids.next();
        send(question, conversation, 1, "How are you?");
        clock.advance(Duration.ofHours(3));
        answer = ids.next();
        messages.reply(clinic, 1, conversation, answer, "Better,\nthank you.");
        clock.advance(Duration.ofHours(1));
    }

    final void patients(ClinicId at) {
        new PatientService(store, clock)
                .put(at, AuditLog.Actor.OPERATOR, List.of(patient(1, "ANNA"), patient(2, "BEN")));
    }

    static PatientRecord patient(int number, String first) {
        return new PatientRecord(
                number,
                first,
                "TESTERSON",
                LocalDate.of(1985, 3, 14),
                "F",
                null,
                null,
                null,
                null,
                null,
                null,
                "en",
                "AC");
    }

    final Principal user(ClinicId at, String name, Role role) {
        String username = name.replaceAll("[^A-Za-z]", "") + "@clinic.example.ca";
        UUID id = accounts.addUser(at, username, name, role, false, null, "correct horse battery", false);
        return new Principal(at, new StaffUser(id, username, name, role, false, null), ids.next());
    }

    final void send(UUID id, UUID to, int patient, String text) {
        messages.send(doctor, new SendRequest(id, to, patient, text, SendMode.ALLOW_REPLIES, Long.MAX_VALUE));
    }

    final FilingRequest note(UUID... chosen) {
        return request(List.of(chosen), List.of(), true, false, false, "en", false);
    }

    final FilingRequest again(UUID... chosen) {
        return request(List.of(chosen), List.of(), true, false, false, "en", true);
    }

    final FilingRequest request(
            List<UUID> chosen,
            List<UUID> files,
            boolean note,
            boolean pages,
            boolean notes,
            String language,
            boolean again) {
        return new FilingRequest(conversation, 1, chosen, files, note, pages, notes, language, again);
    }

    final Filing asked(FilingRequest request) {
        return filings.ask(doctor, ids.next(), request).filing();
    }

    final Filing told(
            Filing filing, FilingState state, @Nullable Reason reason, @Nullable Long note, Long... documents) {
        return filings.settle(doctor, filing.id(), new FilingOutcome(state, reason, note, List.of(documents)));
    }

    final UUID file(UUID message, String column) {
        UUID file = ids.next();
        store.write(
                clinic,
                tx -> tx.sql()
                        .update(
                                "INSERT INTO file (clinic_id, id, name, media_type, size, place, user_id, created_at, "
                                        + column
                                        + ", place_in_message) VALUES (?, ?, 'scan.pdf', 'application/pdf', 2048, '', ?, 1, ?, 0)",
                                clinic.number(),
                                file,
                                doctor.user().id(),
                                message));
        return file;
    }

    final UUID internalNote(String text) {
        UUID note = ids.next();
        store.write(
                clinic,
                tx -> tx.sql()
                        .update(
                                "INSERT INTO staff_entry (clinic_id, id, conversation_id, seq, kind, author_id, author_name, text, at)"
                                        + " VALUES (?, ?, ?, 9999, 'NOTE', ?, 'Rita Desk', ?, ?)",
                                clinic.number(),
                                note,
                                conversation,
                                moa.user().id(),
                                text,
                                clock.millis()));
        return note;
    }

    final List<@Nullable Long> filedAt() {
        return store
                .read(
                        clinic,
                        tx -> tx.sql()
                                .list(
                                        "SELECT filed_at FROM message WHERE clinic_id = ? AND conversation_id = ? ORDER BY seq",
                                        row -> List.of(String.valueOf(row.numberOrNull(1))),
                                        clinic.number(),
                                        conversation))
                .stream()
                .map(one -> one.getFirst().equals("null") ? null : Long.valueOf(one.getFirst()))
                .toList();
    }

    final List<String> audit() {
        return store.read(
                clinic,
                tx -> new AuditLog(tx)
                        .after(0, 10_000).stream()
                                .filter(entry -> entry.action().startsWith("filing."))
                                .map(entry -> entry.action() + " " + entry.detail())
                                .toList());
    }

    final List<String> events() {
        return store.read(
                clinic,
                tx -> tx.sql()
                        .list(
                                "SELECT json FROM event WHERE clinic_id = ? AND type = 'filingChanged' ORDER BY seq",
                                row -> row.text(1),
                                clinic.number()));
    }

    static void refused(ThrowingCallable call, ErrorKind kind) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    final List<UUID> open() {
        return filings.open(doctor, 50).filings().stream().map(Filing::id).toList();
    }
}
