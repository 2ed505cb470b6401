package ca.chartside.e2e.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.protocol.Limits;
import ca.chartside.protocol.SendMode;
import com.microsoft.playwright.Route;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Photos and files with a reply, on a phone. */
@Tag("long")
class PortalFilesPagesTest extends PortalPagesFixture {
    private Path photo;
    private Path program;

    @BeforeEach
    void prepare() throws IOException {
        photo = folder.resolve("IMG_2041.jpg");
        BufferedImage picture = new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(0xE4B899));
        graphics.fillRect(0, 0, 1600, 1200);
        graphics.setColor(new Color(0xB43A3A));
        graphics.fillOval(600, 400, 500, 200);
        graphics.dispose();
        ImageIO.write(picture, "jpeg", photo.toFile());
        program = folder.resolve("form.pdf");
        Files.write(program, "MZ\u0000\u0001 a program".getBytes(StandardCharsets.US_ASCII));
        write(ids.next(), "How is the cut? A photo would help.", SendMode.ALLOW_REPLIES);
        browser.open(link());
        confirm("9876543225");
        page.waitForSelector("#send");
    }

    @Test
    void filesGoUpAsTheyAreChosenAndTheReplyNamesThem() {
        page.evaluate("window.samePage = true");
        page.fill("#text", "Here it is.");
        page.setInputFiles("#files", new Path[] {photo, program});
        page.waitForSelector("#attached .bad");
        page.waitForSelector("#attached .att:not(.bad):not(.up)");
        assertThat(page.textContent("#attached .bad .why"))
                .isEqualTo("We cannot take this kind of file. Send a photo, a PDF or a text.");
        measured("files to send");
        page.click("#attached .bad .x");
        page.click("#send");
        page.waitForSelector("text=Sent to the clinic");
        assertThat(page.textContent(".m.me .b")).isEqualTo("Here it is.");
        assertThat(page.locator(".m.me .file").count()).isEqualTo(1);
        assertThat(page.locator("#attached .att").count()).isZero();
        assertThat(page.evaluate("window.samePage")).isEqualTo(true);
        page.waitForCondition(() -> {
            page.reload();
            return page.locator(".m.me img").count() == 1;
        });
        page.waitForFunction("document.querySelector('.m.me img').naturalWidth === 320");
        measured("a picture in the conversation");
        page.click(".m.me .look");
        page.waitForFunction("document.images.length === 1 && document.images[0].naturalWidth === 1600");
        assertThat(complaints).isEmpty();
    }

    @Test
    void nothingIsSentWhileAFileIsOnItsWay() {
        AtomicReference<Route> held = new AtomicReference<>();
        page.route("**/files", held::set);
        page.setInputFiles("#files", photo);
        page.waitForSelector("#attached .up progress:not([hidden])");
        page.waitForCondition(() -> held.get() != null);
        assertThat(page.isDisabled("#send")).isTrue();
        held.get().resume();
        page.waitForSelector("#attached .att:not(.up)");
        assertThat(page.isDisabled("#send")).isFalse();
    }

    @Test
    void noReplyGoesWithoutAFileThatDidNotGetThrough() {
        page.fill("#text", "Here they are.");
        page.context().setOffline(true);
        page.setInputFiles("#files", photo);
        page.waitForSelector("#attached .bad");
        page.context().setOffline(false);
        page.setInputFiles("#files", program);
        page.waitForCondition(() -> page.locator("#attached .bad").count() == 2);
        assertThat(page.isDisabled("#send")).isTrue();
        assertThat(page.textContent("#state[role=status]"))
                .isEqualTo("A file was not added. Remove it to send without it.");
        measured("files that did not get through");
        page.locator("#attached .att").first().locator(".again").click();
        page.waitForSelector("#attached .att:not(.bad):not(.up)");
        assertThat(page.isDisabled("#send")).isTrue();
        page.click("#attached .bad .x");
        assertThat(page.isDisabled("#send")).isFalse();
        assertThat(page.textContent("#state")).isEmpty();
        page.click("#send");
        page.waitForSelector("text=Sent to the clinic");
        assertThat(page.locator(".m.me .file").count()).isEqualTo(1);
        assertThat(complaints).isEmpty();
    }

    @Test
    void aFileFromAChooserThatStoodOpenWhileTheReplyWentIsForTheNextOne() {
        AtomicReference<Route> held = new AtomicReference<>();
        page.setInputFiles("#files", photo);
        page.waitForSelector("#attached .att:not(.up)");
        page.route("**/c/**", route -> {
            if (route.request().url().endsWith("/files")) {
                route.resume();
            } else {
                held.set(route);
            }
        });
        page.click("#send");
        page.waitForCondition(() -> held.get() != null);
        assertThat(page.isDisabled("#attached .x")).isTrue();
        page.evaluate("""
                () => {
                  const chosen = new DataTransfer();
                  chosen.items.add(new File(["Page 2"], "late.txt"));
                  const files = document.getElementById("files");
                  files.files = chosen.files;
                  files.dispatchEvent(new Event("change", { bubbles: true }));
                }""");
        page.waitForCondition(() -> page.locator("#attached .att").count() == 2);
        held.get().resume();
        page.waitForSelector(".m.me .file");
        assertThat(page.locator(".m.me .file").count()).isEqualTo(1);
        page.waitForSelector("#attached .att:not(.up)");
        assertThat(page.textContent("#attached")).contains("late.txt").doesNotContain("IMG_2041");
        page.unroute("**/c/**");
        page.click("#send");
        page.waitForCondition(() -> page.locator(".m.me .file").count() == 2);
        assertThat(complaints).isEmpty();
    }

    @Test
    void whatDoesNotGetThroughIsTriedAgainAndTheWordsStay() {
        page.fill("#text", "Half a page of worry");
        page.context().setOffline(true);
        page.setInputFiles("#files", photo);
        page.waitForSelector("#attached .bad");
        assertThat(page.textContent("#attached .why"))
                .isEqualTo("This file did not get through. Check your connection.");
        measured("a file that did not get through");
        page.context().setOffline(false);
        page.click("#attached .again");
        page.waitForSelector("#attached .att:not(.bad):not(.up)");
        assertThat(page.inputValue("#text")).isEqualTo("Half a page of worry");
        page.click("#send");
        page.waitForSelector(".m.me .file");
    }

    @Test
    void tooLargeAndTooManyIsSaidBeforeAnythingGoesUp() throws IOException {
        Path large = folder.resolve("film.jpg");
        Files.write(large, new byte[Limits.FILE_BYTES + 1]);
        Path[] twelve = new Path[12];
        for (int i = 0; i < twelve.length; i++) {
            twelve[i] = folder.resolve("page" + i + ".txt");
            Files.writeString(twelve[i], "Page " + i);
        }
        page.setInputFiles("#files", large);
        assertThat(page.textContent("#attached .bad .why")).isEqualTo("This file is too large. The limit is 25 MB.");
        page.setInputFiles("#files", twelve);
        page.waitForCondition(() -> page.locator("#attached .up").count() == 0);
        assertThat(page.locator("#attached .att:not(.bad)").count()).isEqualTo(10);
        assertThat(page.locator("#attached .bad").count()).isEqualTo(3);
        assertThat(page.isDisabled("#send")).isTrue();
        while (page.locator("#attached .bad").count() > 0) {
            page.locator("#attached .bad .x").first().click();
        }
        page.click("#send");
        page.waitForSelector(".m.me .file");
        assertThat(page.locator(".m.me .file").count()).isEqualTo(10);
    }

    @Test
    void withoutAnyScriptTheFilesComeWithTheReply() {
        page.route("**/portal/*.js*", Route::abort);
        page.reload();
        page.fill("#text", "Here it is.");
        page.setInputFiles("#files", new Path[] {photo, program});
        measured("choosing files without a script");
        page.click("#send");
        page.waitForSelector("#problem");
        measured("a refused file without a script");
        assertThat(page.inputValue("#text")).isEqualTo("Here it is.");
        assertThat(page.textContent("main")).contains("form.pdf", "We cannot take this kind of file.");
        assertThat(page.isChecked("#attached input")).isTrue();
        page.click("#send");
        page.waitForSelector("text=Sent to the clinic");
        assertThat(page.textContent(".m.me .file")).contains("IMG_2041.jpg");
    }
}
