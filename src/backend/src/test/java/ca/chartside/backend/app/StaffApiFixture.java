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
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A real backend with two clinics, their staff and patients, and what the tests of the staff API say to it over real HTTP. */
abstract class StaffApiFixture {
    static final String PASSWORD = "correct horse battery";
    static final Duration LOOK = Duration.ofMillis(50);
    static final String RITA = "rita.desk@medicalclinic.example.ca";
    static final String CHEN = "mei.chen@medicalclinic.example.ca";

    @TempDir
    Path data;

    final TestClock clock = new TestClock(Instant.parse("2026-11-20T15:00:00Z"));
    final Uuid7 ids = new Uuid7(Clock.systemUTC());
    private final List<StaffApiClient> clients = new ArrayList<>();
    Backend backend;
    ClinicId clinic;

    @BeforeEach
    void start() {
        backend = Backend.start(config(), clock, look());
        clinic = backend.store().addClinic("medicalclinic", "Medical Clinic", clock.millis());
        ClinicId other = backend.store().addClinic("otherclinic", "Other Clinic", clock.millis());
        user(clinic, RITA, "Rita Desk", Role.MOA);
        user(clinic, CHEN, "Dr. Mei Chen", Role.DOCTOR);
        user(other, RITA, "Another Rita", Role.MOA);
        patients(clinic, patient(1, "ANNA", "TESTERSON"), patient(2, "ROBERT", "FAKENAME"));
        patients(other, patient(1, "OTHER", "PERSON"), patient(77, "ONLY", "ELSEWHERE"));
    }

    @AfterEach
    void stop() {
        // A server that ends waits a second for connections that may yet be used.
        clients.forEach(StaffApiClient::close);
        backend.close();
    }

    /** How often a stream looks at what nobody wakes it for. */
    Duration look() {
        return LOOK;
    }

    Config config() {
        return new Config(
                "127.0.0.1",
                0,
                List.of(),
                data,
                data.resolve("keys/files.json"),
                null,
                "",
                MailSettings.plain("127.0.0.1", 1, "messages@medicalclinic.example.ca"));
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

    StaffApiClient client() {
        StaffApiClient client = new StaffApiClient(backend.port());
        clients.add(client);
        return client;
    }

    StaffApiClient signedIn(String slug, String username) {
        StaffApiClient client = client();
        assertThat(client.signIn(slug, username, PASSWORD).status()).isEqualTo(200);
        return client;
    }

    String message(UUID id, UUID conversation, int patient, String text, String mode, long seen) {
        return """
                {"messageId":"%s","conversationId":"%s","demographicNo":%d,"text":"%s","mode":"%s","lastSeenSeq":%d,"identityConfirmed":false}""".formatted(id, conversation, patient, text, mode, seen);
    }

    StaffApiClient.Answer send(StaffApiClient client, UUID conversation, int patient, String text, String mode) {
        return client.post("/api/v1/messages", message(ids.next(), conversation, patient, text, mode, Long.MAX_VALUE));
    }

    void refused(StaffApiClient.Answer answer, ErrorKind kind) {
        assertThat(answer.code()).isEqualTo(kind.name());
        assertThat(answer.status()).isEqualTo(kind.status());
        assertThat(answer.body().path("message").asText()).isEqualTo(kind.sentence(Locale.ENGLISH));
        assertThat(answer.body().path("correlationId").asText()).hasSize(16);
    }
}
