package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.sqlite.SqliteStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S8 from the command line: messaging is shown and switched. */
final class MessagingCommandTest {
    @TempDir
    Path data;

    private final StringWriter said = new StringWriter();

    private int run(String... args) {
        said.getBuffer().setLength(0);
        PrintWriter writer = new PrintWriter(said, true);
        return BackendMain.run(args, Map.of("CHARTSIDE_DATA", data.toString()), writer, writer);
    }

    private List<String> says(String... args) {
        assertThat(run(args)).as(said.toString()).isZero();
        return said.toString().lines().toList();
    }

    private List<String> audited() {
        try (Store store = SqliteStore.open(data.resolve("chartside.db"))) {
            return store.read(
                    store.clinics().getFirst(),
                    tx -> tx.sql()
                            .list(
                                    "SELECT action, detail FROM audit WHERE clinic_id = ? AND action LIKE 'clinic.%' ORDER BY"
                                            + " seq",
                                    row -> row.text(1) + " " + row.text(2),
                                    tx.clinic().number()));
        }
    }

    @Test
    void aClinicSendsFromTheFirstDayOnUnlessItIsAddedOtherwise() {
        run("clinic", "add", "medicalclinic", "Medical Clinic");
        assertThat(says("clinic", "messaging", "medicalclinic")).containsExactly("messaging: on");
        run("clinic", "add", "readonly", "Read Only", "--messaging", "off");
        assertThat(says("clinic", "messaging", "readonly"))
                .containsExactly("messaging: off", "ask: your clinic's administrator");
        assertThat(run("clinic", "add", "third", "Third", "--messaging", "perhaps"))
                .isEqualTo(2);
        assertThat(run("clinic", "messaging", "third")).isEqualTo(2);
        assertThat(said.toString()).contains("There is no clinic called \"third\"");
    }

    @Test
    void itIsSwitchedOffAndOnAndSaidWhomToAsk() {
        run("clinic", "add", "medicalclinic", "Medical Clinic");
        assertThat(says("clinic", "messaging", "medicalclinic", "off"))
                .containsExactly("messaging: off", "ask: your clinic's administrator");
        run("user", "add", "medicalclinic", "nadia@medicalclinic.example.ca", "Nadia Boss", "--role", "MOA", "--admin");
        assertThat(says("clinic", "messaging", "medicalclinic")).containsExactly("messaging: off", "ask: Nadia Boss");
        assertThat(says("clinic", "messaging", "medicalclinic", "--ask", " the office manager, ext. 12 "))
                .containsExactly("messaging: off", "ask: the office manager, ext. 12");
        assertThat(says("clinic", "messaging", "medicalclinic", "on")).containsExactly("messaging: on");
        assertThat(says("clinic", "messaging", "medicalclinic", "off"))
                .as("the words stay")
                .containsExactly("messaging: off", "ask: the office manager, ext. 12");
        assertThat(says("clinic", "messaging", "medicalclinic", "--ask", ""))
                .containsExactly("messaging: off", "ask: Nadia Boss");
        assertThat(audited())
                .containsExactly(
                        "clinic.add messaging ON",
                        "clinic.messaging OFF",
                        "clinic.messaging OFF ask the office manager, ext. 12",
                        "clinic.messaging ON ask the office manager, ext. 12",
                        "clinic.messaging OFF ask the office manager, ext. 12",
                        "clinic.messaging OFF");
    }

    @Test
    void whatCannotBeSaidIsRefusedAndChangesNothing() {
        run("clinic", "add", "medicalclinic", "Medical Clinic");
        for (String words : List.of("a\u0007b", "two\nlines", "x".repeat(121))) {
            assertThat(run("clinic", "messaging", "medicalclinic", "off", "--ask", words))
                    .isEqualTo(2);
            assertThat(said.toString()).startsWith("--ask ");
        }
        assertThat(run("clinic", "messaging", "medicalclinic", "never")).isEqualTo(2);
        assertThat(says("clinic", "messaging", "medicalclinic")).containsExactly("messaging: on");
        assertThat(audited()).containsExactly("clinic.add messaging ON");
    }

    @Test
    void helpTellsOfIt() {
        assertThat(String.join("\n", says("clinic", "--help"))).contains("messaging");
        assertThat(String.join("\n", says("clinic", "messaging", "--help"))).contains("--ask", "on or off");
        assertThat(String.join("\n", says("clinic", "add", "--help"))).contains("--messaging");
    }
}
