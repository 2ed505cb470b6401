package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.protocol.ErrorKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
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

    private static String reply(boolean shared, int version, UUID file) {
        return "{\"shared\":%s,\"title\":\"Directions\",\"english\":\"x\",\"french\":\"\",\"files\":[\"%s\"],\"version\":%d}"
                .formatted(shared, file, version);
    }

    @Test
    void itsFilesAreOpenedByWhomItIsForAndEachMessageTakesACopy() {
        StaffApiClient chen = signedIn("medicalclinic", CHEN);
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        byte[] pdf = "%PDF-1.7 how to find us".getBytes(StandardCharsets.US_ASCII);
        UUID file = ids.next();
        chen.upload(file, "map.pdf", pdf);
        String path = REPLIES + "/" + ids.next();
        String copies = "/api/v1/files/" + file + "/copy";
        UUID copy = ids.next();
        String asCopy = "{\"id\":\"" + copy + "\"}";
        assertThat(chen.put(path, reply(false, 0, file)).status()).isEqualTo(200);
        assertThat(rita.download(file).statusCode()).isEqualTo(404);
        refused(rita.post(copies, asCopy), ErrorKind.FILE_NOT_FOUND);

        assertThat(chen.put(path, reply(true, 1, file)).status()).isEqualTo(200);
        assertThat(rita.download(file).body()).isEqualTo(pdf);
        refused(signedIn("otherclinic", RITA).post(copies, asCopy), ErrorKind.FILE_NOT_FOUND);
        assertThat(rita.post(copies, asCopy).body().path("name").asText()).isEqualTo("map.pdf");
        assertThat(rita.post(copies, asCopy).status()).as("again").isEqualTo(200);
        refused(chen.post(copies, asCopy), ErrorKind.INVALID_VALUE);
        refused(rita.post(copies, "{}"), ErrorKind.MALFORMED_REQUEST);

        refused(sendWith(chen, file), ErrorKind.FILE_NOT_FOUND);
        assertThat(sendWith(rita, copy).status()).isEqualTo(200);
        assertThat(chen.delete(path).status()).isEqualTo(204);
        assertThat(chen.download(copy).body()).isEqualTo(pdf);
        assertThat(rita.download(file).statusCode()).isEqualTo(404);
    }

    /** Copied it could go with a message to anybody: so that is for what was saved to go to anybody (M15). */
    @Test
    void whatAMessageOrANoteNamesIsCopiedByNoRequest() {
        StaffApiClient chen = signedIn("medicalclinic", CHEN);
        UUID conversation = ids.next();
        UUID ofMessage = uploaded(chen);
        UUID ofNote = uploaded(chen);
        UUID elsewhere = uploaded(signedIn("otherclinic", RITA));
        assertThat(sendWith(chen, conversation, ofMessage).status()).isEqualTo(200);
        assertThat(chen.post("/api/v1/conversations/" + conversation + "/notes", """
                                {"noteId":"%s","demographicNo":1,"text":"See the scan.","files":["%s"]}""".formatted(ids.next(), ofNote))
                        .status())
                .isEqualTo(200);
        for (StaffApiClient client : List.of(chen, signedIn("medicalclinic", RITA))) {
            for (UUID file : List.of(ofMessage, ofNote, elsewhere)) {
                refused(copy(client, file), ErrorKind.FILE_NOT_FOUND);
            }
        }
        assertThat(chen.download(ofNote).statusCode()).isEqualTo(200);
        assertThat(copy(chen, uploaded(chen)).status())
                .as("one's own that nothing names: of a saved reply that is being written")
                .isEqualTo(200);
    }

    private UUID uploaded(StaffApiClient client) {
        UUID file = ids.next();
        byte[] pdf = ("%PDF-1.7 " + file).getBytes(StandardCharsets.US_ASCII);
        assertThat(client.upload(file, "scan.pdf", pdf).status()).isEqualTo(200);
        return file;
    }

    private StaffApiClient.Answer copy(StaffApiClient client, UUID file) {
        return client.post("/api/v1/files/" + file + "/copy", "{\"id\":\"" + ids.next() + "\"}");
    }

    private StaffApiClient.Answer sendWith(StaffApiClient client, UUID file) {
        return sendWith(client, ids.next(), file);
    }

    private StaffApiClient.Answer sendWith(StaffApiClient client, UUID conversation, UUID file) {
        String message = message(ids.next(), conversation, 1, "Here is the way.", "SEND", 0);
        return client.post(
                "/api/v1/messages", message.substring(0, message.lastIndexOf('}')) + ",\"files\":[\"" + file + "\"]}");
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
