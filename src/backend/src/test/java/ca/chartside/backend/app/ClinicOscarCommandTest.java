package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.OscarSettings;
import ca.chartside.backend.event.Events;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.sqlite.SqliteStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the clinic's OSCAR is, and who files to it, from the command line (C7). */
final class ClinicOscarCommandTest {
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
        assertThat(run("clinic", "add", "otherclinic", "Other Clinic")).isZero();
    }

    private List<String> audit() {
        try (Store store = SqliteStore.open(data.resolve("chartside.db"))) {
            return store.read(
                    store.clinics().getFirst(),
                    tx -> new AuditLog(tx)
                            .after(0, 100).stream()
                                    .filter(entry -> !entry.action().equals("clinic.add"))
                                    .map(entry -> entry.action() + " " + entry.subject() + " " + entry.detail())
                                    .toList());
        }
    }

    @Test
    void addressesAreAddedListedAndRemoved() {
        assertThat(run("clinic", "oscar", "medicalclinic")).isZero();
        assertThat(said.toString()).contains("has no OSCAR yet", "files to charts: doctors\n");
        assertThat(run("clinic", "oscar", "medicalclinic", "add", "https://OSCAR.example.ca/oscar/"))
                .isZero();
        assertThat(run("clinic", "oscar", "medicalclinic", "add", "https://oscar.example.ca:443/oscar"))
                .isZero();
        assertThat(run("clinic", "oscar", "medicalclinic", "add", "http://127.0.0.1:8080/oscar"))
                .isZero();
        assertThat(run("clinic", "oscar", "medicalclinic", "list")).isZero();
        assertThat(said.toString().lines())
                .containsExactly(
                        "http://127.0.0.1:8080/oscar", "https://oscar.example.ca/oscar", "files to charts: doctors");
        run("clinic", "oscar", "otherclinic");
        assertThat(said.toString()).contains("has no OSCAR yet");
        assertThat(run("clinic", "oscar", "medicalclinic", "remove", "https://oscar.example.ca/oscar"))
                .isZero();
        assertThat(said.toString().lines()).containsExactly("http://127.0.0.1:8080/oscar", "files to charts: doctors");
        assertThat(audit())
                .containsExactly(
                        "clinic.oscar.add clinic:medicalclinic https://oscar.example.ca/oscar",
                        "clinic.oscar.add clinic:medicalclinic http://127.0.0.1:8080/oscar",
                        "clinic.oscar.remove clinic:medicalclinic https://oscar.example.ca/oscar");
    }

    @Test
    void whoFilesIsSettledThere() {
        assertThat(run("clinic", "oscar", "medicalclinic", "--moa-files", "true"))
                .isZero();
        assertThat(said.toString()).contains("files to charts: doctors and MOA");
        try (Store store = SqliteStore.open(data.resolve("chartside.db"))) {
            assertThat(store.<Boolean>read(store.clinics().getFirst(), tx -> new OscarSettings(tx).moaFiles()))
                    .isTrue();
        }
        assertThat(run("clinic", "oscar", "medicalclinic", "--moa-files", "false"))
                .isZero();
        assertThat(said.toString()).contains("files to charts: doctors\n");
        assertThat(audit())
                .containsExactly(
                        "clinic.moa-files clinic:medicalclinic true", "clinic.moa-files clinic:medicalclinic false");
    }

    /** What the programs of who is signed in hear of. */
    private List<String> told() {
        try (Store store = SqliteStore.open(data.resolve("chartside.db"))) {
            return store.clinics().stream()
                    .flatMap(clinic -> store.read(clinic, tx -> new Events(tx).after(0, 100)).stream()
                            .map(event -> clinic.slug() + " " + event.type()))
                    .toList();
        }
    }

    @Test
    void eachChangeIsToldOnceToWhoIsSignedInThere() {
        String told = "medicalclinic clinicChanged";
        run("clinic", "oscar", "medicalclinic", "list");
        assertThat(told()).isEmpty();
        run("clinic", "oscar", "medicalclinic", "add", "https://oscar.example.ca/oscar");
        assertThat(told()).containsExactly(told);
        run("clinic", "oscar", "medicalclinic", "add", "https://oscar.example.ca/oscar");
        assertThat(told()).as("it was there").containsExactly(told);
        run("clinic", "oscar", "medicalclinic", "--moa-files", "true");
        assertThat(told()).containsExactly(told, told);
        run("clinic", "oscar", "medicalclinic", "remove", "https://oscar.example.ca/oscar", "--moa-files", "false");
        assertThat(told()).as("both at once").containsExactly(told, told, told);
        run("clinic", "oscar", "medicalclinic", "remove", "https://oscar.example.ca/oscar", "--moa-files", "true");
        assertThat(told()).as("refused").containsExactly(told, told, told);
    }

    @Test
    void whatCannotBeMeantIsRefusedAndChangesNothing() {
        assertThat(run("clinic", "oscar", "medicalclinic", "add")).isEqualTo(2);
        assertThat(said.toString()).contains("Say which address");
        assertThat(run("clinic", "oscar", "medicalclinic", "list", "https://oscar.example.ca"))
                .isEqualTo(2);
        assertThat(run("clinic", "oscar", "medicalclinic", "add", "http://oscar.example.ca/oscar"))
                .isEqualTo(2);
        assertThat(said.toString()).contains("by https");
        assertThat(run("clinic", "oscar", "medicalclinic", "remove", "https://oscar.example.ca"))
                .isEqualTo(2);
        assertThat(said.toString()).contains("The clinic has no https://oscar.example.ca.");
        assertThat(run("clinic", "oscar", "noclinic", "list")).isEqualTo(2);
        assertThat(audit()).isEmpty();
    }
}
