package ca.chartside.desktop.chart;

import static ca.chartside.desktop.fake.Samples.ANNA;
import static ca.chartside.desktop.fake.Samples.ROBERT;
import static ca.chartside.desktop.fake.Samples.SIOBHAN;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.fake.FakeApi;
import ca.chartside.desktop.fake.FakeLive;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Patient;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class ChartModelTest {
    private final FakeApi api = Samples.clinic();
    private final FakeLive live = new FakeLive();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final ChartModel model = new ChartModel(api, live, new UiExecutor(Runnable::run, background::add));

    private void answer() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    @Test
    void aLinkAsksAndOpensNothingByItself() {
        model.open(ROBERT);

        model.ask(1);
        answer();
        assertThat(model.chart()).isEqualTo(ROBERT);
        assertThat(model.asked()).isEqualTo(ANNA);

        model.accept();
        assertThat(model.chart()).isEqualTo(ANNA);
        assertThat(model.asked()).isNull();
    }

    @Test
    void notNowLeavesTheChartThatIsOpen() {
        model.open(ROBERT);
        model.ask(1);
        answer();

        model.decline();

        assertThat(model.chart()).isEqualTo(ROBERT);
        assertThat(model.asked()).isNull();
    }

    @Test
    void aLinkToTheChartThatIsOpenAsksNothing() {
        model.open(ANNA);

        model.ask(1);
        answer();

        assertThat(model.asked()).isNull();
        assertThat(api.asked).isEmpty();
    }

    @Test
    void theAnswerAboutAnEarlierChartIsDropped() {
        model.open(1);
        model.open(2);
        Runnable first = background.remove();
        answer();
        first.run();

        assertThat(model.chart()).isEqualTo(ROBERT);
    }

    @Test
    void whileAChartIsBeingOpenedNoOtherIsTheCurrentOne() {
        model.open(ROBERT);
        model.open(1);
        assertThat(model.chart()).isNull();
        assertThat(model.opening()).isEqualTo(1);

        answer();
        assertThat(model.chart()).isEqualTo(ANNA);
        assertThat(model.opening()).isNull();

        model.open(1);
        assertThat(model.chart()).as("the same one anew").isEqualTo(ANNA);
        assertThat(model.opening()).isNull();
    }

    @Test
    void aLinksQuestionHoldsUpNoChart() {
        model.open(ROBERT);
        model.open(1);
        model.ask(3);
        answer();
        assertThat(model.chart()).isEqualTo(ANNA);
        assertThat(model.asked()).isEqualTo(SIOBHAN);

        model.decline();
        model.open(2);
        model.ask(2);
        answer();
        assertThat(model.asked()).as("it is being opened already").isNull();
        assertThat(model.chart()).isEqualTo(ROBERT);
    }

    @Test
    void aChartThatWasClosedDoesNotComeBackWithALateAnswer() {
        model.open(1);
        model.close();
        answer();

        assertThat(model.chart()).isNull();
    }

    @Test
    void aChartThatCannotBeOpenedIsSaidAndNoOtherStaysOpenInItsPlace() {
        model.open(ROBERT);
        model.open(999);
        answer();

        assertThat(model.chart()).isNull();
        assertThat(model.opening()).isNull();
        assertThat(model.failure())
                .returns(
                        ErrorKind.PATIENT_NOT_FOUND, failure -> failure.reason().kind())
                .returns(999, ChartModel.Failure::demographicNo)
                .returns(false, ChartModel.Failure::question);
    }

    @Test
    void theQuestionAboutAnUnknownPatientLeavesTheChartAndCanBeTriedAgain() {
        model.open(ROBERT);
        api.failing = ErrorKind.SERVER_UNREACHABLE;
        model.ask(1);
        answer();
        assertThat(model.chart()).isEqualTo(ROBERT);
        assertThat(model.failure()).isNotNull();

        api.failing = null;
        model.retry();
        answer();

        assertThat(model.asked()).isEqualTo(ANNA);
        assertThat(model.failure()).isNull();
    }

    @Test
    void theChartsPatientIsReadAgainWhenTheirRecordChanges() {
        model.open(ANNA);
        Patient married =
                new Patient(1, "Anna", "FAKENAME", "1985-03-14", 41, "F", "3225", null, null, null, "en", "AC");
        api.patients.put(1, married);

        live.send(new Event.PatientChanged(101, 2));
        answer();
        assertThat(model.chart()).isEqualTo(ANNA);

        live.send(new Event.PatientChanged(102, 1));
        answer();
        assertThat(model.chart()).isEqualTo(married);
    }
}
