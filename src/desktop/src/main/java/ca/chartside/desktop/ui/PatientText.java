package ca.chartside.desktop.ui;

import ca.chartside.protocol.OscarPatient;
import ca.chartside.protocol.Patient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a patient is written on the screen, the same everywhere. Any thread. */
public final class PatientText {
    private PatientText() {}

    /** {@code TESTERSON, Anna}: in lists and above conversations. */
    public static String listName(Patient patient) {
        return listName(patient.lastName().strip(), patient.firstName().strip());
    }

    /** The same of one as OSCAR has them. */
    public static String listName(OscarPatient patient) {
        return listName(text(patient.lastName()), text(patient.firstName()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static String listName(String lastName, String first) {
        String last = lastName.toUpperCase(Locale.ROOT);
        return first.isEmpty() ? last : last.isEmpty() ? first : last + ", " + first;
    }

    /** {@code Anna TESTERSON}: in a sentence. */
    public static String fullName(Patient patient) {
        return (patient.firstName().strip() + " " + last(patient)).strip();
    }

    private static String last(Patient patient) {
        return patient.lastName().strip().toUpperCase(Locale.ROOT);
    }

    /** {@code AT} */
    public static String initials(Patient patient) {
        return initial(patient.firstName()) + initial(patient.lastName());
    }

    /** {@code MC} of {@code Dr. Mei Chen}: the first and the last word that is no title. */
    public static String initials(String displayName) {
        String[] words = displayName
                .replaceFirst("^(?:[Dd]re?|[Mm]rs?|[Mm]s|[Mm]me)\\.?\\s+", "")
                .strip()
                .split("\\s+");
        return words.length < 2 ? initial(words[0]) : initial(words[0]) + initial(words[words.length - 1]);
    }

    private static String initial(String word) {
        String stripped = word.strip();
        return stripped.isEmpty()
                ? ""
                : stripped.substring(0, stripped.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    /** {@code 1985-03-14 (41 y)} */
    public static String birth(Patient patient, Messages messages) {
        return messages.text("patient.birth", patient.dateOfBirth(), patient.age());
    }

    /** For French sentences that agree with the patient: 1 for a man, 2 for a woman, 0 where that is not known. */
    public static int gender(Patient patient) {
        return switch (patient.sex().strip().toUpperCase(Locale.ROOT)) {
            case "M" -> 1;
            case "F" -> 2;
            default -> 0;
        };
    }

    /** {@code HIN …3225}; null where no number is known. */
    public static @Nullable String hin(Patient patient, Messages messages) {
        String last4 = Objects.requireNonNullElse(patient.hinLast4(), "");
        return last4.isEmpty() ? null : messages.text("patient.hin", last4);
    }

    /** {@code 1985-03-14 (41 y)  ·  F  ·  HIN …3225}, without what is not known. */
    public static String identity(Patient patient, Messages messages) {
        return String.join("  ·  ", identityParts(patient, messages));
    }

    /** Birth date with age, sex, health card number, without what is not known. */
    public static List<String> identityParts(Patient patient, Messages messages) {
        List<String> parts = new ArrayList<>();
        if (!patient.dateOfBirth().isBlank()) {
            parts.add(birth(patient, messages));
        }
        if (!patient.sex().isBlank()) {
            parts.add(patient.sex());
        }
        String hin = hin(patient, messages);
        if (hin != null) {
            parts.add(hin);
        }
        return parts;
    }
}
