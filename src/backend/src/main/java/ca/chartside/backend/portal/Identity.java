package ca.chartside.backend.portal;

import ca.chartside.backend.patient.PatientRecord;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of themselves. Spaces, dashes and the version code's letters do not matter; nothing else is forgiven.
 *
 * @param hin as typed
 */
record Identity(String hin, LocalDate dateOfBirth) {
    private static final int EARLIEST_YEAR = 1800;

    /** Enough of a hash to count by; millions of numbers share each. */
    private static final int MARK_BITS = 24;

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

    /** Whether somebody who has no card was born that day; takes the same time whatever is wrong. */
    static boolean isBirth(LocalDate said, PatientRecord patient) {
        return MessageDigest.isEqual(statement("", patient.dateOfBirth()), statement("", said));
    }

    private static byte[] statement(String hin, LocalDate dateOfBirth) {
        return new Secret(HealthNumber.withoutVersion(hin) + "/" + dateOfBirth).hash();
    }

    /** What tries with this number are counted by, whether or not it is anybody's. */
    int mark() {
        byte[] hash = new Secret("number " + HealthNumber.withoutVersion(hin)).hash();
        return ByteBuffer.wrap(hash).getInt() >>> Integer.SIZE - MARK_BITS;
    }

    /** Without what was said. */
    @Override
    public String toString() {
        return "Identity";
    }
}
