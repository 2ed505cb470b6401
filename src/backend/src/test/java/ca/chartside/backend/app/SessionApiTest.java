package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.CaughtLog;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signing in over the staff API: passwords, tokens, and every refusal with its stable code. */
final class SessionApiTest extends StaffApiFixture {
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
    void theLogSaysWhoseSignInIsLockedByIdAlone() {
        String id = client().signIn("medicalclinic", RITA, PASSWORD)
                .body()
                .path("user")
                .path("id")
                .asText();
        try (CaughtLog log = new CaughtLog()) {
            for (int i = 0; i < 5; i++) {
                client().signIn("medicalclinic", RITA, "wrong");
            }
            assertThat(log.lines())
                    .anyMatch(line -> line.startsWith("user:" + id + " of medicalclinic is locked until "))
                    .noneMatch(line -> line.contains(RITA));
        }
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
}
