package ca.chartside.backend.portal;

import ca.chartside.backend.patient.PatientRecord;
import java.text.Normalizer;

/** A health card number as people write it. */
final class HealthNumber {
    private HealthNumber() {}

    /** Digits and letters alone, in upper case, whatever keyboard they were typed on. */
    static String plain(String typed) {
        return PatientRecord.normalizedHin(Normalizer.normalize(typed, Normalizer.Form.NFKC));
    }

    /** A number of digits alone loses the version code behind it; one with letters in front (Québec's) keeps all. */
    static String withoutVersion(String typed) {
        String plain = plain(typed);
        return plain.matches("\\d{6,}[A-Z]{1,2}") ? plain.replaceAll("[A-Z]+$", "") : plain;
    }

    /** How many digits the card has where it has nothing else; 0 where it has letters. */
    static int digits(String hin) {
        String plain = withoutVersion(hin);
        return plain.matches("[0-9]+") ? plain.length() : 0;
    }
}
