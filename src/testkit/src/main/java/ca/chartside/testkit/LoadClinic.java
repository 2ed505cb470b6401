package ca.chartside.testkit;

import ca.chartside.backend.account.AccountService;
import ca.chartside.backend.account.PasswordHasher;
import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.patient.PatientService;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.protocol.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A clinic for load: users who send, each to a patient of their own, and one who looks on. */
public final class LoadClinic {
    public static final String SLUG = "loadclinic";
    public static final String PASSWORD = "not a secret at all";
    /** Who sends nothing and sees everything. */
    public static final String INBOX = username(0);

    private LoadClinic() {}

    /** Of sender 1, 2, …, who writes to the patient of that number. */
    public static String username(int sender) {
        return "user" + sender + "@loadclinic.example.ca";
    }

    public static void fill(Store store, int senders) {
        Clock clock = Clock.systemUTC();
        ClinicId clinic = store.addClinic(SLUG, "Load Clinic", clock.millis());
        AccountService accounts = new AccountService(store, new PasswordHasher(), clock);
        List<PatientRecord> patients = new ArrayList<>();
        for (int i = 0; i <= senders; i++) {
            accounts.addUser(
                    clinic, username(i), "User " + i, i == 0 ? Role.MOA : Role.DOCTOR, false, null, PASSWORD, false);
            if (i > 0) {
                patients.add(new PatientRecord(
                        i,
                        "PATIENT" + i,
                        "TESTERSON",
                        LocalDate.of(1980, 1, 1),
                        "F",
                        null,
                        null,
                        null,
                        "patient" + i + "@example.org",
                        null,
                        null,
                        "en",
                        "AC"));
            }
        }
        new PatientService(store, clock).put(clinic, AuditLog.Actor.OPERATOR, patients);
    }
}
