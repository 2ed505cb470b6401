package ca.chartside.backend.patient;

import ca.chartside.backend.store.Row;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.SearchWords;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A clinic's patients. */
public final class Patients {
    /** The columns that {@link #record} reads, for queries of others that join a patient. */
    public static final String COLUMNS =
            "p.demographic_no, p.first_name, p.last_name, p.date_of_birth, p.sex, p.hin, p.hin_version, p.hin_province,"
                    + " p.email, p.cell_phone, p.phone, p.language, p.status, p.consent, p.do_not_message";

    public static final int COLUMN_COUNT = 15;

    private final Tx tx;

    public Patients(Tx tx) {
        this.tx = tx;
    }

    /** @param from the first of {@link #COLUMNS} in the row */
    public static PatientRecord record(Row row, int from) {
        return new PatientRecord(
                row.integer(from),
                row.text(from + 1),
                row.text(from + 2),
                LocalDate.parse(row.text(from + 3)),
                row.text(from + 4),
                row.textOrNull(from + 5),
                row.textOrNull(from + 6),
                row.textOrNull(from + 7),
                row.textOrNull(from + 8),
                row.textOrNull(from + 9),
                row.textOrNull(from + 10),
                row.text(from + 11),
                row.text(from + 12),
                Consent.valueOf(row.text(from + 13)),
                row.flag(from + 14));
    }

    public @Nullable PatientRecord get(int demographicNo) {
        return tx.sql()
                .first(
                        "SELECT " + COLUMNS + " FROM patient p WHERE p.clinic_id = ? AND p.demographic_no = ?",
                        row -> record(row, 1),
                        tx.clinic().number(),
                        demographicNo);
    }

    /** Adds a patient or brings one up to date. @param asOf as of when the record is so, epoch milliseconds */
    public void put(PatientRecord patient, long asOf) {
        tx.sql()
                .update(
                        "INSERT INTO patient (clinic_id, demographic_no, first_name, last_name, date_of_birth, sex, hin,"
                                + " hin_version, hin_province, email, cell_phone, phone, language, status, consent,"
                                + " do_not_message, search_name, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " ON CONFLICT (clinic_id, demographic_no) DO UPDATE SET first_name = excluded.first_name,"
                                + " last_name = excluded.last_name, date_of_birth = excluded.date_of_birth,"
                                + " sex = excluded.sex, hin = excluded.hin, hin_version = excluded.hin_version,"
                                + " hin_province = excluded.hin_province, email = excluded.email,"
                                + " cell_phone = excluded.cell_phone, phone = excluded.phone,"
                                + " language = excluded.language, status = excluded.status,"
                                + " consent = excluded.consent, do_not_message = excluded.do_not_message,"
                                + " search_name = excluded.search_name, updated_at = excluded.updated_at",
                        tx.clinic().number(),
                        patient.demographicNo(),
                        patient.firstName(),
                        patient.lastName(),
                        patient.dateOfBirth().toString(),
                        patient.sex(),
                        patient.hin(),
                        patient.hinVersion(),
                        patient.hinProvince(),
                        patient.email(),
                        patient.cellPhone(),
                        patient.phone(),
                        patient.language(),
                        patient.status(),
                        patient.consent(),
                        patient.doNotMessage(),
                        PatientRecord.searchName(patient.lastName(), patient.firstName()),
                        asOf);
    }

    /** Those who were born that day. */
    public List<PatientRecord> bornOn(LocalDate date) {
        return matching("p.date_of_birth = ?", Integer.MAX_VALUE, date.toString());
    }

    /** Who a search means (C4): a demographic number, a health card number, a date of birth, or the beginning of names. */
    public List<PatientRecord> search(String query, int limit) {
        Map<Integer, PatientRecord> found = new LinkedHashMap<>();
        String compact = PatientRecord.normalizedHin(query);
        if (compact.matches("\\d{1,9}")) {
            PatientRecord byNumber = get(Integer.parseInt(compact));
            if (byNumber != null) {
                found.put(byNumber.demographicNo(), byNumber);
            }
        }
        if (compact.matches("(?=.*\\d).{6,12}")) {
            matching("p.hin = ?", limit, compact).forEach(p -> found.put(p.demographicNo(), p));
        }
        LocalDate date = date(query.strip());
        if (date != null) {
            matching("p.date_of_birth = ?", limit, date.toString()).forEach(p -> found.put(p.demographicNo(), p));
        }
        if (found.isEmpty()) {
            byName(query, limit).forEach(p -> found.put(p.demographicNo(), p));
        }
        return new ArrayList<>(found.values()).subList(0, Math.min(limit, found.size()));
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text.replace('/', '-').replace('.', '-'));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private List<PatientRecord> byName(String query, int limit) {
        String name = SearchWords.folded(query);
        if (name.isEmpty()) {
            return List.of();
        }
        String[] words = name.split(" ");
        List<PatientRecord> found = new ArrayList<>(startingWith(name, limit));
        if (words.length > 1 && found.isEmpty()) {
            String turned = words[words.length - 1] + " "
                    + String.join(" ", List.of(words).subList(0, words.length - 1));
            found.addAll(startingWith(turned, limit));
        }
        if (found.isEmpty()) {
            found.addAll(matching("p.search_name LIKE ? ESCAPE '!'", limit, "% " + name.replace("_", "!_") + "%"));
        }
        return found;
    }

    private List<PatientRecord> startingWith(String prefix, int limit) {
        return tx.sql()
                .list(
                        "SELECT " + COLUMNS + " FROM patient p WHERE p.clinic_id = ? AND p.search_name >= ?"
                                + " AND p.search_name < ? ORDER BY p.search_name, p.demographic_no LIMIT ?",
                        row -> record(row, 1),
                        tx.clinic().number(),
                        prefix,
                        prefix + Character.MAX_VALUE,
                        limit);
    }

    private List<PatientRecord> matching(String condition, int limit, String value) {
        return tx.sql()
                .list(
                        "SELECT " + COLUMNS + " FROM patient p WHERE p.clinic_id = ? AND " + condition
                                + " ORDER BY p.search_name, p.demographic_no LIMIT ?",
                        row -> record(row, 1),
                        tx.clinic().number(),
                        value,
                        limit);
    }
}
