package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.patient.Patients;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.sqlite.SqliteStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server's command line: what it does, and what it says when it cannot. */
final class BackendMainTest {
    @TempDir
    Path data;

    private final StringWriter said = new StringWriter();

    private int run(String... args) {
        return run(Map.of("CHARTSIDE_DATA", data.toString()), args);
    }

    private int run(Map<String, String> environment, String... args) {
        said.getBuffer().setLength(0);
        PrintWriter writer = new PrintWriter(said, true);
        return BackendMain.run(args, environment, writer, writer);
    }

    private void addClinic() {
        assertThat(run("clinic", "add", "medicalclinic", "Medical Clinic")).isZero();
    }

    @Test
    void addsAClinicOnceAndRefusesABadName() {
        addClinic();
        assertThat(run("clinic", "add", "medicalclinic", "Again")).isEqualTo(2);
        assertThat(said.toString()).contains("There is a clinic called \"medicalclinic\" already.");
        assertThat(run("clinic", "add", "Medical Clinic", "Again")).isEqualTo(2);
        assertThat(said.toString()).contains("short name has a-z, 0-9 and -");
    }

    @Test
    void addsAUserAndPrintsAPasswordForOnce() {
        addClinic();
        assertThat(run("user", "add", "medicalclinic", "rita@example.ca", "Rita Desk", "--role", "MOA"))
                .isZero();
        assertThat(said.toString()).containsPattern("asks for the user's own: (\\w{4}-){3}\\w{4}");
        assertThat(run("user", "add", "medicalclinic", "rita@example.ca", "Rita Desk", "--role", "MOA"))
                .isEqualTo(2);
        assertThat(run("user", "add", "medicalclinic", "rita", "Rita Desk", "--role", "MOA"))
                .isEqualTo(2);
        assertThat(run("user", "add", "noclinic", "rita@example.ca", "Rita Desk", "--role", "MOA"))
                .isEqualTo(2);
        assertThat(said.toString()).contains("There is no clinic called \"noclinic\"");
        assertThat(run("user", "password", "medicalclinic", "rita@example.ca")).isZero();
        assertThat(said.toString()).startsWith("Password for the next sign-in");
        assertThat(run("user", "disable", "medicalclinic", "rita@example.ca")).isZero();
        assertThat(run("user", "disable", "medicalclinic", "nobody@example.ca")).isEqualTo(2);
    }

    @Test
    void importsPatientsAllOrNone() throws IOException {
        addClinic();
        Path file = data.resolve("patients.csv");
        Files.writeString(file, """
                demographic_no,last_name,first_name,date_of_birth,sex,hin,email,language
                1,TESTERSON,ANNA,1985-03-14,F,9876 543 225,anna.testerson@example.org,
                2,"O'SAMPLE, \""Sam\""",ZOÉ,1991-11-30,F,,,French
                """);
        assertThat(run("patient", "import", "medicalclinic", file.toString())).isZero();
        assertThat(said.toString()).contains("2 patients imported: 2 new, 0 changed, 0 unchanged.");
        PatientRecord first = stored(1);
        assertThat(first.hin()).isEqualTo("9876543225");
        assertThat(stored(2).lastName()).isEqualTo("O'SAMPLE, \"Sam\"");
        assertThat(stored(2).language()).isEqualTo("fr");

        Files.write(file, "demographic_no,last_name\n".getBytes(StandardCharsets.UTF_16));
        assertThat(run("patient", "import", "medicalclinic", file.toString())).isEqualTo(2);
        assertThat(said.toString()).contains("not UTF-8");
    }

    @Test
    void anImportSaysWhatIsNewAndWhatChanged() throws IOException {
        addClinic();
        Path sample = root().resolve("docs/patients-sample.csv");
        assertThat(run("patient", "import", "medicalclinic", sample.toString())).isZero();
        assertThat(said.toString()).contains("3 patients imported: 3 new, 0 changed, 0 unchanged.");
        Path file = data.resolve("patients.csv");
        Files.writeString(file, Files.readString(sample).replace("FAKENAME", "NEWNAME"));
        assertThat(run("patient", "import", "medicalclinic", file.toString())).isZero();
        assertThat(said.toString()).contains("3 patients imported: 0 new, 1 changed, 2 unchanged.");
        assertThat(stored(2).lastName()).isEqualTo("NEWNAME");
        Files.writeString(file, "demographic_no,last_name,first_name,date_of_birth\n9,ONE,MORE,1985-03-14\n");
        assertThat(run("patient", "import", "medicalclinic", file.toString())).isZero();
        assertThat(said.toString()).contains("1 patient imported: 1 new,");
    }

    @Test
    void aFileWithWrongLinesNamesThemAllAndChangesNothing() throws IOException {
        addClinic();
        Path file = data.resolve("patients.csv");
        Files.writeString(file, """
                demographic_no,last_name,first_name,date_of_birth,sex,hin,hc_type,email,language,status
                4,OK,OK,1985-03-14,,,,,,
                5,"TWO
                LINES",Y,14.3.1985,F,,,,,
                x,X,Y,1985-03-14,F,,,,,

                6,X,Y
                7,X,Y,1985-03-14,Q,12345,ON,not-an-address,de,ZZ
                8,X,Y,2970-01-01,F,,,,,
                4,X,Y,1985-03-14,F,,,,,
                9,X,Y,1985-03-14,F,9876543225,ON,,,
                10,X,Y,1985-03-14,F,9876 543 225,ON,,,
                """);
        assertThat(run("patient", "import", "medicalclinic", file.toString())).isEqualTo(2);
        assertThat(said.toString().lines())
                .containsExactly(
                        "Line 3: date_of_birth is not a date like 1985-03-14.",
                        "Line 5: demographic_no is not a number above 0.",
                        "Line 7: it has 3 values for 10 columns.",
                        "Line 8: hin is no health card number of ON. Where there is none, leave it empty.",
                        "Line 8: email is not one e-mail address.",
                        "Line 8: sex is not F, M, T, O, X or U.",
                        "Line 8: language is not English or French (en, fr).",
                        "Line 8: status is not AC, IN, DE, MO or FI.",
                        "Line 9: date_of_birth is in the future.",
                        "Line 10: this demographic_no stands in line 2 too.",
                        "Line 12: the same health card and date of birth stand in line 11 too.",
                        "Nothing was imported.");
        assertThat(patients()).isZero();

        Files.writeString(file, "demographic_no,last_name,first_name,date_of_birth\n" + "1,X,Y,never\n".repeat(80));
        run("patient", "import", "medicalclinic", file.toString());
        assertThat(said.toString().lines()).hasSize(52).contains("And 109 more.", "Nothing was imported.");

        Files.writeString(file, "demographic_no;last_name;first_name;date_of_birth\n1;X;Y;1985-03-14\n");
        assertThat(run("patient", "import", "medicalclinic", file.toString())).isEqualTo(2);
        assertThat(said.toString())
                .contains("Line 1: semicolons stand between the columns. Save the file with commas.");
        Files.writeString(file, "demographic_no,last_name,first_name,date_of_birth\n1,\"X,Y,1985-03-14\n");
        assertThat(run("patient", "import", "medicalclinic", file.toString())).isEqualTo(2);
        assertThat(said.toString()).contains("Line 2: a quotation mark is not closed.");
    }

    @Test
    void aFileThatCannotBeReadIsToldInOneSentence() throws IOException {
        addClinic();
        Path folder = Files.createDirectory(data.resolve("folder"));
        assertThat(run("patient", "import", "medicalclinic", folder.toString())).isEqualTo(2);
        assertThat(said.toString()).contains(folder + " is a folder. Name the CSV file itself.");
        assertThat(said.toString()).hasLineCount(1);
        // A name below a file is no file, and reading it fails for root too.
        Path below = Files.writeString(data.resolve("file.csv"), "").resolve("below.csv");
        assertThat(run("patient", "import", "medicalclinic", below.toString())).isEqualTo(2);
        assertThat(said.toString())
                .contains("The file cannot be read (", "Not a directory")
                .hasLineCount(1);
    }

    @Test
    void charactersThatNoScreenShowsAreRefusedWithTheirLine() throws IOException {
        addClinic();
        Path file = data.resolve("patients.csv");
        Files.writeString(
                file,
                "demographic_no,last_name,first_name,date_of_birth,phone\n1,ONE,A\u0000NNA,1985-03-14,\n"
                        + "2,TWO,ZOÉ,1985-03-14,905\u001b[2J\n3,\"THREE\",\"C\u0085D\",1985-03-14,\n");
        assertThat(run("patient", "import", "medicalclinic", file.toString())).isEqualTo(2);
        assertThat(said.toString().lines())
                .containsExactly(
                        "Line 2: first_name holds a character that no screen shows. Take it out.",
                        "Line 3: phone holds a character that no screen shows. Take it out.",
                        "Line 4: first_name holds a character that no screen shows. Take it out.",
                        "Nothing was imported.");
        assertThat(patients()).isZero();
    }

    @Test
    void aWrongKeyFileIsToldOnce() throws IOException {
        Path wrong = Files.writeString(data.resolve("wrong.json"), "{}");
        assertThat(run("serve", "--port", "0", "--file-keys", wrong.toString())).isEqualTo(1);
        assertThat(said.toString())
                .isEqualToIgnoringNewLines("Cannot start: the kept files cannot be opened (" + wrong
                        + " is not a key file of Chartside; name the right one with --file-keys)");
    }

    private long patients() {
        try (Store store = SqliteStore.open(data.resolve("chartside.db"))) {
            return store.read(store.clinics().getFirst(), tx -> tx.sql().number("SELECT COUNT(*) FROM patient"));
        }
    }

    private PatientRecord stored(int number) {
        try (Store store = SqliteStore.open(data.resolve("chartside.db"))) {
            return store.read(store.clinics().getFirst(), tx -> new Patients(tx).get(number));
        }
    }

    @Test
    void saysWhyItCannotStart() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("serve", "--port", String.valueOf(taken.getLocalPort())))
                    .isEqualTo(1);
            assertThat(said.toString())
                    .startsWith("Cannot start: it cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .hasLineCount(1);
        }
        Path notAFolder = Files.writeString(data.resolve("file"), "");
        assertThat(run("serve", "--data", notAFolder.resolve("below").toString()))
                .isEqualTo(1);
        assertThat(said.toString()).contains("Cannot start: the data folder cannot be made");
        String url = "jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1&user=chartside&password=secret";
        assertThat(run("serve", "--postgres-url", url)).isEqualTo(1);
        assertThat(said.toString())
                .contains("Cannot start: the database none on 127.0.0.1:1 cannot be brought up to date")
                .doesNotContain("secret");
    }

    @Test
    void dataOfAnotherVersionAreToldInOneSentence() throws SQLException {
        addClinic();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("chartside.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE flyway_schema_history SET checksum = 1");
        }
        for (String[] asked : new String[][] {{"clinic", "rules", "medicalclinic"}, {"serve", "--port", "0"}}) {
            assertThat(run(asked)).isEqualTo(1);
            assertThat(said.toString())
                    .startsWith("Cannot start: the database " + data.resolve("chartside.db")
                            + " was made by another version of Chartside")
                    .contains("start the version that made it, or name an empty folder (--data)")
                    .hasLineCount(1);
        }
    }

    @Test
    void refusesSettingsThatWouldLeaveMailUnprotected() throws IOException {
        assertThat(run("serve", "--smtp-security", "ssl")).isEqualTo(2);
        assertThat(said.toString()).contains("--smtp-security", "[NONE, STARTTLS, TLS]");
        Path empty = Files.writeString(data.resolve("ca.pem"), "");
        for (Path file : List.of(empty, data.resolve("missing.pem"))) {
            assertThat(run("serve", "--port", "0", "--smtp-security", "TLS", "--smtp-ca", file.toString()))
                    .isEqualTo(1);
            assertThat(said.toString())
                    .contains("Cannot start: the certificates of --smtp-ca cannot be read (", file.toString());
        }
    }

    @Test
    void aFlagGoesBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
        Path file = Files.writeString(data.resolve("backend.properties"), "data=" + data + "/by-file\nport=nonsense\n");
        Map<String, String> environment = new HashMap<>(Map.of("CHARTSIDE_CONFIG", file.toString()));
        environment.put("CHARTSIDE_PORT", "8080");
        assertThat(run(environment, "clinic", "add", "one", "One")).isZero();
        environment.put("CHARTSIDE_DATA", data.resolve("by-environment").toString());
        assertThat(run(environment, "clinic", "add", "two", "Two")).isZero();
        assertThat(run(
                        environment,
                        "clinic",
                        "add",
                        "three",
                        "Three",
                        "--data",
                        data.resolve("by-flag").toString()))
                .isZero();
        assertThat(data.resolve("by-file/chartside.db")).exists();
        assertThat(data.resolve("by-environment/chartside.db")).exists();
        assertThat(data.resolve("by-flag/chartside.db")).exists();
    }

    @Test
    void aSettingThatCannotBeUsedIsRefusedAtTheStart() {
        assertThat(run("serve", "--mail-from", "Medical Clinic")).isEqualTo(2);
        assertThat(said.toString()).contains("'Medical Clinic' is not an e-mail address");
        assertThat(run("serve", "--trusted-proxies", "127.0.0.1,proxy.example.ca"))
                .isEqualTo(2);
        assertThat(said.toString()).contains("'proxy.example.ca' is not an IP address");
        assertThat(run("serve", "--smtp-security", "start-tls")).isEqualTo(2);
        for (String address : List.of("foo", "", "jdbc:postgresql://clinic:secret@127.0.0.1:x/chartside")) {
            assertThat(run("serve", "--postgres-url", address)).isEqualTo(2);
            assertThat(said.toString())
                    .contains("'--postgres-url'", "an address such as jdbc:postgresql://127.0.0.1/chartside")
                    .doesNotContain("secret", "Exception")
                    .hasLineCount(2);
        }
    }

    /** The checkout's. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/OPERATIONS.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    @Test
    void theOneListOfSettingsIsTrue() throws IOException {
        Set<String> documented = new TreeSet<>();
        Matcher row = Pattern.compile("(?m)^\\| `(--[a-z-]+)` \\|")
                .matcher(Files.readString(root().resolve("docs/OPERATIONS.md")));
        while (row.find()) {
            documented.add(row.group(1));
        }
        run("serve", "--help");
        Set<String> real = new TreeSet<>();
        Matcher option = Pattern.compile("(?m)^ +(?:-\\w, )?(--[a-z-]+)").matcher(said.toString());
        while (option.find()) {
            real.add(option.group(1));
        }
        real.removeAll(Set.of("--help", "--version"));
        assertThat(documented).isEqualTo(real);
    }

    @Test
    void whatCannotBeDoneIsSaidInOneLine() {
        for (String[] asked : new String[][] {
            {"user", "add", "noclinic", "rita@example.ca", "Rita Desk", "--role", "MOA"},
            {"patient", "import", "noclinic", data.resolve("none.csv").toString()},
            {"clinic", "add", "Medical Clinic", "Again"}
        }) {
            assertThat(run(asked)).isEqualTo(2);
            assertThat(said.toString().lines()).as(asked[0]).hasSize(1);
        }
        assertThat(run("serve", "--prot", "8080")).isEqualTo(2);
        assertThat(said.toString()).contains("--prot", "Try: ./chartside backend serve --help");
        assertThat(said.toString().lines().count()).isLessThan(5);
    }

    @Test
    void aCommandNamesNoSettingOfTheServersAlone() {
        run("user", "add", "--help");
        assertThat(said.toString()).contains("--data", "--role").doesNotContain("--smtp-host", "--port");
    }

    @Test
    void aMisspeltSettingInTheFileIsRefusedAndAWrongValueSaysThatItStandsThere() throws IOException {
        Path file = Files.writeString(data.resolve("backend.properties"), "smpt-host=mail.example.ca\n");
        Map<String, String> environment = Map.of("CHARTSIDE_CONFIG", file.toString());
        assertThat(run(environment, "serve")).isEqualTo(2);
        assertThat(said.toString()).contains("There is no setting \"smpt-host\", which stands in " + file);
        assertThat(run(environment, "serve", "--help")).isZero();

        Files.writeString(file, "port=eighty\n");
        assertThat(run(environment, "serve")).isEqualTo(2);
        assertThat(said.toString()).contains("'eighty' is not a port from 0 to 65535 (from " + file + ")");
        assertThat(run(environment, "serve", "--port", "99999")).isEqualTo(2);
        assertThat(said.toString()).contains("'99999' is not a port").doesNotContain("(from");
        assertThat(run(Map.of("CHARTSIDE_PORT", "eighty"), "serve")).isEqualTo(2);
        assertThat(said.toString()).contains("(from the environment, CHARTSIDE_PORT)");
    }

    @Test
    void theAddressThatPatientsReachIsOne() {
        for (String wrong : List.of(
                "notaurl",
                "medicalclinic.example.ca",
                "ftp://medicalclinic.example.ca",
                "https://medicalclinic.example.ca/chartside",
                "https://")) {
            assertThat(run("serve", "--public-url", wrong)).as(wrong).isEqualTo(2);
            assertThat(said.toString()).contains("'" + wrong + "' is not an address such as");
        }
        for (String dead : List.of("http://127.0.0.1:8080", "https://localhost", "http://0.0.0.0:80", "http://[::1]")) {
            assertThat(PublicUrl.warning(dead)).as(dead).contains("links-lead-nowhere", dead);
        }
        assertThat(PublicUrl.warning("http://clinic.example.ca")).contains("links-not-protected");
        for (String good : List.of("https://{clinic}.example.ca/", "HTTPS://clinic.example.ca:8443")) {
            assertThat(PublicUrl.warning(new PublicUrl().convert(good)))
                    .as(good)
                    .isNull();
        }
    }
}
