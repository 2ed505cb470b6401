package ca.chartside.backend.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.CaughtLog;
import ca.chartside.backend.audit.AuditLog;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A patient without a health card (N2): the date of birth and a code by e-mail, over real HTTP and real mail. */
abstract class OneTimeCodeContract extends PortalHouseFixture {
    private static final int NOCARD = 4;

    private CodeMails codes;

    @BeforeEach
    void readTheirMail() {
        codes = new CodeMails(house);
    }

    private static Browser.Shown birth(Browser browser, Browser.Shown page, String day) {
        return browser.post(
                page.path(), Map.of("proof", page.hidden("proof"), "year", "1985", "month", "3", "day", day));
    }

    private static Browser.Shown code(Browser browser, Browser.Shown page, String code) {
        return browser.post(page.path(), Map.of("proof", page.hidden("proof"), "code", code));
    }

    /** The page as a person sees it, without what is random in it. */
    private static String seen(Browser.Shown page) {
        return page.status() + page.html().replaceAll("[A-Za-z0-9_-]{43}", "…");
    }

    private List<String> audit() {
        return house.backend()
                .store()
                .read(
                        house.clinic,
                        tx -> new AuditLog(tx)
                                .after(0, 10_000).stream()
                                        .map(entry -> entry.action() + " " + entry.subject() + " " + entry.detail())
                                        .toList());
    }

    @Test
    void theDateOfBirthAndTheCodeInTheirMailLetThePatientIn() throws Exception {
        String link = house.linkFor(NOCARD);
        assertThat(PortalHouse.part(house.mail(1), 0))
                .contains("We will ask for your date of birth and send you a code.")
                .doesNotContain("health card");
        Browser browser = house.browser();
        Browser.Shown asked = browser.get(link);
        assertThat(asked.text()).contains("Tell us your date of birth first.", "Send me a code");
        assertThat(asked.html()).doesNotContain("name=\"hin\"");
        Browser.Shown waiting = birth(browser, asked, "14");
        assertThat(waiting.text()).contains("Type your code", "If what you told us is right", "Call 905-555-0150");
        assertThat(waiting.html()).contains("autocomplete=\"one-time-code\"");

        MimeMessage mail = codes.mail(1);
        assertThat(mail.getSubject()).isEqualTo("Your code for Medical Clinic");
        assertThat(mail.getAllRecipients()[0]).hasToString("nocard@example.org");
        String code = codes.code(1);
        assertThat(mail.getSubject()).doesNotContain(code);
        for (int part : new int[] {0, 1}) {
            assertThat(PortalHouse.part(mail, part))
                    .contains(code, "the clinic never asks you for it")
                    .doesNotContain("NOCARD", "Nocard", "TESTERSON", "1985", "/m/");
        }
        String typed = " " + code.substring(0, 3) + " " + code.substring(3);
        Browser.Shown thread = code(browser, waiting, typed);
        assertThat(thread.text()).contains("Hello from the clinic.", "Reading as Nocard.");
        assertThat(thread.path()).startsWith("/c/medicalclinic/conversations/");
        assertThat(browser.get(link).text()).contains("Reading as Nocard.");
        assertThat(house.audit())
                .containsSubsequence("code.ask", "code.send", "identity.confirmed", "portal.session.open");
    }

    @Test
    void nobodyIsToldWhetherTheDateWasRightBeforeTheCodeWas() {
        String link = house.linkFor(NOCARD);
        Browser right = house.browser();
        Browser wrong = house.browser();
        Browser.Shown rightPage = birth(right, right.get(link), "14");
        codes.code(1);
        Browser.Shown wrongPage = birth(wrong, wrong.get(link), "15");
        assertThat(seen(wrongPage)).isEqualTo(seen(rightPage));
        // Each wrong code counts for the link: here the right browser's first is followed by the wrong one's.
        String never = CodeMails.other(codes.code(1));
        Browser.Shown rightAnswer = code(right, rightPage, never);
        Browser.Shown wrongAnswer = code(wrong, wrongPage, never);
        assertThat(rightAnswer.text()).contains("That is not right.", "You have 4 tries left.");
        assertThat(seen(wrongAnswer)).isEqualTo(seen(rightAnswer));

        Browser again = house.browser();
        birth(again, again.get(link), "14");
        codes.code(2);
        assertThat(codes.all()).as("for the wrong date none was sent").hasSize(2);
    }

    @Test
    void aCodeWorksOnceForTenMinutesInTheBrowserThatAskedForIt() {
        String link = house.linkFor(NOCARD);
        Browser browser = house.browser();
        Browser.Shown waiting = birth(browser, browser.get(link), "14");
        String first = codes.code(1);

        Browser other = house.browser();
        Browser.Shown others = birth(other, other.get(link), "15");
        assertThat(code(other, others, first).text()).contains("That is not right.");
        String kept = browser.cookies().get("__Host-chartside-code");
        assertThat(code(browser, waiting, first).text()).contains("Hello from the clinic.");
        browser.cookies().put("__Host-chartside-code", kept);
        browser.cookies().remove("__Host-chartside-medicalclinic");
        assertThat(code(browser, waiting, first).text()).contains("This code does not work any more.");

        Browser.Shown late = birth(browser, browser.get(link), "14");
        String second = codes.code(2);
        house.clock.advance(Codes.LIFE);
        assertThat(code(browser, late, second).text())
                .contains("This code does not work any more.", "Ask for a new code")
                .doesNotContain("Continue");
        assertThat(browser.get(late.path()).text())
                .as("to where one is asked for")
                .contains("Is it you?");
    }

    @Test
    void aCodeIsGoodForFiveTriesAndALinkForSix() {
        String link = house.linkFor(NOCARD);
        Browser browser = house.browser();
        Browser.Shown waiting = birth(browser, browser.get(link), "14");
        String code = codes.code(1);
        assertThat(code(browser, waiting, "12345").text()).contains("The code has 6 digits.");
        for (int left = 4; left >= 1; left--) {
            assertThat(code(browser, waiting, CodeMails.other(code)).text())
                    .contains(left == 1 ? "You have 1 try left." : "You have " + left + " tries left.");
        }
        assertThat(code(browser, waiting, CodeMails.other(code)).text()).contains("This code does not work any more.");
        assertThat(code(browser, waiting, code).text()).contains("This code does not work any more.");

        Browser.Shown again = birth(browser, browser.get(link), "14");
        String second = codes.code(2);
        assertThat(code(browser, again, CodeMails.other(second)).text()).contains("This link is locked");
        assertThat(code(browser, again, second).status()).isEqualTo(423);
        assertThat(house.audit()).contains("link.locked");
        assertThat(house.number("SELECT COUNT(*) FROM portal_session")).isZero();
    }

    @Test
    void codesAreLimitedForALinkAndForAPatientOverRestarts() {
        String link = house.linkFor(NOCARD);
        for (int i = 1; i <= EntranceService.CODES_A_LINK; i++) {
            Browser browser = house.browser();
            // Whether right or wrong.
            assertThat(birth(browser, browser.get(link), i % 2 == 0 ? "14" : "15")
                            .text())
                    .contains("Type your code");
        }
        house.restart();
        Browser sixth = house.browser();
        Browser.Shown refused = birth(sixth, sixth.get(link), "14");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text()).contains("No more codes today", "Try again tomorrow, or call the clinic.");

        String second = house.linkFor(NOCARD);
        for (int i = EntranceService.CODES_A_LINK; i < EntranceService.CODES_A_DAY; i++) {
            Browser browser = house.browser();
            assertThat(birth(browser, browser.get(second), "14").text()).contains("Type your code");
        }
        Browser third = house.browser();
        String another = house.linkFor(NOCARD);
        assertThat(birth(third, third.get(another), "14").text()).contains("No more codes today");

        house.clock.advance(Duration.ofHours(24));
        Browser tomorrow = house.browser();
        assertThat(birth(tomorrow, tomorrow.get(another), "14").text()).contains("Type your code");
    }

    @Test
    void theCodeStandsInNoLogNoAuditAndInTheDatabaseByASlowHashAlone() {
        try (CaughtLog log = new CaughtLog()) {
            String link = house.linkFor(NOCARD);
            Browser browser = house.browser();
            Browser.Shown waiting = birth(browser, browser.get(link), "14");
            String code = codes.code(1);
            String wrong = CodeMails.other(code);
            code(browser, waiting, wrong);
            code(browser, waiting, code);
            String token = link.substring(link.lastIndexOf('/') + 1);
            assertThat(log.lines()).isNotEmpty();
            for (String line : log.lines()) {
                assertThat(line)
                        .doesNotContain(token, wrong, "nocard", "1985")
                        .doesNotContainPattern("\\b" + code + "\\b");
            }
            for (String row : audit()) {
                assertThat(row).doesNotContainPattern("\\b" + code + "\\b").doesNotContain("1985");
            }
            List<String> hashes = house.backend()
                    .store()
                    .read(
                            house.clinic,
                            tx -> tx.sql()
                                    .list(
                                            "SELECT code_hash FROM portal_code WHERE clinic_id = ?",
                                            row -> row.text(1),
                                            house.clinic.number()));
            assertThat(hashes).singleElement().asString().startsWith("$argon2id$");
        }
    }

    @Test
    void aChangedAddressEndsTheCodeThatWentToTheOldOne() {
        String link = house.linkFor(NOCARD);
        Browser browser = house.browser();
        Browser.Shown waiting = birth(browser, browser.get(link), "14");
        String code = codes.code(1);
        house.put(PortalHouse.patient(NOCARD, "NOCARD", null, "new@example.org", "en"));
        assertThat(code(browser, waiting, code).text()).contains("This code does not work any more.");
        String fresh = house.linkFor(NOCARD);
        Browser.Shown again = browser.get(fresh);
        String path = again.path() + "/code";
        assertThat(browser.post(path, Map.of("proof", waiting.hidden("proof"), "code", code))
                        .text())
                .contains("This code does not work any more.");
    }

    @Test
    void whereThereIsNoWayToThePatientTheyAreToldToCall() {
        String link = house.linkFor(NOCARD);
        house.backend()
                .store()
                .write(
                        house.clinic,
                        tx -> tx.sql()
                                .update(
                                        "UPDATE patient SET email = NULL WHERE clinic_id = ? AND demographic_no = 4",
                                        house.clinic.number()));
        Browser.Shown page = house.browser().get(link);
        assertThat(page.text()).contains("We cannot check who you are", "Call 905-555-0150");
        assertThat(page.html()).doesNotContain("<form");
    }

    @Test
    void aFormFromElsewhereOrWithoutItsTokenAsksForNoCode() {
        String link = house.linkFor(NOCARD);
        Browser browser = house.browser();
        Browser.Shown asked = browser.get(link);
        assertThat(browser.post(link, Map.of("year", "1985", "month", "3", "day", "14"))
                        .status())
                .isEqualTo(403);
        Browser foreign = house.browser().header("Sec-Fetch-Site", "cross-site");
        assertThat(foreign.post(link, Map.of("proof", asked.hidden("proof"), "year", "1985", "month", "3", "day", "14"))
                        .status())
                .isEqualTo(403);
        assertThat(house.number("SELECT COUNT(*) FROM portal_code")).isZero();
    }

    @Test
    void whatWaitedForTheMailServerGoesOnceItIsThereUnlessItIsTooOld() throws IOException {
        String link = house.linkFor(NOCARD);
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        house.restart(PortalHouse.mailAt(port));
        Browser late = house.browser();
        birth(late, late.get(link), "14");
        house.clock.advance(Codes.LIFE);
        Browser browser = house.browser();
        Browser.Shown waiting = birth(browser, browser.get(link), "14");
        GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            List<String> found = new ArrayList<>();
            PortalHouse.await("the code", () -> {
                house.clock.advance(Duration.ofSeconds(5));
                for (MimeMessage one : mail.getReceivedMessages()) {
                    found.add(PortalHouse.part(one, 0).replaceAll("(?s).*\\n(\\d{6})\\r?\\n.*", "$1"));
                }
                return !found.isEmpty();
            });
            assertThat(mail.getReceivedMessages()).hasSize(1);
            assertThat(code(browser, waiting, found.getFirst()).text()).contains("Hello from the clinic.");
        } finally {
            mail.stop();
        }
    }
}
