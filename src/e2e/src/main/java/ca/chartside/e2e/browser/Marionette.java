package ca.chartside.e2e.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Firefox's own remote control: WebDriver's commands as JSON on a local port, one after the other. For one thread. */
final class Marionette implements AutoCloseable {
    /** What Firefox answers a command that it could not do. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String command, JsonNode error) {
            super(command + ": " + error.path("error").asText() + ": "
                    + error.path("message").asText());
        }
    }

    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int LONGEST_LENGTH = 9;

    private final ObjectMapper json = new ObjectMapper();
    private final Socket socket;
    private final InputStream in;
    private int last;

    /** @param port that of a Firefox on this computer */
    Marionette(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) ANSWER.toMillis());
        in = new BufferedInputStream(socket.getInputStream());
        read();
    }

    /**
     * Has a command done and waits for its end.
     *
     * @return its result; missing where it has none
     * @throws Refused where it could not be done
     */
    JsonNode call(String command, Map<String, ?> parameters) {
        try {
            byte[] text = json.writeValueAsBytes(List.of(0, ++last, command, parameters));
            socket.getOutputStream().write((text.length + ":").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(text);
            JsonNode answer = read();
            if (answer.path(1).asInt() != last) {
                throw new IOException("an answer to another command than " + command);
            }
            if (!answer.path(2).isNull()) {
                throw new Refused(command, answer.path(2));
            }
            JsonNode result = answer.path(3);
            return result.has("value") ? result.path("value") : result;
        } catch (IOException e) {
            throw new UncheckedIOException(command, e);
        }
    }

    /** Each message stands behind its length in bytes and a colon. */
    private JsonNode read() throws IOException {
        int length = 0;
        for (int digits = 0; ; digits++) {
            int next = in.read();
            if (next == ':') {
                break;
            }
            if (next < '0' || next > '9' || digits == LONGEST_LENGTH) {
                throw new EOFException("no message of Firefox's");
            }
            length = length * 10 + next - '0';
        }
        return json.readTree(in.readNBytes(length));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
