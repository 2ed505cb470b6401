package ca.chartside.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A clinic as its staff and patients see it.
 *
 * @param slug the short name that signs in, such as {@code medicalclinic}
 * @param hasMoa whether any active user is an MOA; where none is, doctors count Triage as theirs (T8)
 */
public record ClinicInfo(String slug, String name, @Nullable String phone, boolean hasMoa) {}
