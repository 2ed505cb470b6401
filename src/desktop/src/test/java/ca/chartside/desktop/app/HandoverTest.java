package ca.chartside.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HandoverTest {
    static List<Handover> all() {
        return List.of(
                new Handover.AskStatus(),
                new Handover.Show(new Options.Open(null, null)),
                new Handover.Show(new Options.Open(12, null)),
                new Handover.Show(new Options.Open(null, "chartside://medicalclinic/chart/12")),
                new Handover.Show(new Options.Open(1, "chartside://medicalclinic/chart/12")));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsSaidIsUnderstood(Handover handover) {
        assertThat(Handover.parse(handover.words())).contains(handover);
    }

    @Test
    void anythingElseIsNot() {
        assertThat(Handover.parse(List.of())).isEmpty();
        assertThat(Handover.parse(List.of("quit"))).isEmpty();
        assertThat(Handover.parse(List.of("status", "x"))).isEmpty();
        assertThat(Handover.parse(List.of("show", "chart"))).isEmpty();
        assertThat(Handover.parse(List.of("show", "chart", "-1"))).isEmpty();
        assertThat(Handover.parse(List.of("show", "chart", "99999999999"))).isEmpty();
        assertThat(Handover.parse(List.of("show", "password", "x"))).isEmpty();
    }
}
