package ca.chartside.backend.patient;

import ca.chartside.backend.account.Guard;
import ca.chartside.backend.http.Check;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.http.Route;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Paths;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.PatientList;
import ca.chartside.protocol.PatientSearch;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** The staff API's patients. */
public final class PatientRoutes {
    private static final int QUERY_MAX = 100;

    private final PatientService patients;
    private final Guard guard;

    public PatientRoutes(PatientService patients, Guard guard) {
        this.patients = patients;
        this.guard = guard;
    }

    public List<Route> routes() {
        return List.of(
                guard.post(
                        Paths.PATIENT_SEARCH,
                        "Finds patients by name, date of birth, health card number or demographic number",
                        PatientSearch.class,
                        PatientList.class,
                        (principal, ctx, body) ->
                                patients.search(principal.clinic(), principal.actor(), query(body.query()))),
                guard.get(
                        Paths.PATIENT,
                        "One patient",
                        List.of(),
                        Patient.class,
                        (principal, ctx) -> patients.get(principal.clinic(), principal.actor(), number(ctx))));
    }

    private static String query(String query) {
        if (query == null || query.isBlank() || query.length() > QUERY_MAX) {
            throw new Refusal(ErrorKind.INVALID_VALUE, Map.of("field", "query"));
        }
        return Check.text(query, "query");
    }

    /** Whom a path is about. @throws Refusal PATIENT_NOT_FOUND where that is no number */
    public static int number(Context ctx) {
        try {
            return Integer.parseInt(ctx.pathParam("demographicNo"));
        } catch (NumberFormatException e) {
            throw new Refusal(ErrorKind.PATIENT_NOT_FOUND);
        }
    }
}
