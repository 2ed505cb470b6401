package ca.chartside.backend.app;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.patient.PatientCsv;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.patient.PatientService;
import ca.chartside.backend.store.Store;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "patient",
        mixinStandardHelpOptions = true,
        description = "Patients.",
        subcommands = PatientCommand.Import.class)
final class PatientCommand {
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description =
                    "Adds patients from a CSV file, or brings them up to date. A file with a wrong line changes nothing.",
            footer = {"", "The first line names the columns: " + PatientCsv.HEADER})
    @SuppressWarnings("NullAway.Init") // picocli fills the fields before a command runs
    static final class Import extends Operation implements Callable<Integer> {
        @Parameters(paramLabel = "CLINIC", description = "The clinic's short name")
        String clinic;

        @Parameters(paramLabel = "FILE.csv", description = "UTF-8, comma-separated, quotes as in RFC 4180")
        Path file;

        @Override
        public Integer call() throws IOException {
            List<PatientRecord> patients;
            try {
                patients = PatientCsv.parse(Files.readString(file, StandardCharsets.UTF_8));
            } catch (NoSuchFileException e) {
                throw refused("There is no file " + file + ".");
            } catch (MalformedInputException e) {
                throw refused("The file is not UTF-8. Save it as CSV UTF-8 and try again.");
            } catch (PatientCsv.BadLine e) {
                throw refused(e.getMessage() + " Nothing was imported.");
            }
            try (Store store = open()) {
                new PatientService(store, clock).put(clinic(store, clinic), AuditLog.Actor.OPERATOR, patients);
            }
            out().println(patients.size() + " patients imported.");
            return 0;
        }
    }
}
