package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.CaughtLog;
import ca.chartside.protocol.ErrorKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bodies that break off, say a thing twice or are no UTF-8, over real HTTP: refused as what they are, and nothing of them is stored. */
final class BadBodyTest extends StaffApiFixture {
    private static final String MESSAGES = "/api/v1/messages";

    /** As many bytes as are given, of a hundred more that were announced; then the line's one half is closed. */
    private String halfClosed(String path, String head, String body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", backend.port())) {
            socket.setSoTimeout(10_000);
            String request = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: "
                    + (body.length() + 100) + "\r\n" + head + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aBodyThatBreaksOffIsRefusedAsSuchAndIsNoFaultOfTheServers() throws IOException {
        StaffApiClient chen = signedIn("medicalclinic", CHEN);
        String json = "Content-Type: application/json\r\nAuthorization: Bearer " + chen.token();
        String whole = message(ids.next(), ids.next(), 1, "Hello", "SEND", 0);
        try (CaughtLog log = new CaughtLog()) {
            for (String path : List.of(MESSAGES, "/api/v1/session")) {
                String answer = halfClosed(path, json, whole.substring(0, 60));
                assertThat(answer).as(path).startsWith("HTTP/1.1 400 ").contains("\"code\":\"MALFORMED_REQUEST\"");
            }
            String form = "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin";
            String page = halfClosed("/c/medicalclinic/m/" + "A".repeat(43), form, "hin=9876");
            assertThat(page).startsWith("HTTP/1.1 4").contains("<html");
            assertThat(log.lines().stream().filter(line -> line.contains(" POST ")))
                    .hasSize(3)
                    .allSatisfy(line -> assertThat(line)
                            .doesNotContain("INTERNAL", "Exception")
                            .endsWith("null"));
        }
        assertThat(chen.get("/api/v1/conversations?tab=mine").body().path("rows"))
                .isEmpty();
    }

    @Test
    void aFieldThatStandsTwiceIsRefused() {
        StaffApiClient chen = signedIn("medicalclinic", CHEN);
        String good = message(ids.next(), ids.next(), 1, "Hello", "SEND", 0);
        refused(chen.post(MESSAGES, good.replaceFirst("}$", ",\"demographicNo\":2}")), ErrorKind.MALFORMED_REQUEST);
        assertThat(chen.get("/api/v1/conversations?tab=mine").body().path("rows"))
                .isEmpty();
        assertThat(chen.post(MESSAGES, good).status()).isEqualTo(200);
    }

    @Test
    void whatIsNoUtf8IsRefused() throws IOException {
        StaffApiClient chen = signedIn("medicalclinic", CHEN);
        String good = message(ids.next(), ids.next(), 1, "Hello", "SEND", 0);
        for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
            refused(chen.post(MESSAGES, good.getBytes(Charset.forName(charset))), ErrorKind.MALFORMED_REQUEST);
        }
        int[][] bad = {{0xC0, 0xAF}, {0xE0, 0x80, 0xAF}, {0xED, 0xA0, 0x80}, {0xF4, 0x90, 0x80, 0x80}, {0xFF}, {0xC3}};
        for (int[] bytes : bad) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.write(good.substring(0, good.indexOf("llo")).getBytes(StandardCharsets.UTF_8));
            for (int one : bytes) {
                body.write(one);
            }
            body.write(good.substring(good.indexOf("llo")).getBytes(StandardCharsets.UTF_8));
            refused(chen.post(MESSAGES, body.toByteArray()), ErrorKind.MALFORMED_REQUEST);
        }
        assertThat(chen.get("/api/v1/conversations?tab=mine").body().path("rows"))
                .isEmpty();
        String words = "Ça va, Zoé? 你好 😀";
        assertThat(send(chen, ids.next(), 1, words, "SEND")
                        .body()
                        .path("message")
                        .path("text")
                        .asText())
                .isEqualTo(words);
    }

    @Test
    void aMessageOfWhatNoScreenShowsIsEmpty() {
        StaffApiClient chen = signedIn("medicalclinic", CHEN);
        for (String nothing :
                List.of("\\u200b", "\\u00a0", " \\u200d\\ufeff ", "\\u2060\\u00ad", "\\u3164", "\\u2800")) {
            refused(send(chen, ids.next(), 1, nothing, "SEND"), ErrorKind.MESSAGE_EMPTY);
        }
        assertThat(send(chen, ids.next(), 1, "\\u200bOK\\u00a0?", "SEND").status())
                .isEqualTo(200);
    }
}
