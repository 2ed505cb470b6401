package ca.chartside.backend.patient;

import ca.chartside.backend.http.Check;
import ca.chartside.backend.http.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads patients from comma-separated values (RFC 4180), the first line naming the columns. */
public final class PatientCsv {
    public static final String HEADER =
            "demographic_no,last_name,first_name,date_of_birth,sex,hin,ver,hc_type,email,cell_phone,phone,language,status,"
                    + "consent,do_not_message";

    private static final List<String> REQUIRED = List.of("demographic_no", "last_name", "first_name", "date_of_birth");

    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1880, 1, 1);
    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>]+@[^@\\s,;<>]+\\.[^@\\s.,;<>]+");
    private static final Pattern YES = Pattern.compile("yes|y|true|1|oui|o");
    private static final Pattern NO = Pattern.compile("no|n|false|0|non");
    private static final Map<String, Pattern> CARDS = Map.ofEntries(
            card("ON", "\\d{10}"),
            card("QC", "[A-Z]{4}\\d{8}"),
            card("BC", "\\d{10}"),
            card("AB", "\\d{9}"),
            card("SK", "\\d{9}"),
            card("MB", "\\d{9}"),
            card("NB", "\\d{9}"),
            card("NS", "\\d{10}"),
            card("PE", "\\d{8}"),
            card("NL", "\\d{12}"),
            card("YT", "\\d{9}"),
            card("NU", "\\d{9}"),
            card("NT", "[A-Z]\\d{7}"));
    /** Of other countries and insurers. */
    private static final Pattern OTHER_CARD = Pattern.compile("[A-Z0-9]{6,20}");

    private final LocalDate today;
    private final List<String> wrong = new ArrayList<>();
    private final List<PatientRecord> patients = new ArrayList<>();
    private final Map<Integer, Integer> linesOfNumbers = new HashMap<>();
    private final Map<String, Integer> linesOfCards = new HashMap<>();

    private PatientCsv(LocalDate today) {
        this.today = today;
    }

    /** @param province whose card it is said to be; null where nobody knows */
    static boolean isCard(String hin, @Nullable String province) {
        return CARDS.getOrDefault(province == null ? "" : province, OTHER_CARD)
                .matcher(PatientRecord.normalizedHin(hin))
                .matches();
    }

    static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    private static Map.Entry<String, Pattern> card(String province, String form) {
        return Map.entry(province, Pattern.compile(form));
    }

    /** A file that cannot be taken over. Its sentences name lines and columns, never a value. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        private final ArrayList<String> sentences;

        Unusable(List<String> sentences) {
            super(String.join("\n", sentences));
            this.sentences = new ArrayList<>(sentences);
        }

        private Unusable(int line, String what) {
            this(List.of(at(line, what)));
        }

        /** All that is wrong, in the order of the lines. */
        public List<String> sentences() {
            return List.copyOf(sentences);
        }
    }

    private static String at(int line, String what) {
        return "Line " + line + ": " + what;
    }

    /** @param number of the line in the file on which it begins, from 1 */
    private record Line(int number, List<String> values) {}

    /** @param today nobody is born after it */
    public static List<PatientRecord> parse(String text, LocalDate today) throws Unusable {
        List<Line> lines = lines(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (lines.isEmpty()) {
            throw new Unusable(1, "the file is empty.");
        }
        List<String> columns = columns(lines.getFirst());
        PatientCsv file = new PatientCsv(today);
        for (Line line : lines.subList(1, lines.size())) {
            file.add(columns, line);
        }
        if (!file.wrong.isEmpty()) {
            throw new Unusable(file.wrong);
        }
        return file.patients;
    }

    private static List<String> columns(Line first) throws Unusable {
        List<String> columns = first.values().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (columns.size() == 1 && columns.getFirst().contains(";")) {
            throw new Unusable(first.number(), "semicolons stand between the columns. Save the file with commas.");
        }
        for (String required : REQUIRED) {
            if (!columns.contains(required)) {
                throw new Unusable(first.number(), "the column " + required + " is missing.");
            }
        }
        if (!List.of(HEADER.split(",")).containsAll(columns)) {
            throw new Unusable(first.number(), "a column is not one of " + HEADER + ".");
        }
        if (Set.copyOf(columns).size() < columns.size()) {
            throw new Unusable(first.number(), "a column stands there twice.");
        }
        return columns;
    }

    private void add(List<String> columns, Line line) {
        List<String> values = line.values();
        if (values.size() != columns.size()) {
            say(line, "it has " + values.size() + " values for " + columns.size() + " columns.");
            return;
        }
        Map<String, String> fields = new HashMap<>();
        int before = wrong.size();
        for (int i = 0; i < columns.size(); i++) {
            fields.put(columns.get(i), text(line, columns.get(i), values.get(i)));
        }
        for (String required : REQUIRED) {
            if (field(fields, required).isEmpty()) {
                say(line, required + " is empty.");
            }
        }
        int number = number(line, field(fields, "demographic_no"));
        LocalDate birth = birth(line, field(fields, "date_of_birth"));
        String card = card(line, field(fields, "hin"), field(fields, "hc_type").toUpperCase(Locale.ROOT), birth);
        String email = field(fields, "email");
        check(line, email.isEmpty() || isEmail(email), "email is not one e-mail address.");
        String sex = field(fields, "sex").toUpperCase(Locale.ROOT);
        check(line, sex.matches("[FMTOXU]?"), "sex is not F, M, T, O, X or U.");
        String language = field(fields, "language").toLowerCase(Locale.ROOT);
        boolean french = language.matches("fr|fra|fre|french|français|francais");
        check(line, french || language.matches("|en|eng|english"), "language is not English or French (en, fr).");
        String status = field(fields, "status").toUpperCase(Locale.ROOT);
        check(line, status.matches("|AC|IN|DE|MO|FI"), "status is not AC, IN, DE, MO or FI.");
        String consent = field(fields, "consent").toLowerCase(Locale.ROOT);
        check(line, isYesOrNo(consent), "consent is not yes or no. Where nobody has asked, leave it empty.");
        String mark = field(fields, "do_not_message").toLowerCase(Locale.ROOT);
        check(line, isYesOrNo(mark), "do_not_message is not yes or no.");
        if (wrong.size() == before && birth != null) {
            patients.add(new PatientRecord(
                    number,
                    field(fields, "first_name"),
                    field(fields, "last_name"),
                    birth,
                    sex,
                    card,
                    optional(fields, "ver"),
                    optional(fields, "hc_type"),
                    optional(fields, "email"),
                    optional(fields, "cell_phone"),
                    optional(fields, "phone"),
                    french ? "fr" : "en",
                    status.isEmpty() ? "AC" : status,
                    columns.contains("consent") ? consent(consent) : null,
                    columns.contains("do_not_message") ? YES.matcher(mark).matches() : null));
        }
    }

    private String text(Line line, String column, String value) {
        try {
            return Check.text(value, column).strip();
        } catch (Refusal e) {
            say(line, column + " holds a character that no screen shows. Take it out.");
            return value.strip();
        }
    }

    private static boolean isYesOrNo(String text) {
        return text.isEmpty() || YES.matcher(text).matches() || NO.matcher(text).matches();
    }

    private static Consent consent(String text) {
        return text.isEmpty() ? Consent.UNKNOWN : YES.matcher(text).matches() ? Consent.YES : Consent.NO;
    }

    private void say(Line line, String what) {
        wrong.add(at(line.number(), what));
    }

    private void check(Line line, boolean right, String otherwise) {
        if (!right) {
            say(line, otherwise);
        }
    }

    private static String field(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }

    private static @Nullable String optional(Map<String, String> fields, String name) {
        String value = field(fields, name);
        return value.isEmpty() ? null : value;
    }

    private int number(Line line, String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("0*[1-9]\\d{0,8}")) {
            say(line, "demographic_no is not a number above 0.");
            return 0;
        }
        int number = Integer.parseInt(text);
        Integer earlier = linesOfNumbers.putIfAbsent(number, line.number());
        check(line, earlier == null, "this demographic_no stands in line " + earlier + " too.");
        return number;
    }

    private @Nullable LocalDate birth(Line line, String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            check(line, !date.isAfter(today), "date_of_birth is in the future.");
            check(line, !date.isBefore(EARLIEST_BIRTH), "date_of_birth is too long ago.");
            return date;
        } catch (DateTimeParseException e) {
            say(line, "date_of_birth is not a date like 1985-03-14.");
            return null;
        }
    }

    private @Nullable String card(Line line, String text, String province, @Nullable LocalDate birth) {
        if (text.isEmpty()) {
            return null;
        }
        String card = PatientRecord.normalizedHin(text);
        if (!isCard(card, province)) {
            String whose = CARDS.containsKey(province) ? " of " + province : "";
            say(line, "hin is no health card number" + whose + ". Where there is none, leave it empty.");
            return card;
        }
        Integer earlier = birth == null ? null : linesOfCards.putIfAbsent(card + "/" + birth, line.number());
        check(line, earlier == null, "the same health card and date of birth stand in line " + earlier + " too.");
        return card;
    }

    /** Splits into lines of values; an empty line counts for nothing. */
    private static List<Line> lines(String text) throws Unusable {
        List<Line> lines = new ArrayList<>();
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        int number = 1;
        int began = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            number += c == '\n' ? 1 : 0;
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
                endLine(lines, began, values, value);
                values = new ArrayList<>();
                began = number;
            } else if (c != '\r') {
                value.append(c);
            }
        }
        if (quoted) {
            throw new Unusable(began, "a quotation mark is not closed.");
        }
        endLine(lines, began, values, value);
        return lines;
    }

    private static void endLine(List<Line> lines, int number, List<String> values, StringBuilder value) {
        values.add(value.toString());
        value.setLength(0);
        if (values.size() > 1 || !values.getFirst().isBlank()) {
            lines.add(new Line(number, values));
        }
    }
}
