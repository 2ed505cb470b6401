package ca.chartside.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A patient as staff see them. The health card number itself never leaves the server: its last four digits do.
 *
 * @param demographicNo OSCAR's number, unique only within the clinic
 * @param dateOfBirth {@code yyyy-mm-dd}
 * @param age in whole years, on the clinic's calendar day
 * @param sex OSCAR's letter: F, M, O, T, U; or empty
 * @param language {@code en} or {@code fr}
 * @param status OSCAR's: AC active, IN inactive, DE deceased, MO moved
 */
public record Patient(
        int demographicNo,
        String firstName,
        String lastName,
        String dateOfBirth,
        int age,
        String sex,
        @Nullable String hinLast4,
        @Nullable String email,
        @Nullable String cellPhone,
        @Nullable String phone,
        String language,
        String status) {}
