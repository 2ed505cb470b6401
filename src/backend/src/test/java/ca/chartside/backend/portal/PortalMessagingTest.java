package ca.chartside.backend.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.store.SqliteDatabase;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a patient finds where the clinic takes no messages (S8). */
final class PortalMessagingTest {
    private static final byte[] PDF = "%PDF-1.7 of a patient".getBytes(StandardCharsets.UTF_8);

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

    private long stored() {
        return house.number("SELECT COUNT(*) FROM message WHERE author = 'PATIENT'");
    }

    @Test
    void everythingIsReadAndThereIsNoBox() {
        assertThat(thread.html()).contains("id=\"send\"");
        assertThat(anna.get("/c/medicalclinic").text()).contains("You can reply");
        house.messaging(false);
        Browser.Shown read = anna.get(thread.path());
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text())
                .contains("Hello from the clinic.", "You cannot reply here now.", "Call 905-555-0150")
                .doesNotContain("closed", "Rita knows");
        assertThat(read.html()).doesNotContain("<textarea", "id=\"send\"");
        assertThat(anna.get("/c/medicalclinic").text())
                .contains("For reading only")
                .doesNotContain("You can reply");
        assertThat(anna.get(thread.path() + "?lang=fr").text())
                .contains("Vous ne pouvez pas répondre ici en ce moment.");
        assertThat(anna.get("/c/medicalclinic?lang=fr").text()).contains("Lecture seulement");
    }

    @Test
    void aClosedConversationIsStillSaidToBeClosed() {
        house.closeConversations();
        house.messaging(false);
        assertThat(anna.get(thread.path()).text()).contains("This conversation is closed.");
        assertThat(anna.get("/c/medicalclinic").text()).contains("Closed").doesNotContain("For reading only");
    }

    @Test
    void aReplyThatComesAllTheSameKeepsItsWordsAndSaysWhy() {
        house.messaging(false);
        Browser.Shown refused = anna.reply(thread, "Too late?");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text())
                .contains("You cannot reply here now.", "Your message was not sent.", "Call 905-555-0150")
                .doesNotContain("closed", "Rita knows");
        assertThat(refused.html()).contains("readonly>\nToo late?</textarea>").doesNotContain("id=\"send\"");
        assertThat(stored()).isZero();
        house.messaging(true);
        assertThat(anna.reply(thread, "Now?").status()).isEqualTo(200);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void noFileGoesUpByItselfAndThoseOfAReplyAreKeptForThePatient() {
        house.messaging(false);
        HttpResponse<String> up = anna.upload(thread, "x.pdf", PDF);
        assertThat(up.statusCode()).isEqualTo(409);
        assertThat(up.body()).isEqualTo("You cannot reply here now. To reach us, call the clinic.");
        assertThat(house.number("SELECT COUNT(*) FROM file")).isZero();
        Browser.Shown refused = anna.reply(thread, "Too late?", List.of(), PortalFilesTest.chosen("x.pdf", PDF));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html()).contains("readonly>\nToo late?</textarea>", "<b>x.pdf</b>");
        assertThat(house.number("SELECT COUNT(*) FROM file WHERE message_id IS NOT NULL"))
                .isZero();
        assertThat(stored()).isZero();
    }
}
