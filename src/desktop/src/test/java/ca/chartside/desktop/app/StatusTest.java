package ca.chartside.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
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

    @Test
    void eachSystemHasItsOwnPlaceForAProfile() {
        Path home = Path.of("/home/rita");
        assertThat(ProfileFolder.of("Linux", home, Map.of())).isEqualTo(home.resolve(".local/share/chartside"));
        assertThat(ProfileFolder.of("Linux", home, Map.of("XDG_DATA_HOME", "/data")))
                .isEqualTo(Path.of("/data/chartside"));
        assertThat(ProfileFolder.of("Mac OS X", home, Map.of()))
                .isEqualTo(home.resolve("Library/Application Support/Chartside"));
        assertThat(ProfileFolder.of("Windows 11", home, Map.of("LOCALAPPDATA", "/local")))
                .isEqualTo(Path.of("/local/Chartside"));
    }
}
