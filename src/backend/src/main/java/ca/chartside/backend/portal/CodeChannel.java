package ca.chartside.backend.portal;

import ca.chartside.backend.patient.PatientRecord;
import org.jspecify.annotations.Nullable;

/** By what a one-time code reaches a patient (N2). What sends codes switches over it: another way is a constant here and a sender there. */
public enum CodeChannel {
    EMAIL;

    /** The way to this patient; null where the clinic has none on file. */
    public static @Nullable CodeChannel to(PatientRecord patient) {
        String email = patient.email();
        return email == null || email.isBlank() ? null : EMAIL;
    }
}
