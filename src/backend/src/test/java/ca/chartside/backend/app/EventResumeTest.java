package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.store.Tx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where the live stream goes on for a client that comes back, over real HTTP. */
@Timeout(30)
final class EventResumeTest extends StaffApiFixture {
    private final UUID conversation = ids.next();

    private long say(StaffApiClient client, String text) {
        return send(client, conversation, 1, text, "ALLOW_REPLIES")
                .body()
                .path("message")
                .path("seq")
                .asLong();
    }

    /** The stream's lines but for its pings. */
    private Stream<String> lines(HttpClient http, StaffApiClient client, long lastSeen)
            throws IOException, InterruptedException {
        HttpResponse<Stream<String>> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + backend.port() + "/api/v1/events"))
                        .header("Authorization", "Bearer " + client.token())
                        .header("Last-Event-ID", String.valueOf(lastSeen))
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().filter(line -> !line.isEmpty() && !line.startsWith(":"));
    }

    /** As after an older copy of the database was restored: a stream that only stayed silent would be taken for a quiet clinic. */
    @Test
    void aNumberThatTheClinicHasNotReachedIsToldToBeginAnewAndNewsFollow() throws Exception {
        StaffApiClient chen = signedIn("medicalclinic", CHEN);
        say(chen, "Before");
        long head = backend.store().read(clinic, Tx::eventSeq);
        try (HttpClient http = HttpClient.newHttpClient();
                Stream<String> stream = lines(http, chen, head + 1000)) {
            Iterator<String> lines = stream.iterator();
            assertThat(lines.next()).isEqualTo("id: " + head);
            assertThat(lines.next()).isEqualTo("event: anew");
            assertThat(lines.next()).isEqualTo("data: {}");
            long next = say(chen, "After");
            assertThat(lines.next()).isEqualTo("id: " + next);
            assertThat(lines.next()).isEqualTo("event: messageStored");
            http.shutdownNow();
        }
    }

    @Test
    void theClinicsNewestNumberIsNoReasonToBeginAnew() throws Exception {
        StaffApiClient chen = signedIn("medicalclinic", CHEN);
        say(chen, "Before");
        long head = backend.store().read(clinic, Tx::eventSeq);
        try (HttpClient http = HttpClient.newHttpClient();
                Stream<String> stream = lines(http, chen, head)) {
            long next = say(chen, "After");
            assertThat(stream.iterator().next()).isEqualTo("id: " + next);
            http.shutdownNow();
        }
    }
}
