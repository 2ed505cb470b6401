package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.testbase.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What watches the server: {@code /health} and {@code /metrics}. */
final class ProbesTest extends StaffApiFixture {
    @Test
    void probesTellHealthAndFigures() {
        assertThat(client().get("/health").body().path("ready").asBoolean()).isTrue();
        client().get("/api/v1/me");
        HttpResponse<String> metrics = plain("/metrics");
        assertThat(metrics.body())
                .contains("http_server_requests_seconds_count")
                .contains("route=\"/api/v1/me\"");
    }

    @Test
    void aMailServerThatDoesNotAnswerIsSaidBeforeAnyNoticeNeedsIt() {
        Await.until(
                "the warning",
                Duration.ofSeconds(10),
                () -> client().get("/health")
                        .body()
                        .path("warnings")
                        .toString()
                        .contains("mail-unreachable: nothing answers at 127.0.0.1:1;"));
        assertThat(client().get("/health").body().path("warnings").toString())
                .contains("links-lead-nowhere", "http://127.0.0.1:" + backend.port());
    }

    private HttpResponse<String> plain(String path) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + backend.port() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
