package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has an account, from the command line; and what a command that is refused leaves behind: nothing. */
class UserCommandTest {
    @TempDir
    Path data;

    private final StringWriter said = new StringWriter();

    private int run(String... args) {
        said.getBuffer().setLength(0);
        PrintWriter writer = new PrintWriter(said, true);
        return BackendMain.run(args, Map.of("CHARTSIDE_DATA", data.toString()), writer, writer);
    }

    @Test
    void listsWhoHasAnAccountAndWhoCannotSignIn() {
        assertThat(run("clinic", "add", "medicalclinic", "Medical Clinic")).isZero();
        run("user", "add", "medicalclinic", "Rita@example.ca", "Rita Desk", "--role", "MOA");
        run(
                "user",
                "add",
                "medicalclinic",
                "mei@example.ca",
                "Dr. Mei Chen",
                "--role",
                "DOCTOR",
                "--admin",
                "--provider-no",
                "100001");
        run("user", "disable", "medicalclinic", "rita@example.ca");

        assertThat(run("user", "list", "medicalclinic")).isZero();
        assertThat(said.toString().lines())
                .containsExactly(
                        "mei@example.ca, Dr. Mei Chen, DOCTOR, admin, provider 100001, chooses a password at the next sign-in",
                        "rita@example.ca, Rita Desk, MOA, disabled");
        assertThat(run("user", "list", "noclinic")).isEqualTo(2);
    }

    @Test
    void aWordThatIsNoCommandSuggestsNoneThatTakesSomethingAway() {
        assertThat(run("user", "dissable", "medicalclinic", "rita@example.ca")).isEqualTo(2);
        assertThat(said.toString()).contains("dissable", "Usage:").doesNotContain("Did you mean");
    }

    @Test
    void aCommandInAFolderWithoutADatabaseLeavesNothingThere() {
        assertThat(run("user", "list", "medicalclinic")).isEqualTo(2);
        assertThat(said.toString()).contains("There is no Chartside database in " + data, "--data");
        assertThat(run("patient", "import", "medicalclinic", "patients.csv")).isEqualTo(2);
        assertThat(data).isEmptyDirectory();
    }
}
