package ca.chartside.desktop.net;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.Samples;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Mark;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.SearchPage;
import ca.chartside.protocol.SearchRequest;
import ca.chartside.protocol.Session;
import java.io.IOException;
import java.util.List;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** How conversations are searched for over the wire. */
class HttpSearchTest {
    @Test
    void whatIsSearchedForStandsInTheBodyAlone() throws IOException, InterruptedException {
        SearchPage page = new SearchPage(
                List.of(new SearchPage.Hit(
                        Samples.row(1, Samples.ANNA, ConversationStatus.OPEN, null, "", null, 0, false, false),
                        Samples.id(2),
                        3,
                        MessageKind.NOTE,
                        Samples.CHEN.id(),
                        "Dr. Mei Chen",
                        4,
                        "a rash",
                        List.of(new Mark(2, 6)),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        false)),
                "5.6");
        Http http = new Http();
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(Wire.json(page));
            StaffSession session = new StaffSession(http, server.url("/"), Wire.session(1), new Silent());

            SearchPage found = new HttpStaffApi(http, session).search(new SearchRequest("rash", 7, "8.9", null));

            assertThat(found).isEqualTo(page);
            RecordedRequest request = server.takeRequest();
            assertThat(request.getTarget()).isEqualTo("/api/v1/search");
            assertThat(request.getHeaders().toString()).doesNotContain("rash");
            assertThat(request.getBody().utf8())
                    .isEqualTo("{\"query\":\"rash\",\"demographicNo\":7,\"cursor\":\"8.9\",\"limit\":null}");
        } finally {
            http.close();
        }
    }

    private static final class Silent implements StaffSession.Listener {
        @Override
        public void rotated(Session fresh) {}

        @Override
        public void ended(ErrorKind why) {}
    }
}
