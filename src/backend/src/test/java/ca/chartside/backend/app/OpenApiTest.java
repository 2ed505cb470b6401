package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.file.Photos;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.testbase.Await;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The description at {@code /openapi.json}, held against the routes that answer and the shape of their answers. */
final class OpenApiTest extends StaffApiFixture {
    @Test
    void theDescriptionNamesTheRoutesThatAnswer() {
        JsonNode paths = client().get("/openapi.json").body().path("paths");
        assertThat(paths.fieldNames())
                .toIterable()
                .contains("/api/v1/session", "/api/v1/messages", "/health", "/metrics");
        paths.properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (operation.getValue().has("security")) {
                        String url = path.getKey().replaceAll("\\{[^}]+}", "1");
                        StaffApiClient.Answer answer = switch (operation.getKey()) {
                            case "get" -> client().get(url);
                            case "post" -> client().post(url, "{}");
                            case "put" -> client().put(url, "{}");
                            default -> client().delete(url);
                        };
                        refused(answer, ErrorKind.UNAUTHENTICATED);
                    }
                }));
    }

    @Test
    void answersHaveTheShapeThatTheDescriptionGives() {
        StaffApiClient client = signedIn("medicalclinic", CHEN);
        UUID conversation = ids.next();
        send(client, conversation, 1, "Hello", "ALLOW_REPLIES");
        client.put("/api/v1/saved-replies/" + ids.next(), """
                {"shared":true,"title":"Results","english":"Your results are normal.","french":"","version":0}""");
        UUID message = UUID.fromString(client.get("/api/v1/conversations/" + conversation + "/messages")
                .body()
                .at("/messages/0/id")
                .asText());
        String filing = "/api/v1/filings/" + ids.next();
        client.put(filing, """
                {"conversationId":"%s","demographicNo":1,"messages":["%s"],"files":[],"note":true,"pages":true,"notes":false,\
                "language":"en","again":false}""".formatted(conversation, message));
        backend.messages().reply(clinic, 1, conversation, ids.next(), "Thanks");
        JsonNode description = client.get("/openapi.json").body();
        Map<String, JsonNode> answers = new HashMap<>(Map.of(
                "/api/v1/me", client.get("/api/v1/me").body(),
                "/api/v1/counts", client.get("/api/v1/counts?patients=1").body(),
                "/api/v1/conversations",
                        client.get("/api/v1/conversations?tab=mine").body(),
                "/api/v1/conversations/{id}",
                        client.get("/api/v1/conversations/" + conversation).body(),
                "/api/v1/conversations/{id}/messages",
                        client.get("/api/v1/conversations/" + conversation + "/messages")
                                .body(),
                "/api/v1/patients/{demographicNo}",
                        client.get("/api/v1/patients/1").body(),
                "/api/v1/saved-replies", client.get("/api/v1/saved-replies").body(),
                "/health", client.get("/health").body()));
        answers.put("/api/v1/filings", client.get("/api/v1/filings?state=open").body());
        answers.forEach((path, answer) -> {
            JsonNode schema = description.at(
                    "/paths/" + path.replace("/", "~1") + "/get/responses/2XX/content/application~1json/schema");
            assertThat(schema.isMissingNode()).as(path).isFalse();
            matches(description, schema, answer, path);
        });
    }

    @Test
    void whatAPicturesCopyAnswersIsDescribed() {
        StaffApiClient client = signedIn("medicalclinic", CHEN);
        UUID picture = ids.next();
        client.upload(picture, "wound.png", Photos.written(Photos.quarters(80, 60, "RGBW"), "png"));
        Await.until(
                "the copies",
                Duration.ofSeconds(20),
                () -> client.download(picture, "/view").statusCode() != 202);
        UUID text = ids.next();
        client.upload(text, "note.txt", "Bring it signed.".getBytes(StandardCharsets.UTF_8));
        JsonNode description = client.get("/openapi.json").body();
        for (String copy : List.of("/thumbnail", "/view")) {
            JsonNode responses = description
                    .path("paths")
                    .path("/api/v1/files/{id}" + copy)
                    .path("get")
                    .path("responses");
            assertThat(responses.at("/2XX/content").fieldNames()).toIterable().containsExactly("image/jpeg");
            assertThat(client.download(picture, copy).statusCode()).isEqualTo(200);

            assertThat(responses.at("/404/description").asText()).contains("no picture");
            StaffApiClient.Answer none = client.get("/api/v1/files/" + text + copy);
            refused(none, ErrorKind.FILE_HAS_NO_PICTURE);
            matches(description, responses.at("/404/content/application~1json/schema"), none.body(), copy);
            refused(client.get("/api/v1/files/" + ids.next() + copy), ErrorKind.FILE_NOT_FOUND);
        }
        backend.store()
                .write(
                        clinic,
                        tx -> tx.sql()
                                .update(
                                        "UPDATE file SET copy_tries = 0, view_place = NULL, thumbnail_place = NULL WHERE clinic_id = ?"
                                                + " AND media_type = 'image/png'",
                                        clinic.number()));
        for (String copy : List.of("/thumbnail", "/view")) {
            HttpResponse<byte[]> beingMade = client.download(picture, copy);
            assertThat(beingMade.statusCode()).isEqualTo(202);
            assertThat(beingMade.body()).isEmpty();
            assertThat(beingMade.headers().firstValue("Retry-After")).contains("1");
            assertThat(description
                            .path("paths")
                            .path("/api/v1/files/{id}" + copy)
                            .at("/get/responses/202/description")
                            .asText())
                    .contains("being made", "Retry-After");
        }
    }

    private static void matches(JsonNode description, JsonNode schema, JsonNode value, String where) {
        if (value.isNull()) {
            return;
        }
        if (schema.has("$ref")) {
            matches(description, description.at(schema.path("$ref").asText().substring(1)), value, where);
        } else if (schema.path("type").asText().equals("array")) {
            assertThat(value.isArray()).as(where).isTrue();
            value.forEach(item -> matches(description, schema.path("items"), item, where + "[]"));
        } else if (schema.has("properties")) {
            assertThat(value.fieldNames())
                    .toIterable()
                    .as(where)
                    .containsExactlyInAnyOrderElementsOf(
                            () -> schema.path("properties").fieldNames());
            value.properties()
                    .forEach(field -> matches(
                            description,
                            schema.path("properties").path(field.getKey()),
                            field.getValue(),
                            where + "." + field.getKey()));
        } else {
            String type = switch (value.getNodeType()) {
                case STRING -> "string";
                case BOOLEAN -> "boolean";
                case NUMBER -> "integer";
                default -> "object";
            };
            assertThat(schema.path("type").asText()).as(where).isEqualTo(type);
        }
    }
}
