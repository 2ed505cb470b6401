package ca.chartside.backend.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.file.FillingDisk;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What goes wrong with files where nobody has done anything wrong, over real HTTP and on a real disk. */
class FileFaultsTest extends StaffApiFixture {
    private static final byte[] PDF = "%PDF-1.7 a form".getBytes(StandardCharsets.US_ASCII);

    private List<Path> onDisk() throws IOException {
        try (Stream<Path> all = Files.walk(data.resolve("files"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void aDiskThatFillsUpInMidUploadIsSaidKeepsNothingAndStopsNothingElse() throws IOException {
        backend.close();
        backend = Backend.start(
                config(),
                clock,
                LOOK,
                () -> FillingDisk.vault(data.resolve("files"), data.resolve("keys/files.json"), clock, 1_500_000));
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        byte[] scan = new byte[Limits.FILE_BYTES];
        System.arraycopy(PDF, 0, scan, 0, PDF.length);
        UUID id = ids.next();

        StaffApiClient.Answer answer = rita.upload(id, "scan.pdf", scan);

        refused(answer, ErrorKind.STORE_UNAVAILABLE);
        assertThat(answer.body().toString()).doesNotContain("space left", data.toString(), "Exception");
        assertThat(onDisk()).isEmpty();
        assertThat(rita.download(id).statusCode()).isEqualTo(404);
        UUID conversation = ids.next();
        assertThat(send(rita, conversation, 1, "See you at ten.", "ALLOW_REPLIES")
                        .status())
                .isEqualTo(200);
        assertThat(rita.upload(id, "form.pdf", PDF).status())
                .as("what there is room for, under the same id")
                .isEqualTo(200);
    }

    @Test
    void whoIsStillSendingWhatIsRefusedIsToldWhy() throws IOException {
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        byte[] program = new byte[Limits.FILE_BYTES];
        program[0] = 'M';
        program[1] = 'Z';
        for (int i = 0; i < 5; i++) {
            refused(rita.upload(ids.next(), "form.pdf", program), ErrorKind.FILE_TYPE_REFUSED);
        }
        assertThat(onDisk()).isEmpty();
    }

    @Test
    void aNoteTakesNoEleventhFile() {
        StaffApiClient rita = signedIn("medicalclinic", RITA);
        UUID conversation = ids.next();
        send(rita, conversation, 1, "See you at ten.", "ALLOW_REPLIES");
        List<UUID> eleven = new ArrayList<>();
        for (int i = 0; i <= Limits.FILES_MAX; i++) {
            eleven.add(ids.next());
            assertThat(rita.upload(eleven.getLast(), i + ".pdf", PDF).status()).isEqualTo(200);
        }
        refused(rita.post(notes(conversation), note(eleven)), ErrorKind.INVALID_VALUE);
        assertThat(rita.post(notes(conversation), note(eleven.subList(0, Limits.FILES_MAX)))
                        .status())
                .isEqualTo(200);
    }

    private static String notes(UUID conversation) {
        return "/api/v1/conversations/" + conversation + "/notes";
    }

    private String note(List<UUID> files) {
        return """
                {"noteId":"%s","demographicNo":1,"text":"","files":[%s]}""".formatted(ids.next(), quoted(files));
    }

    private String message(UUID id, UUID conversation, List<UUID> files) {
        return message(id, conversation, 1, "Here", "ALLOW_REPLIES", Long.MAX_VALUE)
                .replaceFirst("}$", ",\"files\":[" + quoted(files) + "]}");
    }

    private static String quoted(List<UUID> files) {
        return String.join(
                ",", files.stream().map(file -> '"' + file.toString() + '"').toList());
    }

    @Test
    void ofTwoWindowsThatSendTheSameFileAtOnceOneHasItAndTheOtherIsTold() throws Exception {
        List<StaffApiClient> windows = List.of(signedIn("medicalclinic", RITA), signedIn("medicalclinic", RITA));
        for (int round = 0; round < 20; round++) {
            UUID conversation = ids.next();
            UUID file = ids.next();
            assertThat(windows.getFirst().upload(file, "form.pdf", PDF).status())
                    .isEqualTo(200);

            List<StaffApiClient.Answer> answers = atOnce(
                    windows,
                    window -> window.post("/api/v1/messages", message(ids.next(), conversation, List.of(file))));

            List<String> outcomes = new ArrayList<>(
                    answers.stream().map(a -> a.status() == 200 ? "" : a.code()).toList());
            Collections.sort(outcomes);
            assertThat(outcomes).containsExactly("", ErrorKind.FILE_NOT_FOUND.name());
            StaffApiClient.Answer page = windows.getFirst().get("/api/v1/conversations/" + conversation + "/messages");
            assertThat(page.body().findValuesAsText("name").stream()
                            .filter("form.pdf"::equals)
                            .toList())
                    .as("nothing of the one that was refused")
                    .hasSize(1);
        }
    }

    @Test
    void theSameUploadAndTheSameMessageFromTwoWindowsAtOnceAreOneAndTheSameAnswer() throws Exception {
        List<StaffApiClient> windows = List.of(signedIn("medicalclinic", RITA), signedIn("medicalclinic", RITA));
        for (int round = 0; round < 20; round++) {
            UUID file = ids.next();
            byte[] form = ("%PDF-1.7 form " + round).getBytes(StandardCharsets.US_ASCII);
            List<StaffApiClient.Answer> uploads = atOnce(windows, window -> window.upload(file, "form.pdf", form));
            assertThat(uploads).extracting(StaffApiClient.Answer::status).containsExactly(200, 200);
            assertThat(onDisk()).hasSize(round + 1);

            String message = message(ids.next(), ids.next(), List.of(file));
            List<StaffApiClient.Answer> sent = atOnce(windows, window -> window.post("/api/v1/messages", message));
            assertThat(sent).extracting(StaffApiClient.Answer::status).containsExactly(200, 200);
            assertThat(sent.get(0).body().path("message"))
                    .isEqualTo(sent.get(1).body().path("message"));
        }
    }

    private interface Call {
        StaffApiClient.Answer on(StaffApiClient window);
    }

    private static List<StaffApiClient.Answer> atOnce(List<StaffApiClient> windows, Call call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(windows.size());
        List<StaffApiClient.Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<StaffApiClient.Answer>> calls = new ArrayList<>();
            for (StaffApiClient window : windows) {
                calls.add(() -> {
                    start.await();
                    return call.on(window);
                });
            }
            for (Future<StaffApiClient.Answer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
