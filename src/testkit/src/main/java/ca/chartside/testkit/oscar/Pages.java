package ca.chartside.testkit.oscar;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.testkit.sample.SampleStaff;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pages, with the addresses, names and ids by which the companion knows OSCAR's. */
final class Pages {
    private static final Pattern HOLE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final LocalTime FIRST = LocalTime.of(8, 30);
    private static final int SLOTS = 20;

    /** Who comes today, by slot. */
    private static final Map<Integer, Integer> APPOINTMENTS = Map.of(2, 1, 4, 2, 8, 3, 10, 4, 12, 26, 15, 16, 18, 12);

    private final OscarFamily family;
    private final String context;
    private final Charts charts;
    private final Clock clock;

    Pages(OscarFamily family, String context, Charts charts, Clock clock) {
        this.family = family;
        this.context = context;
        this.charts = charts;
        this.clock = clock;
    }

    String scheduleAddress() {
        LocalDate today = LocalDate.now(clock);
        return "%s/provider/providercontrol.jsp?year=%d&month=%d&day=%d&view=0&displaymode=day&dboperation=searchappointmentday&viewall=0"
                .formatted(context, today.getYear(), today.getMonthValue(), today.getDayOfMonth());
    }

    String chartAddress(int demographicNo, SampleStaff user) {
        return "%s/oscarEncounter/IncomingEncounter.do?providerNo=%s&appointmentNo=%d&demographicNo=%d&status=t"
                .formatted(context, user.providerNo(), 1000 + demographicNo, demographicNo);
    }

    private String masterAddress(int demographicNo) {
        return context + "/demographic/demographiccontrol.jsp?demographic_no=" + demographicNo
                + "&displaymode=edit&dboperation=search_detail";
    }

    String signIn(String failed) {
        String problem = failed.isEmpty() ? "" : "<p class=\"problem\">Not these: try again.";
        return page("sign-in.html", Map.of("problem", problem, "family", familyName(), "pin", PracticeOscar.PIN));
    }

    String securityError() {
        return page("security-error.html", Map.of());
    }

    String schedule(int id, SampleStaff user) {
        StringBuilder rows = new StringBuilder();
        for (int slot = 0; slot < SLOTS; slot++) {
            LocalTime time = FIRST.plusMinutes(15L * slot);
            rows.append("<tr><td class=\"time%s\">%s<td class=\"code\">1<td class=\"appt\">%s"
                    .formatted(time.getMinute() == 0 ? " hour" : "", time, appointment(APPOINTMENTS.get(slot), user)));
        }
        return page(
                "schedule.html",
                Map.of(
                        "id", id,
                        "today", LocalDate.now(clock),
                        "provider", user.displayName(),
                        "count", APPOINTMENTS.size(),
                        "again", escape(scheduleAddress()),
                        "rows", rows));
    }

    private String appointment(@Nullable Integer demographicNo, SampleStaff user) {
        if (demographicNo == null) {
            return "";
        }
        PatientRecord patient = charts.patient(demographicNo).orElseThrow();
        return """
                <a class="apptLink" href="#">%s</a> | \
                <a class="encounterBtn" href="#" onclick="openChart('%s'); return false">E</a> | <a href="#">B</a> | \
                <a class="masterBtn" href="#" onclick="openMaster('%s'); return false">M</a> | <a href="#">Rx</a>\
                """.formatted(
                        escape(title(patient)),
                        escape(chartAddress(demographicNo, user)),
                        escape(masterAddress(demographicNo)));
    }

    private static String title(PatientRecord patient) {
        String last = patient.lastName();
        return last.charAt(0) + last.substring(1).toLowerCase(Locale.ROOT) + ", "
                + patient.firstName().charAt(0);
    }

    String chart(int id, PatientRecord patient, SampleStaff user) {
        int number = patient.demographicNo();
        String notes = charts.notes(number).stream()
                .map(note -> "<div class=\"note\">" + escape(note.text())
                        + (note.type().isEmpty() ? "" : "<i>Enc Type: “" + escape(note.type()) + "”</i>") + "</div>")
                .collect(Collectors.joining());
        String documents = charts.documents(number).stream()
                .map(document -> "<li>" + escape(document.description()))
                .collect(Collectors.joining());
        Map<String, Object> values = new HashMap<>(details(id, patient));
        values.put("notes", notes);
        values.put("documents", documents);
        values.put("providerNo", user.providerNo());
        values.put("today", LocalDate.now(clock));
        values.put("save", context + "/CaseManagementEntry.do?method=save");
        values.put("left", bars("Preventions", "Tickler", "Disease Registry", "Forms", "eForms"));
        values.put("right", bars("Allergies", "Medications", "Other Meds", "Risk Factors", "Family History"));
        return page(family == OscarFamily.OPEN_O ? "chart-open-o.html" : "chart-oscar-15.html", values);
    }

    private static String bars(String... names) {
        return List.of(names).stream()
                .map(name -> "<div class=\"bar\">" + name + "<span>+</span></div>")
                .collect(Collectors.joining());
    }

    String master(int id, PatientRecord patient, SampleStaff user) {
        Map<String, Object> values = new HashMap<>(details(id, patient));
        values.put("providerNo", user.providerNo());
        return page("master.html", values);
    }

    private Map<String, Object> details(int id, PatientRecord patient) {
        LocalDate born = patient.dateOfBirth();
        Map<String, Object> values = new HashMap<>();
        values.put("id", id);
        values.put("number", patient.demographicNo());
        values.put("last", escape(patient.lastName()));
        values.put("first", escape(patient.firstName()));
        values.put("sex", patient.sex());
        values.put("born", born);
        values.put("year", born.getYear());
        values.put("month", "%02d".formatted(born.getMonthValue()));
        values.put("day", "%02d".formatted(born.getDayOfMonth()));
        values.put("age", Period.between(born, LocalDate.now(clock)).getYears());
        values.put("hin", blank(patient.hin()));
        values.put("ver", blank(patient.hinVersion()));
        values.put("province", blank(patient.hinProvince()));
        values.put("email", blank(patient.email()));
        values.put("phone", blank(patient.phone()));
        values.put("cell", blank(patient.cellPhone()));
        values.put("master", escape(masterAddress(patient.demographicNo())));
        return values;
    }

    private static String blank(@Nullable String text) {
        return text == null ? "" : escape(text);
    }

    private String familyName() {
        return family == OscarFamily.OPEN_O ? "Open-O" : "OSCAR 15";
    }

    /** @param values by the names of the page's holes; text from outside is escaped already */
    private String page(String name, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("context", context);
        return HOLE.matcher(resource(name))
                .replaceAll(
                        hole -> Matcher.quoteReplacement(Objects.requireNonNull(all.get(hole.group(1)), hole.group())
                                .toString()));
    }

    static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(Pages.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
