package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.Clinics;
import ca.chartside.backend.clinic.MessagingRules;
import ca.chartside.backend.clinic.MessagingRules.Rule;
import ca.chartside.backend.patient.Consent;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.patient.Patients;
import ca.chartside.protocol.Caution;
import ca.chartside.protocol.ErrorKind;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Writing over the staff API: what a message makes of its conversation, and what is refused. */
final class MessageApiTest extends StaffApiFixture {
    @Test
    void aNewConversationIsClosedOrOpenAsTheSenderChose() {
        StaffApiClient client = signedIn("medicalclinic", CHEN);
        assertThat(send(client, ids.next(), 1, "Hello", "SEND")
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("CLOSED");
        UUID open = ids.next();
        StaffApiClient.Answer answer = send(client, open, 1, "Hello again", "ALLOW_REPLIES");
        assertThat(answer.body().path("status").asText()).isEqualTo("OPEN");
        assertThat(answer.body().path("message").path("delivery").asText()).isEqualTo("STORED");
        JsonNode mine = client.get("/api/v1/conversations?tab=mine").body().path("rows");
        assertThat(mine).hasSize(2);
        assertThat(mine.get(0).path("snippet").asText()).isEqualTo("Hello again");
        assertThat(mine.get(0).path("patient").path("lastName").asText()).isEqualTo("TESTERSON");
        assertThat(mine.get(0).path("patient").path("hinLast4").asText()).isEqualTo("3221");
        assertThat(client.get("/api/v1/conversations?tab=patient&patient=1")
                        .body()
                        .path("rows"))
                .hasSize(2);
    }

    @Test
    void aClosedConversationIsReopenedOnlyOnPurpose() {
        StaffApiClient client = signedIn("medicalclinic", CHEN);
        UUID conversation = ids.next();
        send(client, conversation, 1, "Hello", "SEND");
        refused(send(client, conversation, 1, "More", "SEND"), ErrorKind.CONVERSATION_CLOSED);
        assertThat(send(client, conversation, 1, "More", "WITHOUT_REOPENING")
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("CLOSED");
        assertThat(send(client, conversation, 1, "More", "ALLOW_REPLIES")
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("OPEN");
        assertThat(send(client, conversation, 1, "More", "SEND")
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("OPEN");
    }

    @Test
    void theSameIdIsTheSameMessageAndTheSameAnswer() {
        StaffApiClient client = signedIn("medicalclinic", CHEN);
        UUID conversation = ids.next();
        UUID id = ids.next();
        String request = message(id, conversation, 1, "Once", "ALLOW_REPLIES", 0);
        JsonNode first = client.post("/api/v1/messages", request).body();
        JsonNode second = client.post("/api/v1/messages", request).body();
        assertThat(second).isEqualTo(first);
        assertThat(client.get("/api/v1/conversations/" + conversation + "/messages")
                        .body()
                        .path("messages"))
                .hasSize(1);
        refused(
                client.post("/api/v1/messages", message(id, conversation, 1, "Other words", "ALLOW_REPLIES", 0)),
                ErrorKind.MESSAGE_ID_REUSED);
        refused(signedIn("medicalclinic", RITA).post("/api/v1/messages", request), ErrorKind.MESSAGE_ID_REUSED);
    }

    @Test
    void aMessageNeverGoesToAnotherPatientsConversation() {
        StaffApiClient client = signedIn("medicalclinic", CHEN);
        UUID conversation = ids.next();
        send(client, conversation, 1, "For Anna", "ALLOW_REPLIES");
        refused(send(client, conversation, 2, "For Robert", "SEND"), ErrorKind.WRONG_PATIENT);
        refused(send(client, ids.next(), 999, "For nobody", "SEND"), ErrorKind.PATIENT_NOT_FOUND);
        assertThat(client.get("/api/v1/conversations/" + conversation + "/messages")
                        .body()
                        .path("messages"))
                .hasSize(1);
    }

    @Test
    void whoIsNotToBeWrittenToIsSaidAndRefused() {
        StaffApiClient client = signedIn("medicalclinic", CHEN);
        PatientRecord anna = store(1);
        backend.patients().put(clinic, AuditLog.Actor.OPERATOR, List.of(anna.with(Consent.NO, false)));
        assertThat(client.get("/api/v1/patients/1").body().path("cautions").toString())
                .isEqualTo("[{\"reason\":\"NO_CONSENT\",\"blocks\":true}]");
        refused(send(client, ids.next(), 1, "Hello", "SEND"), ErrorKind.MESSAGES_BLOCKED);
        backend.store().write(clinic, tx -> {
            new Clinics(tx).rules(MessagingRules.DEFAULT.with(Map.of(Caution.Reason.NO_CONSENT, Rule.WARN)));
            return clinic;
        });
        String message = message(ids.next(), ids.next(), 1, "Hello", "SEND", 0);
        refused(client.post("/api/v1/messages", message), ErrorKind.WARNING_NOT_CONFIRMED);
        String confirmed = message.replace("{", "{\"confirmed\":[\"NO_CONSENT\"],");
        refused(client.post("/api/v1/messages", confirmed.replace("NO_CONSENT", "HAPPY")), ErrorKind.MALFORMED_REQUEST);
        StaffApiClient.Answer sent = client.post("/api/v1/messages", confirmed);
        assertThat(sent.body().path("message").path("text").asText()).isEqualTo("Hello");
        JsonNode row =
                client.get("/api/v1/conversations?tab=mine").body().path("rows").get(0);
        assertThat(row.path("patient").path("cautions").get(0).path("blocks").asBoolean())
                .isFalse();
    }

    private PatientRecord store(int number) {
        return backend.store().read(clinic, tx -> Objects.requireNonNull(new Patients(tx).get(number)));
    }

    @Test
    void badBodiesAreRefusedByNameOfFieldAndNeverStored() {
        StaffApiClient client = signedIn("medicalclinic", CHEN);
        String good = message(ids.next(), ids.next(), 1, "Hello", "SEND", 0);
        Map<String, ErrorKind> bad = Map.of(
                good.replace("\"Hello\"", "7"), ErrorKind.MALFORMED_REQUEST,
                good.replace(":1,", ":\"1\","), ErrorKind.MALFORMED_REQUEST,
                good.replace("{", "{\"extra\":1,"), ErrorKind.MALFORMED_REQUEST,
                good.replace("\"SEND\"", "\"SHOUT\""), ErrorKind.MALFORMED_REQUEST,
                good.replace("\"text\":\"Hello\",", ""), ErrorKind.MALFORMED_REQUEST,
                good.substring(0, 40), ErrorKind.MALFORMED_REQUEST,
                good.replace("Hello", " \\n\\t "), ErrorKind.MESSAGE_EMPTY,
                good.replace("Hello", "a\\u0000b"), ErrorKind.INVALID_VALUE,
                good.replace("Hello", "broken \\ud83d pair"), ErrorKind.INVALID_VALUE,
                good.replace("Hello", "x".repeat(20_001)), ErrorKind.MESSAGE_TOO_LONG);
        bad.forEach((body, kind) -> refused(client.post("/api/v1/messages", body), kind));
        refused(client.post("/api/v1/patients/search", "{\"query\":\"a\\u0000b\"}"), ErrorKind.INVALID_VALUE);
        refused(
                client.post(
                        "/api/v1/session",
                        "{\"clinic\":\"medicalclinic\",\"username\":\"a\\u0000b\",\"password\":\"x\"}"),
                ErrorKind.INVALID_VALUE);
        byte[] badUtf8 = good.getBytes(StandardCharsets.ISO_8859_1);
        badUtf8[good.indexOf("Hello")] = (byte) 0xC3;
        refused(client.post("/api/v1/messages", badUtf8), ErrorKind.MALFORMED_REQUEST);
        refused(client.post("/api/v1/messages", good.replace("Hello", "x".repeat(1 << 20))), ErrorKind.BODY_TOO_LARGE);
        assertThat(client.get("/api/v1/conversations?tab=mine").body().path("rows"))
                .isEmpty();
    }
}
