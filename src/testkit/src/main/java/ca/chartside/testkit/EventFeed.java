package ca.chartside.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A bare client of the event stream: one socket, no library between. It reads what the server sends and nothing else, so that load
 * runs measure the server; closing it from another thread ends a reading.
 */
public final class EventFeed implements Closeable {
    private static final byte[] ID = "id: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private byte[] line = new byte[4096];
    private int length;
    private long chunkLeft;
    private boolean began;

    private EventFeed(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /** @param data the event's JSON */
    public record Received(long seq, String data) {}

    /**
     * Opens the stream.
     *
     * @param lastEventId the newest number seen; null to begin at what is newest
     */
    public static EventFeed open(int port, String accessToken, @Nullable Long lastEventId) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        try {
            String resume = lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
            socket.getOutputStream()
                    .write(("GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + accessToken
                                    + "\r\n" + resume + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            EventFeed feed = new EventFeed(socket);
            feed.readHead();
            return feed;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void readHead() throws IOException {
        boolean chunked = false;
        readLine(false);
        String status = text(0);
        while (length > 0) {
            readLine(false);
            chunked |= text(0).equalsIgnoreCase("Transfer-Encoding: chunked");
        }
        if (!status.startsWith("HTTP/1.1 200") || !chunked) {
            throw new IOException("not an event stream: " + status);
        }
    }

    /** Waits for the next event. @throws IOException where the stream ends */
    public Received next() throws IOException {
        long seq = -1;
        String data = null;
        while (true) {
            readLine(true);
            if (startsWith(ID)) {
                seq = Long.parseLong(text(ID.length));
            } else if (startsWith(DATA)) {
                data = text(DATA.length);
            } else if (length == 0 && data != null) {
                return new Received(seq, data);
            }
        }
    }

    private boolean startsWith(byte[] prefix) {
        return length >= prefix.length && Arrays.mismatch(line, 0, prefix.length, prefix, 0, prefix.length) < 0;
    }

    private String text(int from) {
        return new String(line, from, length - from, StandardCharsets.UTF_8);
    }

    private void readLine(boolean ofBody) throws IOException {
        length = 0;
        for (int c = ofBody ? readBody() : readRaw(); c != '\n'; c = ofBody ? readBody() : readRaw()) {
            if (c != '\r') {
                if (length == line.length) {
                    line = Arrays.copyOf(line, 2 * length);
                }
                line[length++] = (byte) c;
            }
        }
    }

    private int readRaw() throws IOException {
        if (at == end) {
            at = 0;
            end = in.read(buffer);
            if (end <= 0) {
                end = 0;
                throw new IOException("the stream ended");
            }
        }
        return buffer[at++] & 0xFF;
    }

    private int readBody() throws IOException {
        while (chunkLeft == 0) {
            if (began) {
                readRaw();
                readRaw();
            }
            began = true;
            for (int c = readRaw(); c != '\n'; c = readRaw()) {
                if (c != '\r') {
                    chunkLeft = 16 * chunkLeft + Character.digit(c, 16);
                }
            }
            if (chunkLeft == 0) {
                throw new IOException("the stream ended");
            }
        }
        chunkLeft--;
        return readRaw();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
