package ca.chartside.backend.app;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.patient.PatientCsv;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.patient.PatientService;
import ca.chartside.backend.store.Store;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
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
            footerHeading = "%nThe first line names the columns, in any order:%n",
            footer = {
                "  demographic_no  required  OSCAR's number, above 0, in one line only",
                "  last_name       required",
                "  first_name      required",
                "  date_of_birth   required  year-month-day, as in 1985-03-14; not in the future",
                "  sex                       F, M, T, O, X or U",
                "  hin                       health card number; Ontario's has 10 digits. No two",
                "                            lines may have the same one and date of birth",
                "  ver                       its version code",
                "  hc_type                   its province: ON, QC, BC, ...",
                "  email                     one address",
                "  cell_phone, phone",
                "  language                  English or French (en, fr); English where empty",
                "  status                    AC (active), IN, DE, MO or FI; AC where empty",
                "  consent                   to electronic messages: yes or no; empty where nobody",
                "                            has asked. Without the column what is stored stays",
                "  do_not_message            yes or no. Without the column what is stored stays",
                "",
                "docs/patients-sample.csv is such a file."
            })
    @SuppressWarnings("NullAway.Init") // picocli fills the fields before a command runs
    static final class Import extends Operation implements Callable<Integer> {
        /** How many wrong lines are told; who made the file learns the rest from these. */
        private static final int LISTED = 50;

        @Parameters(paramLabel = "CLINIC", description = "The clinic's short name")
        String clinic;

        @Parameters(paramLabel = "FILE.csv", description = "UTF-8, comma-separated, quotes as in RFC 4180")
        Path file;

        @Override
        public Integer call() {
            List<PatientRecord> patients = patients();
            PatientService.Taken taken;
            try (Store store = open()) {
                taken = new PatientService(store, clock).put(clinic(store, clinic), AuditLog.Actor.OPERATOR, patients);
            }
            out().println(patients.size() + (patients.size() == 1 ? " patient" : " patients") + " imported: "
                    + taken.added() + " new, " + taken.changed() + " changed, " + taken.unchanged() + " unchanged.");
            return 0;
        }

        private List<PatientRecord> patients() {
            if (Files.isDirectory(file)) {
                throw refused(file + " is a folder. Name the CSV file itself.");
            }
            try {
                return PatientCsv.parse(Files.readString(file, StandardCharsets.UTF_8), LocalDate.now(clock));
            } catch (NoSuchFileException e) {
                throw refused("There is no file " + file + ".");
            } catch (AccessDeniedException e) {
                throw refused("This account may not read " + file + ". Let it, or put a copy where it may.");
            } catch (CharacterCodingException e) {
                throw refused("The file is not UTF-8. Save it as CSV UTF-8 and try again.");
            } catch (IOException e) {
                throw refused(
                        "The file cannot be read (" + e.getMessage() + "). Put a copy on another disk and try again.");
            } catch (PatientCsv.Unusable e) {
                List<String> all = e.sentences();
                String more = all.size() > LISTED ? "\nAnd " + (all.size() - LISTED) + " more." : "";
                throw refused(String.join("\n", all.subList(0, Math.min(all.size(), LISTED))) + more
                        + "\nNothing was imported.");
            }
        }
    }
}
