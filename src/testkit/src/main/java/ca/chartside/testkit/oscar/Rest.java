package ca.chartside.testkit.oscar;

import static java.time.ZoneOffset.UTC;

import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.protocol.Role;
import ca.chartside.testkit.sample.SampleStaff;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** OSCAR's answers in JSON, for the session that the browser has. Fields that hold nothing are absent, or blank, as in OSCAR. */
final class Rest {
    private static final Pattern DEMOGRAPHIC = Pattern.compile("/ws/rs/demographics/([0-9]{1,9})");
    private static final Pattern SAVE = Pattern.compile("/ws/rs/notes/([0-9]{1,9})/save");
    private static final String ME = "/ws/rs/providerService/provider/me";
    private static final String DOCUMENT = "/ws/services/document/saveDocumentToDemographic";
    private static final DateTimeFormatter SIGNED = DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm", Locale.CANADA);

    private final OscarFamily family;
    private final Charts charts;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    Rest(OscarFamily family, Charts charts, Clock clock) {
        this.family = family;
        this.charts = charts;
        this.clock = clock;
    }

    /** @return the status */
    int answer(Exchange exchange, @Nullable SampleStaff user) throws IOException {
        if (user == null) {
            return exchange.send(
                    401, "application/xml", "<?xml version=\"1.0\"?><error><message>Not signed in</message></error>");
        }
        Matcher demographic = DEMOGRAPHIC.matcher(exchange.path());
        Matcher save = SAVE.matcher(exchange.path());
        if (exchange.method().equals("GET") && exchange.path().equals(ME)) {
            return ok(exchange, provider(user));
        } else if (exchange.method().equals("GET") && demographic.matches()) {
            Optional<PatientRecord> patient = charts.patient(Integer.parseInt(demographic.group(1)));
            return patient.isPresent() ? ok(exchange, demographic(patient.get())) : nothing(exchange);
        } else if (exchange.method().equals("POST") && save.matches()) {
            return saveNote(exchange, Integer.parseInt(save.group(1)), user);
        } else if (exchange.method().equals("POST")
                && exchange.path().equals(DOCUMENT)
                && family == OscarFamily.OPEN_O) {
            return saveDocument(exchange);
        }
        return nothing(exchange);
    }

    private static Map<String, Object> provider(SampleStaff user) {
        String[] names = user.displayName().replace("Dr. ", "").split(" ", 2);
        Map<String, Object> me = new LinkedHashMap<>();
        me.put("providerNo", user.providerNo());
        me.put("firstName", names[0]);
        me.put("lastName", names[1]);
        me.put("formattedName", names[1] + ", " + names[0]);
        me.put("providerType", user.role() == Role.DOCTOR ? "doctor" : "receptionist");
        me.put("status", "1");
        return me;
    }

    private Map<String, Object> demographic(PatientRecord patient) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("demographicNo", patient.demographicNo());
        fields.put("phone", patient.phone() == null ? "" : patient.phone());
        fields.put("patientStatus", patient.status());
        put(fields, "hin", patient.hin());
        put(fields, "ver", patient.hinVersion());
        put(fields, "hcType", patient.hinProvince());
        LocalDate born = patient.dateOfBirth();
        // A day late, as OSCAR's is.
        fields.put("dateOfBirth", born.plusDays(1).atStartOfDay(UTC).toInstant().toEpochMilli());
        fields.put("dobYear", "%04d".formatted(born.getYear()));
        fields.put("dobMonth", "%02d".formatted(born.getMonthValue()));
        fields.put("dobDay", "%02d".formatted(born.getDayOfMonth()));
        fields.put("sex", patient.sex());
        fields.put("firstName", patient.firstName());
        fields.put("lastName", patient.lastName());
        put(fields, "email", patient.email());
        putCellPhone(fields, patient);
        return fields;
    }

    /** OSCAR 15 has it among the extras of some patients, and as the alternative number of others. */
    private void putCellPhone(Map<String, Object> fields, PatientRecord patient) {
        String cell = patient.cellPhone() == null ? "" : patient.cellPhone();
        boolean extra = family == OscarFamily.OPEN_O || patient.demographicNo() % 2 == 1;
        if (family == OscarFamily.OPEN_O) {
            fields.put("cellPhone", cell);
        }
        fields.put("alternativePhone", extra ? "" : cell);
        if (extra && !cell.isEmpty()) {
            fields.put("extras", List.of(Map.of("key", "demo_cell", "value", cell)));
        }
    }

    private static void put(Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            fields.put(name, value);
        }
    }

    private int saveNote(Exchange exchange, int demographicNo, SampleStaff user) throws IOException {
        JsonNode asked = json.readTree(exchange.body());
        if (charts.patient(demographicNo).isEmpty()
                || asked.path("note").asText().isBlank()) {
            return exchange.send(400, "application/json", "{}");
        }
        boolean signed = asked.path("isSigned").asBoolean();
        String text = asked.path("note").asText()
                + (signed
                        ? "\n[Signed on " + SIGNED.format(ZonedDateTime.now(clock)) + " by "
                                + user.displayName().replace("Dr. ", "") + "]\n"
                        : "");
        OscarNote note =
                charts.addNote(demographicNo, text, asked.path("encounterType").asText(), signed);
        return ok(exchange, Map.of("noteId", note.id(), "note", note.text()));
    }

    private int saveDocument(Exchange exchange) throws IOException {
        JsonNode asked = json.readTree(exchange.body());
        OscarDocument document = charts.add(new OscarDocument(
                0,
                asked.path("demographicNo").asInt(),
                asked.path("providerNo").asText(),
                asked.path("fileName").asText(),
                asked.path("description").asText(),
                asked.path("contentType").asText(),
                Base64.getDecoder().decode(asked.path("fileContents").asText())));
        return ok(exchange, Map.of("id", document.id(), "fileName", document.fileName()));
    }

    private int ok(Exchange exchange, Map<String, Object> answer) throws IOException {
        return exchange.send(200, "application/json", json.writeValueAsString(answer));
    }

    private static int nothing(Exchange exchange) throws IOException {
        return exchange.send(404, "text/html", "<h1>404</h1>");
    }
}
