package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.notification.MailSettings;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.Uuid7;
import ca.chartside.testbase.TestClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The staff API over real HTTP: sign-in, sending, lists, and every refusal with its stable code. */
final class StaffApiTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String RITA = "rita.desk@medicalclinic.example.ca";
    private static final String CHEN = "mei.chen@medicalclinic.example.ca";

    @TempDir
    Path data;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-20T15:00:00Z"));
    private final Uuid7 ids = new Uuid7(Clock.systemUTC());
    private Backend backend;
    private ClinicId clinic;
    private ClinicId other;

    @BeforeEach
    void start() {
        backend = Backend.start(
                new Config(
                        "127.0.0.1",
                        0,
                        List.of(),
                        data,
                        null,
                        "",
                        MailSettings.plain("127.0.0.1", 1, "messages@medicalclinic.example.ca")),
                clock);
        clinic = backend.store().addClinic("medicalclinic", "Medical Clinic", clock.millis());
        other = backend.store().addClinic("otherclinic", "Other Clinic", clock.millis());
        user(clinic, RITA, "Rita Desk", Role.MOA);
        user(clinic, CHEN, "Dr. Mei Chen", Role.DOCTOR);
        user(other, RITA, "Another Rita", Role.MOA);
        patients(clinic, patient(1, "ANNA", "TESTERSON"), patient(2, "ROBERT", "FAKENAME"));
        patients(other, patient(1, "OTHER", "PERSON"), patient(77, "ONLY", "ELSEWHERE"));
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    private void user(ClinicId at, String username, String name, Role role) {
        backend.accounts().addUser(at, username, name, role, false, null, PASSWORD, false);
    }

    private void patients(ClinicId at, PatientRecord... patients) {
        backend.patients().put(at, AuditLog.Actor.OPERATOR, List.of(patients));
    }

    private static PatientRecord patient(int number, String first, String last) {
        return new PatientRecord(
                number,
                first,
                last,
                LocalDate.of(1985, 3, 14),
                "F",
                "987654322" + number,
                null,
                "ON",
                first.toLowerCase(Locale.ROOT) + "@example.org",
                null,
                null,
                "en",
                "AC");
    }

    private StaffApiClient client() {
        return new StaffApiClient(backend.port());
    }

    private StaffApiClient signedIn(String slug, String username) {
        StaffApiClient client = client();
        assertThat(client.signIn(slug, username, PASSWORD).status()).isEqualTo(200);
        return client;
    }

    private String message(UUID id, UUID conversation, int patient, String text, String mode, long seen) {
        return """
                {"messageId":"%s","conversationId":"%s","demographicNo":%d,"text":"%s","mode":"%s","lastSeenSeq":%d}""".formatted(id, conversation, patient, text, mode, seen);
    }

    private StaffApiClient.Answer send(
            StaffApiClient client, UUID conversation, int patient, String text, String mode) {
        return client.post("/api/v1/messages", message(ids.next(), conversation, patient, text, mode, Long.MAX_VALUE));
    }

    private void refused(StaffApiClient.Answer answer, ErrorKind kind) {
        assertThat(answer.code()).isEqualTo(kind.name());
        assertThat(answer.status()).isEqualTo(kind.status());
        assertThat(answer.body().path("message").asText()).isEqualTo(kind.sentence(Locale.ENGLISH));
        assertThat(answer.body().path("correlationId").asText()).hasSize(16);
    }

    @Test
    void signingInTellsWhoAndWhere() {
        StaffApiClient client = client();
        StaffApiClient.Answer answer =
                client.signIn("medicalclinic", "  Rita.Desk@MedicalClinic.example.ca ", PASSWORD);
        assertThat(answer.status()).isEqualTo(200);
        JsonNode me = client.get("/api/v1/me").body();
        assertThat(me.path("user").path("displayName").asText()).isEqualTo("Rita Desk");
        assertThat(me.path("clinic").path("name").asText()).isEqualTo("Medical Clinic");
        assertThat(me.path("counts").path("number").asInt()).isZero();
    }

    @Test
    void aWrongClinicIsToldAndWrongNamesAndPasswordsAreToldAlike() {
        refused(client().signIn("medicalclinc", RITA, PASSWORD), ErrorKind.CLINIC_NOT_FOUND);
        refused(client().signIn("medicalclinic", RITA, "wrong"), ErrorKind.BAD_CREDENTIALS);
        refused(
                client().signIn("medicalclinic", "nobody@medicalclinic.example.ca", PASSWORD),
                ErrorKind.BAD_CREDENTIALS);
    }

    @Test
    void fiveWrongTriesLockANameWhetherItExistsOrNotAndTheLockEnds() {
        for (String username : List.of(RITA, "nobody@medicalclinic.example.ca")) {
            for (int i = 0; i < 4; i++) {
                refused(client().signIn("medicalclinic", username, "wrong " + i), ErrorKind.BAD_CREDENTIALS);
            }
            StaffApiClient.Answer fifth = client().signIn("medicalclinic", username, "wrong");
            refused(fifth, ErrorKind.ACCOUNT_LOCKED);
            assertThat(fifth.body().path("details").path("lockedUntil").asLong())
                    .isEqualTo(clock.millis() + Duration.ofMinutes(15).toMillis());
        }
        refused(client().signIn("medicalclinic", RITA, PASSWORD), ErrorKind.ACCOUNT_LOCKED);
        clock.advance(Duration.ofMinutes(16));
        assertThat(client().signIn("medicalclinic", RITA, PASSWORD).status()).isEqualTo(200);
        refused(client().signIn("medicalclinic", RITA, "wrong again"), ErrorKind.BAD_CREDENTIALS);
    }

    @Test
    void theFirstSignInSetsTheUsersOwnPassword() {
        backend.accounts()
                .addUser(
                        clinic,
                        "new@medicalclinic.example.ca",
                        "New One",
                        Role.MOA,
                        false,
                        null,
                        "for-once-only",
                        true);
        refused(
                client().signIn("medicalclinic", "new@medicalclinic.example.ca", "for-once-only"),
                ErrorKind.PASSWORD_CHANGE_REQUIRED);
        refused(setPassword("for-once-only", "short"), ErrorKind.PASSWORD_NOT_ACCEPTED);
        refused(setPassword("for-once-only", "for-once-only"), ErrorKind.PASSWORD_NOT_ACCEPTED);
        assertThat(setPassword("for-once-only", "my own long password").status())
                .isEqualTo(200);
        refused(
                client().signIn("medicalclinic", "new@medicalclinic.example.ca", "for-once-only"),
                ErrorKind.BAD_CREDENTIALS);
        assertThat(client().signIn("medicalclinic", "new@medicalclinic.example.ca", "my own long password")
                        .status())
                .isEqualTo(200);
    }

    private StaffApiClient.Answer setPassword(String password, String own) {
        return client().post("/api/v1/session", """
                        {"clinic":"medicalclinic","username":"new@medicalclinic.example.ca","password":"%s","newPassword":"%s"}""".formatted(password, own));
    }

    @Test
    void anAccessTokenLivesFifteenMinutesAndARefreshGivesAnother() {
        StaffApiClient client = client();
        JsonNode session = client.signIn("medicalclinic", RITA, PASSWORD).body();
        clock.advance(Duration.ofMinutes(15));
        refused(client.get("/api/v1/me"), ErrorKind.TOKEN_EXPIRED);
        JsonNode renewed =
                client().post("/api/v1/session/refresh", refresh(session)).body();
        client.token(renewed.path("accessToken").asText());
        assertThat(client.get("/api/v1/me").status()).isEqualTo(200);
    }

    private static String refresh(JsonNode session) {
        return "{\"refreshToken\":\"" + session.path("refreshToken").asText() + "\"}";
    }

    @Test
    void aSpentRefreshTokenEndsTheWholeSignIn() {
        StaffApiClient client = client();
        JsonNode session = client.signIn("medicalclinic", RITA, PASSWORD).body();
        JsonNode renewed =
                client().post("/api/v1/session/refresh", refresh(session)).body();
        refused(client().post("/api/v1/session/refresh", refresh(session)), ErrorKind.TOKEN_REVOKED);
        refused(client().post("/api/v1/session/refresh", refresh(renewed)), ErrorKind.TOKEN_REVOKED);
        client.token(renewed.path("accessToken").asText());
        refused(client.get("/api/v1/me"), ErrorKind.TOKEN_REVOKED);
    }

    @Test
    void signingOutAndDisablingEndTheTokens() {
        StaffApiClient client = signedIn("medicalclinic", RITA);
        assertThat(client.delete("/api/v1/session").status()).isEqualTo(204);
        refused(client.get("/api/v1/me"), ErrorKind.TOKEN_REVOKED);
        StaffApiClient again = signedIn("medicalclinic", RITA);
        backend.accounts().disableUser(clinic, RITA);
        refused(again.get("/api/v1/me"), ErrorKind.TOKEN_REVOKED);
        refused(client().signIn("medicalclinic", RITA, PASSWORD), ErrorKind.BAD_CREDENTIALS);
    }

    @Test
    void withoutATokenThereIsNothing() {
        for (String token : List.of("", "nonsense", "medicalclinic." + "A".repeat(43), "noclinic." + "A".repeat(43))) {
            StaffApiClient client = client();
            client.token(token);
            refused(client.get("/api/v1/me"), ErrorKind.UNAUTHENTICATED);
            refused(client.get("/api/v1/events"), ErrorKind.UNAUTHENTICATED);
        }
    }

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
    void patientsAreFoundByWhatStaffKnow() {
        StaffApiClient client = signedIn("medicalclinic", RITA);
        for (String query : List.of("testerson", "Testerson, An", "anna testerson", "TESTERSON ANNA", "9876 543 221")) {
            JsonNode found = client.post("/api/v1/patients/search", "{\"query\":\"" + query + "\"}")
                    .body();
            assertThat(found.path("patients")).as(query).hasSize(1);
            assertThat(found.path("patients").get(0).path("demographicNo").asInt())
                    .isEqualTo(1);
        }
        assertThat(client.post("/api/v1/patients/search", "{\"query\":\"1985-03-14\"}")
                        .body()
                        .path("patients"))
                .hasSize(2);
        assertThat(client.post("/api/v1/patients/search", "{\"query\":\"2\"}")
                        .body()
                        .path("patients")
                        .get(0)
                        .path("lastName")
                        .asText())
                .isEqualTo("FAKENAME");
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
        assertThat(client.post(actions, "{\"type\":\"close\"}")
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
        refused(client.post(actions, "{\"type\":\"close\",\"also\":1}"), ErrorKind.MALFORMED_REQUEST);
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
        JsonNode description = client.get("/openapi.json").body();
        Map<String, JsonNode> answers = Map.of(
                "/api/v1/me", client.get("/api/v1/me").body(),
                "/api/v1/counts", client.get("/api/v1/counts").body(),
                "/api/v1/conversations",
                        client.get("/api/v1/conversations?tab=mine").body(),
                "/api/v1/conversations/{id}",
                        client.get("/api/v1/conversations/" + conversation).body(),
                "/api/v1/conversations/{id}/messages",
                        client.get("/api/v1/conversations/" + conversation + "/messages")
                                .body(),
                "/api/v1/patients/{demographicNo}",
                        client.get("/api/v1/patients/1").body(),
                "/health", client.get("/health").body());
        answers.forEach((path, answer) -> {
            JsonNode schema = description.at(
                    "/paths/" + path.replace("/", "~1") + "/get/responses/2XX/content/application~1json/schema");
            assertThat(schema.isMissingNode()).as(path).isFalse();
            matches(description, schema, answer, path);
        });
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

    @Test
    void probesTellHealthAndFigures() {
        assertThat(client().get("/health").body().path("ready").asBoolean()).isTrue();
        client().get("/api/v1/me");
        java.net.http.HttpResponse<String> metrics = plain("/metrics");
        assertThat(metrics.body())
                .contains("http_server_requests_seconds_count")
                .contains("route=\"/api/v1/me\"");
    }

    private java.net.http.HttpResponse<String> plain(String path) {
        try (java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient()) {
            return http.send(
                    java.net.http.HttpRequest.newBuilder(
                                    java.net.URI.create("http://127.0.0.1:" + backend.port() + path))
                            .build(),
                    java.net.http.HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
