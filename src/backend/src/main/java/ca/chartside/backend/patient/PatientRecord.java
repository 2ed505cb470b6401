package ca.chartside.backend.patient;

import ca.chartside.backend.search.Words;
import ca.chartside.protocol.Patient;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A patient as stored, under OSCAR's number.
 *
 * @param hin the health card number, digits and letters alone, in upper case; null where there is none
 */
public record PatientRecord(
        int demographicNo,
        String firstName,
        String lastName,
        LocalDate dateOfBirth,
        String sex,
        @Nullable String hin,
        @Nullable String hinVersion,
        @Nullable String hinProvince,
        @Nullable String email,
        @Nullable String cellPhone,
        @Nullable String phone,
        String language,
        String status) {

    public PatientRecord {
        hin = hin == null || normalizedHin(hin).isEmpty() ? null : normalizedHin(hin);
    }

    /** No card is that short: what is shorter is a mark of somebody's for "none". */
    private static final int CARD_CHARS = 6;

    /** Whether there is a card whose number can prove who somebody is. */
    public boolean hasCard() {
        return hin != null && hin.length() >= CARD_CHARS;
    }

    /** As staff may see it: the health card number by its last four. */
    public Patient wire(LocalDate today) {
        return new Patient(
                demographicNo,
                displayFirstName(),
                lastName.toUpperCase(Locale.ROOT),
                dateOfBirth.toString(),
                Math.max(0, Period.between(dateOfBirth, today).getYears()),
                sex,
                hin == null || hin.length() < 4 ? null : hin.substring(hin.length() - 4),
                email,
                cellPhone,
                phone,
                language,
                status);
    }

    /** OSCAR keeps names in capitals; a person is greeted as "Anna", "Jean-Luc", "Mary Ann". */
    public String displayFirstName() {
        if (!firstName.equals(firstName.toUpperCase(Locale.ROOT))) {
            return firstName;
        }
        StringBuilder name = new StringBuilder(firstName.length());
        boolean start = true;
        for (char c : firstName.toCharArray()) {
            name.append(start ? c : Character.toLowerCase(c));
            start = !Character.isLetter(c) && c != '\'' && c != '’';
        }
        return name.toString();
    }

    /** By which the patient's conversations are found. */
    public Set<String> words() {
        return Words.in(lastName, firstName);
    }

    /** What searching compares: {@code last first}, lower case, without accents. */
    static String searchName(String lastName, String firstName) {
        return Words.folded(lastName + " " + firstName);
    }

    /** A health card number as it is compared: no spaces, no dashes, upper case. */
    public static String normalizedHin(String hin) {
        return hin.replaceAll("[^\\p{Alnum}]", "").toUpperCase(Locale.ROOT);
    }
}
