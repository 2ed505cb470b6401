package ca.chartside.backend.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.Clinics;
import ca.chartside.backend.clinic.MessagingRules;
import ca.chartside.backend.clinic.MessagingRules.Rule;
import ca.chartside.backend.patient.Consent;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.patient.PatientService;
import ca.chartside.backend.patient.Patients;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.protocol.Caution;
import ca.chartside.protocol.Caution.Reason;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is not written to, or only after a word, by the clinic's rule (M17). */
abstract class MessagingRulesContract extends ConversationFixture {
    private void record(String status, @Nullable Consent consent, @Nullable Boolean mark) {
        record(clinic, status, consent, mark);
    }

    private void record(ClinicId at, String status, @Nullable Consent consent, @Nullable Boolean mark) {
        PatientRecord anna = patient(1, "anna@example.org");
        new PatientService(store, clock)
                .put(
                        at,
                        AuditLog.Actor.OPERATOR,
                        List.of(new PatientRecord(
                                1,
                                anna.firstName(),
                                anna.lastName(),
                                anna.dateOfBirth(),
                                anna.sex(),
                                null,
                                null,
                                null,
                                anna.email(),
                                null,
                                null,
                                "en",
                                status,
                                consent,
                                mark)));
    }

    private void record(Reason reason) {
        switch (reason) {
            case DECEASED -> record("DE", Consent.YES, false);
            case DO_NOT_MESSAGE -> record("AC", Consent.YES, true);
            case NO_CONSENT -> record("AC", Consent.NO, false);
            case CONSENT_UNKNOWN -> record("AC", Consent.UNKNOWN, false);
            case MOVED -> record("MO", Consent.YES, false);
            case INACTIVE -> record("FI", Consent.YES, false);
        }
    }

    private void rule(Reason reason, Rule rule) {
        store.write(clinic, tx -> {
            new Clinics(tx).rules(new Clinics(tx).get().rules().with(Map.of(reason, rule)));
            return rule;
        });
    }

    private SendResult write(UUID id, UUID conversation, Reason... confirmed) {
        return messages.send(
                doctor,
                new SendRequest(
                        id, conversation, 1, "Hello", SendMode.ALLOW_REPLIES, ALL, List.of(), List.of(confirmed)));
    }

    private SendResult write(Reason... confirmed) {
        return write(ids.next(), ids.next(), confirmed);
    }

    private List<Caution> cautions() {
        return store.read(
                clinic,
                tx -> Objects.requireNonNull(new Patients(tx).get(1))
                        .wire(new Clinics(tx).get().today(clock))
                        .cautions());
    }

    @ParameterizedTest
    @CsvSource({
        "DECEASED, BLOCK",
        "DO_NOT_MESSAGE, BLOCK",
        "NO_CONSENT, BLOCK",
        "CONSENT_UNKNOWN, ALLOW",
        "MOVED, WARN",
        "INACTIVE, WARN"
    })
    void aClinicThatHasChosenNothingHasTheseRules(Reason reason, Rule rule) {
        record(reason);
        switch (rule) {
            case ALLOW -> {
                assertThat(cautions()).isEmpty();
                write();
            }
            case WARN -> {
                assertThat(cautions()).containsExactly(new Caution(reason, false));
                refused(this::write, ErrorKind.WARNING_NOT_CONFIRMED);
                write(reason);
            }
            case BLOCK -> {
                assertThat(cautions()).containsExactly(new Caution(reason, true));
                refused(() -> write(reason), ErrorKind.MESSAGES_BLOCKED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void theClinicsRuleHoldsFromTheNextMessageOn(Reason reason) {
        record(reason);
        rule(reason, Rule.BLOCK);
        refused(() -> write(reason), ErrorKind.MESSAGES_BLOCKED);
        rule(reason, Rule.WARN);
        refused(this::write, ErrorKind.WARNING_NOT_CONFIRMED);
        assertThat(write(reason).message().text()).isEqualTo("Hello");
        rule(reason, Rule.ALLOW);
        write();
        assertThat(cautions()).isEmpty();
    }

    @Test
    void eachWarningHasToBeConfirmedAndTheStrictestRuleDecides() {
        rule(Reason.NO_CONSENT, Rule.WARN);
        record("MO", Consent.NO, false);
        refused(() -> write(Reason.MOVED), ErrorKind.WARNING_NOT_CONFIRMED);
        refused(() -> write(Reason.NO_CONSENT), ErrorKind.WARNING_NOT_CONFIRMED);
        write(Reason.MOVED, Reason.NO_CONSENT);
        record("MO", Consent.NO, true);
        assertThat(cautions())
                .containsExactly(
                        new Caution(Reason.DO_NOT_MESSAGE, true),
                        new Caution(Reason.NO_CONSENT, false),
                        new Caution(Reason.MOVED, false));
        refused(() -> write(Reason.DO_NOT_MESSAGE, Reason.NO_CONSENT, Reason.MOVED), ErrorKind.MESSAGES_BLOCKED);
    }

    @Test
    void whatWasStoredBeforeIsTheSameAnswerAndWhatComesAfterIsRefused() {
        UUID message = ids.next();
        UUID conversation = ids.next();
        SendResult before = write(message, conversation);
        record("DE", null, null);
        assertThat(write(message, conversation)).isEqualTo(before);
        refused(() -> write(ids.next(), conversation), ErrorKind.MESSAGES_BLOCKED);
    }

    @Test
    void thePatientMayStillReply() {
        UUID conversation = ids.next();
        write(ids.next(), conversation);
        record("AC", Consent.NO, true);
        assertThat(reply(conversation).text()).isEqualTo("Better, thank you.");
    }

    @Test
    void anExportWhichThePatientMayBeGivenDoesNotTellThem() {
        UUID conversation = ids.next();
        write(ids.next(), conversation);
        record("MO", Consent.NO, true);
        assertThat(conversations.row(doctor, conversation).patient().cautions()).hasSize(3);
        assertThat(conversations
                        .export(doctor, conversation, true, "json")
                        .patient()
                        .cautions())
                .isEmpty();
    }

    @Test
    void whatWasConfirmedStandsInTheAudit() {
        record(Reason.MOVED);
        write(Reason.MOVED);
        assertThat(store.<List<String>>read(
                        clinic,
                        tx -> tx.sql()
                                .list(
                                        "SELECT detail FROM audit WHERE clinic_id = ? AND action = 'message.send'",
                                        row -> row.text(1),
                                        clinic.number())))
                .containsExactly("ALLOW_REPLIES confirmed MOVED");
    }

    @Test
    void anImportThatDoesNotSpeakOfThemLeavesConsentAndMarkAsTheyWere() {
        record("AC", Consent.NO, true);
        record("AC", null, null);
        assertThat(cautions()).extracting(Caution::reason).containsExactly(Reason.DO_NOT_MESSAGE, Reason.NO_CONSENT);
        record("AC", Consent.UNKNOWN, null);
        assertThat(cautions()).extracting(Caution::reason).containsExactly(Reason.DO_NOT_MESSAGE);
        record("AC", null, false);
        assertThat(cautions()).isEmpty();
    }

    @Test
    void oneClinicsRulesAndRecordsAreNotAnothers() {
        ClinicId other = otherClinic();
        record(other, "DE", Consent.NO, true);
        write();
        rule(Reason.CONSENT_UNKNOWN, Rule.BLOCK);
        refused(this::write, ErrorKind.MESSAGES_BLOCKED);
        assertThat(store.<MessagingRules>read(other, tx -> new Clinics(tx).get().rules())
                        .rule(Reason.CONSENT_UNKNOWN))
                .isEqualTo(Rule.ALLOW);
    }
}
