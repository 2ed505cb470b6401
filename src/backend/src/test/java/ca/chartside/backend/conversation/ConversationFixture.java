package ca.chartside.backend.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.chartside.backend.account.AccountService;
import ca.chartside.backend.account.PasswordHasher;
import ca.chartside.backend.account.Principal;
import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.patient.PatientService;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.StoreFixture;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import ca.chartside.protocol.StaffUser;
import ca.chartside.protocol.Uuid7;
import ca.chartside.testbase.TestClock;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A clinic with a doctor, an MOA and three patients, of whom the third has no address; and what they do to conversations. */
abstract class ConversationFixture extends StoreFixture {
    static final long ALL = Long.MAX_VALUE;

    final TestClock clock = new TestClock(Instant.parse("2026-11-20T15:00:00Z"));
    final Uuid7 ids = new Uuid7(Clock.systemUTC());
    MessageService messages;
    ConversationService conversations;
    ActionService actions;
    AccountService accounts;
    Principal doctor;
    Principal moa;

    @BeforeEach
    final void settleIn() {
        messages = new MessageService(store, clock);
        conversations = new ConversationService(store, clock);
        actions = new ActionService(store, clock);
        accounts = new AccountService(store, new PasswordHasher(), clock);
        patients(clinic);
        doctor = user(clinic, "mei.chen@medicalclinic.example.ca", "Dr. Mei Chen", Role.DOCTOR);
        moa = user(clinic, "rita.desk@medicalclinic.example.ca", "Rita Desk", Role.MOA);
    }

    /** Another clinic, whose patients have the same numbers. */
    final ClinicId otherClinic() {
        ClinicId other = store.addClinic("otherclinic", "Other Clinic", clock.millis());
        patients(other);
        return other;
    }

    private void patients(ClinicId at) {
        new PatientService(store, clock)
                .put(
                        at,
                        AuditLog.Actor.OPERATOR,
                        List.of(patient(1, "anna@example.org"), patient(2, "robert@example.org"), patient(3, null)));
    }

    static PatientRecord patient(int number, @Nullable String email) {
        return new PatientRecord(
                number,
                "ANNA",
                "TESTERSON",
                LocalDate.of(1985, 3, 14),
                "F",
                null,
                null,
                null,
                email,
                null,
                null,
                "en",
                "AC");
    }

    final Principal user(ClinicId at, String username, String name, Role role) {
        UUID id = accounts.addUser(at, username, name, role, false, null, "correct horse battery", false);
        return new Principal(at, new StaffUser(id, username, name, role, false, null), ids.next());
    }

    final SendResult send(
            Principal sender, UUID id, UUID conversation, int patient, String text, SendMode mode, long seen) {
        return messages.send(sender, new SendRequest(id, conversation, patient, text, mode, seen));
    }

    final SendResult send(Principal sender, UUID conversation, SendMode mode, long seen) {
        return send(sender, ids.next(), conversation, 1, "How are you?", mode, seen);
    }

    final Message reply(UUID conversation) {
        return messages.reply(clinic, 1, conversation, ids.next(), "Better, thank you.");
    }

    /** A file that {@code by} has uploaded, but for its bytes. */
    final UUID uploaded(Principal by, String name) {
        return uploaded("user_id", by.user().id(), name);
    }

    /** A file that the patient has uploaded, but for its bytes. */
    final UUID uploadedBy(int patient, String name) {
        return uploaded("demographic_no", patient, name);
    }

    private UUID uploaded(String column, Object by, String name) {
        UUID file = ids.next();
        store.write(
                clinic,
                tx -> tx.sql()
                        .update(
                                "INSERT INTO file (clinic_id, id, name, media_type, size, place, " + column
                                        + ", created_at) VALUES (?, ?, ?, 'application/pdf', 1, '', ?, 1)",
                                clinic.number(),
                                file,
                                name,
                                by));
        return file;
    }

    static void refused(ThrowingCallable call, ErrorKind kind) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
