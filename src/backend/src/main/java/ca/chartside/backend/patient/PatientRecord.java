package ca.chartside.backend.patient;

import ca.chartside.backend.clinic.Clinic;
import ca.chartside.backend.clinic.MessagingRules;
import ca.chartside.protocol.Caution;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SearchWords;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A patient as stored, under OSCAR's number.
 *
 * @param hin the health card number, digits and letters alone, in upper case; null where there is none
 * @param consent to electronic messages; null where its source does not speak of it, so that what is stored stays
 * @param doNotMessage whether the clinic has marked the patient so; null where its source does not speak of it
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
        String status,
        @Nullable Consent consent,
        @Nullable Boolean doNotMessage) {

    public PatientRecord {
        hin = hin == null || normalizedHin(hin).isEmpty() ? null : normalizedHin(hin);
    }

    /** From a source that knows nothing of consent or marks. */
    public PatientRecord(
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
        this(
                demographicNo,
                firstName,
                lastName,
                dateOfBirth,
                sex,
                hin,
                hinVersion,
                hinProvince,
                email,
                cellPhone,
                phone,
                language,
                status,
                null,
                null);
    }

    /** With the patient's wishes put down: where the source does not speak of them, those of {@code before}. */
    PatientRecord whole(@Nullable PatientRecord before) {
        Consent said = consent != null ? consent : before == null ? null : before.consent;
        Boolean marked = doNotMessage != null ? doNotMessage : before == null ? null : before.doNotMessage;
        return with(said == null ? Consent.UNKNOWN : said, marked != null && marked);
    }

    /** The same patient with other wishes. */
    public PatientRecord with(@Nullable Consent newConsent, @Nullable Boolean newMark) {
        return new PatientRecord(
                demographicNo,
                firstName,
                lastName,
                dateOfBirth,
                sex,
                hin,
                hinVersion,
                hinProvince,
                email,
                cellPhone,
                phone,
                language,
                status,
                newConsent,
                newMark);
    }

    /** What the record says against writing to the patient (M17), the gravest first; the clinic's rules judge it. */
    public static List<Caution.Reason> reasons(String status, Consent consent, boolean doNotMessage) {
        List<Caution.Reason> reasons = new ArrayList<>();
        if (status.equals("DE")) {
            reasons.add(Caution.Reason.DECEASED);
        }
        if (doNotMessage) {
            reasons.add(Caution.Reason.DO_NOT_MESSAGE);
        }
        switch (consent) {
            case NO -> reasons.add(Caution.Reason.NO_CONSENT);
            case UNKNOWN -> reasons.add(Caution.Reason.CONSENT_UNKNOWN);
            case YES -> {}
        }
        switch (status) {
            case "AC", "DE" -> {}
            case "MO" -> reasons.add(Caution.Reason.MOVED);
            default -> reasons.add(Caution.Reason.INACTIVE);
        }
        return reasons;
    }

    /** No card is that short: what is shorter is a mark of somebody's for "none". */
    private static final int CARD_CHARS = 6;

    /** Whether there is a card whose number can prove who somebody is. */
    public boolean hasCard() {
        return hin != null && hin.length() >= CARD_CHARS;
    }

    /** As staff may see it: the health card number by its last four. */
    public Patient wire(Clinic.Today today) {
        return new Patient(
                demographicNo,
                displayFirstName(),
                lastName.toUpperCase(Locale.ROOT),
                dateOfBirth.toString(),
                Math.max(0, Period.between(dateOfBirth, today.date()).getYears()),
                sex,
                hin == null || hin.length() < 4 ? null : hin.substring(hin.length() - 4),
                email,
                cellPhone,
                phone,
                language,
                status,
                cautions(today.rules()));
    }

    /** What a clinic's rules make of what the record says against writing to the patient (M17). */
    public List<Caution> cautions(MessagingRules rules) {
        return rules.cautions(
                reasons(status, consent == null ? Consent.UNKNOWN : consent, Boolean.TRUE.equals(doNotMessage)));
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
        return SearchWords.in(lastName, firstName);
    }

    /** What searching compares: {@code last first}, lower case, without accents. */
    static String searchName(String lastName, String firstName) {
        return SearchWords.folded(lastName + " " + firstName);
    }

    /** A health card number as it is compared: no spaces, no dashes, upper case. */
    public static String normalizedHin(String hin) {
        return hin.replaceAll("[^\\p{Alnum}]", "").toUpperCase(Locale.ROOT);
    }
}
