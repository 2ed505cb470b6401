package ca.chartside.e2e.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.account.Principal;
import ca.chartside.e2e.browser.PatientBrowser;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SignInRequest;
import ca.chartside.protocol.Uuid7;
import ca.chartside.testkit.BackendFixture;
import ca.chartside.testkit.Mail;
import ca.chartside.testkit.MailServer;
import ca.chartside.testkit.sample.SampleClinic;
import ca.chartside.testkit.sample.SampleStaff;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portal's pages in a real browser of a phone's size: with JavaScript, under their own policies, and measured by axe. */
class PortalPagesTest {
    private static final Duration MAIL = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final Uuid7 ids = new Uuid7(Clock.systemUTC());
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private MailServer mail;
    private BackendFixture backend;
    private PatientBrowser browser;
    private Page page;

    @BeforeEach
    void start() {
        mail = MailServer.start();
        backend = BackendFixture.sqlite(
                folder,
                mail,
                store -> SampleClinic.people(store, Clock.systemUTC().instant()));
        browser = PatientBrowser.start("en-CA");
        page = browser.page();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")
                    || message.text().contains("Uncaught")) {
                complaints.add(message.text());
            }
        });
    }

    @AfterEach
    void stop() {
        browser.close();
        backend.close();
        mail.close();
    }

    private void write(UUID conversation, String text, SendMode mode) {
        SampleStaff rita = SampleStaff.RITA_DESK;
        Principal principal = backend.backend()
                .accounts()
                .authenticate(backend.backend()
                        .accounts()
                        .signIn(new SignInRequest(SampleClinic.SLUG, rita.username(), rita.password(), null, "test"))
                        .accessToken());
        backend.backend()
                .messages()
                .send(
                        principal,
                        new SendRequest(ids.next(), conversation, SampleClinic.ANNA, text, mode, Long.MAX_VALUE));
    }

    private URI link() {
        Mail notice = mail.await("the notice", MAIL, received -> true);
        return notice.links().getFirst();
    }

    private void confirm(String hin) {
        page.fill("#hin", hin);
        page.fill("#year", "1985");
        page.fill("#month", "3");
        page.fill("#day", "14");
        page.click("#continue");
    }

    /** WCAG 2.2 AA, as far as a machine can tell, and nothing that is wider than the phone. */
    private void measured(String what) {
        assertThat(new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations())
                .as(what)
                .extracting(violation -> violation.getId() + " "
                        + violation.getNodes().getFirst().getHtml())
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as(what)
                .isEqualTo(360);
    }

    @Test
    void everyPageIsAccessibleInBothLanguages() {
        UUID conversation = ids.next();
        write(conversation, "How is the cut? " + "x".repeat(200), SendMode.ALLOW_REPLIES);
        browser.open(link());
        measured("identity check");
        page.navigate(link() + "?lang=fr");
        measured("identity check in French");
        confirm("1111111111");
        page.waitForSelector("#problem");
        measured("wrong answer");
        confirm("9876543225");
        page.waitForSelector("#send");
        measured("conversation");
        write(ids.next(), "The clinic is closed on Monday.", SendMode.SEND);
        page.click(".bk");
        page.waitForSelector(".li.un");
        measured("list");
        page.click(".li.un");
        page.waitForSelector("#call");
        measured("closed conversation");
        page.navigate(backend.address() + "/c/" + SampleClinic.SLUG + "/conversations/" + ids.next());
        measured("nothing there");
        page.navigate(backend.address() + "/");
        measured("bare address");
        assertThat(complaints).isEmpty();
    }

    @Test
    void aReplyGoesWithoutLoadingThePageAnew() {
        write(ids.next(), "How is the cut?", SendMode.ALLOW_REPLIES);
        browser.open(link());
        confirm("9876543225");
        page.waitForSelector("#send");
        page.evaluate("window.samePage = true");
        page.fill("#text", "Better, thank you.");
        page.click("#send");
        page.waitForSelector("text=Sent to the clinic");
        assertThat(page.textContent(".m.me .b")).isEqualTo("Better, thank you.");
        assertThat(page.inputValue("#text")).isEmpty();
        assertThat(page.evaluate("window.samePage === true && document.activeElement.id"))
                .isEqualTo("text");
        assertThat(page.url()).doesNotContain("/m/");
        assertThat(page.evaluate("getComputedStyle(document.getElementById('send')).backgroundColor"))
                .as("the button is not as if still pressed")
                .isEqualTo("rgb(109, 74, 255)");
        assertThat(complaints).isEmpty();
    }

    @Test
    void aProxysOwnErrorPageTakesNoWordsAway() {
        write(ids.next(), "How is the cut?", SendMode.ALLOW_REPLIES);
        browser.open(link());
        confirm("9876543225");
        page.waitForSelector("#send");
        page.route(
                "**/c/**",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(502)
                        .setContentType("text/html")
                        .setBody("<html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1></html>")));
        page.fill("#text", "Half a page of worry");
        page.click("#send");
        page.waitForSelector("#offline:not([hidden])");
        assertThat(page.inputValue("#text")).isEqualTo("Half a page of worry");
        page.unroute("**/c/**");
        page.click("#send");
        page.waitForSelector("text=Sent to the clinic");
        assertThat(page.textContent(".m.me .b")).isEqualTo("Half a page of worry");
    }

    @Test
    void offlineAndSignedOutTheWordsStay() {
        write(ids.next(), "How is the cut?", SendMode.ALLOW_REPLIES);
        browser.open(link());
        confirm("9876543225");
        page.waitForSelector("#send");
        page.fill("#text", "Half a page of worry");
        page.context().setOffline(true);
        page.click("#send");
        page.waitForSelector("#offline:not([hidden])");
        assertThat(page.inputValue("#text")).isEqualTo("Half a page of worry");
        page.context().setOffline(false);
        page.context().clearCookies();
        page.click("#send");
        page.waitForSelector("text=Open your link again");
        assertThat(page.inputValue("#text")).isEqualTo("Half a page of worry");
        measured("signed out meanwhile");
        assertThat(complaints).isEmpty();
    }
}
