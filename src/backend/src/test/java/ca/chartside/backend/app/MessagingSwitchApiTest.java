package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.conversation.MessagingSwitch;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.ErrorKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** S8 over the staff API: what is told, and what is refused. */
@Timeout(30)
final class MessagingSwitchApiTest extends StaffApiFixture {
    private void turn(boolean on, @Nullable String ask) {
        backend.store()
                .write(clinic, tx -> new MessagingSwitch(tx).turn(on, ask, AuditLog.Actor.OPERATOR, clock.millis()));
    }

    @Test
    void whereItIsOffThatIsSaidAtSignInAndWithEachRefusal() {
        StaffApiClient client = signedIn("medicalclinic", CHEN);
        assertThat(client.get("/api/v1/me").body().path("messaging").toString())
                .isEqualTo("{\"on\":true,\"ask\":null}");
        turn(false, "the office manager, ext. 12");
        assertThat(client.get("/api/v1/me").body().path("messaging").toString())
                .isEqualTo("{\"on\":false,\"ask\":\"the office manager, ext. 12\"}");
        UUID conversation = ids.next();
        StaffApiClient.Answer answer = send(client, conversation, 1, "Hello", "SEND");
        refused(answer, ErrorKind.MESSAGING_OFF);
        assertThat(answer.body().path("details").toString()).isEqualTo("{\"ask\":\"the office manager, ext. 12\"}");
        assertThat(client.get("/api/v1/conversations/" + conversation).status()).isEqualTo(404);
        turn(true, null);
        assertThat(send(client, conversation, 1, "Hello", "SEND").status()).isEqualTo(200);
    }

    @Test
    void whoIsSignedInHearsOfIt() throws Exception {
        StaffApiClient client = signedIn("medicalclinic", CHEN);
        long head = backend.store().read(clinic, Tx::eventSeq);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + backend.port() + "/api/v1/events"))
                            .header("Authorization", "Bearer " + client.token())
                            .header("Last-Event-ID", String.valueOf(head))
                            .build(),
                    HttpResponse.BodyHandlers.ofLines());
            turn(false, null);
            Iterator<String> lines = answer.body()
                    .filter(line -> !line.isEmpty() && !line.startsWith(":"))
                    .iterator();
            assertThat(lines.next()).isEqualTo("id: " + (head + 1));
            assertThat(lines.next()).isEqualTo("event: clinicChanged");
            http.shutdownNow();
        }
    }
}
