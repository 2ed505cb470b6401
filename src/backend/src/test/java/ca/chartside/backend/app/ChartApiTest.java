package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.clinic.OscarAddress;
import ca.chartside.backend.clinic.OscarSettings;
import ca.chartside.protocol.ErrorKind;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a chart in OSCAR brings to the staff API and gets from it, over real HTTP (C1, C5, C7). */
final class ChartApiTest extends StaffApiFixture {
    private String beside(UUID id, String lastName, boolean confirmed) {
        return """
                {"messageId":"%s","conversationId":"%s","demographicNo":1,"text":"Hello","mode":"ALLOW_REPLIES","lastSeenSeq":0,\
                "oscar":{"demographicNo":1,"firstName":"ANNA","lastName":"%s","dateOfBirth":"1985-03-14",\
                "email":"anna.new@example.org","readAt":%d},"identityConfirmed":%s}""".formatted(id, ids.next(), lastName, clock.millis() + 1, confirmed);
    }

    @Test
    void aChartsDetailsComeWithTheMessage() {
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        clock.advance(Duration.ofSeconds(5));
        refused(rita.post("/api/v1/messages", beside(ids.next(), "OTHERSON", false)), ErrorKind.PATIENT_DIFFERS);
        assertThat(rita.post("/api/v1/messages", beside(ids.next(), "TESTERSON", false))
                        .status())
                .isEqualTo(200);
        assertThat(rita.get("/api/v1/patients/1").body().path("email").asText()).isEqualTo("anna.new@example.org");
        assertThat(rita.post("/api/v1/messages", beside(ids.next(), "OTHERSON", true))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theNumbersOfPatientsAreAskedForTogether() {
        StaffApiClient chen = signedIn("medicalclinic", CHEN);
        assertThat(chen.get("/api/v1/counts?patients=1,2").body().path("patients"))
                .isEmpty();
        UUID conversation = ids.next();
        send(chen, conversation, 1, "Hello", "ALLOW_REPLIES");
        backend.messages().reply(clinic, 1, conversation, ids.next(), "Thanks");
        JsonNode counts = chen.get("/api/v1/counts?patients=1,2,1").body();
        assertThat(counts.path("patients")).hasSize(1);
        assertThat(counts.at("/patients/0/demographicNo").asInt()).isEqualTo(1);
        assertThat(counts.at("/patients/0/number").asInt()).isEqualTo(1);
        assertThat(counts.path("urgent").asBoolean()).isFalse();
        refused(chen.get("/api/v1/counts?patients=1,x"), ErrorKind.INVALID_VALUE);
        String tooMany = IntStream.rangeClosed(1, 51).mapToObj(String::valueOf).collect(Collectors.joining(","));
        refused(chen.get("/api/v1/counts?patients=" + tooMany), ErrorKind.INVALID_VALUE);
    }

    @Test
    void staffAreToldWhereTheirOscarIsAndNobodyElseIs() throws OscarAddress.Unusable {
        OscarAddress address = OscarAddress.parse("https://oscar.example.ca/oscar");
        backend.store().write(clinic, tx -> {
            new OscarSettings(tx).moaFiles(true);
            return new OscarSettings(tx).add(address);
        });
        StaffApiClient rita = client();
        JsonNode session = rita.signIn("medicalclinic", RITA, PASSWORD).body();
        assertThat(session.at("/clinic/oscar/0").asText()).isEqualTo(address.value());
        assertThat(rita.get("/api/v1/me").body().at("/clinic/oscar/0").asText()).isEqualTo(address.value());
        assertThat(session.at("/clinic/moaFiles").asBoolean()).isTrue();
        assertThat(signedIn("otherclinic", RITA).get("/api/v1/me").body().at("/clinic/oscar"))
                .isEmpty();
        UUID conversation = ids.next();
        send(rita, conversation, 1, "Hello", "ALLOW_REPLIES");
        assertThat(rita.get("/api/v1/conversations/" + conversation + "/export.json")
                        .body()
                        .toString())
                .doesNotContain(address.value());
    }
}
