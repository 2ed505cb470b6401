package ca.chartside.backend.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Speaks the staff API over real HTTP, in raw JSON: what a test sends is what arrives. */
final class StaffApiClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private String token = "";

    StaffApiClient(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        String code() {
            return body.path("code").asText();
        }
    }

    String token() {
        return token;
    }

    void token(String value) {
        token = value;
    }

    Answer get(String path) {
        return exchange(request(path).GET());
    }

    Answer delete(String path) {
        return exchange(request(path).DELETE());
    }

    Answer post(String path, String json) {
        return post(path, json.getBytes(StandardCharsets.UTF_8));
    }

    Answer post(String path, byte[] body) {
        return exchange(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    Answer put(String path, String json) {
        return exchange(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** @param name as it stands in the header */
    Answer upload(UUID id, String name, byte[] bytes) {
        return exchange(request("/api/v1/files/" + id)
                .header("X-File-Name", name)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    HttpResponse<byte[]> download(UUID id) {
        return download(id, "");
    }

    /** @param copy empty for the file itself */
    HttpResponse<byte[]> download(UUID id, String copy) {
        return bytes("/api/v1/files/" + id + copy);
    }

    HttpResponse<byte[]> bytes(String path) {
        try {
            return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException("no answer from the backend", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String body = response.body();
            return new Answer(response.statusCode(), JSON.readTree(body.isEmpty() ? "{}" : body), response);
        } catch (IOException e) {
            throw new IllegalStateException("no answer from the backend", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Signs in and keeps the access token. */
    Answer signIn(String clinic, String username, String password) {
        Answer answer = post(
                "/api/v1/session",
                JSON.createObjectNode()
                        .put("clinic", clinic)
                        .put("username", username)
                        .put("password", password)
                        .toString());
        if (answer.status() == 200) {
            token = answer.body().path("accessToken").asText();
        }
        return answer;
    }
}
