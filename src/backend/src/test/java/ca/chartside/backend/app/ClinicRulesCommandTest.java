package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.patient.Consent;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.patient.Patients;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.sqlite.SqliteStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** M17 from the command line: the clinic's rules, and what an import says of a patient's wishes. */
final class ClinicRulesCommandTest {
    @TempDir
    Path data;

    private final StringWriter said = new StringWriter();

    private int run(String... args) {
        said.getBuffer().setLength(0);
        PrintWriter writer = new PrintWriter(said, true);
        return BackendMain.run(args, Map.of("CHARTSIDE_DATA", data.toString()), writer, writer);
    }

    @BeforeEach
    void addClinic() {
        assertThat(run("clinic", "add", "medicalclinic", "Medical Clinic")).isZero();
    }

    @Test
    void showsTheRulesAndChangesThoseThatAreNamed() {
        assertThat(run("clinic", "rules", "medicalclinic")).isZero();
        assertThat(said.toString().lines())
                .containsExactly(
                        "deceased: block",
                        "do-not-message: block",
                        "no-consent: block",
                        "consent-unknown: allow",
                        "moved: warn",
                        "inactive: warn");
        assertThat(run("clinic", "rules", "medicalclinic", "--no-consent", "warn", "--moved", "allow"))
                .isZero();
        assertThat(run("clinic", "rules", "medicalclinic", "--inactive", "block"))
                .isZero();
        assertThat(said.toString().lines())
                .containsExactly(
                        "deceased: block",
                        "do-not-message: block",
                        "no-consent: warn",
                        "consent-unknown: allow",
                        "moved: allow",
                        "inactive: block");
    }

    @Test
    void whatNoClinicMayChooseIsRefusedAndChangesNothing() {
        assertThat(run("clinic", "rules", "medicalclinic", "--moved", "block", "--deceased", "allow"))
                .isEqualTo(2);
        assertThat(said.toString()).contains("--deceased is warn or block");
        assertThat(run("clinic", "rules", "medicalclinic", "--moved", "never")).isEqualTo(2);
        assertThat(said.toString()).contains("--moved", "[ALLOW, WARN, BLOCK]");
        assertThat(run("clinic", "rules", "noclinic")).isEqualTo(2);
        assertThat(said.toString()).contains("There is no clinic called \"noclinic\"");
        run("clinic", "rules", "medicalclinic");
        assertThat(said.toString()).contains("moved: warn");
    }

    @Test
    void anImportTakesConsentAndTheMark() throws IOException {
        Path file = data.resolve("patients.csv");
        Files.writeString(file, """
                demographic_no,last_name,first_name,date_of_birth,consent,do_not_message
                1,A,A,1985-03-14,yes,no
                2,B,B,1985-03-14,Non,OUI
                3,C,C,1985-03-14,,
                """);
        assertThat(run("patient", "import", "medicalclinic", file.toString())).isZero();
        assertThat(stored(1))
                .extracting(PatientRecord::consent, PatientRecord::doNotMessage)
                .containsExactly(Consent.YES, false);
        assertThat(stored(2))
                .extracting(PatientRecord::consent, PatientRecord::doNotMessage)
                .containsExactly(Consent.NO, true);
        assertThat(stored(3))
                .extracting(PatientRecord::consent, PatientRecord::doNotMessage)
                .containsExactly(Consent.UNKNOWN, false);
        assertThat(run("patient", "import", "medicalclinic", file.toString())).isZero();
        assertThat(said.toString()).contains("0 new, 0 changed, 3 unchanged");

        Files.writeString(file, "demographic_no,last_name,first_name,date_of_birth\n2,B,NEW,1985-03-14\n");
        assertThat(run("patient", "import", "medicalclinic", file.toString())).isZero();
        assertThat(stored(2))
                .extracting(PatientRecord::consent, PatientRecord::doNotMessage)
                .containsExactly(Consent.NO, true);

        Files.writeString(file, """
                demographic_no,last_name,first_name,date_of_birth,consent,do_not_message
                1,A,A,1985-03-14,maybe,ask
                """);
        assertThat(run("patient", "import", "medicalclinic", file.toString())).isEqualTo(2);
        assertThat(said.toString().lines())
                .containsExactly(
                        "Line 2: consent is not yes or no. Where nobody has asked, leave it empty.",
                        "Line 2: do_not_message is not yes or no.",
                        "Nothing was imported.");
    }

    private PatientRecord stored(int number) {
        try (Store store = SqliteStore.open(data.resolve("chartside.db"))) {
            return store.read(store.clinics().getFirst(), tx -> Objects.requireNonNull(new Patients(tx).get(number)));
        }
    }
}
