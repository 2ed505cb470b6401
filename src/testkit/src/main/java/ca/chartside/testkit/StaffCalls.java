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

    private HttpResponse<byte[]> post(String path, @org.jspecify.annotations.Nullable String token, Object body)
            throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json(body)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
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
