package ca.chartside.desktop.composer;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.ROBERT;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.chart.ChartModel;
import ca.chartside.desktop.chart.Followed;
import ca.chartside.desktop.chart.OscarDetails;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.OscarPatient;
import ca.chartside.protocol.OscarProvider;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.StaffUser;
import ca.chartside.protocol.Uuid7;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What OSCAR says of the chart beside which something is written (C3, C5, C7, C8). */
class ComposerOscarTest extends ComposerFixture {
    private static final OscarPatient ROBERT_THERE = said(2, "ROBERT", "FAKENAME", "1978-07-02", "1111 222 333");

    private final ChartModel chart = new ChartModel(clinic.api, clinic.live, clinic.ui());

    private static OscarPatient said(int number, String first, String last, String born, @Nullable String hin) {
        return new OscarPatient(
                number, first, last, born, "F", hin, null, "ON", "new@example.org", null, null, "AC", null, 5);
    }

    private static OscarPatient anna(String last) {
        return said(1, "ANNA", last, "1985-03-14", "9876543225");
    }

    @BeforeEach
    void beside() {
        clinic.api.patients.put(1, ANNA);
        clinic.api.patients.put(2, ROBERT);
        composer.beside(chart.beside());
        chart.onChange(() -> composer.chartChanged(chart.chart()));
    }

    private void inOscar(OscarPatient said, @Nullable OscarProvider provider) {
        chart.inOscar(List.of(said, ROBERT_THERE));
        chart.follow(new Followed.Open(OscarDetails.shown(said, LocalDate.of(2026, 11, 24)), said, provider));
    }

    @Test
    void theChartsDetailsGoWithAMessageToItsPatientAndToNobodyElse() {
        inOscar(anna("TESTERSON"), null);
        composer.writeNew(ANNA);
        composer.text("Hello");
        composer.send(SendMode.SEND);
        assertThat(sent().oscar()).isEqualTo(anna("TESTERSON"));
        assertThat(sent().identityConfirmed()).isFalse();

        composer.writeIn(conversation(ROBERT, ConversationStatus.OPEN));
        composer.text("Hello");
        composer.send(SendMode.SEND);
        composer.sendAnyway();
        assertThat(sent().demographicNo()).isEqualTo(2);
        assertThat(sent().oscar()).isNull();
    }

    @Test
    void nothingIsSentBeforeBothWereCompared() {
        inOscar(anna("MARRIED"), null);
        ConversationRow row = conversation(ANNA, ConversationStatus.OPEN);
        composer.writeIn(row);
        composer.text("Hello");
        assertThat(composer.canSend()).isFalse();
        composer.send(SendMode.SEND);
        composer.sendAnyway();
        assertThat(clinic.outbox.requests).isEmpty();

        composer.note(true);
        composer.text("A note goes to nobody.");
        assertThat(composer.canSend()).isTrue();
        composer.note(false);

        chart.compared();
        assertThat(composer.canSend()).isTrue();
        composer.send(SendMode.SEND);
        assertThat(sent().identityConfirmed()).isTrue();
        assertThat(sent().oscar()).isEqualTo(anna("MARRIED"));
    }

    @Test
    void whoIsFoundToDifferWhileItIsAskedGetsNothing() {
        clinic.background.hold();
        inOscar(anna("MARRIED"), new OscarProvider("9", "Chen, Mei", "doctor"));
        clinic.background.release();
        ComposerModel mine = withProvider("1");
        mine.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        mine.text("Hello");
        mine.send(SendMode.SEND);
        assertThat(mine.asking()).isTrue();
        clinic.background.answer();
        mine.sendAnyway();
        assertThat(clinic.outbox.requests).isEmpty();
        assertThat(mine.text()).isEqualTo("Hello");
    }

    @Test
    void aMessageThatTheServerFindsToDifferComesBack() {
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        composer.text("Hello");
        composer.send(SendMode.SEND);
        clinic.outbox.refuse(sent().messageId(), ErrorKind.PATIENT_DIFFERS);
        assertThat(composer.text()).isEqualTo("Hello");
        assertThat(composer.notice()).isEqualTo(new Notice.Refused(ErrorKind.PATIENT_DIFFERS));
    }

    private ComposerModel withProvider(String number) {
        StaffUser me = new StaffUser(ME.id(), ME.username(), ME.displayName(), ME.role(), false, number);
        ComposerModel mine = new ComposerModel(
                clinic.api, clinic.ui(), clinic.outbox, clinic.messaging(), me, clinic.clock, new Uuid7(clinic.clock));
        mine.beside(chart.beside());
        return mine;
    }

    @Test
    void whereOscarHasAnotherProviderItIsAskedWhoseMessageItIs() {
        inOscar(anna("TESTERSON"), new OscarProvider("100001", "Chen, Mei", "doctor"));
        for (String number : new String[] {"100001", "100002"}) {
            ComposerModel mine = withProvider(number);
            mine.writeNew(ANNA);
            mine.text("Hello");
            mine.send(SendMode.SEND);
            assertThat(mine.asking()).isEqualTo(number.equals("100002"));
            mine.doNotSend();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Hello Anna. Robert Fakename called.,true",
        "FAKÉNAME (Röbert) called,true",
        "Your card is 1111-222-33,false",
        "Your card is 1111-222-333,true",
        "His card is 1111222333.,true",
        "His card is 11112223334.,false",
        "Robert called.,false",
        "Robertson Fakename called.,false",
        "Anna Testerson,false",
        "9876543225,false",
    })
    void aTextThatSpeaksOfAnotherPatientWhoseChartIsOpenAsksFirst(String text, boolean asks) {
        OscarPatient robert = said(2, "ROBERT", "FAKENAME", "1978-07-02", "1111 222 333");
        chart.inOscar(List.of(anna("TESTERSON"), robert));
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        composer.text(text);
        composer.send(SendMode.SEND);
        assertThat(composer.asking()).isEqualTo(asks);
        if (asks) {
            composer.text("Hello");
            assertThat(composer.asking()).as("it speaks of nobody else now").isFalse();
        }
    }
}
