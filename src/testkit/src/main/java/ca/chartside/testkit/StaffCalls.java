package ca.chartside.testkit;

import ca.chartside.protocol.Paths;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.Session;
import ca.chartside.protocol.SignInRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Calls the staff API as a client would, one at a time; any thread. */
public final class StaffCalls implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper mapper = new ObjectMapper();
    private final int port;

    public StaffCalls(int port) {
        this.port = port;
    }

    public Session signIn(String clinic, String username, String password) throws IOException {
        HttpResponse<byte[]> answer =
                post(Paths.SESSION, null, new SignInRequest(clinic, username, password, null, "test"));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("could not sign in: " + answer.statusCode());
        }
        return mapper.readValue(answer.body(), Session.class);
    }

    /** @return the status that it was answered with: 200 is stored */
    public int send(String accessToken, SendRequest request) throws IOException {
        return post(Paths.MESSAGES, accessToken, request).statusCode();
    }

    /** @throws IllegalStateException where it is not answered with 200 */
    public byte[] get(String path, String accessToken) throws IOException {
        return ok(exchange(request(path, accessToken).GET()));
    }

    public <T> T get(String path, String accessToken, Class<T> type) throws IOException {
        return mapper.readValue(get(path, accessToken), type);
    }

    /** @throws IllegalStateException where it is not answered with 200 */
    public byte[] ask(String path, String accessToken, Object body) throws IOException {
        return ok(post(path, accessToken, body));
    }

    private static byte[] ok(HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("answered with " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpResponse<byte[]> post(String path, @Nullable String token, Object body) throws IOException {
        return exchange(request(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json(body))));
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<byte[]> exchange(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private byte[] json(Object body) {
        try {
            return mapper.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
