package ca.chartside.backend.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.patient.Consent;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.patient.Patients;
import ca.chartside.protocol.Caution;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.OscarPatient;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message brings of OSCAR's chart: it makes or mends the patient (C5, M17), and stops where it is another person's (C7). */
abstract class ChartDetailsContract extends ConversationFixture {
    /** As the chart says, field by field; what a test does not set OSCAR does not say. */
    private static final class Chart {
        int number = 1;

        @Nullable String first = "ANNA";

        @Nullable String last = "TESTERSON";

        @Nullable String birth = "1985-03-14";

        @Nullable String sex;

        @Nullable String hin;

        @Nullable String email;

        @Nullable String cell;

        @Nullable String status;

        @Nullable Boolean consent;

        long readAt;

        OscarPatient said() {
            return new OscarPatient(
                    number,
                    first,
                    last,
                    birth,
                    sex,
                    hin,
                    null,
                    hin == null ? null : "ON",
                    email,
                    cell,
                    null,
                    status,
                    consent,
                    readAt);
        }
    }

    private Chart chart() {
        clock.advance(Duration.ofMinutes(1));
        Chart chart = new Chart();
        chart.readAt = clock.millis();
        return chart;
    }

    private SendResult send(UUID id, UUID conversation, Chart chart, boolean confirmed, Caution.Reason... warned) {
        return messages.send(
                doctor,
                new SendRequest(
                        id,
                        conversation,
                        chart.number,
                        "Hello",
                        SendMode.ALLOW_REPLIES,
                        ALL,
                        List.of(),
                        List.of(warned),
                        chart.said(),
                        confirmed));
    }

    private SendResult send(Chart chart) {
        return send(ids.next(), ids.next(), chart, false);
    }

    private @Nullable PatientRecord found(int number) {
        return store.read(clinic, tx -> new Patients(tx).get(number));
    }

    private PatientRecord stored(int number) {
        return Objects.requireNonNull(found(number));
    }

    private List<String> audit(String action) {
        return store.read(
                clinic,
                tx -> new AuditLog(tx)
                        .after(0, 10_000).stream()
                                .filter(entry -> entry.action().equals(action)
                                        && entry.actor().equals(doctor.actor()))
                                .map(entry -> entry.subject() + " | " + entry.detail())
                                .toList());
    }

    private long changes(int number) {
        return store.<Long>read(
                clinic,
                tx -> tx.sql()
                        .number(
                                "SELECT COUNT(*) FROM event WHERE clinic_id = ? AND type = 'patientChanged' AND json LIKE ?",
                                clinic.number(),
                                "%\"demographicNo\":" + number + "}"));
    }

    @Test
    void aPatientWhomNobodyKnewIsMadeOfWhatTheChartSays() {
        Chart chart = chart();
        chart.number = 40;
        chart.first = "MARY ANN";
        chart.sex = "F";
        chart.hin = "9876 543 225";
        chart.email = "mary@example.org";
        chart.consent = true;
        SendResult sent = send(chart);
        assertThat(sent.message().delivery()).isEqualTo(DeliveryState.STORED);
        PatientRecord made = stored(40);
        assertThat(made.firstName()).as("as OSCAR has it").isEqualTo("MARY ANN");
        assertThat(made.displayFirstName()).isEqualTo("Mary Ann");
        assertThat(made.dateOfBirth()).isEqualTo(LocalDate.of(1985, 3, 14));
        assertThat(made.hin()).isEqualTo("9876543225");
        assertThat(made.status()).isEqualTo("AC");
        assertThat(made.consent()).isEqualTo(Consent.YES);
        assertThat(changes(40)).isEqualTo(1);
        assertThat(audit("patient.put")).containsExactly("patient:40 | new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "last", "birth"})
    void withoutNamesAndBirthDateNobodyIsMade(String missing) {
        Chart chart = chart();
        chart.number = 41;
        switch (missing) {
            case "first" -> chart.first = null;
            case "last" -> chart.last = " ";
            default -> chart.birth = null;
        }
        refused(() -> send(chart), ErrorKind.INVALID_VALUE);
        assertThat(found(41)).isNull();
    }

    @Test
    void withoutAChartAnUnknownNumberIsNobodys() {
        refused(
                () -> send(doctor, ids.next(), ids.next(), 42, "Hello", SendMode.SEND, ALL),
                ErrorKind.PATIENT_NOT_FOUND);
    }

    @Test
    void whatTheChartSaysBringsThePatientUpToDateAndWhatItDoesNotSayStays() {
        Chart chart = chart();
        chart.hin = "9876543225";
        chart.cell = "905-555-0199";
        chart.first = "ANNA MARIA";
        send(chart);
        PatientRecord now = stored(1);
        assertThat(now.hin()).isEqualTo("9876543225");
        assertThat(now.cellPhone()).isEqualTo("905-555-0199");
        assertThat(now.email()).as("not said").isEqualTo("anna@example.org");
        assertThat(now.status()).isEqualTo("AC");

        Chart less = chart();
        less.first = null;
        less.last = null;
        less.birth = null;
        send(less);
        assertThat(stored(1)).isEqualTo(now);
        assertThat(audit("patient.put")).containsExactly("patient:1 | first-name hin hin-province cell-phone");
    }

    @Test
    void whatIsOfNoUseIsNotSaid() {
        Chart good = chart();
        good.hin = "9876543225";
        send(good);
        Chart chart = chart();
        chart.email = "none";
        chart.hin = "000";
        chart.sex = "female";
        send(chart);
        assertThat(stored(1).email()).isEqualTo("anna@example.org");
        assertThat(stored(1).hin()).isEqualTo("9876543225");
        assertThat(stored(1).sex()).isEqualTo("F");
        Chart broken = chart();
        broken.birth = "14.3.1985";
        refused(() -> send(broken), ErrorKind.INVALID_VALUE);
        Chart unprintable = chart();
        unprintable.cell = "905\u0007";
        refused(() -> send(unprintable), ErrorKind.INVALID_VALUE);
    }

    @Test
    void theNewAddressCountsForTheSameMessage() {
        Chart chart = chart();
        chart.number = 3; // whom nothing reached
        chart.email = "now@example.org";
        assertThat(send(chart).message().delivery()).isEqualTo(DeliveryState.STORED);
    }

    @Test
    void whatWaitedInAnOutboxUndoesNothingThatWasReadLater() {
        Chart early = chart();
        early.email = "old@example.org";
        Chart late = chart();
        late.email = "new@example.org";
        send(late);
        assertThat(send(early).message().text()).isEqualTo("Hello");
        assertThat(stored(1).email()).isEqualTo("new@example.org");
    }

    /** The later chart found nothing to store; it is known all the same that things were so then. */
    @Test
    void whatWasFoundUnchangedLaterHoldsOutAgainstWhatIsOlder() {
        Chart early = chart();
        early.email = "old@example.org";
        Chart late = chart();
        late.email = "anna@example.org";
        send(late);
        send(early);
        assertThat(stored(1).email()).isEqualTo("anna@example.org");
        assertThat(changes(1)).as("the import's alone").isEqualTo(1);
    }

    @Test
    void aWorkstationWhoseClockIsAheadLocksNobodyOut() {
        Chart ahead = chart();
        ahead.readAt += Duration.ofDays(300).toMillis();
        ahead.email = "ahead@example.org";
        send(ahead);
        Chart next = chart();
        next.email = "next@example.org";
        send(next);
        assertThat(stored(1).email()).isEqualTo("next@example.org");
    }

    @Test
    void detailsOfNobodyKnowsWhenChangeNobodyWhoIsKnown() {
        Chart chart = chart();
        chart.readAt = 0;
        chart.email = "when@example.org";
        send(chart);
        assertThat(stored(1).email()).isEqualTo("anna@example.org");
    }

    @Test
    void aChartOfAnotherNumberIsTheWrongPatients() {
        Chart chart = chart();
        SendRequest request = new SendRequest(
                ids.next(), ids.next(), 2, "Hello", SendMode.SEND, ALL, List.of(), List.of(), chart.said(), true);
        refused(() -> messages.send(doctor, request), ErrorKind.WRONG_PATIENT);
    }

    @ParameterizedTest
    @CsvSource({"1985-03-15, TESTERSON, birth-date", "1985-03-14, OTHERSON, last-name"})
    void anotherPersonIsRefusedUntilSomebodyHasComparedAndConfirmed(String birth, String last, String what) {
        Chart chart = chart();
        chart.birth = birth;
        chart.last = last;
        chart.email = "other@example.org";
        refused(() -> send(chart), ErrorKind.PATIENT_DIFFERS);
        assertThat(stored(1).email()).isEqualTo("anna@example.org");
        assertThat(stored(1).lastName()).isEqualTo("TESTERSON");

        send(ids.next(), ids.next(), chart, true);
        assertThat(stored(1).lastName()).isEqualTo(last);
        assertThat(stored(1).dateOfBirth()).isEqualTo(birth);
        assertThat(audit("patient.confirm")).containsExactly("patient:1 | " + what);
        send(chart); // from now on it is the same person
    }

    @ParameterizedTest
    @CsvSource({
        "LÉVESQUE-DUPONT, Levesque Dupont",
        "O'BRIEN, O’Brien",
        "Testerson, TESTERSON",
        "ST. JOHN, ST JOHN",
        "MACDONALD, Mac Donald"
    })
    void howASurnameIsWrittenMakesNobodyAnother(String stored, String said) {
        Chart before = chart();
        before.last = stored;
        send(ids.next(), ids.next(), before, true);
        Chart chart = chart();
        chart.last = said;
        send(chart);
        assertThat(stored(1).lastName()).isEqualTo(said);
    }

    @Test
    void aDifferenceStopsLateDetailsTooAndConfirmedTheyChangeNothing() {
        Chart early = chart();
        Chart late = chart();
        late.last = "MARRIEDSON";
        send(ids.next(), ids.next(), late, true);
        refused(() -> send(early), ErrorKind.PATIENT_DIFFERS);
        send(ids.next(), ids.next(), early, true);
        assertThat(stored(1).lastName()).isEqualTo("MARRIEDSON");
    }

    @Test
    void theSameMessageAgainIsTheSameAnswerWhoeverThePatientIsByNow() {
        UUID message = ids.next();
        UUID conversation = ids.next();
        Chart chart = chart();
        SendResult before = send(message, conversation, chart, false);
        Chart other = chart();
        other.last = "MARRIEDSON";
        send(ids.next(), ids.next(), other, true);
        assertThat(send(message, conversation, chart, false)).isEqualTo(before);
        assertThat(stored(1).lastName()).isEqualTo("MARRIEDSON");
    }

    @Test
    void whatTheChartSaysOfStatusAndConsentDecidesAboutTheMessageThatBringsIt() {
        Chart moved = chart();
        moved.status = "MO";
        refused(() -> send(moved), ErrorKind.WARNING_NOT_CONFIRMED);
        assertThat(stored(1).status())
                .as("else nobody could be shown what to confirm")
                .isEqualTo("MO");
        send(ids.next(), ids.next(), moved, false, Caution.Reason.MOVED);

        Chart dead = chart();
        dead.status = "DE";
        refused(() -> send(dead), ErrorKind.MESSAGES_BLOCKED);
        assertThat(stored(1).status()).isEqualTo("DE");
        refused(() -> send(doctor, ids.next(), SendMode.SEND, ALL), ErrorKind.MESSAGES_BLOCKED);

        Chart mistaken = chart();
        mistaken.status = "AC";
        mistaken.consent = false;
        refused(() -> send(mistaken), ErrorKind.MESSAGES_BLOCKED);
        Chart silent = chart();
        silent.status = "AC";
        refused(() -> send(silent), ErrorKind.MESSAGES_BLOCKED);
        assertThat(stored(1).consent()).as("kept where OSCAR does not know").isEqualTo(Consent.NO);
        Chart agreed = chart();
        agreed.consent = true;
        send(agreed);
        assertThat(stored(1).consent()).isEqualTo(Consent.YES);
    }

    @Test
    void theAuditSaysWhatKindOfThingChangedAndNeverWhatItIs() {
        Chart chart = chart();
        chart.hin = "9876543225";
        chart.email = "changed@example.org";
        chart.first = "ANNABELLA";
        send(chart);
        assertThat(store.<List<String>>read(
                        clinic,
                        tx -> new AuditLog(tx)
                                .after(0, 10_000).stream()
                                        .map(entry -> entry.subject() + entry.detail())
                                        .toList()))
                .noneMatch(
                        line -> line.contains("9876543225") || line.contains("example.org") || line.contains("ANNA"));
        assertThat(audit("patient.put")).containsExactly("patient:1 | first-name hin hin-province email");
    }

    @Test
    void manyMessagesAtOnceMakeANewPatientOnce() throws InterruptedException, ExecutionException {
        Chart chart = chart();
        chart.number = 50;
        List<Future<SendResult>> sent = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            sent.add(threads.submit(() -> send(chart)));
        }
        for (Future<SendResult> each : sent) {
            assertThat(each.get().message().text()).isEqualTo("Hello");
        }
        assertThat(changes(50)).isEqualTo(1);
        assertThat(audit("message.send")).hasSize(30);
    }
}
