package ca.chartside.desktop.chart;

import static ca.chartside.desktop.fake.Samples.ANNA;
import static ca.chartside.desktop.fake.Samples.ROBERT;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.fake.FakeApi;
import ca.chartside.desktop.fake.FakeBackground;
import ca.chartside.desktop.fake.FakeLive;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.protocol.Caution;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.OscarPatient;
import ca.chartside.protocol.OscarProvider;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.StaffUser;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chart that OSCAR leads. */
class FollowTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private final FakeApi api = Samples.clinic();
    private final FakeLive live = new FakeLive();
    private final FakeBackground background = new FakeBackground();
    private final ChartModel model = new ChartModel(api, live, new UiExecutor(Runnable::run, background));

    private static OscarPatient said(int number, @Nullable String last, @Nullable String born) {
        return new OscarPatient(
                number, "ANNA", last, born, "F", "9876 543 999", null, "ON", "new@example.org", null, null, "AC", null);
    }

    private static Followed open(OscarPatient said) {
        return new Followed.Open(
                OscarDetails.shown(said, TODAY), said, new OscarProvider("100001", "Chen, Mei", "doctor"));
    }

    @Test
    void whatOscarSaysStandsThereAtOnceAndWhatChartsideAloneKnowsComesToIt() {
        Patient deceased = ANNA.withCautions(List.of(new Caution(Caution.Reason.DO_NOT_MESSAGE, true)));
        api.patients.put(1, deceased);
        background.hold();
        model.follow(open(said(1, "TESTERSON", "1985-03-14")));
        assertThat(model.chart())
                .returns("TESTERSON", Patient::lastName)
                .returns("1985-03-14", Patient::dateOfBirth)
                .returns(41, Patient::age)
                .returns("3999", Patient::hinLast4)
                .returns("new@example.org", Patient::email)
                .returns(List.of(), Patient::cautions);
        background.answer();
        assertThat(model.chart())
                .returns("new@example.org", Patient::email)
                .returns(ANNA.cellPhone(), Patient::cellPhone)
                .returns(deceased.cautions(), Patient::cautions);
        assertThat(model.beside().difference()).isNull();
    }

    @Test
    void lookedAtAgainWhatChartsideKnowsIsThereAtOnce() {
        Patient deceased = ANNA.withCautions(List.of(new Caution(Caution.Reason.DO_NOT_MESSAGE, true)));
        api.patients.put(1, deceased);
        model.follow(open(said(1, "TESTERSON", "1985-03-14")));
        model.follow(new Followed.Nothing());
        background.hold();
        model.follow(open(said(1, "TESTERSON", "1985-03-14")));
        assertThat(model.chart()).returns("Anna", Patient::firstName).returns(deceased.cautions(), Patient::cautions);
        model.follow(open(said(2, "FAKENAME", "1978-07-02")));
        assertThat(model.chart()).returns(2, Patient::demographicNo).returns(List.of(), Patient::cautions);
    }

    @Test
    void aPatientWhomChartsideDoesNotKnowIsShownAndTheirDetailsStayForTheFirstMessage() {
        OscarPatient stranger = said(77, "NEWCOMER", "1990-01-01");
        model.follow(open(stranger));
        assertThat(model.chart()).returns(77, Patient::demographicNo).returns("NEWCOMER", Patient::lastName);
        assertThat(model.failure()).isNull();
        model.follow(open(said(1, "TESTERSON", "1985-03-14")));
        assertThat(model.beside().details(77)).isEqualTo(stranger);
        assertThat(model.beside().details(2)).isNull();
    }

    @Test
    void answersAboutAChartThatWasLeftAreDropped() {
        background.hold();
        model.follow(open(said(1, "OTHER", "1985-03-14")));
        model.follow(open(said(2, "FAKENAME", "1978-07-02")));
        background.answerLast();
        background.answer();
        assertThat(model.chart()).returns(2, Patient::demographicNo);
        assertThat(model.beside().difference()).isNull();
        model.follow(new Followed.Nothing());
        assertThat(model.chart()).isNull();
        assertThat(model.beside().details(2)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "TESTERSON,1985-03-14,false",
        "Tésterson,1985-03-14,false",
        "TESTER-SON,1985-03-14,false",
        ",,false",
        "TESTERSON,1985-03-15,true",
        "TESTERSEN,1985-03-14,true",
        "FAKENAME,1978-07-02,true",
    })
    void anotherBirthDateOrSurnameHasToBeComparedOnceByAPerson(
            @Nullable String last, @Nullable String born, boolean differs) {
        model.follow(open(said(1, last, born)));
        assertThat(model.beside().difference() != null).isEqualTo(differs);
        assertThat(model.beside().blocks(1)).isEqualTo(differs);
        assertThat(model.beside().blocks(2)).isFalse();
        assertThat(model.beside().confirmed(1)).isFalse();
        model.compared();
        assertThat(model.beside().blocks(1)).isFalse();
        assertThat(model.beside().confirmed(1)).isEqualTo(differs);

        model.follow(new Followed.Nothing());
        model.follow(open(said(1, last, born)));
        assertThat(model.beside().blocks(1)).as("it was compared").isFalse();
        model.follow(open(said(1, "SOMEBODY", born)));
        assertThat(model.beside().blocks(1)).as("that was not").isTrue();
    }

    @Test
    void whatDiffersIsSeenOnceTheServerAnswersAndEndsWhenTheRecordsAgree() {
        api.failing = ErrorKind.SERVER_UNREACHABLE;
        model.follow(open(said(1, "MARRIED", "1985-03-14")));
        assertThat(model.chart()).returns("MARRIED", Patient::lastName);
        assertThat(model.beside().blocks(1)).isFalse();
        api.failing = null;
        live.connection(new ConnectionState.Online());
        assertThat(model.beside().difference()).isNotNull();
        assertThat(model.beside().difference().stored().lastName()).isEqualTo("TESTERSON");

        api.patients.put(
                1, new Patient(1, "Anna", "MARRIED", "1985-03-14", 41, "F", "3225", null, null, null, "en", "AC"));
        live.send(new Event.PatientChanged(200, 1));
        assertThat(model.beside().difference()).isNull();
        assertThat(model.beside().confirmed(1)).isFalse();
    }

    @Test
    void byHandAnotherIsOpenedAndOscarLeadsNoLongerUnlessItShowsTheSame() {
        model.follow(open(said(1, "TESTERSON", "1985-03-14")));
        model.open(1);
        assertThat(model.chart()).returns("new@example.org", Patient::email);
        assertThat(model.beside().details(1)).isNotNull();
        model.open(ROBERT);
        assertThat(model.chart()).isEqualTo(ROBERT);
        assertThat(model.beside().details(1)).isNull();
        assertThat(model.beside().details(2)).isNull();
    }

    @Test
    void anotherProviderThanWhoIsSignedInIsKnownWhereBothNumbersAre() {
        model.follow(open(said(1, "TESTERSON", "1985-03-14")));
        assertThat(model.beside().otherProvider(user("100002"))).isNotNull().returns("Chen, Mei", OscarProvider::name);
        assertThat(model.beside().otherProvider(user("100001"))).isNull();
        assertThat(model.beside().otherProvider(user(null))).isNull();
        model.follow(new Followed.Nothing());
        assertThat(model.beside().otherProvider(user("100002"))).isNull();
    }

    private static StaffUser user(@Nullable String providerNo) {
        return new StaffUser(new UUID(1, 1), "x@example.org", "Rita Desk", Role.MOA, false, providerNo);
    }
}
