package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** N3 from the command line: how long patients stay signed in. */
final class ClinicPortalCommandTest {
    @TempDir
    Path data;

    private final StringWriter said = new StringWriter();

    private int run(String... args) {
        said.getBuffer().setLength(0);
        PrintWriter writer = new PrintWriter(said, true);
        return BackendMain.run(args, Map.of("CHARTSIDE_DATA", data.toString()), writer, writer);
    }

    private String says(String... args) {
        assertThat(run(args)).as(said.toString()).isZero();
        return said.toString().strip();
    }

    @Test
    void howLongPatientsStaySignedInIsShownAndChosen() {
        says("clinic", "add", "medicalclinic", "Medical Clinic");
        assertThat(says("clinic", "portal", "medicalclinic")).isEqualTo("session-days: 30");
        assertThat(says("clinic", "portal", "medicalclinic", "--session-days", "7"))
                .isEqualTo("session-days: 7");
        assertThat(says("clinic", "portal", "medicalclinic")).isEqualTo("session-days: 7");
        for (String days : new String[] {"0", "366", "-1"}) {
            assertThat(run("clinic", "portal", "medicalclinic", "--session-days=" + days))
                    .isNotZero();
            assertThat(said.toString()).contains("--session-days is 1 to 365.");
        }
        assertThat(says("clinic", "portal", "medicalclinic")).isEqualTo("session-days: 7");
        assertThat(run("clinic", "portal", "nosuchclinic")).isNotZero();
    }
}
