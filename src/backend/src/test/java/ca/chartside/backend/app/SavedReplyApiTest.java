package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.protocol.ErrorKind;
import org.junit.jupiter.api.Test;

/** Saved replies over the staff API. */
final class SavedReplyApiTest extends StaffApiFixture {
    private static final String REPLIES = "/api/v1/saved-replies";

    @Test
    void whatWasSavedIsListedChangedAndDeleted() {
        StaffApiClient client = signedIn("medicalclinic", CHEN);
        String path = REPLIES + "/" + ids.next();
        String body = """
                {"shared":%s,"title":"R\u00e9sultats","english":"","french":"Tout est normal, {firstName}.","version":%d}""";
        StaffApiClient.Answer saved = client.put(path, body.formatted(false, 0));
        assertThat(saved.status()).isEqualTo(200);
        assertThat(client.get(REPLIES).body().path("replies").get(0)).isEqualTo(saved.body());
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        assertThat(rita.get(REPLIES).body().path("replies")).isEmpty();

        assertThat(client.put(path, body.formatted(true, 1))
                        .body()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(rita.get(REPLIES).body().path("replies")).hasSize(1);
        assertThat(signedIn("otherclinic", RITA).get(REPLIES).body().path("replies"))
                .isEmpty();
        assertThat(rita.delete(path).status()).isEqualTo(204);
        assertThat(rita.delete(path).status()).isEqualTo(204);
        assertThat(client.get(REPLIES).body().path("replies")).isEmpty();
    }

    @Test
    void whatCannotBeSavedIsRefused() {
        StaffApiClient client = signedIn("medicalclinic", CHEN);
        String path = REPLIES + "/" + ids.next();
        refused(client.put(path, "{}"), ErrorKind.MALFORMED_REQUEST);
        refused(client.put(REPLIES + "/1", "{}"), ErrorKind.SAVED_REPLY_NOT_FOUND);
        refused(client.delete(REPLIES + "/1"), ErrorKind.SAVED_REPLY_NOT_FOUND);
        refused(
                client.put(path, "{\"shared\":true,\"title\":\"x\",\"english\":\"\",\"french\":\"\",\"version\":0}"),
                ErrorKind.SAVED_REPLY_EMPTY);
        refused(
                client.put(path, "{\"shared\":true,\"title\":\"x\",\"french\":\"y\",\"version\":0}"),
                ErrorKind.MALFORMED_REQUEST);
    }
}
