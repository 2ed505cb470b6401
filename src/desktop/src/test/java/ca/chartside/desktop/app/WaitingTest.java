package ca.chartside.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private static final String CLINIC = "medicalclinic";
    private static final Options.Open CHART = new Options.Open(12, null);
    private static final Options.Open LINK = new Options.Open(null, "chartside://medicalclinic/chart/12");

    private Instant now = Instant.parse("2026-11-24T09:40:00Z");
    private final Waiting waiting = new Waiting(() -> now);

    @Test
    void aChartWaitsForItsClinicAndOnce() {
        waiting.put(CHART, CLINIC);
        assertThat(waiting.chart()).isEqualTo(12);
        assertThat(waiting.take(CLINIC)).isEqualTo(CHART);
        assertThat(waiting.take(CLINIC)).isEqualTo(Waiting.NOTHING);

        waiting.put(CHART, "");
        assertThat(waiting.take(CLINIC)).as("the very first sign-in").isEqualTo(CHART);
    }

    @Test
    void itsNumberIsAnotherPatientInAnotherClinic() {
        waiting.put(CHART, CLINIC);
        assertThat(waiting.take("otherclinic")).isEqualTo(Waiting.NOTHING);

        waiting.put(LINK, CLINIC);
        assertThat(waiting.take("otherclinic")).as("which says whose it is").isEqualTo(LINK);
    }

    @Test
    void itDoesNotWaitForLong() {
        for (Options.Open open : new Options.Open[] {CHART, LINK}) {
            waiting.put(open, CLINIC);
            now = now.plus(Duration.ofMinutes(3));
            assertThat(waiting.take(CLINIC)).isEqualTo(Waiting.NOTHING);
        }
    }
}
