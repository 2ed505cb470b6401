package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.protocol.ErrorKind;
import ca.chartside.testbase.Await;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Searching over the staff API. */
final class SearchApiTest extends StaffApiFixture {
    private static StaffApiClient.Answer search(StaffApiClient client, String json) {
        return client.post("/api/v1/search", json);
    }

    @Test
    void whatWasSentIsFoundAMomentLater() {
        StaffApiClient client = signedIn("medicalclinic", CHEN);
        UUID conversation = ids.next();
        send(client, conversation, 1, "Your r\u00e9sultats are back", "ALLOW_REPLIES");
        JsonNode hit = Await.until(
                        "the message to be found",
                        Duration.ofSeconds(10),
                        () -> search(client, "{\"query\":\"resul anna\"}")
                                .body()
                                .path("hits"),
                        hits -> hits.size() == 1)
                .get(0);
        assertThat(hit.at("/conversation/id").asText()).isEqualTo(conversation.toString());
        assertThat(hit.path("snippet").asText()).isEqualTo("Your r\u00e9sultats are back");
        assertThat(hit.path("marks")).hasToString("[{\"start\":5,\"end\":10}]");
        assertThat(hit.path("firstNameMarks")).hasToString("[{\"start\":0,\"end\":4}]");
        assertThat(search(client, "{\"query\":\"resul\",\"demographicNo\":2}")
                        .body()
                        .path("hits"))
                .isEmpty();
    }

    @Test
    void whatCannotBeLookedForIsRefused() {
        StaffApiClient client = signedIn("medicalclinic", CHEN);
        for (String query : List.of("", "a", "x".repeat(10_000))) {
            refused(search(client, "{\"query\":\"" + query + "\"}"), ErrorKind.INVALID_VALUE);
        }
        refused(search(client, "{\"query\":\"fever\",\"cursor\":\"?\"}"), ErrorKind.INVALID_VALUE);
        refused(search(client, "{}"), ErrorKind.MALFORMED_REQUEST);
        refused(client.get("/api/v1/search?query=fever"), ErrorKind.METHOD_NOT_ALLOWED);
    }
}
