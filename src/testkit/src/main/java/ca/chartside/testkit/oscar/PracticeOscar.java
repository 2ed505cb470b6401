package ca.chartside.testkit.oscar;

import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.protocol.Role;
import ca.chartside.testkit.sample.SampleStaff;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** OSCAR's pages and answers as far as the companion meets them, on this computer alone. Its people are the sample clinic's. For any thread. */
public final class PracticeOscar implements AutoCloseable {
    /** Everybody's. */
    public static final String PIN = "1117";

    /** Where OSCAR usually stands on its host. */
    public static final String USUAL_CONTEXT = "/oscar";

    private static final String COOKIE = "JSESSIONID";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String context;
    private final OscarFamily family;
    private final Sessions sessions = new Sessions();
    private final Charts charts = new Charts();
    private final Faults faults = new Faults();
    private final Rest rest;
    private final Pages pages;
    private final AtomicInteger pageIds = new AtomicInteger();
    private final List<ServedPage> served = new CopyOnWriteArrayList<>();
    private final List<OscarRequest> requests = new CopyOnWriteArrayList<>();

    private PracticeOscar(HttpServer server, OscarFamily family, String context, Clock clock) {
        this.server = server;
        this.family = family;
        this.context = context;
        rest = new Rest(family, charts, clock);
        pages = new Pages(family, context, charts, clock);
    }

    /** On a free port, at its usual context path. */
    public static PracticeOscar start(OscarFamily family) {
        return start(family, 0, USUAL_CONTEXT);
    }

    /**
     * @param port 0 for any that is free
     * @param context such as {@code /oscar}
     */
    public static PracticeOscar start(OscarFamily family, int port, String context) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
            PracticeOscar oscar = new PracticeOscar(server, family, context, Clock.systemDefaultZone());
            server.setExecutor(oscar.threads);
            server.createContext(context + "/", oscar::handle);
            server.start();
            return oscar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Up to its context path, without a slash at its end. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + context);
    }

    /** The name by which somebody of the sample clinic signs in here; the password is the one of Chartside's sample. */
    public static String username(SampleStaff person) {
        String whole = person.username();
        return whole.substring(0, whole.indexOf('@'));
    }

    public OscarFamily family() {
        return family;
    }

    /** In the order in which they were answered. */
    public List<OscarRequest> requests() {
        return List.copyOf(requests);
    }

    /** The pages that were shown, in their order. */
    public List<ServedPage> served() {
        return List.copyOf(served);
    }

    public List<OscarNote> notes(int demographicNo) {
        return charts.notes(demographicNo);
    }

    public List<OscarDocument> documents(int demographicNo) {
        return charts.documents(demographicNo);
    }

    /** A patient's details are others from now on. */
    public void change(PatientRecord patient) {
        charts.put(patient);
    }

    /** Whether somebody has a session. */
    public boolean isSignedIn(SampleStaff person) {
        return sessions.has(person);
    }

    /** Ends somebody's session, as a second sign-in elsewhere or time does. */
    public void endSession(SampleStaff person) {
        sessions.end(person);
    }

    /** Each answer comes so much later. */
    public void slow(Duration each) {
        faults.slow(each);
    }

    /** Requests whose path holds that wait until the returned is run. */
    public Runnable hold(String pathPart) {
        return faults.hold(pathPart);
    }

    /** Requests whose path holds that are answered with an error. */
    public void fail(String pathPart, int status) {
        faults.fail(pathPart, status);
    }

    /** Neither slow nor failing any more. */
    public void heal() {
        faults.heal();
    }

    @Override
    public void close() {
        faults.close();
        server.stop(0);
        threads.close();
    }

    private void handle(HttpExchange raw) throws IOException {
        Exchange exchange = new Exchange(raw, context);
        OptionalInt fault = faults.meet(exchange.path());
        int status = fault.isPresent()
                ? exchange.send(fault.getAsInt(), "text/html", "<h1>Error</h1>")
                : answer(exchange, sessions.of(exchange.cookie(COOKIE).orElse(null)));
        requests.add(new OscarRequest(exchange.method(), exchange.path(), exchange.rawQuery(), status));
    }

    private int answer(Exchange exchange, @Nullable SampleStaff user) throws IOException {
        String path = exchange.path();
        if (path.startsWith("/ws/")) {
            return rest.answer(exchange, user);
        }
        if (path.equals("/practice.css") || path.equals("/practice.js")) {
            return exchange.send(
                    200, path.endsWith("css") ? "text/css" : "text/javascript", Pages.resource(path.substring(1)));
        }
        return switch (path) {
            case "/", "/index.jsp" -> exchange.html(pages.signIn(exchange.query("failed")));
            case "/login.do" -> signIn(exchange);
            case "/logout.jsp" -> signOut(exchange, user);
            default -> user == null ? exchange.redirect(context + "/index.jsp") : page(exchange, user);
        };
    }

    private int signIn(Exchange exchange) throws IOException {
        Map<String, String> form = exchange.form();
        Optional<String> token = sessions.signIn(
                form.getOrDefault("username", ""), form.getOrDefault("password", ""), form.getOrDefault("pin", ""));
        if (token.isEmpty()) {
            return exchange.redirect(context + "/index.jsp?failed=true");
        }
        exchange.setCookie(COOKIE + "=" + token.get() + "; Path=" + context + "; HttpOnly");
        return exchange.redirect(pages.scheduleAddress());
    }

    private int signOut(Exchange exchange, @Nullable SampleStaff user) throws IOException {
        if (user != null) {
            sessions.end(user);
        }
        return exchange.redirect(context + "/index.jsp");
    }

    private int page(Exchange exchange, SampleStaff user) throws IOException {
        String number = exchange.query("demographicNo");
        String rest = "demographicNo=" + number + "&providerNo=" + user.providerNo();
        switch (exchange.path()) {
            case "/provider/providercontrol.jsp":
                return exchange.html(pages.schedule(serve(exchange, null, user), user));
            case "/oscarEncounter/IncomingEncounter.do":
                return user.role() == Role.DOCTOR
                        ? exchange.redirect(context + "/casemgmt/forward.jsp?action=view&" + rest)
                        : exchange.redirect(context + "/securityError.jsp?type=_eChart");
            case "/casemgmt/forward.jsp":
                return family == OscarFamily.OSCAR_15
                        ? chart(exchange, number, user)
                        : exchange.redirect(context
                                + "/CaseManagementEntry.do?method=setUpMainEncounter&from=casemgmt&chain=list&" + rest);
            case "/CaseManagementEntry.do":
                return exchange.method().equals("POST") ? typed(exchange, user) : chart(exchange, number, user);
            case "/demographic/demographiccontrol.jsp":
                return master(exchange, user);
            case "/securityError.jsp":
                return exchange.html(pages.securityError());
            default:
                return exchange.send(404, "text/html", "<h1>404</h1>");
        }
    }

    private int chart(Exchange exchange, String number, SampleStaff user) throws IOException {
        Optional<PatientRecord> patient = patient(number);
        if (patient.isEmpty() || user.role() != Role.DOCTOR) {
            return exchange.redirect(context + "/securityError.jsp?type=_eChart");
        }
        return exchange.html(pages.chart(serve(exchange, patient.get().demographicNo(), user), patient.get(), user));
    }

    private int master(Exchange exchange, SampleStaff user) throws IOException {
        Optional<PatientRecord> patient = patient(exchange.query("demographic_no"));
        return patient.isEmpty()
                ? exchange.send(404, "text/html", "<h1>404</h1>")
                : exchange.html(
                        pages.master(serve(exchange, patient.get().demographicNo(), user), patient.get(), user));
    }

    /** A note that was typed into the chart and saved there. */
    private int typed(Exchange exchange, SampleStaff user) throws IOException {
        Map<String, String> form = exchange.form();
        int number = Integer.parseInt(form.getOrDefault("demographicNo", "0"));
        charts.addNote(number, form.getOrDefault("caseNote_note", ""), "", false);
        return exchange.redirect(pages.chartAddress(number, user));
    }

    private Optional<PatientRecord> patient(String number) {
        return number.matches("[0-9]{1,9}") ? charts.patient(Integer.parseInt(number)) : Optional.empty();
    }

    private int serve(Exchange exchange, @Nullable Integer demographicNo, SampleStaff user) {
        int id = pageIds.incrementAndGet();
        served.add(new ServedPage(id, exchange.path(), demographicNo, username(user)));
        return id;
    }
}
