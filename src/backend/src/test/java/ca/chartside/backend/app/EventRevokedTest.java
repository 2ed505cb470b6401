package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.store.Tx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A live stream of a sign-in that ends, over real HTTP. */
@Timeout(60)
final class EventRevokedTest extends StaffApiFixture {
    /** Longer than the test: the stream waits for the next event and for nothing else. */
    @Override
    Duration look() {
        return Duration.ofMinutes(5);
    }

    @Test
    void whoSignedOutIsGivenNothingOfWhatComesAfterwards() throws Exception {
        StaffApiClient chen = signedIn("medicalclinic", CHEN);
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        long head = backend.store().read(clinic, Tx::eventSeq);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + backend.port() + "/api/v1/events"))
                            .header("Authorization", "Bearer " + chen.token())
                            .header("Last-Event-ID", String.valueOf(head))
                            .build(),
                    HttpResponse.BodyHandlers.ofLines());
            Iterator<String> lines = answer.body()
                    .filter(line -> !line.isEmpty() && !line.startsWith(":"))
                    .iterator();
            send(rita, ids.next(), 1, "Before", "ALLOW_REPLIES");
            assertThat(lines.next()).startsWith("id: ");
            assertThat(lines.next()).isEqualTo("event: messageStored");
            assertThat(lines.next()).contains("Before");

            assertThat(chen.delete("/api/v1/session").status()).isEqualTo(204);
            send(rita, ids.next(), 2, "Afterwards", "ALLOW_REPLIES");
            assertThat(lines).toIterable().isEmpty();
            http.shutdownNow();
        }
    }
}
