package ca.chartside.benchmarks;

import ca.chartside.protocol.Paths;
import ca.chartside.protocol.Uuid7;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * One staff user's client, as lean as HTTP allows: one connection that stays open, one message under way. It shares its thread with all
 * others, so that a load run measures the server and not its own threads.
 */
final class Sender {
    private static final String TEXT = "Your results are back and they are fine. Please take the tablets for another"
            + " two weeks, and book a visit with me after that. Dr. Testerson";
    private static final byte[] STATUS = "HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII);
    private static final String SEQ = "\"seq\":";
    private static final String LENGTH = "content-length: ";

    private final SocketChannel channel;
    private final String head;
    private final int patient;
    private final UUID conversation;
    private final Uuid7 ids;
    private final ByteBuffer in = ByteBuffer.allocate(16 * 1024);
    private UUID message;
    private long sentAt;
    private long lastSeen;

    private Sender(SocketChannel channel, String accessToken, int patient, Uuid7 ids) {
        this.channel = channel;
        this.patient = patient;
        this.ids = ids;
        this.conversation = ids.next();
        this.message = conversation;
        this.head = "POST " + Paths.MESSAGES + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + accessToken
                + "\r\nContent-Type: application/json\r\nContent-Length: ";
    }

    static Sender connect(int port, String accessToken, int patient, Uuid7 ids) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return new Sender(channel, accessToken, patient, ids);
    }

    SocketChannel channel() {
        return channel;
    }

    /** Begins the next message. @return its id */
    UUID next() {
        message = ids.next();
        sentAt = System.nanoTime();
        return message;
    }

    /** Sends it. */
    void send() throws IOException {
        String body = "{\"messageId\":\"" + message + "\",\"conversationId\":\"" + conversation
                + "\",\"demographicNo\":" + patient + ",\"text\":\"" + TEXT
                + "\",\"mode\":\"ALLOW_REPLIES\",\"lastSeenSeq\":" + lastSeen + ",\"identityConfirmed\":false}";
        ByteBuffer request =
                ByteBuffer.wrap((head + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
        while (request.hasRemaining()) {
            channel.write(request); // a request is far smaller than a socket's buffer
        }
    }

    UUID message() {
        return message;
    }

    long sentAt() {
        return sentAt;
    }

    /**
     * Reads what has come.
     *
     * @return whether the answer is complete: the message is stored
     * @throws IOException where the server refused or hung up
     */
    boolean acknowledged() throws IOException {
        if (channel.read(in) < 0) {
            throw new IOException("the server hung up");
        }
        String answer = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
        int end = answer.indexOf("\r\n\r\n");
        if (end < 0 || answer.length() < end + 4 + contentLength(answer, end)) {
            return false;
        }
        for (int i = 0; i < STATUS.length; i++) {
            if (in.get(i) != STATUS[i]) {
                throw new IOException("refused: " + answer);
            }
        }
        if (answer.indexOf(message.toString(), end) < 0) {
            throw new IOException("an answer to another message");
        }
        int seq = answer.indexOf(SEQ, end) + SEQ.length();
        lastSeen = Long.parseLong(answer.substring(seq, answer.indexOf(',', seq)));
        in.clear();
        return true;
    }

    private static int contentLength(String answer, int end) throws IOException {
        for (int line = answer.indexOf("\r\n"); line < end; line = answer.indexOf("\r\n", line + 2)) {
            if (answer.regionMatches(true, line + 2, LENGTH, 0, LENGTH.length())) {
                int from = line + 2 + LENGTH.length();
                return Integer.parseInt(answer.substring(from, answer.indexOf("\r\n", from)));
            }
        }
        throw new IOException("an answer without its length");
    }
}
