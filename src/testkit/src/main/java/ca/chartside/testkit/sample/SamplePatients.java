package ca.chartside.testkit.sample;

import ca.chartside.backend.patient.PatientCsv;
import ca.chartside.backend.patient.PatientRecord;
import java.time.LocalDate;
import java.util.List;

/** The sample clinic's patients, from a file such as {@code patient import} reads. */
public final class SamplePatients {
    private SamplePatients() {}

    public static List<PatientRecord> all() {
        try {
            return PatientCsv.parse(Scripts.resource("patients.csv"), LocalDate.MAX);
        } catch (PatientCsv.Unusable e) {
            throw new IllegalStateException("patients.csv cannot be used", e);
        }
    }
}
