package ca.chartside.desktop.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.net.StaffApi.ExportForm;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.SignInRequest;
import ca.chartside.protocol.StoredFile;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.SwingUtilities;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpStaffApiTest extends StaffApiFixture {
    @Test
    void asksWithTheTokenInTheHeaderAndNowhereElse() throws InterruptedException {
        server.enqueue(Wire.json(Wire.counts(3)));

        assertThat(api.counts().number()).isEqualTo(3);

        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer access-1");
        assertThat(request.getTarget()).isEqualTo("/api/v1/counts");
    }

    @Test
    void listsAreAskedForByTabPatientAndCursor() throws InterruptedException {
        server.enqueue(new MockResponse.Builder()
                .body("{\"rows\":[],\"asOfSeq\":9,\"newerField\":1}")
                .build());

        assertThat(api.conversations(StaffApi.Tab.TRIAGE, 12, "a b&c").asOfSeq())
                .isEqualTo(9);

        assertThat(server.takeRequest().getTarget())
                .isEqualTo("/api/v1/conversations?tab=triage&patient=12&cursor=a%20b%26c");

        server.enqueue(
                new MockResponse.Builder().body("{\"rows\":[],\"asOfSeq\":9}").build());
        api.conversations(StaffApi.Tab.MINE, null, null, 200);
        assertThat(server.takeRequest().getTarget()).isEqualTo("/api/v1/conversations?tab=mine&limit=200");
    }

    @Test
    void anActionNamesItsKindInTheBodyAndItsConversationInThePath() throws InterruptedException {
        server.enqueue(Wire.json(Samples.waiting(101, Samples.ANNA, "Hello", 0, true)));

        api.act(new UUID(0, 101), new ConversationAction.Urgent(true));

        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/api/v1/conversations/" + new UUID(0, 101) + "/actions");
        assertThat(request.getBody().utf8()).isEqualTo("{\"type\":\"urgent\",\"on\":true}");
    }

    @Test
    void aRefusalKeepsItsKindNumberAndDetails() {
        server.enqueue(Wire.refusal(423, "ACCOUNT_LOCKED"));

        ApiException e = refused();

        assertThat(e.kind()).isEqualTo(ErrorKind.ACCOUNT_LOCKED);
        assertThat(e.correlationId()).isEqualTo("c-1");
        assertThat(e.details()).containsEntry("lockedUntil", 42);
        assertThat(ended).isEmpty();
    }

    @Test
    void aCodeOfANewerServerIsInternal() {
        server.enqueue(Wire.refusal(409, "SOMETHING_NEW"));
        assertThat(refused().kind()).isEqualTo(ErrorKind.INTERNAL);
    }

    @Test
    void theServersFaultIsSaidWithItsNumberAndNoOther() {
        server.enqueue(Wire.refusal(500, "INTERNAL"));
        assertThat(refused().sentence(Locale.ENGLISH)).endsWith(" (c-1)");
        server.enqueue(Wire.refusal(404, "PATIENT_NOT_FOUND"));
        assertThat(refused().sentence(Locale.ENGLISH)).isEqualTo(ErrorKind.PATIENT_NOT_FOUND.sentence(Locale.ENGLISH));
    }

    @Test
    void aGatewayWithoutItsServerIsUnreachable() {
        server.enqueue(
                new MockResponse.Builder().code(502).body("<html>Bad Gateway").build());
        assertThat(refused().kind()).isEqualTo(ErrorKind.SERVER_UNREACHABLE);
    }

    @Test
    void aPageInPlaceOfAnAnswerIsInternal() {
        server.enqueue(new MockResponse.Builder()
                .body("<html>Welcome to the hotel's network")
                .build());
        assertThat(refused().kind()).isEqualTo(ErrorKind.INTERNAL);
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            String nobody = "http://127.0.0.1:" + socket.getLocalPort();
            socket.close();
            try (Network network = new Network(Clock.systemUTC(), () -> 0)) {
                ApiException e = catchThrowableOfType(
                        ApiException.class, () -> network.signIn(nobody, new SignInRequest("c", "u", "p", null, null)));
                assertThat(e.kind()).isEqualTo(ErrorKind.SERVER_UNREACHABLE);
                assertThat(e.details()).as("it certainly had no request").containsKey(ApiException.NOT_REACHED);
            }
        }
    }

    @Test
    void aServerGoneInMidAnswerIsUnreachable() {
        server.enqueue(new MockResponse.Builder()
                .body("{\"number\":3,\"triage\":3,\"unreadInTriage\":3}".repeat(2000))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        ApiException e = refused();
        assertThat(e.kind()).isEqualTo(ErrorKind.SERVER_UNREACHABLE);
        assertThat(e.details()).as("it had the request").doesNotContainKey(ApiException.NOT_REACHED);
    }

    @Test
    void theEventThreadIsRefused() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        SwingUtilities.invokeAndWait(() -> thrown.set(catchThrowableOfType(IllegalStateException.class, api::counts)));
        assertThat(thrown.get()).isNotNull();
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void readingIsAPostWithoutAnAnswer() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().code(204).build());
        UUID id = UUID.randomUUID();

        api.markRead(id, 44);

        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/api/v1/conversations/" + id + "/read");
        assertThat(request.getBody().utf8()).isEqualTo("{\"seq\":44}");
    }

    /** Watches, and stops after so many portions. */
    private static final class Watch implements StaffApi.Transfer {
        private final List<Long> moved = new ArrayList<>();
        private final int most;

        Watch(int most) {
            this.most = most;
        }

        @Override
        public void moved(long bytes) {
            moved.add(bytes);
        }

        @Override
        public boolean stopped() {
            return moved.size() >= most;
        }
    }

    @Test
    void aFileGoesUpFromTheDiskInPortionsUnderItsEncodedName(@TempDir Path folder) throws Exception {
        UUID id = new UUID(0, 7);
        server.enqueue(Wire.json(new StoredFile(id, "Reçu, page 1.pdf", "application/pdf", 150_000)));
        Path file = Files.write(folder.resolve("a"), new byte[150_000]);
        Watch watch = new Watch(99);

        assertThat(api.upload(id, "Reçu, page 1.pdf", file, watch).mediaType()).isEqualTo("application/pdf");

        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("PUT /api/v1/files/" + id);
        assertThat(request.getHeaders().get("X-File-Name")).isEqualTo("Re%C3%A7u%2C%20page%201.pdf");
        assertThat(request.getBody().size()).isEqualTo(150_000);
        assertThat(watch.moved).containsExactly(65_536L, 131_072L, 150_000L);
    }

    @Test
    void anUploadThatNobodyWantsStopsAtOnce(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a"), new byte[500_000]);
        Watch watch = new Watch(1);
        assertThat(catchThrowableOfType(ApiException.class, () -> api.upload(new UUID(0, 7), "a", file, watch)))
                .isNotNull();
        assertThat(watch.moved).containsExactly(65_536L);
    }

    @Test
    void anUploadThatIsCutOffIsTheNetworksFault(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("scan.pdf"), new byte[20_000_000]);
        server.enqueue(new MockResponse.Builder()
                .onRequestBody(new SocketEffect.CloseSocket())
                .build());
        ApiException e = catchThrowableOfType(
                ApiException.class, () -> api.upload(new UUID(0, 7), "scan.pdf", file, new Watch(Integer.MAX_VALUE)));
        assertThat(e.kind()).isEqualTo(ErrorKind.SERVER_UNREACHABLE);
    }

    @Test
    void aFileThatIsGoneIsNoNetworkFault(@TempDir Path folder) {
        Path gone = folder.resolve("gone");
        ApiException e =
                catchThrowableOfType(ApiException.class, () -> api.upload(new UUID(0, 7), "gone", gone, new Watch(9)));
        assertThat(e.kind()).isEqualTo(ErrorKind.FILE_NOT_FOUND);
    }

    @Test
    void aFileComesDownWholeOrNotAtAll(@TempDir Path folder) throws IOException {
        Path into = folder.resolve("saved.pdf");
        server.enqueue(new MockResponse.Builder().body("what it holds").build());
        api.download(new UUID(0, 7), into, new Watch(9));
        assertThat(into).hasContent("what it holds");
        server.enqueue(new MockResponse.Builder()
                .body("half of it".repeat(20_000))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        ApiException e =
                catchThrowableOfType(ApiException.class, () -> api.download(new UUID(0, 7), into, new Watch(99)));
        assertThat(e.kind()).isEqualTo(ErrorKind.SERVER_UNREACHABLE);
        assertThat(into).hasContent("what it holds");
        assertThat(folder.toFile().list()).containsExactly("saved.pdf");
    }

    @Test
    void aConversationIsSavedAsItWasAskedFor(@TempDir Path folder) throws Exception {
        Path to = folder.resolve("pages.pdf");
        server.enqueue(new MockResponse.Builder().body("y".repeat(300_000)).build());
        api.export(Samples.id(1), true, ExportForm.PDF, "fr", to);
        assertThat(to).hasContent("y".repeat(300_000));
        assertThat(server.takeRequest().getTarget())
                .isEqualTo("/api/v1/conversations/" + Samples.id(1) + "/export.pdf?notes=true&language=fr");
    }

    @Test
    void whereThisComputerDoesNotTakeItThatIsSaid(@TempDir Path folder) {
        server.enqueue(new MockResponse.Builder().body("pages").build());
        Path nowhere = folder.resolve("gone").resolve("pages.pdf");
        assertThat(catchThrowableOfType(
                                ApiException.class,
                                () -> api.export(Samples.id(1), false, ExportForm.PDF, "en", nowhere))
                        .kind())
                .isEqualTo(ErrorKind.FILE_NOT_SAVED);
    }
}
