package ca.chartside.e2e.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.account.Principal;
import ca.chartside.e2e.browser.PatientBrowser;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SignInRequest;
import ca.chartside.protocol.Uuid7;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.BackendFixture;
import ca.chartside.testkit.Mail;
import ca.chartside.testkit.MailServer;
import ca.chartside.testkit.sample.SampleClinic;
import ca.chartside.testkit.sample.SampleStaff;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The portal in a real browser of a phone's size, with a clinic that writes to Anna. */
abstract class PortalPagesFixture {
    private static final Duration MAIL = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    final Uuid7 ids = new Uuid7(Clock.systemUTC());
    final List<String> complaints = new CopyOnWriteArrayList<>();
    private MailServer mail;
    BackendFixture backend;
    PatientBrowser browser;
    Page page;

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

    void write(UUID conversation, String text, SendMode mode) {
        write(SampleClinic.ANNA, conversation, text, mode);
    }

    void write(int patient, UUID conversation, String text, SendMode mode) {
        Principal principal = backend.backend().accounts().authenticate(token());
        backend.backend()
                .messages()
                .send(principal, new SendRequest(ids.next(), conversation, patient, text, mode, Long.MAX_VALUE));
    }

    /** Rita's, at the staff API. */
    String token() {
        SampleStaff rita = SampleStaff.RITA_DESK;
        return backend.backend()
                .accounts()
                .signIn(new SignInRequest(SampleClinic.SLUG, rita.username(), rita.password(), null, "test"))
                .accessToken();
    }

    URI link() {
        Mail notice = mail.await("the notice", MAIL, received -> true);
        return notice.links().getFirst();
    }

    void confirm(String hin) {
        page.fill("#hin", hin);
        born(14, 3, 1985);
    }

    /** Says when they were born, and goes on. */
    void born(int day, int month, int year) {
        page.fill("#day", String.valueOf(day));
        page.selectOption("#month", String.valueOf(month));
        page.fill("#year", String.valueOf(year));
        page.click("#continue");
    }

    /** The newest one-time code to an address, once there are so many. */
    String code(String to, int count) {
        List<Mail> codes = new ArrayList<>();
        Await.until("code " + count, MAIL, () -> {
            codes.clear();
            mail.mails().stream()
                    .filter(received -> received.subject().startsWith("Your code")
                            && received.to().contains(to))
                    .forEach(codes::add);
            return codes.size() >= count;
        });
        return codes.getLast()
                .text()
                .lines()
                .filter(line -> line.matches("[0-9]{6}"))
                .findFirst()
                .orElseThrow();
    }

    /** WCAG 2.2 AA, as far as a machine can tell, and nothing that is wider than the phone. */
    void measured(String what) {
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
}
