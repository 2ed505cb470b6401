package ca.chartside.protocol;

import java.util.List;
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
 * @param cautions what speaks against a message by the clinic's rule, the gravest first (M17); for most patients nothing
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
        String status,
        List<Caution> cautions) {
    public Patient {
        // An older server or draft knows of none.
        cautions = cautions == null ? List.of() : List.copyOf(cautions);
    }

    /** One whom nothing speaks against writing to. */
    public Patient(
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
            String status) {
        this(
                demographicNo,
                firstName,
                lastName,
                dateOfBirth,
                age,
                sex,
                hinLast4,
                email,
                cellPhone,
                phone,
                language,
                status,
                List.of());
    }

    /** The same patient, of whom the clinic's rule makes this. */
    public Patient withCautions(List<Caution> others) {
        return new Patient(
                demographicNo,
                firstName,
                lastName,
                dateOfBirth,
                age,
                sex,
                hinLast4,
                email,
                cellPhone,
                phone,
                language,
                status,
                others);
    }
}
