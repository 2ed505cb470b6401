package ca.chartside.backend.portal;

import ca.chartside.backend.patient.PatientRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody at a link says of themselves. Spaces, dashes and the version code's letters do not matter; nothing else is
 * forgiven.
 *
 * @param hin as typed
 */
record Identity(String hin, LocalDate dateOfBirth) {
    private static final int EARLIEST_YEAR = 1800;

    /** @return null where the fields are no date of this time, such as a year of two digits */
    static @Nullable LocalDate date(String year, String month, String day) {
        try {
            LocalDate date = LocalDate.of(number(year), number(month), number(day));
            return date.getYear() < EARLIEST_YEAR || date.getYear() > 9999 ? null : date;
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    private static int number(String text) {
        return Integer.parseInt(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
    }

    /** Takes the same time whatever is wrong. */
    boolean isOf(PatientRecord patient) {
        String known = patient.hin();
        return known != null
                && patient.hasCard()
                && MessageDigest.isEqual(statement(known, patient.dateOfBirth()), statement(hin, dateOfBirth));
    }

    private static byte[] statement(String hin, LocalDate dateOfBirth) {
        return new Secret(comparable(hin) + "/" + dateOfBirth).hash();
    }

    /** A number of digits alone loses the version code behind it; one with letters in front (Québec's) keeps all. */
    private static String comparable(String hin) {
        String plain = PatientRecord.normalizedHin(Normalizer.normalize(hin, Normalizer.Form.NFKC));
        return plain.matches("\\d{6,}[A-Z]{1,2}") ? plain.replaceAll("[A-Z]+$", "") : plain;
    }

    /** How many digits the card has where it has nothing else; 0 where it has letters. */
    static int digits(String hin) {
        String plain = comparable(hin);
        return plain.matches("\\d+") ? plain.getBytes(StandardCharsets.US_ASCII).length : 0;
    }
}
