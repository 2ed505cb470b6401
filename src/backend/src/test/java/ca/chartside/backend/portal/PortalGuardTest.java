package ca.chartside.backend.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.CaughtLog;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.store.SqliteDatabase;
import ca.chartside.protocol.SendMode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the portal refuses, and that a refusal never costs the patient's words. */
final class PortalGuardTest {
    private static final String EVIL = "<img src=x onerror=alert(1)>\"'</textarea><script>";

    @TempDir
    Path data;

    private PortalHouse house;

    @BeforeEach
    void start() {
        house = new PortalHouse(new SqliteDatabase(data.resolve("chartside.db")));
    }

    @AfterEach
    void stop() {
        house.close();
    }

    @Test
    void theBareAddressTellsABrowserWhatToDoAndHasAnIcon() {
        Browser browser = house.browser();
        assertThat(browser.get("/").html()).contains("NOT_FOUND");
        browser.header("Accept", "text/html,*/*;q=0.8");
        Browser.Shown page = browser.get("/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Open the link in the e-mail from your clinic, or call your clinic.");
        policies(page.raw());
        assertThat(browser.get("/?lang=fr").text()).contains("Ouvrez le lien dans le courriel de votre clinique");
        assertThat(browser.get("/favicon.ico").raw().headers().firstValue("Content-Type"))
                .hasValue("image/svg+xml");
    }

    private Browser.Shown signedIn(Browser browser) {
        return browser.confirm(browser.get(house.linkFor(1)), PortalHouse.HIN, "1985", "3", "14");
    }

    private long stored() {
        return house.number("SELECT COUNT(*) FROM message WHERE author = 'PATIENT'");
    }

    private static Map<String, String> form(Browser.Shown page, String text) {
        return new HashMap<>(
                Map.of("proof", page.hidden("proof"), "messageId", page.hidden("messageId"), "text", text));
    }

    private static void policies(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
                        + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Permissions-Policy")).isPresent();
    }

    @Test
    void everyPageCarriesThePoliciesAndNothingInline() {
        String link = house.linkFor(1);
        Browser browser = house.browser();
        Browser.Shown asked = browser.get(link);
        Browser.Shown wrong = browser.confirm(asked, "1", "1985", "3", "14");
        HttpResponse<String> redirect = browser.confirmOnly(asked, PortalHouse.HIN, "1985", "3", "14");
        assertThat(redirect.statusCode()).isEqualTo(303);
        policies(redirect);
        Browser.Shown list = browser.get("/c/medicalclinic");
        List<Browser.Shown> pages = List.of(
                asked,
                wrong,
                list,
                signedIn(browser),
                browser.get("/c/medicalclinic/conversations/" + UUID.randomUUID()),
                browser.get("/c/medicalclinic/no-card"),
                browser.get("/c/medicalclinic/nothing/here"),
                browser.get("/c/nosuchclinic"),
                browser.get("/c"),
                house.browser().get("/c/medicalclinic"),
                browser.post("/c/medicalclinic/no-card", Map.of()));
        for (Browser.Shown page : pages) {
            policies(page.raw());
            assertThat(page.raw().headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
            assertThat(page.html())
                    .contains("<html lang=\"en\">")
                    .doesNotContain("style=", "<style", "onclick", "javascript:")
                    .doesNotContainPattern("<script(?! src=\"/portal/)");
        }
    }

    @Test
    void theCookieIsForThisHostAloneAndNoScriptReadsIt() {
        Browser browser = house.browser();
        Browser.Shown asked = browser.get(house.linkFor(1));
        HttpResponse<String> answer = browser.confirmOnly(asked, PortalHouse.HIN, "1985", "3", "14");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .singleElement()
                .satisfies(
                        cookie -> assertThat(cookie)
                                .matches(
                                        "__Host-chartside-medicalclinic=[\\w-]{43}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=2592000"));
        assertThat(answer.headers().firstValue("Location").orElseThrow()).doesNotContain("/m/");
        String value = browser.cookies().get("__Host-chartside-medicalclinic");
        assertThat(house.number(
                        "SELECT COUNT(*) FROM portal_session WHERE hash = ?", (Object) new Secret(value).hash()))
                .isEqualTo(1);
    }

    @Test
    void anIdentityFormWithoutItsTokenCostsNoTry() {
        String link = house.linkFor(1);
        Browser browser = house.browser();
        browser.get(link);
        Map<String, String> said = Map.of("hin", PortalHouse.HIN, "year", "1985", "month", "3", "day", "14");
        Browser.Shown missing = browser.post(link, said);
        assertThat(missing.status()).isEqualTo(403);
        assertThat(missing.text()).contains("This page was open too long.");
        assertThat(missing.html()).contains("value=\"" + PortalHouse.HIN + "\"");
        Map<String, String> wrong = new HashMap<>(said);
        wrong.put("proof", "A".repeat(43));
        assertThat(browser.post(link, wrong).status()).isEqualTo(403);
        assertThat(house.browser().confirm(missing, "1", "1", "1", "1").status())
                .isEqualTo(403);
        assertThat(house.number("SELECT COUNT(*) FROM portal_session")).isZero();
        assertThat(house.number("SELECT SUM(failed) FROM portal_link")).isZero();
        assertThat(browser.confirm(missing, PortalHouse.HIN, "1985", "3", "14").status())
                .isEqualTo(200);
    }

    @Test
    void aReplyWithoutItsTokenIsNotSentAndItsWordsAreKept() {
        Browser browser = house.browser();
        Browser.Shown thread = signedIn(browser);
        for (String proof : List.of("", "A".repeat(43))) {
            Map<String, String> form = form(thread, "My careful words");
            form.put("proof", proof);
            Browser.Shown refused = browser.post(thread.path(), form);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.html()).contains("\nMy careful words</textarea>");
        }
        assertThat(stored()).isZero();
        assertThat(browser.post("/c/medicalclinic/sign-out", Map.of()).status()).isEqualTo(403);
        assertThat(browser.get("/c/medicalclinic").status()).isEqualTo(200);
    }

    @Test
    void formsOfOtherSitesAreRefused() {
        Browser browser = house.browser();
        Browser.Shown thread = signedIn(browser);
        browser.header("Sec-Fetch-Site", "cross-site");
        assertThat(browser.reply(thread, "forged").status()).isEqualTo(403);
        browser.header("Sec-Fetch-Site", "same-site");
        assertThat(browser.reply(thread, "forged").status()).isEqualTo(403);
        assertThat(stored()).isZero();
        browser.header("Sec-Fetch-Site", "same-origin").header("Origin", "null");
        assertThat(browser.reply(thread, "mine").status()).isEqualTo(200);
    }

    @Test
    void whereABrowserTellsOnlyTheOriginThatCounts() {
        Browser browser = house.browser();
        Browser.Shown thread = signedIn(browser);
        browser.header("Origin", "https://evil.example");
        assertThat(browser.reply(thread, "forged").status()).isEqualTo(403);
        browser.header("Origin", "http://127.0.0.1:" + house.backend().port());
        assertThat(browser.reply(thread, "mine").status()).isEqualTo(200);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void sentTwiceIsStoredOnceAndChangedWordsAreAskedAbout() {
        Browser browser = house.browser();
        Browser.Shown thread = signedIn(browser);
        browser.reply(thread, "Once");
        browser.reply(thread, "Once");
        assertThat(stored()).isEqualTo(1);
        Browser.Shown changed = browser.reply(thread, "Other words");
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.text()).contains("This message was already sent.", "Other words");
        assertThat(browser.reply(changed, "Other words").status()).isEqualTo(200);
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void aReplyToWhatWasClosedMeanwhileKeepsItsWordsAndSaysWhy() {
        Browser browser = house.browser();
        Browser.Shown thread = signedIn(browser);
        house.closeConversations();
        Browser.Shown refused = browser.reply(thread, "Too late?");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("The clinic closed this conversation.", "Call 905-555-0150");
        assertThat(refused.html()).contains("readonly>\nToo late?</textarea>");
        assertThat(stored()).isZero();
    }

    /** With what the answer was, and with nothing of who asked or what they wrote. */
    @Test
    void whatIsRefusedWithAPageOfItsOwnHasItsLineInTheLog() {
        Browser browser = house.browser();
        Browser.Shown thread = signedIn(browser);
        browser.reply(thread, "My careful words");
        String link = house.linkFor(1);
        Browser stranger = house.browser();
        Browser.Shown asked = stranger.get(link);
        try (CaughtLog log = new CaughtLog()) {
            browser.post(thread.path(), Map.of("text", "My careful words"));
            browser.reply(thread, "Other words");
            Map<String, String> fresh = form(browser.get(thread.path()), "Too late?");
            house.closeConversations();
            browser.post(thread.path(), fresh);
            stranger.post(link, Map.of("hin", PortalHouse.HIN));
            stranger.confirm(asked, PortalHouse.HIN, "1985", "13", "14");
            for (int i = 0; i < 6; i++) {
                stranger.confirm(asked, "1111111116", "1985", "3", "14");
            }
            stranger.get(link);
            List<String> lines =
                    log.lines().stream().filter(line -> line.contains("/c/")).toList();
            assertThat(lines)
                    .extracting(line -> line.replaceFirst("^[0-9a-f]{16} ", "").replaceFirst("null$", ""))
                    .startsWith(
                            "POST /c/{clinic}/conversations/{id} FORM_EXPIRED",
                            "POST /c/{clinic}/conversations/{id} MESSAGE_ID_REUSED",
                            "POST /c/{clinic}/conversations/{id} CONVERSATION_CLOSED",
                            "POST /c/{clinic}/m/{token} FORM_EXPIRED",
                            "POST /c/{clinic}/m/{token} INVALID_VALUE",
                            "POST /c/{clinic}/m/{token} IDENTITY_NOT_CONFIRMED")
                    .endsWith("POST /c/{clinic}/m/{token} LINK_LOCKED", "GET /c/{clinic}/m/{token} LINK_LOCKED")
                    .hasSize(12);
        }
    }

    @Test
    void whatCannotBeSentStaysInTheBox() {
        Browser browser = house.browser();
        Browser.Shown thread = signedIn(browser);
        Browser.Shown empty = browser.reply(thread, "  \n ");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text()).contains("There is nothing to send yet.");
        String tooLong = "é".repeat(20_001);
        Browser.Shown refused = browser.reply(thread, tooLong);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.html()).contains(tooLong);
        assertThat(refused.text()).contains("Your message is too long.");
        assertThat(browser.reply(thread, "bell \u0007").status()).isEqualTo(422);
        assertThat(stored()).isZero();
        assertThat(browser.reply(refused, "é".repeat(20_000)).status()).isEqualTo(200);
    }

    @Test
    void aSessionThatEndedMeanwhileKeepsTheWordsToo() {
        Browser browser = house.browser();
        Browser.Shown thread = signedIn(browser);
        browser.cookies().remove("__Host-chartside-medicalclinic");
        Browser.Shown refused = browser.reply(thread, "Half a page of worry");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text()).contains("Open your link again", "What you wrote", "Half a page of worry");
    }

    @Test
    void brokenFormsAreRefusedPlainly() {
        Browser browser = house.browser();
        Browser.Shown thread = signedIn(browser);
        for (String body : List.of("text=%", "text=%zz&proof=%", "\u0000\u0001", "=&=&&", "text=%ff%fe&proof=x")) {
            HttpResponse<String> answer = browser.postRaw(thread.path(), body);
            assertThat(answer.statusCode()).as(body).isBetween(400, 499);
            assertThat(answer.body()).contains("<html").doesNotContain("Exception");
        }
        HttpResponse<String> huge = browser.postRaw(thread.path(), "text=" + "a".repeat(300_000));
        assertThat(huge.statusCode()).isEqualTo(413);
        assertThat(huge.body()).contains("<html");
        assertThat(stored()).isZero();
    }

    @Test
    void anotherPatientsConversationIsNotThere() {
        UUID bens = house.write(2, "For Ben alone.", SendMode.ALLOW_REPLIES);
        house.mail(1);
        Browser browser = house.browser();
        Browser.Shown thread = signedIn(browser);
        Browser.Shown refused = browser.get("/c/medicalclinic/conversations/" + bens);
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text()).contains("There is nothing here").doesNotContain("Ben");
        assertThat(browser.post("/c/medicalclinic/conversations/" + bens, form(thread, "Hello Ben?"))
                        .status())
                .isEqualTo(404);
        assertThat(browser.get("/c/medicalclinic/conversations/not-an-id").status())
                .isEqualTo(404);
        assertThat(stored()).isZero();
    }

    @Test
    void aSessionIsGoodInItsOwnClinicAlone() {
        Browser browser = house.browser();
        signedIn(browser);
        browser.cookies().put("__Host-chartside-otherclinic", browser.cookies().get("__Host-chartside-medicalclinic"));
        assertThat(browser.get("/c/otherclinic").status()).isEqualTo(401);
    }

    @Test
    void whatLooksLikeHtmlIsShownAsItWasWritten() {
        PatientRecord patient = PortalHouse.patient(1, EVIL, PortalHouse.HIN, "anna@example.org", "en");
        house.put(patient);
        UUID conversation = house.write(1, EVIL, SendMode.ALLOW_REPLIES);
        Browser browser = house.browser();
        Browser.Shown thread = browser.confirm(browser.get(house.link(1)), PortalHouse.HIN, "1985", "3", "14");
        Browser.Shown replied = browser.reply(thread, EVIL);
        Browser.Shown kept = browser.reply(thread, EVIL + "again");
        Browser.Shown list = browser.get("/c/medicalclinic");
        Browser.Shown typed =
                house.browser().get("/c/medicalclinic/conversations/" + conversation + "?lang=" + "%3Cimg");
        for (Browser.Shown page : List.of(thread, replied, kept, list, typed)) {
            assertThat(page.html()).doesNotContain("<img", "<script>");
        }
        for (Browser.Shown page : List.of(thread, replied, kept, list)) {
            assertThat(page.html()).contains("&lt;img src=x onerror=alert(1)>".replace(">", "&gt;"));
        }
        Browser stranger = house.browser();
        Browser.Shown wrong = stranger.confirm(stranger.get(house.link(1)), EVIL, "1985", "3", "14");
        assertThat(wrong.html()).doesNotContain("<img", "<script>").contains("&lt;img");
    }

    @Test
    void theFilesThatPagesUseAreServedAndTheRoutesAreDescribed() {
        Browser browser = house.browser();
        String html = browser.get("/c/medicalclinic/no-card").html();
        for (String file : List.of("portal.css", "portal.js", "htmx.js", "icon.svg")) {
            assertThat(html).contains("/portal/" + file + "?v=");
            Browser.Shown served = browser.get("/portal/" + file);
            assertThat(served.status()).isEqualTo(200);
            assertThat(served.html()).isNotBlank();
            assertThat(served.raw().headers().firstValue("Cache-Control").orElseThrow())
                    .contains("immutable");
        }
        assertThat(browser.get("/openapi.json").html())
                .contains(
                        "\"/c/{clinic}/m/{token}\"",
                        "\"/c/{clinic}\"",
                        "\"/c/{clinic}/conversations/{id}\"",
                        "\"/c/{clinic}/sign-out\"");
    }

    @Test
    void whenTheStoreFailsTheWordsCanBeSentAgain() {
        Browser browser = house.browser();
        Browser.Shown thread = signedIn(browser);
        house.backend().store().close();
        Browser.Shown refused = browser.reply(thread, "Do not lose me");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text()).contains("Something went wrong at our end");
        assertThat(refused.html()).contains("\nDo not lose me</textarea>");
        assertThat(refused.hidden("messageId")).isEqualTo(thread.hidden("messageId"));
        policies(refused.raw());
    }
}
