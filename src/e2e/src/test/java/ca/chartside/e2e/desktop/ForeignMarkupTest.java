package ca.chartside.e2e.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.desktop.ui.Names;
import ca.chartside.e2e.tour.Seen;
import ca.chartside.e2e.tour.StaffDesk;
import ca.chartside.protocol.SendMode;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.sample.SampleStaff;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Text from outside is never markup: Swing would fetch the picture that such a text names. */
class ForeignMarkupTest extends ClientTest {
    private static final int PATIENT = 900;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer watcher;

    @BeforeEach
    void watch() throws IOException {
        watcher = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        watcher.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        watcher.start();
    }

    @AfterEach
    void stopWatching() {
        watcher.stop(0);
    }

    private String markup(String where) {
        return "<html><img src=http://127.0.0.1:" + watcher.getAddress().getPort() + "/" + where + ">";
    }

    @Test
    void namesAndMessagesThatAreMarkupFetchNothing() {
        backend.backend()
                .patients()
                .put(
                        clinic(),
                        AuditLog.Actor.OPERATOR,
                        List.of(new PatientRecord(
                                PATIENT,
                                markup("first"),
                                markup("last"),
                                LocalDate.of(1980, 1, 2),
                                "F",
                                "9876543225",
                                "AB",
                                "ON",
                                markup("mail") + "@example.org",
                                markup("cell"),
                                markup("phone"),
                                "en",
                                "AC")));
        UUID conversation = ids.next();
        sent(SampleStaff.MEI_CHEN, conversation, PATIENT, markup("staff"), SendMode.ALLOW_REPLIES);
        replied(PATIENT, conversation, markup("patient"));
        StaffDesk desk = signedIn(SampleStaff.MEI_CHEN);

        openChart(desk, PATIENT);
        desk.openRow("/patient>");
        Seen.await(thread(desk), "/patient>");
        Seen.await(thread(desk), "/staff>");
        replied(PATIENT, conversation, markup("live"));
        Seen.await(thread(desk), "/live>");
        desk.click(Names.TAB_PATIENT);
        desk.click(Names.TAB_TRIAGE);
        desk.search("1980-01-02");
        desk.hoverOver(Names.SEARCH_RESULTS);

        Await.until("the reply to be told", LIVE, () -> !texts(desk).isEmpty());
        assertThat(requests).isEmpty();
    }
}
