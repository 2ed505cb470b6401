package ca.chartside.backend.patient;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads patients from comma-separated values (RFC 4180), the first line naming the columns. */
public final class PatientCsv {
    public static final String HEADER =
            "demographic_no,last_name,first_name,date_of_birth,sex,hin,ver,hc_type,email,cell_phone,phone,language,status";

    private static final List<String> REQUIRED = List.of("demographic_no", "last_name", "first_name", "date_of_birth");

    private PatientCsv() {}

    /** A line that cannot be taken over; its message names the line and the column, never a value. */
    public static final class BadLine extends Exception {
        private static final long serialVersionUID = 1L;

        BadLine(int line, String what) {
            super("Line " + line + ": " + what);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    public static List<PatientRecord> parse(String text) throws BadLine {
        List<List<String>> lines = lines(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (lines.isEmpty()) {
            throw new BadLine(1, "the file is empty.");
        }
        List<String> columns = lines.getFirst().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        for (String required : REQUIRED) {
            if (!columns.contains(required)) {
                throw new BadLine(1, "the column " + required + " is missing.");
            }
        }
        for (String column : columns) {
            if (!List.of(HEADER.split(",")).contains(column)) {
                throw new BadLine(1, "a column is not one of " + HEADER + ".");
            }
        }
        List<PatientRecord> patients = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        for (int i = 1; i < lines.size(); i++) {
            PatientRecord patient = patient(i + 1, columns, lines.get(i));
            if (!numbers.add(patient.demographicNo())) {
                throw new BadLine(i + 1, "this demographic_no stands in an earlier line too.");
            }
            patients.add(patient);
        }
        return patients;
    }

    private static PatientRecord patient(int line, List<String> columns, List<String> values) throws BadLine {
        if (values.size() != columns.size()) {
            throw new BadLine(line, "it has " + values.size() + " values for " + columns.size() + " columns.");
        }
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            fields.put(columns.get(i), values.get(i).strip());
        }
        for (String required : REQUIRED) {
            if (fields.getOrDefault(required, "").isEmpty()) {
                throw new BadLine(line, required + " is empty.");
            }
        }
        String language = optional(fields, "language");
        String status = optional(fields, "status");
        return new PatientRecord(
                number(line, fields.getOrDefault("demographic_no", "")),
                fields.getOrDefault("first_name", ""),
                fields.getOrDefault("last_name", ""),
                date(line, fields.getOrDefault("date_of_birth", "")),
                fields.getOrDefault("sex", "").toUpperCase(Locale.ROOT),
                optional(fields, "hin"),
                optional(fields, "ver"),
                optional(fields, "hc_type"),
                optional(fields, "email"),
                optional(fields, "cell_phone"),
                optional(fields, "phone"),
                language != null && language.toLowerCase(Locale.ROOT).startsWith("fr") ? "fr" : "en",
                status == null ? "AC" : status);
    }

    private static @Nullable String optional(Map<String, String> fields, String name) {
        String value = fields.getOrDefault(name, "");
        return value.isEmpty() ? null : value;
    }

    private static int number(int line, String text) throws BadLine {
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new BadLine(line, "demographic_no is not a number.");
        }
        throw new BadLine(line, "demographic_no is not a number above 0.");
    }

    private static LocalDate date(int line, String text) throws BadLine {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadLine(line, "date_of_birth is not a date like 1985-03-14.");
        }
    }

    /** Splits into lines of values; an empty line counts for nothing. */
    private static List<List<String>> lines(String text) throws BadLine {
        List<List<String>> lines = new ArrayList<>();
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    value.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    value.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && value.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                values.add(value.toString());
                value.setLength(0);
            } else if (c == '\n') {
                endLine(lines, values, value);
                values = new ArrayList<>();
            } else if (c != '\r') {
                value.append(c);
            }
        }
        if (quoted) {
            throw new BadLine(lines.size() + 1, "a quotation mark is not closed.");
        }
        endLine(lines, values, value);
        return lines;
    }

    private static void endLine(List<List<String>> lines, List<String> values, StringBuilder value) {
        values.add(value.toString());
        value.setLength(0);
        if (values.size() > 1 || !values.getFirst().isBlank()) {
            lines.add(values);
        }
    }
}
