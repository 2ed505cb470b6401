package ca.chartside.backend.patient;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.Clinic;
import ca.chartside.backend.clinic.Clinics;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.PatientList;
import java.time.Clock;
import java.util.List;

/** Finding patients, and taking over what OSCAR says of them. Any thread. */
public final class PatientService {
    private static final int SEARCH_LIMIT = 30;
    private static final int PORTION = 200;

    private final Store store;
    private final Clock clock;

    public PatientService(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    PatientList search(ClinicId clinic, AuditLog.Actor actor, String query) {
        PatientList list = store.read(clinic, tx -> {
            Clinic.Today today = today(tx);
            List<PatientRecord> found = new Patients(tx).search(query, SEARCH_LIMIT + 1);
            return new PatientList(
                    found.stream()
                            .limit(SEARCH_LIMIT)
                            .map(patient -> patient.wire(today))
                            .toList(),
                    found.size() > SEARCH_LIMIT);
        });
        audit(clinic, actor, "patient.search", "", "found " + list.patients().size());
        return list;
    }

    Patient get(ClinicId clinic, AuditLog.Actor actor, int demographicNo) {
        Patient patient = store.read(clinic, tx -> {
            PatientRecord found = new Patients(tx).get(demographicNo);
            if (found == null) {
                throw new Refusal(ErrorKind.PATIENT_NOT_FOUND);
            }
            return found.wire(today(tx));
        });
        audit(clinic, actor, "patient.view", "patient:" + demographicNo, "");
        return patient;
    }

    /** What became of the patients that were to be taken over. */
    public record Taken(int added, int changed, int unchanged) {
        private Taken and(Taken other) {
            return new Taken(added + other.added, changed + other.changed, unchanged + other.unchanged);
        }
    }

    /**
     * Adds patients or brings them up to date: some hundred at a time, so that a clinic at work does not wait for thousands. What
     * was done before a failure is kept; doing all of it again does no harm.
     */
    public Taken put(ClinicId clinic, AuditLog.Actor actor, List<PatientRecord> patients) {
        Taken taken = new Taken(0, 0, 0);
        for (int from = 0; from < patients.size(); from += PORTION) {
            taken = taken.and(
                    putPortion(clinic, actor, patients.subList(from, Math.min(from + PORTION, patients.size()))));
        }
        return taken;
    }

    private Taken putPortion(ClinicId clinic, AuditLog.Actor actor, List<PatientRecord> patients) {
        long now = clock.millis();
        return store.write(clinic, tx -> {
            Taken taken = new Taken(0, 0, 0);
            for (PatientRecord patient : patients) {
                taken = taken.and(put(tx, actor, patient, now));
            }
            return taken;
        });
    }

    private static Taken put(Tx tx, AuditLog.Actor actor, PatientRecord said, long now) {
        PatientRecord before = new Patients(tx).get(said.demographicNo());
        PatientRecord patient = said.whole(before);
        if (patient.equals(before)) {
            return new Taken(0, 0, 1);
        }
        new PatientChange(before, patient).store(tx, actor, now, now);
        return before == null ? new Taken(1, 0, 0) : new Taken(0, 1, 0);
    }

    private Clinic.Today today(Tx tx) {
        return new Clinics(tx).get().today(clock);
    }

    private void audit(ClinicId clinic, AuditLog.Actor actor, String action, String subject, String detail) {
        long now = clock.millis();
        store.write(clinic, tx -> {
            new AuditLog(tx).add(now, actor, action, subject, detail);
            return now;
        });
    }
}
