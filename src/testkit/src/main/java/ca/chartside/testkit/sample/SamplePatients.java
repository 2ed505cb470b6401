package ca.chartside.testkit.sample;

import ca.chartside.backend.patient.PatientRecord;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sample clinic's patients, from a file as {@code patient import} reads it. */
public final class SamplePatients {
    private SamplePatients() {}

    /** The file's text: a header line, then a line for each patient. */
    public static String csv() {
        return Scripts.resource("patients.csv");
    }

    static List<PatientRecord> all() {
        return csv().lines()
                .skip(1)
                .map(line -> record(line.split(",", -1)))
                .toList();
    }

    private static PatientRecord record(String[] cells) {
        return new PatientRecord(
                Integer.parseInt(cells[0]),
                cells[2],
                cells[1],
                LocalDate.parse(cells[3]),
                cells[4],
                orNull(cells[5]),
                orNull(cells[6]),
                orNull(cells[7]),
                orNull(cells[8]),
                orNull(cells[9]),
                orNull(cells[10]),
                cells[11],
                cells[12]);
    }

    private static @Nullable String orNull(String cell) {
        return cell.isEmpty() ? null : cell;
    }
}
