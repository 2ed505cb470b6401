package ca.chartside.desktop.chart;

import ca.chartside.protocol.OscarPatient;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SearchWords;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What OSCAR says of a patient, as Chartside shows and compares it. Any thread. */
public final class OscarDetails {
    private OscarDetails() {}

    /** @param today on the clinic's calendar, for the age */
    public static Patient shown(OscarPatient said, LocalDate today) {
        return new Patient(
                said.demographicNo(),
                text(said.firstName()),
                text(said.lastName()),
                text(said.dateOfBirth()),
                age(said.dateOfBirth(), today),
                text(said.sex()),
                last4(said.hin()),
                said.email(),
                said.cellPhone(),
                said.phone(),
                "en",
                said.status() == null ? "AC" : said.status());
    }

    private static int age(@Nullable String born, LocalDate today) {
        try {
            return born == null
                    ? 0
                    : Math.max(0, Period.between(LocalDate.parse(born), today).getYears());
        } catch (DateTimeException e) {
            return 0;
        }
    }

    private static @Nullable String last4(@Nullable String hin) {
        String digits = digits(hin);
        return digits.isEmpty() ? null : digits.substring(Math.max(0, digits.length() - 4));
    }

    /** A health card's number without what is written between its digits. */
    public static String digits(@Nullable String hin) {
        return hin == null ? "" : hin.replaceAll("[^0-9A-Za-z]", "");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** OSCAR's details, and what Chartside alone knows. What OSCAR does not say is as it is stored. */
    static Patient merged(Patient shown, OscarPatient said, Patient stored) {
        return new Patient(
                stored.demographicNo(),
                name(said.firstName(), stored.firstName()),
                name(said.lastName(), stored.lastName()),
                said.dateOfBirth() == null ? stored.dateOfBirth() : shown.dateOfBirth(),
                said.dateOfBirth() == null ? stored.age() : shown.age(),
                said.sex() == null ? stored.sex() : shown.sex(),
                shown.hinLast4() == null ? stored.hinLast4() : shown.hinLast4(),
                said.email() == null ? stored.email() : said.email(),
                said.cellPhone() == null ? stored.cellPhone() : said.cellPhone(),
                said.phone() == null ? stored.phone() : said.phone(),
                stored.language(),
                said.status() == null ? stored.status() : said.status(),
                stored.cautions());
    }

    /** OSCAR writes names in capitals: where it is the same one, as Chartside writes it. */
    private static String name(@Nullable String said, String stored) {
        return said == null || said.strip().equalsIgnoreCase(stored.strip()) ? stored : said.strip();
    }

    /** Whether it may be somebody else (C7), as the server asks too: another birth date or surname, where OSCAR says one. */
    static boolean differ(OscarPatient said, Patient stored) {
        return differs(said.dateOfBirth(), stored.dateOfBirth()) || surnameDiffers(said.lastName(), stored.lastName());
    }

    private static boolean differs(@Nullable String said, String stored) {
        return said != null && !said.equals(stored);
    }

    private static boolean surnameDiffers(@Nullable String said, String stored) {
        return said != null && !Objects.equals(plain(said), plain(stored));
    }

    /** Without accents, capitals, hyphens, spaces, apostrophes. */
    static String plain(String surname) {
        return SearchWords.folded(surname).replace(" ", "");
    }
}
