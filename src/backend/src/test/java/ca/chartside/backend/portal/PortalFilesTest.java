package ca.chartside.backend.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.store.SqliteDatabase;
import ca.chartside.protocol.Limits;
import ca.chartside.testbase.Await;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A patient's files, with and without the page's script: what is refused, and that it costs neither words nor other files. */
final class PortalFilesTest {
    private static final byte[] PDF = "%PDF-1.7 a form".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PROGRAM = "MZ\u0000\u0001 a program".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path data;

    private PortalHouse house;
    private Browser anna;
    private Browser.Shown thread;

    @BeforeEach
    void start() {
        house = new PortalHouse(new SqliteDatabase(data.resolve("chartside.db")));
        anna = house.browser();
        thread = anna.confirm(anna.get(house.linkFor(1)), PortalHouse.HIN, "1985", "3", "14");
    }

    @AfterEach
    void stop() {
        house.close();
    }

    private long replies() {
        return house.number("SELECT COUNT(*) FROM message WHERE author = 'PATIENT'");
    }

    private long sentFiles() {
        return house.number("SELECT COUNT(*) FROM file WHERE message_id IS NOT NULL");
    }

    static Browser.Chosen chosen(String name, byte[] bytes) {
        return new Browser.Chosen(name, bytes);
    }

    private static List<String> attached(Browser.Shown page) {
        List<String> ids = new ArrayList<>();
        Matcher box = Pattern.compile("name=\"attached\" value=\"([^\"]+)\"").matcher(page.html());
        while (box.find()) {
            ids.add(box.group(1));
        }
        return ids;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRefusedFileCostsNeitherTheWordsNorTheOtherFiles() {
        Browser.Shown refused = anna.reply(
                thread,
                "My careful words",
                List.of(),
                chosen("letter.pdf", PDF),
                chosen("form.pdf", PROGRAM),
                chosen("nothing.txt", new byte[0]),
                chosen("huge.txt", " ".repeat(Limits.FILE_BYTES + 1).getBytes(StandardCharsets.US_ASCII)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .contains(
                        "Some files could not be added.",
                        "form.pdf We cannot take this kind of file. Send a photo, a PDF or a text.",
                        "nothing.txt This file is empty. Choose another one.",
                        "huge.txt This file is too large. The limit is 25 MB.",
                        "letter.pdf");
        assertThat(refused.html()).contains("\nMy careful words</textarea>");
        assertThat(attached(refused)).hasSize(1);
        assertThat(replies()).isZero();

        Browser.Shown sent = anna.reply(refused, "My careful words", attached(refused));
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.text()).contains("My careful words", "letter.pdf", "Sent to the clinic");
        assertThat(replies()).isEqualTo(1);
        assertThat(sentFiles()).isEqualTo(1);
    }

    @Test
    void theReasonsAreInTheReadersLanguage() {
        anna.header("Accept-Language", "fr-CA");
        assertThat(anna.reply(thread, "Mes mots", List.of(), chosen("a.pdf", PROGRAM))
                        .text())
                .contains("Certains fichiers n’ont pas pu être ajoutés.", "Nous ne pouvons pas recevoir ce genre");
        assertThat(anna.upload(thread, "a.pdf", new byte[0]).body())
                .isEqualTo("Ce fichier est vide. Choisissez-en un autre.");
    }

    @Test
    void tenFilesGoAtOnceAndTheEleventhIsNamed() {
        Browser.Chosen[] eleven = IntStream.rangeClosed(1, 11)
                .mapToObj(i -> chosen("page" + i + ".pdf", ("%PDF-1.7 " + i).getBytes(StandardCharsets.US_ASCII)))
                .toArray(Browser.Chosen[]::new);
        Browser.Shown refused = anna.reply(thread, "All of it", List.of(), eleven);
        assertThat(refused.text()).contains("page11.pdf You can send 10 files at a time.");
        assertThat(attached(refused)).hasSize(10);
        assertThat(anna.reply(refused, "All of it", attached(refused)).status()).isEqualTo(200);
        assertThat(sentFiles()).isEqualTo(10);
    }

    @Test
    void aFileGoesUpByItselfAndTheReplyNamesIt() {
        HttpResponse<String> up = anna.upload(thread, "..%2FR%C3%A9sum%C3%A9.pdf", PDF);
        assertThat(up.statusCode()).isEqualTo(200);
        assertThat(json(up).path("name").asText()).isEqualTo("Résumé.pdf");
        assertThat(json(up).path("size").asText()).isEqualTo("15\u00a0B");
        String id = json(up).path("id").asText();
        assertThat(anna.get("/c/medicalclinic/files/" + id).status()).isEqualTo(404);
        assertThat(house.staff("/api/v1/files/" + id, null).statusCode()).isEqualTo(404);

        Browser.Shown sent = anna.reply(thread, "", List.of(id));
        assertThat(sent.text()).contains("Résumé.pdf", "Sent to the clinic");
        assertThat(anna.get("/c/medicalclinic/files/" + id).status()).isEqualTo(200);
        assertThat(house.staff("/api/v1/files/" + id, null).body()).isEqualTo(PDF);

        Browser.Shown again = anna.reply(sent, "Once more", List.of(id));
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.text()).contains("A file is no longer here.", "Once more");
        assertThat(attached(again)).isEmpty();
    }

    @Test
    void aLongNameIsShownByItsBeginningAndItsEndAndSavedWhole() {
        String name = "Referral_letter_to_the_cardiology_clinic_of_the_general_hospital_final.pdf";
        Browser.Shown sent = anna.reply(thread, "", List.of(), chosen(name, PDF), chosen("Short name.pdf", PDF));
        assertThat(sent.html())
                .contains("title=\"" + name + "\">Referral_letter_to_the_card…ital_final.pdf</b>")
                .contains("aria-label=\"Save " + name + "\"")
                .contains("title=\"Short name.pdf\">Short name.pdf</b>");
        assertThat(ReadingPages.withoutMiddle("\uD83D\uDE00".repeat(60)))
                .as("no letter is cut in two")
                .isEqualTo("\uD83D\uDE00".repeat(27) + "…" + "\uD83D\uDE00".repeat(14));
    }

    @Test
    void whatGoesUpByItselfIsRefusedInPlainWords() {
        HttpResponse<String> program = anna.upload(thread, "form.pdf", PROGRAM);
        assertThat(program.statusCode()).isEqualTo(415);
        assertThat(program.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
        assertThat(program.body()).isEqualTo("We cannot take this kind of file. Send a photo, a PDF or a text.");
        byte[] large = new byte[Limits.FILE_BYTES + 1_000_000];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        assertThat(anna.upload(thread, "large.pdf", large).body()).contains("The limit is 25 MB.");
        assertThat(house.number("SELECT COUNT(*) FROM file")).isZero();
    }

    @Test
    void nobodyPutsAFileIntoAnotherPatientsReplyOrWithoutTheFormsToken() {
        Browser ben = house.browser();
        Browser.Shown bens = ben.confirm(ben.get(house.linkFor(2)), "9876543308", "1985", "3", "14");
        String id = json(ben.upload(bens, "bens.pdf", PDF)).path("id").asText();
        Browser.Shown refused = anna.reply(thread, "Mine?", List.of(id));
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.html()).doesNotContain("bens.pdf", id);
        assertThat(replies()).isZero();

        assertThat(ben.upload(thread, "x.pdf", PDF).statusCode()).isEqualTo(403);
        Browser.Shown elsewhere = new Browser.Shown(200, thread.path(), bens.html(), bens.raw());
        assertThat(ben.upload(elsewhere, "x.pdf", PDF).statusCode()).isEqualTo(404);
        anna.header("Sec-Fetch-Site", "cross-site");
        assertThat(anna.upload(thread, "x.pdf", PDF).statusCode()).isEqualTo(403);
        assertThat(house.browser().upload(thread, "x.pdf", PDF).statusCode()).isEqualTo(401);
        assertThat(house.number("SELECT COUNT(*) FROM file")).isEqualTo(1);
    }

    /** The answer to the first was lost, and a file was added before trying again: it is not taken for stored. */
    @Test
    void theSameReplyWithAnotherFileIsNotTakenForTheFirst() {
        assertThat(anna.reply(thread, "See here", List.of(), chosen("letter.pdf", PDF))
                        .status())
                .isEqualTo(200);
        assertThat(anna.reply(thread, "See here", List.of(), chosen("letter.pdf", PDF))
                        .status())
                .as("again the same")
                .isEqualTo(200);
        assertThat(replies()).isEqualTo(1);

        Browser.Shown changed =
                anna.reply(thread, "See here", List.of(), chosen("letter.pdf", PDF), chosen("more.pdf", PDF));
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.html()).contains("\nSee here</textarea>");
        assertThat(attached(changed)).isNotEmpty();
        assertThat(replies()).isEqualTo(1);
        assertThat(sentFiles()).isEqualTo(1);
    }

    @Test
    void nothingGoesUpByItselfToAClosedConversation() {
        house.closeConversations();
        HttpResponse<String> up = anna.upload(thread, "x.pdf", PDF);
        assertThat(up.statusCode()).isEqualTo(409);
        assertThat(up.body()).isEqualTo("The clinic closed this conversation.");
        assertThat(house.number("SELECT COUNT(*) FROM file")).isZero();
    }

    @Test
    void aLateReplyKeepsItsFilesTooAndGoesWithThemOnceTheConversationIsOpenAgain() {
        house.closeConversations();
        Browser.Shown refused =
                anna.reply(thread, "Too late?", List.of(), chosen("letter.pdf", PDF), chosen("form.pdf", PROGRAM));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text())
                .contains("The clinic closed this conversation.", "letter.pdf", "The files are kept for one day.")
                .contains("form.pdf We cannot take this kind of file.");
        assertThat(refused.html()).contains("readonly>\nToo late?</textarea>");
        List<String> kept = attached(refused);
        assertThat(kept).hasSize(1);
        assertThat(house.staff("/api/v1/files/" + kept.getFirst(), null).statusCode())
                .isEqualTo(404);

        Browser.Shown still = anna.reply(refused, "Too late?", kept);
        assertThat(still.status()).isEqualTo(409);
        assertThat(attached(still)).isEqualTo(kept);
        assertThat(replies()).isZero();

        house.reopenConversations();
        assertThat(anna.reply(still, "Too late?", kept).text())
                .contains("Too late?", "letter.pdf", "Sent to the clinic");
        assertThat(replies()).isEqualTo(1);
        assertThat(sentFiles()).isEqualTo(1);
    }

    @Test
    void filesOfAPageThatWasOpenTooLongAreNamedToBeChosenAgain() {
        String old = thread.html().replaceAll("(name=\"proof\" value=\")[^\"]+", "$1old");
        Browser.Shown refused = anna.reply(
                new Browser.Shown(200, thread.path(), old, thread.raw()),
                "My careful words",
                List.of(),
                chosen("letter.pdf", PDF),
                chosen("more.pdf", PDF));
        assertThat(refused.text())
                .contains("This page was open too long.")
                .contains("letter.pdf This file was not kept. Choose it again.")
                .contains("more.pdf This file was not kept. Choose it again.");
        assertThat(refused.html()).contains("\nMy careful words</textarea>");
        assertThat(house.number("SELECT COUNT(*) FROM file")).isZero();
    }

    @Test
    void aSessionThatEndedMeanwhileKeepsTheWordsBesideTheFiles() {
        anna.cookies().remove("__Host-chartside-medicalclinic");
        byte[] large = new byte[Limits.FILE_BYTES];
        Browser.Shown refused = anna.reply(thread, "Half a page of worry", List.of(), chosen("x.pdf", large));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text()).contains("Open your link again", "What you wrote", "Half a page of worry");
        assertThat(house.number("SELECT COUNT(*) FROM file")).isZero();
    }

    @Test
    void onePatientCannotFillTheDiskWithWhatIsNeverSent() {
        for (int i = 0; i < 40; i++) {
            byte[] bytes = ("%PDF-1.7 " + i).getBytes(StandardCharsets.US_ASCII);
            assertThat(anna.upload(thread, "x.pdf", bytes).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> more = anna.upload(thread, "x.pdf", PDF);
        assertThat(more.statusCode()).isEqualTo(429);
        assertThat(more.body()).startsWith("Many of your files are not sent yet.");
        house.clock.advance(Duration.ofHours(25));
        house.backend().files().sweep();
        assertThat(anna.upload(thread, "x.pdf", PDF).statusCode()).isEqualTo(200);
    }

    @Test
    void ofAFormThatIsCutOffNothingStays() throws IOException {
        String start = "--b\r\nContent-Disposition: form-data; name=\"proof\"\r\n\r\n" + thread.hidden("proof")
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"messageId\"\r\n\r\n"
                + thread.hidden("messageId")
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"x.pdf\"\r\n\r\n%PDF-1.7 ";
        String cookie = "__Host-chartside-medicalclinic=" + anna.cookies().get("__Host-chartside-medicalclinic");
        try (Socket socket = new Socket("127.0.0.1", house.backend().port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + thread.path() + " HTTP/1.1\r\nHost: x\r\nCookie: " + cookie
                            + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 9000000\r\n\r\n"
                            + start)
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[2_000_000]);
            out.flush();
            Await.until("the upload's first bytes", Duration.ofSeconds(10), () -> onDisk() > 0);
        }
        Await.until("the upload to be gone", Duration.ofSeconds(10), () -> onDisk() == 0);
        assertThat(replies()).isZero();
        assertThat(house.number("SELECT COUNT(*) FROM file")).isZero();
    }

    private long onDisk() {
        try (Stream<Path> all = Files.walk(data.resolve("files"))) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException | UncheckedIOException e) {
            return 0; // one went while they were counted
        }
    }

    /** Every address of the portal that takes an id, those that are yet to come too. */
    @Test
    void noAddressOfThePortalKnowsANoteOrAFileThatIsNotForThePatient() throws IOException {
        UUID conversation =
                UUID.fromString(thread.path().substring(thread.path().lastIndexOf('/') + 1));
        UUID note = house.ids.next();
        UUID file = house.ids.next();
        house.note(conversation, note, "Mind the dog", file, "secret.png");
        Browser.Shown shown = anna.get(thread.path());
        assertThat(shown.html()).doesNotContain("Mind the dog", "secret.png");

        int tried = 0;
        JsonNode paths =
                new ObjectMapper().readTree(anna.get("/openapi.json").html()).path("paths");
        for (var path : paths.properties()) {
            if (path.getKey().startsWith("/c/{clinic}/") && path.getKey().contains("{id}")) {
                for (UUID id : List.of(note, file)) {
                    String address =
                            path.getKey().replace("{clinic}", "medicalclinic").replace("{id}", id.toString());
                    Browser.Shown at = new Browser.Shown(200, address, thread.html(), thread.raw());
                    List<Browser.Shown> answers = path.getValue().has("post")
                            ? List.of(anna.reply(at, "Hello?"), anna.reply(at, "Hello?", List.of(file.toString())))
                            : List.of(anna.get(address));
                    for (Browser.Shown answer : answers) {
                        assertThat(answer.status()).as(address).isBetween(403, 404);
                        assertThat(answer.html()).as(address).doesNotContain("Mind the dog", "secret.png");
                    }
                    tried++;
                }
            }
        }
        assertThat(tried).isGreaterThanOrEqualTo(10);
        Browser.Shown named = anna.reply(thread, "With it", List.of(file.toString()));
        assertThat(named.status()).isEqualTo(404);
        assertThat(named.html()).doesNotContain("secret.png");
        assertThat(replies()).isZero();
    }
}
