package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.protocol.ErrorKind;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Filing to the chart over real HTTP. */
final class FilingApiTest extends StaffApiFixture {
    private final UUID conversation = ids.next();
    private final UUID message = ids.next();
    private StaffApiClient chen;

    @BeforeEach
    void talk() {
        chen = signedIn("medicalclinic", CHEN);
        chen.post("/api/v1/messages", message(message, conversation, 1, "Results <b>normal</b>", "ALLOW_REPLIES", 0));
        send(chen, conversation, 1, "not chosen", "ALLOW_REPLIES");
    }

    private String request(boolean pages, boolean again) {
        return """
                {"conversationId":"%s","demographicNo":1,"messages":["%s"],"files":[],"note":true,"pages":%s,"notes":false,\
                "language":"en","again":%s}""".formatted(conversation, message, pages, again);
    }

    @Test
    void fromTheWishToTheChart() throws IOException {
        UUID id = ids.next();
        String path = "/api/v1/filings/" + id;
        StaffApiClient.Answer asked = chen.put(path, request(true, false));
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.body().path("noteText").asText())
                .contains("Results <b>normal</b>")
                .doesNotContain("not chosen");
        assertThat(chen.put(path, request(true, false)).body()).isEqualTo(asked.body());

        HttpResponse<byte[]> pages = chen.bytes(path + "/pages.pdf");
        assertThat(pages.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(pages.headers().firstValue("Cache-Control")).contains("no-store");
        try (PDDocument document = Loader.loadPDF(pages.body())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Anna TESTERSON", "Results <b>normal</b>", "Messages chosen from the conversation")
                    .doesNotContain("not chosen");
        }

        JsonNode open = chen.get("/api/v1/filings?state=open").body();
        assertThat(open.path("filings")).hasSize(1);
        assertThat(open.at("/filings/0/patient/firstName").asText()).isEqualTo("Anna");

        String outcome = "{\"state\":\"FILED\",\"noteId\":12,\"documents\":[34]}";
        JsonNode filed = chen.post(path + "/outcome", outcome).body();
        assertThat(filed.path("state").asText()).isEqualTo("FILED");
        assertThat(chen.post(path + "/outcome", outcome).body()).isEqualTo(filed);
        assertThat(chen.get("/api/v1/filings?state=open").body().path("filings"))
                .isEmpty();
        assertThat(chen.get("/api/v1/conversations/" + conversation + "/messages")
                        .body()
                        .path("messages"))
                .extracting(entry -> entry.path("filedAt").asLong())
                .containsExactly(clock.millis(), 0L);

        StaffApiClient.Answer seen = chen.post("/api/v1/filings/preview", request(true, false));
        assertThat(seen.body().path("noteText").asText()).contains("Results <b>normal</b>");
        assertThat(seen.body().path("documents")).hasSize(1);
        assertThat(seen.body().at("/filed/0/filingId").asText()).isEqualTo(id.toString());

        StaffApiClient.Answer twice = chen.put("/api/v1/filings/" + ids.next(), request(false, false));
        refused(twice, ErrorKind.ALREADY_FILED);
        assertThat(twice.body().at("/details/filed/0/id").asText()).isEqualTo(message.toString());
        assertThat(twice.body().at("/details/filed/0/filingId").asText()).isEqualTo(id.toString());
        assertThat(twice.body().at("/details/filed/0/at").asLong()).isEqualTo(clock.millis());
        assertThat(chen.put("/api/v1/filings/" + ids.next(), request(false, true))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatFailedIsTriedOnceMoreUnderItsOwnId() {
        String path = "/api/v1/filings/" + ids.next();
        JsonNode first = chen.put(path, request(true, false)).body();
        String again = "{\"askedAt\":" + first.at("/filing/askedAt").asLong() + "}";
        refused(chen.post(path + "/again", again), ErrorKind.FILING_CHANGED);
        chen.post(path + "/outcome", "{\"state\":\"FAILED\",\"reason\":\"LOGGED_OUT\",\"documents\":[]}");
        JsonNode once = chen.post(path + "/again", again).body();
        assertThat(once.at("/filing/state").asText()).isEqualTo("ASKED");
        assertThat(once.path("noteText").asText()).contains("Results <b>normal</b>");
        refused(chen.post(path + "/again", again), ErrorKind.FILING_CHANGED);
    }

    @Test
    void whoMayNotAndWhatIsNotThereIsRefused() {
        String path = "/api/v1/filings/" + ids.next();
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        refused(rita.put(path, request(false, false)), ErrorKind.FILING_NOT_ALLOWED);
        refused(rita.post("/api/v1/filings/preview", request(false, false)), ErrorKind.FILING_NOT_ALLOWED);
        assertThat(rita.get("/api/v1/filings?state=open").status()).isEqualTo(200);
        refused(chen.post(path + "/again", "{\"askedAt\":1}"), ErrorKind.FILING_NOT_FOUND);
        refused(chen.post("/api/v1/filings/nonsense/again", "{\"askedAt\":1}"), ErrorKind.FILING_NOT_FOUND);
        refused(chen.get("/api/v1/filings"), ErrorKind.INVALID_VALUE);
        refused(chen.put(path, "{}"), ErrorKind.MALFORMED_REQUEST);
        chen.put(path, request(false, false));
        refused(chen.get(path + "/pages.pdf"), ErrorKind.FILING_NOT_FOUND);
        refused(chen.post(path + "/outcome", "{\"documents\":[]}"), ErrorKind.MALFORMED_REQUEST);
    }
}
