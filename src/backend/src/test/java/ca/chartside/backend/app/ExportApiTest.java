package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.protocol.ErrorKind;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A conversation taken out of Chartside, over real HTTP: as data, and as pages whose words are read back. */
class ExportApiTest extends StaffApiFixture {
    private final UUID conversation = ids.next();
    private StaffApiClient rita;

    @BeforeEach
    void talk() {
        rita = signedIn("medicalclinic", RITA);
        send(
                rita,
                conversation,
                1,
                "Your results are <b>normal</b> & fine.\\nSee you: \\u00e0 bient\\u00f4t",
                "ALLOW_REPLIES");
        UUID wrong = ids.next();
        rita.post(
                "/api/v1/messages", message(wrong, conversation, 1, "meant for somebody else", "SEND", Long.MAX_VALUE));
        assertThat(rita.post("/api/v1/messages/" + wrong + "/take-back", "{\"demographicNo\":1}")
                        .status())
                .isEqualTo(200);
        assertThat(rita.post("/api/v1/conversations/" + conversation + "/notes", """
                                {"noteId":"%s","demographicNo":1,"text":"she sounded worried"}""".formatted(ids.next()))
                        .status())
                .isEqualTo(200);
        assertThat(rita.post(
                                "/api/v1/conversations/" + conversation + "/actions",
                                "{\"type\":\"close\",\"lastSeenSeq\":99}")
                        .status())
                .isEqualTo(200);
    }

    private String path(String form) {
        return "/api/v1/conversations/" + conversation + "/export." + form;
    }

    private String pdf(String query) throws IOException {
        HttpResponse<byte[]> answer = rita.bytes(path("pdf") + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        try (PDDocument document = Loader.loadPDF(answer.body())) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void withoutNotesItIsWhatThePatientSees() {
        JsonNode data = rita.get(path("json")).body();
        assertThat(data.path("patient").path("demographicNo").asInt()).isEqualTo(1);
        assertThat(data.path("exportedBy").asText()).isEqualTo("Rita Desk");
        assertThat(data.path("zone").asText()).isEqualTo("America/Toronto");
        assertThat(data.path("entries").findValuesAsText("kind")).containsExactly("MESSAGE", "MESSAGE", "CLOSED");
        assertThat(data.toString()).contains("à bientôt").doesNotContain("meant for somebody else", "worried");
        assertThat(data.findValues("delivery")).as("M11").allMatch(JsonNode::isNull);
    }

    @Test
    void withNotesNothingIsLeftOut() {
        JsonNode data = rita.get(path("json") + "?notes=true").body();
        assertThat(data.path("entries").findValuesAsText("kind"))
                .containsExactly("MESSAGE", "MESSAGE", "NOTE", "CLOSED");
        assertThat(data.toString()).contains("meant for somebody else", "she sounded worried");
        assertThat(data.findValues("delivery")).anyMatch(JsonNode::isTextual);
    }

    @Test
    void thePagesNameThePatientAndKeepWhatIsInternalToThemselves() throws IOException {
        String pages = pdf("");
        assertThat(pages)
                .contains("Medical Clinic", "Anna TESTERSON", "Born 1985-03-14", "Rita Desk", "Page 1 of 1")
                .contains(
                        "Your results are <b>normal</b> & fine.",
                        "See you: à bientôt",
                        "Removed by the clinic",
                        "Closed by Medical Clinic")
                .contains("Without internal notes")
                .doesNotContain("meant for somebody else", "worried", "987654322");
        assertThat(pdf("?notes=true&language=fr"))
                .contains("Avec les notes internes", "meant for somebody else", "Note interne", "she sounded worried");
    }

    @Test
    void manyPagesEachCarryThePatient() throws IOException {
        for (int i = 0; i < 60; i++) {
            send(rita, conversation, 1, "Line of message " + i, "ALLOW_REPLIES");
        }
        String pages = pdf("");
        int count = Integer.parseInt(pages.replaceAll("(?s).*Page 1 of (\\d+).*", "$1"));
        assertThat(count).isGreaterThan(2);
        assertThat(pages.split("Anna TESTERSON · Born", -1)).hasSizeGreaterThan(count);
    }

    /** Whatever a font or XML does not know is no reason to have no pages. */
    @Test
    void whatNoFontKnowsIsDrawnAllTheSame() throws IOException {
        send(rita, conversation, 1, "before \\ud83d\\ude00 \\u1403\\u14c4 \\ufffe after", "ALLOW_REPLIES");
        assertThat(pdf("")).contains("before ").contains(" after");
    }

    @Test
    void eachIsAuditedAndOnlyTheClinicsOwn() {
        rita.get(path("json"));
        rita.bytes(path("pdf") + "?notes=true");
        List<AuditLog.Entry> exports = backend.store()
                .read(
                        clinic,
                        tx -> new AuditLog(tx)
                                .after(0, 1000).stream()
                                        .filter(entry -> entry.action().equals("conversation.export"))
                                        .toList());
        assertThat(exports).extracting(AuditLog.Entry::detail).containsExactly("json", "pdf notes");
        assertThat(exports)
                .extracting(AuditLog.Entry::subject)
                .containsOnly(String.format(Locale.ROOT, "conversation:%s patient:1", conversation));

        refused(signedIn("otherclinic", RITA).get(path("json")), ErrorKind.CONVERSATION_NOT_FOUND);
        refused(client().get(path("pdf")), ErrorKind.UNAUTHENTICATED);
        refused(rita.get("/api/v1/conversations/nonsense/export.pdf"), ErrorKind.CONVERSATION_NOT_FOUND);
    }
}
