package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.chartside.backend.CaughtLog;
import ca.chartside.backend.file.Photos;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import ca.chartside.testbase.Await;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files of the staff API, over real HTTP and on a real disk. */
class FileApiTest extends StaffApiFixture {
    private static final byte[] PDF = "%PDF-1.7 a form".getBytes(StandardCharsets.US_ASCII);

    private List<Path> kept() throws IOException {
        try (Stream<Path> all = Files.walk(data.resolve("files"))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getParent().endsWith("doubt"))
                    .toList();
        }
    }

    @Test
    void aFileIsKeptAndGivenBackToBeSaved() {
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        UUID id = ids.next();
        StaffApiClient.Answer answer = rita.upload(id, "R%C3%A9f%C3%A9rence%20%231.pdf", PDF);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("name").asText()).isEqualTo("Référence #1.pdf");
        assertThat(answer.body().path("mediaType").asText()).isEqualTo("application/pdf");
        assertThat(answer.body().path("size").asLong()).isEqualTo(PDF.length);

        HttpResponse<byte[]> back = rita.download(id);
        assertThat(back.body()).isEqualTo(PDF);
        assertThat(back.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(back.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename*=UTF-8''R%C3%A9f%C3%A9rence%20%231.pdf");
        assertThat(back.headers().firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
        assertThat(back.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void sentAgainItIsTheSameFileAndItsIdIsNobodyElses() throws IOException {
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        StaffApiClient chen = signedIn("medicalclinic", CHEN);
        UUID id = ids.next();
        assertThat(rita.upload(id, "form.pdf", PDF).status()).isEqualTo(200);
        assertThat(rita.upload(id, "form.pdf", PDF).status()).isEqualTo(200);
        assertThat(kept()).hasSize(1);
        refused(
                rita.upload(id, "form.pdf", "%PDF-1.7 another".getBytes(StandardCharsets.US_ASCII)),
                ErrorKind.INVALID_VALUE);
        refused(chen.upload(id, "form.pdf", PDF), ErrorKind.INVALID_VALUE);
    }

    @Test
    void whatNoMessageNamesIsItsUploadersAloneAndNeverAnotherClinics() {
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        UUID id = ids.next();
        rita.upload(id, "form.pdf", PDF);

        assertThat(signedIn("medicalclinic", CHEN).download(id).statusCode()).isEqualTo(404);
        assertThat(signedIn("otherclinic", RITA).download(id).statusCode()).isEqualTo(404);
        assertThat(client().download(id).statusCode()).isEqualTo(401);
        refused(rita.get("/api/v1/files/" + ids.next()), ErrorKind.FILE_NOT_FOUND);
        refused(rita.get("/api/v1/files/nonsense"), ErrorKind.FILE_NOT_FOUND);
    }

    @Test
    void badFilesAreRefusedWithTheirReasonAndNothingStays() throws IOException {
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        refused(rita.upload(ids.next(), "empty.pdf", new byte[0]), ErrorKind.FILE_EMPTY);
        refused(
                rita.upload(ids.next(), "form.pdf", "MZ\u0000\u0001 a program".getBytes(StandardCharsets.US_ASCII)),
                ErrorKind.FILE_TYPE_REFUSED);
        refused(rita.upload(ids.next(), "large.pdf", large(Limits.FILE_BYTES + 1_000_000)), ErrorKind.FILE_TOO_LARGE);
        refused(rita.upload(ids.next(), "bad%zzname.pdf", PDF), ErrorKind.INVALID_VALUE);
        assertThat(kept()).isEmpty();
    }

    @Test
    void aNameIsOnlyAName() {
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        assertThat(nameOf(rita, "..%2F..%2Fetc%2Fpasswd.pdf")).isEqualTo("passwd.pdf");
        assertThat(nameOf(rita, "C%3A%5Cx%5Cform.pdf")).isEqualTo("form.pdf");
        assertThat(nameOf(rita, "in%0D%0AX-Evil%3A%201.pdf")).isEqualTo("inX-Evil 1.pdf");
        assertThat(nameOf(rita, "gpj%E2%80%AEfdp.exe")).isEqualTo("gpjfdp.exe.pdf");
        assertThat(nameOf(rita, "a%C2%80%C2%85b%C2%9B31m%C2%9F.pdf")).isEqualTo("ab31m.pdf");
        assertThat(nameOf(rita, "%E2%81%A6a%E2%80%8F%D8%9Cb%E2%81%A9.pdf")).isEqualTo("ab.pdf");
        assertThat(nameOf(rita, "...")).isEqualTo("file.pdf");
        assertThat(nameOf(rita, "a".repeat(300) + ".pdf")).isEqualTo("a".repeat(146) + ".pdf");
    }

    private String nameOf(StaffApiClient client, String header) {
        return client.upload(ids.next(), header, PDF).body().path("name").asText();
    }

    @Test
    void ofAnUploadThatIsCutOffNothingStays() throws IOException {
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        UUID id = ids.next();
        try (Socket socket = open(upload(id, rita.token(), 9_000_000))) {
            OutputStream out = socket.getOutputStream();
            out.write(new byte[300_000]);
            out.flush();
            Await.until("the upload's first bytes", Duration.ofSeconds(10), () -> written() > 0);
        }
        Await.until("the upload to be gone", Duration.ofSeconds(10), () -> written() == 0);
        assertThat(rita.download(id).statusCode()).isEqualTo(404);
        assertThat(rita.upload(id, "form.pdf", PDF).status())
                .as("again, under its id")
                .isEqualTo(200);
    }

    private long written() {
        try {
            long bytes = 0;
            for (Path file : kept()) {
                bytes += Files.size(file);
            }
            return bytes;
        } catch (IOException e) {
            return 0; // one went while they were counted
        }
    }

    private Socket open(String request) throws IOException {
        Socket socket = new Socket("127.0.0.1", backend.port());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String upload(UUID id, String token, long length) {
        return "PUT /api/v1/files/" + id + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                + "\r\nX-File-Name: form.pdf\r\nContent-Length: " + length + "\r\n\r\n%PDF-1.7 ";
    }

    private static String download(UUID id, String token) {
        return "GET /api/v1/files/" + id + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n";
    }

    private static byte[] large(int bytes) {
        byte[] large = new byte[bytes];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        return large;
    }

    @Test
    void aDownloadThatIsCutOffIsNoFaultAndTheNextIsWhole() throws IOException {
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        UUID id = ids.next();
        byte[] scan = large(20_000_000);
        rita.upload(id, "scan.pdf", scan);
        try (CaughtLog log = new CaughtLog()) {
            try (Socket socket = open(download(id, rita.token()))) {
                assertThat(socket.getInputStream().readNBytes(100_000)).hasSize(100_000);
            }
            assertThat(rita.download(id).body()).isEqualTo(scan);
            backend.close();
            assertThat(log.lines()).noneMatch(line -> line.contains("INTERNAL"));
        }
    }

    @Test
    void whatWasTamperedWithIsNeverTakenForWhole() throws IOException {
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        UUID small = ids.next();
        rita.upload(small, "form.pdf", PDF);
        tamper(kept().getFirst());
        assertThat(rita.download(small).statusCode()).isEqualTo(500);

        UUID scan = ids.next();
        List<Path> before = kept();
        rita.upload(scan, "scan.pdf", large(3_000_000));
        tamper(kept().stream()
                .filter(file -> !before.contains(file))
                .findFirst()
                .orElseThrow());
        assertThatThrownBy(() -> rita.download(scan)).hasMessageContaining("no answer");
    }

    private static void tamper(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 3] ^= 1;
        Files.write(file, bytes);
    }

    /** Four at once, held in mid-air: what a program that read them into memory would hold 100 MB for. */
    @Test
    void largeFilesOnTheirWayCostNoHeap() throws IOException {
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        UUID first = ids.next();
        rita.upload(first, "scan.pdf", large(Limits.FILE_BYTES));
        long onDisk = written();
        long before = heap();
        List<Socket> sockets = new ArrayList<>();
        byte[] piece = new byte[64 * 1024];
        for (int i = 0; i < 4; i++) {
            Socket up = open(upload(ids.next(), rita.token(), Limits.FILE_BYTES));
            sockets.add(up);
            for (int sent = 0; sent < 24_000_000; sent += piece.length) {
                up.getOutputStream().write(piece);
            }
            Socket down = open(download(first, rita.token()));
            sockets.add(down);
            assertThat(down.getInputStream().read()).isEqualTo('H');
        }
        Await.until("the uploads to be on the disk", Duration.ofSeconds(30), () -> written() > onDisk + 4 * 22_000_000);
        assertThat(heap() - before).isLessThan(40_000_000);
        for (Socket socket : sockets) {
            socket.close();
        }
        Await.until("the uploads to be gone", Duration.ofSeconds(30), () -> written() == onDisk);
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void settledPicture(StaffApiClient client, UUID id) {
        Await.until(
                "the copies",
                Duration.ofSeconds(20),
                () -> client.download(id, "/thumbnail").statusCode() != 202);
    }

    @Test
    void aPicturesCopiesAreSmallUprightAndSayNothingOfWhere() throws IOException {
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        UUID id = ids.next();
        byte[] photo = Photos.jpeg(Photos.quarters(800, 600, "GWRB"), 6);
        rita.upload(id, "wound.jpg", photo);
        settledPicture(rita, id);

        HttpResponse<byte[]> thumbnail = rita.download(id, "/thumbnail");
        assertThat(thumbnail.statusCode()).isEqualTo(200);
        assertThat(thumbnail.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(thumbnail.headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'none'; style-src 'unsafe-inline'; sandbox");
        BufferedImage small = Photos.read(thumbnail.body());
        assertThat(small.getWidth()).isEqualTo(240);
        assertThat(small.getHeight()).isEqualTo(320);
        assertThat(Photos.quarters(small)).isEqualTo("RGBW");
        BufferedImage view = Photos.read(rita.download(id, "/view").body());
        assertThat(view.getWidth()).isEqualTo(600);
        assertThat(rita.download(id).body()).isEqualTo(photo);
        assertThat(kept())
                .hasSize(3)
                .allSatisfy(file ->
                        assertThat(Photos.read(Files.readAllBytes(file))).isNull());
    }

    @Test
    void aPicturesCopiesAreForWhomThePictureIs() {
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        StaffApiClient chen = signedIn("medicalclinic", CHEN);
        UUID id = ids.next();
        rita.upload(id, "wound.jpg", Photos.jpeg(Photos.quarters(80, 60, "RGBW"), 1));
        settledPicture(rita, id);
        for (String copy : List.of("/thumbnail", "/view")) {
            assertThat(rita.download(id, copy).statusCode()).isEqualTo(200);
            assertThat(chen.download(id, copy).statusCode()).isEqualTo(404);
            assertThat(signedIn("otherclinic", RITA).download(id, copy).statusCode())
                    .isEqualTo(404);
            assertThat(client().download(id, copy).statusCode()).isEqualTo(401);
        }
        rita.post("/api/v1/messages", messageWith(ids.next(), ids.next(), "Look", id));
        assertThat(chen.download(id, "/thumbnail").statusCode()).isEqualTo(200);
    }

    private String messageWith(UUID id, UUID conversation, String text, UUID... files) {
        String names = Stream.of(files).map(file -> "\"" + file + "\"").collect(Collectors.joining(","));
        return message(id, conversation, 1, text, "ALLOW_REPLIES", Long.MAX_VALUE)
                .replaceFirst("}$", ",\"files\":[" + names + "]}");
    }

    @Test
    void aMessageNamesItsFilesAndItsReadersMayOpenThem() {
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        StaffApiClient chen = signedIn("medicalclinic", CHEN);
        UUID form = ids.next();
        UUID note = ids.next();
        rita.upload(form, "form.pdf", PDF);
        rita.upload(note, "note.txt", "Bring it signed.".getBytes(StandardCharsets.UTF_8));
        UUID conversation = ids.next();
        String message = messageWith(ids.next(), conversation, "", form, note);

        StaffApiClient.Answer sent = rita.post("/api/v1/messages", message);
        assertThat(sent.status()).isEqualTo(200);
        assertThat(rita.post("/api/v1/messages", message).body().path("message"))
                .isEqualTo(sent.body().path("message"));
        UUID id = UUID.fromString(sent.body().path("message").path("id").asText());
        refused(rita.post("/api/v1/messages", messageWith(id, conversation, "", form)), ErrorKind.MESSAGE_ID_REUSED);
        StaffApiClient.Answer page = chen.get("/api/v1/conversations/" + conversation + "/messages");
        assertThat(page.body().path("messages").path(0).path("files").findValuesAsText("name"))
                .containsExactly("form.pdf", "note.txt");
        assertThat(page.body().path("conversation").path("snippet").asText()).isEqualTo("form.pdf, note.txt");
        assertThat(chen.download(form).body()).isEqualTo(PDF);
        clock.advance(Duration.ofHours(30));
        assertThat(backend.files().sweep()).isZero();
    }

    @Test
    void aMessageNamesNoFileThatIsNotItsSendersToSend() {
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        StaffApiClient chen = signedIn("medicalclinic", CHEN);
        UUID form = ids.next();
        rita.upload(form, "form.pdf", PDF);
        UUID conversation = ids.next();
        refused(
                chen.post("/api/v1/messages", messageWith(ids.next(), conversation, "Hello", form)),
                ErrorKind.FILE_NOT_FOUND);
        refused(
                rita.post("/api/v1/messages", messageWith(ids.next(), conversation, "Hello", ids.next())),
                ErrorKind.FILE_NOT_FOUND);
        refused(
                rita.post("/api/v1/messages", messageWith(ids.next(), conversation, "Hello", form, form)),
                ErrorKind.INVALID_VALUE);
        UUID[] eleven = Stream.generate(ids::next).limit(11).toArray(UUID[]::new);
        refused(
                rita.post("/api/v1/messages", messageWith(ids.next(), conversation, "Hello", eleven)),
                ErrorKind.INVALID_VALUE);
        refused(rita.post("/api/v1/messages", messageWith(ids.next(), conversation, "")), ErrorKind.MESSAGE_EMPTY);

        assertThat(rita.post("/api/v1/messages", messageWith(ids.next(), conversation, "Hello", form))
                        .status())
                .isEqualTo(200);
        refused(
                rita.post("/api/v1/messages", messageWith(ids.next(), conversation, "Again", form)),
                ErrorKind.FILE_NOT_FOUND);
    }

    @Test
    void whatNobodySendsIsDeletedAfterADay() throws IOException {
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        UUID id = ids.next();
        rita.upload(id, "form.pdf", PDF);
        clock.advance(Duration.ofHours(23));
        assertThat(backend.files().sweep()).isZero();
        clock.advance(Duration.ofHours(2));
        assertThat(backend.files().sweep()).isEqualTo(1);
        assertThat(kept()).isEmpty();
        assertThat(signedIn("medicalclinic", RITA).download(id).statusCode()).isEqualTo(404);
    }
}
