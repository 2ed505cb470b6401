package ca.chartside.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatusTest {
    private static final Status WITH_CHART = new Status(
            "rita.desk@medicalclinic.example.ca",
            "medicalclinic",
            "online",
            new Status.Chart(1, "TESTERSON, Anna"),
            3,
            "triage");
    private static final Status SIGNED_OUT = new Status(null, null, "signed-out", null, 0, null);

    @Test
    void theObjectIsExactlyThis() {
        assertThat(WITH_CHART.json())
                .isEqualTo("{\"user\":\"rita.desk@medicalclinic.example.ca\",\"clinic\":\"medicalclinic\","
                        + "\"connection\":\"online\",\"chart\":{\"demographicNo\":1,\"name\":\"TESTERSON, Anna\"},"
                        + "\"number\":3,\"tab\":\"triage\"}");
        assertThat(SIGNED_OUT.json())
                .isEqualTo("{\"user\":null,\"clinic\":null,\"connection\":\"signed-out\",\"chart\":null,\"number\":0,"
                        + "\"tab\":null}");
    }

    @Test
    void forAPersonItIsALineEach() {
        assertThat(Status.inWords(WITH_CHART.json())).contains("chart:      TESTERSON, Anna", "number:     3");
        assertThat(Status.inWords(SIGNED_OUT.json())).contains("user:       none", "connection: signed-out");
    }
}
