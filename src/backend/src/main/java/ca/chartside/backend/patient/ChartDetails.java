package ca.chartside.backend.patient;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.http.Check;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.store.Bulk;
import ca.chartside.backend.store.Question;
import ca.chartside.backend.store.Row;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.OscarPatient;
import ca.chartside.protocol.SearchWords;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What OSCAR said of a patient when their chart was opened, on its way into the record (C5, C7). What OSCAR does not say, or says in a form
 * that is of no use, leaves what is stored.
 */
public final class ChartDetails {
    private static final int TEXT_MAX = 200;

    /** That a record was found to be so later than it was stored: many messages of a chart find nothing else to store. */
    private static final Bulk AS_OF = Bulk.update("patient", "updated_at", "clinic_id, demographic_no");

    private final OscarPatient said;
    private final @Nullable LocalDate birth;

    private ChartDetails(OscarPatient said, @Nullable LocalDate birth) {
        this.said = said;
        this.birth = birth;
    }

    /**
     * @param demographicNo whom it has to be about
     * @throws Refusal WRONG_PATIENT, INVALID_VALUE
     */
    public static ChartDetails of(OscarPatient said, int demographicNo) {
        if (said.demographicNo() != demographicNo) {
            throw new Refusal(ErrorKind.WRONG_PATIENT);
        }
        return new ChartDetails(
                new OscarPatient(
                        demographicNo,
                        text(said.firstName(), "firstName"),
                        text(said.lastName(), "lastName"),
                        null,
                        text(said.sex(), "sex"),
                        text(said.hin(), "hin"),
                        text(said.hinVersion(), "hinVersion"),
                        text(said.hinProvince(), "hinProvince"),
                        text(said.email(), "email"),
                        text(said.cellPhone(), "cellPhone"),
                        text(said.phone(), "phone"),
                        text(said.status(), "status"),
                        said.consent(),
                        said.readAt()),
                birth(said.dateOfBirth()));
    }

    private static @Nullable String text(@Nullable String value, String field) {
        String text = value == null
                ? ""
                : Check.text(value, "oscar." + field, TEXT_MAX).strip();
        return text.isEmpty() ? null : text;
    }

    private static @Nullable LocalDate birth(@Nullable String value) {
        try {
            return value == null || value.isBlank() ? null : LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw invalid("dateOfBirth");
        }
    }

    private static Refusal invalid(String field) {
        return new Refusal(ErrorKind.INVALID_VALUE, Map.of("field", "oscar." + field));
    }

    /** @param asOf as of when it is so, epoch milliseconds */
    private record Stored(@Nullable PatientRecord patient, long asOf) {}

    /**
     * Compares and takes over.
     *
     * @param confirmed whether a person has compared what differs and says that it is one patient
     * @param now epoch milliseconds
     * @return whether the record changed
     * @throws Refusal PATIENT_DIFFERS; INVALID_VALUE where the patient is new and OSCAR does not say enough
     */
    public boolean takeOver(Tx tx, AuditLog.Actor actor, boolean confirmed, long now) {
        // A workstation whose clock is ahead must not lock out what others read later.
        long asOf = Math.min(said.readAt(), now);
        Stored stored = stored(tx);
        PatientRecord before = stored.patient();
        if (before == null) {
            new PatientChange(null, fresh()).store(tx, actor, asOf, now);
            return true;
        }
        List<String> differing = differing(before);
        if (!differing.isEmpty()) {
            if (!confirmed) {
                throw new Refusal(ErrorKind.PATIENT_DIFFERS);
            }
            new AuditLog(tx)
                    .add(now, actor, "patient.confirm", "patient:" + said.demographicNo(), String.join(" ", differing));
        }
        if (asOf <= stored.asOf()) {
            return false; // it waited in an outbox, and somebody has known better since
        }
        PatientRecord after = merged(before);
        if (after.equals(before)) {
            tx.sql().changeLater(subject(tx), AS_OF, asOf, tx.clinic().number(), said.demographicNo());
            return false;
        }
        new PatientChange(before, after).store(tx, actor, asOf, now);
        return true;
    }

    /** The rows that wait for the commit are named by ids; a patient's by its clinic and number. */
    private UUID subject(Tx tx) {
        return new UUID(tx.clinic().number(), said.demographicNo());
    }

    private Stored stored(Tx tx) {
        return tx.sql()
                .answer(new Question<>(
                        "p.updated_at, " + Patients.COLUMNS,
                        "LEFT JOIN patient p ON p.clinic_id = asked.column2 AND p.demographic_no = asked.column3",
                        List.of(tx.clinic().number(), said.demographicNo()),
                        List.of(subject(tx)),
                        ChartDetails::stored));
    }

    private static Stored stored(Row row) {
        Long asOf = row.numberOrNull(2);
        return asOf == null ? new Stored(null, 0) : new Stored(Patients.record(row, 3), asOf);
    }

    private List<String> differing(PatientRecord stored) {
        List<String> differing = new ArrayList<>();
        if (birth != null && !birth.equals(stored.dateOfBirth())) {
            differing.add("birth-date");
        }
        if (said.lastName() != null && !plain(said.lastName()).equals(plain(stored.lastName()))) {
            differing.add("last-name");
        }
        return differing;
    }

    /** A surname without what is written now so and now so: accents, capitals, hyphens, spaces, apostrophes. */
    private static String plain(String surname) {
        return SearchWords.folded(surname).replace(" ", "");
    }

    private PatientRecord fresh() {
        if (said.lastName() == null || said.firstName() == null || birth == null) {
            throw invalid(
                    said.lastName() == null ? "lastName" : said.firstName() == null ? "firstName" : "dateOfBirth");
        }
        return merged(new PatientRecord(
                said.demographicNo(),
                said.firstName(),
                said.lastName(),
                birth,
                "",
                null,
                null,
                null,
                null,
                null,
                null,
                "en",
                "AC",
                Consent.UNKNOWN,
                false));
    }

    private PatientRecord merged(PatientRecord before) {
        String saidProvince = said.hinProvince();
        String province = saidProvince == null ? before.hinProvince() : saidProvince.toUpperCase(Locale.ROOT);
        String card = said.hin() == null || !PatientCsv.isCard(said.hin(), province) ? null : said.hin();
        boolean sameCard = card == null || PatientRecord.normalizedHin(card).equals(before.hin());
        return new PatientRecord(
                said.demographicNo(),
                orElse(said.firstName(), before.firstName()),
                orElse(said.lastName(), before.lastName()),
                birth == null ? before.dateOfBirth() : birth,
                said.sex() != null && said.sex().matches("[FMTOXU]") ? said.sex() : before.sex(),
                card == null ? before.hin() : card,
                // The version belongs to the card: a new one without is not the old one's.
                or(said.hinVersion(), sameCard ? before.hinVersion() : null),
                province,
                said.email() != null && PatientCsv.isEmail(said.email()) ? said.email() : before.email(),
                or(said.cellPhone(), before.cellPhone()),
                or(said.phone(), before.phone()),
                before.language(),
                said.status() == null ? before.status() : said.status().toUpperCase(Locale.ROOT),
                said.consent() == null ? before.consent() : said.consent() ? Consent.YES : Consent.NO,
                before.doNotMessage());
    }

    private static @Nullable String or(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }

    private static String orElse(@Nullable String first, String second) {
        return first == null ? second : first;
    }
}
