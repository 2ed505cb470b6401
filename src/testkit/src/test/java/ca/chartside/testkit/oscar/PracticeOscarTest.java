package ca.chartside.testkit.oscar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.testkit.sample.SampleStaff;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That it behaves as OSCAR was seen to. */
class PracticeOscarTest {
    private static final String DOCUMENT = "/ws/services/document/saveDocumentToDemographic";

    private final JsonMapper json = new JsonMapper();
    private PracticeOscar oscar = PracticeOscar.start(OscarFamily.OPEN_O);

    @AfterEach
    void stop() {
        oscar.close();
    }

    private void use(OscarFamily family) {
        oscar.close();
        oscar = PracticeOscar.start(family, 0, "/clinic/oscar");
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
    }

    private HttpResponse<String> get(HttpClient browser, String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(oscar.address() + path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(HttpClient browser, String path, String type, String body) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(oscar.address() + path))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpClient signedIn(SampleStaff person) throws Exception {
        HttpClient browser = browser();
        HttpResponse<String> schedule = post(
                browser,
                "/login.do",
                "application/x-www-form-urlencoded",
                "username=" + PracticeOscar.username(person) + "&password="
                        + URLEncoder.encode(person.password(), UTF_8) + "&pin=" + PracticeOscar.PIN);
        assertThat(schedule.uri().getPath()).endsWith("/provider/providercontrol.jsp");
        return browser;
    }

    private static String chart(int demographicNo) {
        return "/oscarEncounter/IncomingEncounter.do?providerNo=101&demographicNo=" + demographicNo;
    }

    @Test
    void eachFamilysChartEndsAtItsOwnAddressWithItsOwnLandmarks() throws Exception {
        HttpResponse<String> openO = get(signedIn(SampleStaff.MEI_CHEN), chart(1));
        assertThat(openO.uri().getPath()).isEqualTo("/oscar/CaseManagementEntry.do");
        assertThat(openO.body()).contains("id=\"patient-label\"", "name=\"demographicNo\" value=\"1\"");
        use(OscarFamily.OSCAR_15);
        HttpResponse<String> oscar15 = get(signedIn(SampleStaff.MEI_CHEN), chart(1));
        assertThat(oscar15.uri().getPath()).isEqualTo("/clinic/oscar/casemgmt/forward.jsp");
        assertThat(oscar15.body()).contains("id=\"encounterHeader\"", "id=\"encMainDiv\"", "id=\"save\"");
        assertThat(oscar.served().getLast().demographicNo()).isEqualTo(1);
    }

    @Test
    void aReceptionistOpensTheMasterRecordAndNoChart() throws Exception {
        HttpClient rita = signedIn(SampleStaff.RITA_DESK);
        assertThat(get(rita, chart(1)).uri().getPath()).endsWith("/securityError.jsp");
        assertThat(get(rita, "/demographic/demographiccontrol.jsp?demographic_no=1&displaymode=edit")
                        .body())
                .contains("name=\"demographic_no\" value=\"1\"");
    }

    @Test
    void aSecondSignInEndsTheFirst() throws Exception {
        HttpClient first = signedIn(SampleStaff.MEI_CHEN);
        HttpClient second = signedIn(SampleStaff.MEI_CHEN);
        assertThat(get(first, "/ws/rs/providerService/provider/me").statusCode())
                .isEqualTo(401);
        assertThat(get(first, chart(1)).uri().getPath()).endsWith("/index.jsp");
        assertThat(get(second, "/ws/rs/providerService/provider/me").statusCode())
                .isEqualTo(200);
        get(second, "/logout.jsp");
        assertThat(get(second, "/ws/rs/demographics/1").body()).startsWith("<?xml");
    }

    @Test
    void thePatientsDetailsComeAsOscarHasThem() throws Exception {
        JsonNode anna = json.readTree(
                get(signedIn(SampleStaff.MEI_CHEN), "/ws/rs/demographics/1").body());
        assertThat(anna.path("dateOfBirth").asLong()).as("a day late").isEqualTo(479692800000L);
        assertThat(anna.path("dobDay").asText()).isEqualTo("14");
        assertThat(anna.path("cellPhone").asText()).isEqualTo("613-555-0101");
        use(OscarFamily.OSCAR_15);
        HttpClient chen = signedIn(SampleStaff.MEI_CHEN);
        JsonNode same = json.readTree(get(chen, "/ws/rs/demographics/1").body());
        assertThat(same.has("cellPhone")).isFalse();
        assertThat(same.at("/extras/0/value").asText()).isEqualTo("613-555-0101");
        assertThat(json.readTree(get(chen, "/ws/rs/demographics/2").body())
                        .path("alternativePhone")
                        .asText())
                .isEqualTo("613-555-0102");
        assertThat(json.readTree(get(chen, "/ws/rs/demographics/16").body()).has("hin"))
                .isFalse();
    }

    @Test
    void notesAreSignedAndShownDocumentsAreOpenOsAlone() throws Exception {
        HttpClient chen = signedIn(SampleStaff.MEI_CHEN);
        String note = "{\"note\":\"Cut <b>healing</b>.\",\"encounterType\":\"secure message\",\"isSigned\":true}";
        JsonNode saved = json.readTree(
                post(chen, "/ws/rs/notes/1/save", "application/json", note).body());
        assertThat(saved.path("noteId").asLong())
                .isEqualTo(oscar.notes(1).getFirst().id());
        assertThat(get(chen, chart(1)).body())
                .contains("Cut &lt;b&gt;healing&lt;/b&gt;.", "[Signed on ", "secure message");
        String document =
                "{\"fileName\":\"a.pdf\",\"demographicNo\":1,\"providerNo\":\"101\",\"fileContents\":\"YQ==\"}";
        assertThat(post(chen, DOCUMENT, "application/json", document).statusCode())
                .isEqualTo(200);
        assertThat(oscar.documents(1).getFirst().content()).isEqualTo("a".getBytes(UTF_8));
        use(OscarFamily.OSCAR_15);
        assertThat(post(signedIn(SampleStaff.MEI_CHEN), DOCUMENT, "application/json", document)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void itIsSlowAndFailsWhereItIsTold() throws Exception {
        HttpClient chen = signedIn(SampleStaff.MEI_CHEN);
        oscar.fail("/ws/rs/demographics/", 500);
        assertThat(get(chen, "/ws/rs/demographics/1").statusCode()).isEqualTo(500);
        oscar.heal();
        Runnable release = oscar.hold("/ws/rs/demographics/2");
        var late = chen.sendAsync(
                HttpRequest.newBuilder(URI.create(oscar.address() + "/ws/rs/demographics/2"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(get(chen, "/ws/rs/demographics/1").statusCode()).isEqualTo(200);
        assertThat(late).isNotDone();
        release.run();
        assertThat(late.get().statusCode()).isEqualTo(200);
        assertThat(oscar.requests()).extracting(OscarRequest::status).contains(500, 302);
    }
}
