package ca.chartside.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clinic as its staff and patients see it.
 *
 * @param slug the short name that signs in, such as {@code medicalclinic}
 * @param hasMoa whether any active user is an MOA; where none is, doctors count Triage as theirs (T8)
 * @param moaFiles whether an MOA may file to a chart in OSCAR; a doctor may
 * @param oscar the addresses of the clinic's OSCAR, each up to its context path: {@code https://oscar.example.ca/oscar} (C7)
 */
public record ClinicInfo(
        String slug, String name, @Nullable String phone, boolean hasMoa, boolean moaFiles, List<String> oscar) {
    public ClinicInfo {
        // An older server knows of none.
        oscar = oscar == null ? List.of() : List.copyOf(oscar);
    }

    /** The same for whoever is not the clinic. */
    public ClinicInfo withoutOscar() {
        return new ClinicInfo(slug, name, phone, hasMoa, moaFiles, List.of());
    }

    /** One whose MOA do not file. */
    public ClinicInfo(String slug, String name, @Nullable String phone, boolean hasMoa, List<String> oscar) {
        this(slug, name, phone, hasMoa, false, oscar);
    }

    /** One without an OSCAR. */
    public ClinicInfo(String slug, String name, @Nullable String phone, boolean hasMoa) {
        this(slug, name, phone, hasMoa, List.of());
    }
}
