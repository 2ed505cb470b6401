package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.protocol.ErrorKind;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Conversations over the staff API: lists and counts, what staff do to them, whose they are. */
final class ConversationApiTest extends StaffApiFixture {
    @Test
    void aPatientsReplyGoesToTriageCountsAndIsTakenOutByAnAnswer() {
        StaffApiClient doctor = signedIn("medicalclinic", CHEN);
        StaffApiClient moa = signedIn("medicalclinic", RITA);
        UUID conversation = ids.next();
        send(doctor, conversation, 1, "Hello", "ALLOW_REPLIES");
        long reply = backend.messages()
                .reply(clinic, 1, conversation, ids.next(), "Thank you")
                .seq();

        assertThat(doctor.get("/api/v1/counts").body().path("number").asInt()).isEqualTo(1);
        assertThat(moa.get("/api/v1/counts").body().path("number").asInt()).isEqualTo(1);
        JsonNode row =
                moa.get("/api/v1/conversations?tab=triage").body().path("rows").get(0);
        assertThat(row.path("unread").asBoolean()).isTrue();
        assertThat(row.path("lastAuthorName").asText()).isEqualTo("Anna");

        moa.post("/api/v1/conversations/" + conversation + "/read", "{\"seq\":" + reply + "}");
        assertThat(moa.get("/api/v1/counts").body().path("number").asInt()).isZero();
        assertThat(moa.get("/api/v1/counts").body().path("triage").asInt())
                .as("reading does not take it out of Triage (T3)")
                .isEqualTo(1);
        assertThat(doctor.get("/api/v1/counts").body().path("number").asInt()).isEqualTo(1);

        refused(
                doctor.post("/api/v1/messages", message(ids.next(), conversation, 1, "Late", "SEND", reply - 1)),
                ErrorKind.NEWER_MESSAGE);
        assertThat(send(moa, conversation, 1, "You are welcome", "SEND").status())
                .isEqualTo(200);
        assertThat(moa.get("/api/v1/counts").body().path("triage").asInt()).isZero();
    }

    @Test
    void whatWaitsTooLongCountsForEverybody() {
        StaffApiClient doctor = signedIn("medicalclinic", CHEN);
        UUID conversation = ids.next();
        send(signedIn("medicalclinic", RITA), conversation, 1, "Hello", "ALLOW_REPLIES");
        backend.messages().reply(clinic, 1, conversation, ids.next(), "Thank you");
        assertThat(doctor.get("/api/v1/counts").body().path("number").asInt()).isZero();
        clock.advance(Duration.ofHours(25));
        StaffApiClient later = signedIn("medicalclinic", CHEN);
        assertThat(later.get("/api/v1/counts").body().path("number").asInt()).isEqualTo(1);
    }

    @Test
    void listsComeInPagesThatMissNoneAndRepeatNone() {
        StaffApiClient client = signedIn("medicalclinic", CHEN);
        for (int i = 0; i < 7; i++) {
            send(client, ids.next(), 1, "Number " + i, "SEND");
            clock.advance(Duration.ofSeconds(i % 2));
        }
        Set<String> seen = new HashSet<>();
        String cursor = "";
        for (int page = 0; page < 4; page++) {
            JsonNode body = client.get("/api/v1/conversations?tab=mine&limit=2" + cursor)
                    .body();
            body.path("rows")
                    .forEach(
                            row -> assertThat(seen.add(row.path("id").asText())).isTrue());
            cursor = "&cursor=" + body.path("next").asText();
            assertThat(body.path("next").isNull()).isEqualTo(page == 3);
        }
        assertThat(seen).hasSize(7);
    }

    @Test
    void staffActOnConversationsAndBadActionsAreRefused() {
        StaffApiClient client = signedIn("medicalclinic", CHEN);
        UUID conversation = ids.next();
        UUID message = UUID.fromString(send(client, conversation, 1, "Hello", "ALLOW_REPLIES")
                .body()
                .path("message")
                .path("id")
                .asText());
        String actions = "/api/v1/conversations/" + conversation + "/actions";
        assertThat(client.post(actions, "{\"type\":\"close\",\"lastSeenSeq\":99}")
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("CLOSED");
        assertThat(client.post(actions, "{\"type\":\"urgent\",\"on\":true}")
                        .body()
                        .path("urgent")
                        .asBoolean())
                .isTrue();
        refused(client.post(actions, "{\"type\":\"delete\"}"), ErrorKind.MALFORMED_REQUEST);
        refused(
                client.post(actions, "{\"type\":\"close\",\"lastSeenSeq\":99,\"also\":1}"),
                ErrorKind.MALFORMED_REQUEST);
        refused(client.post(actions, "{\"type\":\"addMember\"}"), ErrorKind.MALFORMED_REQUEST);
        refused(
                client.post(actions, "{\"type\":\"assign\",\"userId\":\"" + ids.next() + "\",\"reason\":\"\"}"),
                ErrorKind.USER_NOT_FOUND);
        String notes = "/api/v1/conversations/" + conversation + "/notes";
        String note = "{\"noteId\":\"" + ids.next() + "\",\"demographicNo\":%d,\"text\":\"%s\"}";
        assertThat(client.post(notes, note.formatted(1, "Call her"))
                        .body()
                        .path("kind")
                        .asText())
                .isEqualTo("NOTE");
        refused(client.post(notes, note.formatted(2, "Call her")), ErrorKind.WRONG_PATIENT);
        refused(client.post(notes, note.formatted(1, " ")), ErrorKind.MESSAGE_EMPTY);
        String takeBack = "/api/v1/messages/" + message + "/take-back";
        refused(signedIn("medicalclinic", RITA).post(takeBack, "{\"demographicNo\":1}"), ErrorKind.NOT_YOUR_MESSAGE);
        assertThat(client.post(takeBack, "{\"demographicNo\":1}")
                        .body()
                        .path("takenBackAt")
                        .asLong())
                .isEqualTo(clock.millis());
        StaffApiClient stranger = signedIn("otherclinic", RITA);
        refused(stranger.post(actions, "{\"type\":\"reopen\"}"), ErrorKind.CONVERSATION_NOT_FOUND);
        refused(stranger.post(notes, note.formatted(1, "Call her")), ErrorKind.CONVERSATION_NOT_FOUND);
        refused(stranger.post(takeBack, "{\"demographicNo\":1}"), ErrorKind.CONVERSATION_NOT_FOUND);
        assertThat(client.get("/api/v1/conversations/" + conversation + "/members")
                        .body()
                        .path("members"))
                .hasSize(1);
        assertThat(client.get("/api/v1/staff").body().path("users")).hasSize(2);
    }

    @Test
    void anotherClinicsIdsNameNothing() {
        StaffApiClient here = signedIn("medicalclinic", CHEN);
        StaffApiClient there = signedIn("otherclinic", RITA);
        UUID conversation = ids.next();
        send(there, conversation, 77, "Elsewhere", "ALLOW_REPLIES");
        refused(here.get("/api/v1/conversations/" + conversation), ErrorKind.CONVERSATION_NOT_FOUND);
        refused(here.get("/api/v1/conversations/" + conversation + "/messages"), ErrorKind.CONVERSATION_NOT_FOUND);
        refused(
                here.post("/api/v1/conversations/" + conversation + "/read", "{\"seq\":1}"),
                ErrorKind.CONVERSATION_NOT_FOUND);
        refused(here.get("/api/v1/patients/77"), ErrorKind.PATIENT_NOT_FOUND);
        refused(send(here, conversation, 77, "Hello", "SEND"), ErrorKind.PATIENT_NOT_FOUND);
        assertThat(here.get("/api/v1/patients/1").body().path("lastName").asText())
                .isEqualTo("TESTERSON");
        assertThat(here.post("/api/v1/patients/search", "{\"query\":\"elsewhere\"}")
                        .body()
                        .path("patients"))
                .isEmpty();
    }

    @Test
    void badQueriesAreRefused() {
        StaffApiClient client = signedIn("medicalclinic", CHEN);
        refused(client.get("/api/v1/conversations"), ErrorKind.INVALID_VALUE);
        refused(client.get("/api/v1/conversations?tab=none"), ErrorKind.INVALID_VALUE);
        refused(client.get("/api/v1/conversations?tab=patient"), ErrorKind.MALFORMED_REQUEST);
        refused(client.get("/api/v1/conversations?tab=mine&cursor=%2F%2F"), ErrorKind.INVALID_VALUE);
        refused(client.get("/api/v1/conversations?tab=mine&limit=many"), ErrorKind.INVALID_VALUE);
        refused(client.get("/api/v1/conversations/not-an-id"), ErrorKind.CONVERSATION_NOT_FOUND);
        refused(client.get("/api/v1/patients/none"), ErrorKind.PATIENT_NOT_FOUND);
        refused(client.get("/api/v1/nothing"), ErrorKind.NOT_FOUND);
        refused(client.post("/api/v1/me", "{}"), ErrorKind.METHOD_NOT_ALLOWED);
        refused(client.post("/api/v1/patients/search", "{\"query\":\" \"}"), ErrorKind.INVALID_VALUE);
    }

    @Test
    void everythingThatWasDoneIsInAnUnbrokenAuditChain() {
        StaffApiClient client = signedIn("medicalclinic", RITA);
        UUID conversation = ids.next();
        send(client, conversation, 1, "Hello", "ALLOW_REPLIES");
        client.get("/api/v1/conversations?tab=triage");
        client.get("/api/v1/conversations/" + conversation + "/messages");
        client.get("/api/v1/conversations/" + conversation);
        client.get("/api/v1/conversations/" + conversation);
        client.post("/api/v1/patients/search", "{\"query\":\"testerson\"}");
        List<AuditLog.Entry> entries = backend.store().read(clinic, tx -> new AuditLog(tx).after(0, 100));
        assertThat(entries)
                .extracting(AuditLog.Entry::action)
                .contains("sign-in", "message.send", "list.view", "conversation.view", "patient.search");
        assertThat(entries)
                .as("a row by itself is a list of one, told once an hour")
                .filteredOn(entry -> entry.detail().equals("rows 1"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.subject()).contains(conversation.toString(), "patient:1"));
        assertThat(entries)
                .as("no name, text or search term stands in it")
                .noneMatch(entry -> (entry.subject() + entry.detail()).matches("(?i).*(testerson|hello|anna).*"));
        assertThat(backend.store().<Long>read(clinic, tx -> new AuditLog(tx).firstBroken()))
                .isZero();
    }
}
