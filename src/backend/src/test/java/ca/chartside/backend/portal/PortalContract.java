package ca.chartside.backend.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.CaughtLog;
import ca.chartside.backend.file.Photos;
import ca.chartside.protocol.SendMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The patient's walk through the portal, over real HTTP and real mail, in a browser without JavaScript. */
abstract class PortalContract extends PortalHouseFixture {
    @Test
    void fromTheMailToTheReply() {
        UUID conversation = house.write(1, "Your results are normal.", SendMode.ALLOW_REPLIES);
        Browser browser = house.browser();
        Browser.Shown asked = browser.get(house.link(1));
        assertThat(asked.text()).contains("Is it you?", "The 10 digits. Leave out the letters.");

        Browser.Shown wrong = browser.confirm(asked, "9876543308", "1985", "3", "14");
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.text())
                .contains("That does not match. Check both, then try again. You have 5 tries left.")
                .doesNotContain("Your results");

        Browser.Shown thread = browser.confirm(wrong, "9876 543-225 ab", "1985", "03", "14");
        assertThat(thread.status()).isEqualTo(200);
        assertThat(thread.path()).isEqualTo("/c/medicalclinic/conversations/" + conversation);
        assertThat(thread.text()).contains("Rita Desk", "Your results are normal.", "Reading as Anna. Not you?");
        assertThat(house.events().getLast()).contains("deliveryChanged").contains("READ");

        Browser.Shown replied = browser.reply(thread, "Thank you!\r\nAnna");
        assertThat(replied.text()).contains("You ", "Thank you! Anna");
        assertThat(house.events().getLast()).contains("messageStored").contains("Thank you!\\nAnna");

        Browser.Shown list = browser.get("/c/medicalclinic");
        assertThat(list.text()).contains("Hello, Anna", "You have no new messages.", "You: Thank you! Anna");
        assertThat(list.html()).contains("<span class=\"who\">Medical Clinic</span>");
        assertThat(house.audit())
                .containsSubsequence(
                        "identity.refused",
                        "identity.confirmed",
                        "portal.session.open",
                        "conversation.view",
                        "message.reply",
                        "list.view");
    }

    @Test
    void aFileIsItsPatientsToSaveAndNobodyElses() {
        UUID conversation = house.ids.next();
        UUID file = house.ids.next();
        UUID message = house.send(1, conversation, file, "Référence <b>.pdf", "");
        Browser anna = house.browser();
        Browser.Shown thread = anna.confirm(anna.get(house.link(1)), PortalHouse.HIN, "1985", "3", "14");
        assertThat(thread.text()).contains("Référence b.pdf", "PDF, 22\u00a0B", "Save");
        String address = "/c/medicalclinic/files/" + file;
        assertThat(thread.html()).contains("href=\"" + address + "\"");
        Browser.Shown saved = anna.get(address);
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.raw().body()).isEqualTo("%PDF-1.7 for a patient");
        assertThat(saved.raw().headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment;");
        assertThat(anna.get("/c/medicalclinic").text()).contains("Référence b.pdf");

        Browser ben = house.browser();
        ben.confirm(ben.get(house.linkFor(2)), "9876543308", "1985", "3", "14");
        assertThat(ben.get(address).status()).isEqualTo(404);
        assertThat(house.browser().get(address).status()).isEqualTo(401);
        assertThat(anna.get("/c/medicalclinic/files/" + house.ids.next()).status())
                .isEqualTo(404);

        house.takeBack(message, 1);
        assertThat(anna.get(address).status()).isEqualTo(404);
        assertThat(anna.get("/c/medicalclinic/conversations/" + conversation).text())
                .doesNotContain("Référence");
    }

    @Test
    void aPictureIsSeenSmallAndLargeByItsPatientAlone() {
        UUID conversation = house.ids.next();
        UUID file = house.ids.next();
        UUID message =
                house.send(1, conversation, file, "stretch.jpg", "", Photos.jpeg(Photos.quarters(400, 300, "RGBW"), 1));
        Browser anna = house.browser();
        Browser.Shown thread = anna.confirm(anna.get(house.link(1)), PortalHouse.HIN, "1985", "3", "14");
        String address = "/c/medicalclinic/files/" + file;
        PortalHouse.await(
                "the thumbnail", () -> anna.get(address + "/thumbnail").status() == 200);
        thread = anna.get(thread.path());
        assertThat(thread.html())
                .contains("src=\"" + address + "/thumbnail\"", "href=\"" + address + "/view\"")
                .contains("href=\"" + address + "\" download");
        assertThat(thread.text()).contains("stretch.jpg Picture,");
        assertThat(anna.get(address + "/view").raw().headers().firstValue("Content-Type"))
                .contains("image/jpeg");

        Browser ben = house.browser();
        ben.confirm(ben.get(house.linkFor(2)), "9876543308", "1985", "3", "14");
        for (String copy : List.of("/thumbnail", "/view")) {
            assertThat(ben.get(address + copy).status()).isEqualTo(404);
            assertThat(house.browser().get(address + copy).status()).isEqualTo(401);
        }
        house.takeBack(message, 1);
        assertThat(anna.get(address + "/thumbnail").status()).isEqualTo(404);
        assertThat(anna.get(address + "/view").status()).isEqualTo(404);
    }

    @Test
    void aReplyBringsItsFilesToTheStaffWithoutAnyScript() {
        UUID conversation = house.write(1, "How is the cut?", SendMode.ALLOW_REPLIES);
        Browser anna = house.browser();
        Browser.Shown thread = anna.confirm(anna.get(house.link(1)), PortalHouse.HIN, "1985", "3", "14");
        assertThat(thread.html()).contains("enctype=\"multipart/form-data\"", "type=\"file\"", "multiple");
        byte[] photo = Photos.jpeg(Photos.quarters(400, 300, "RGBW"), 1);
        Browser.Shown replied = anna.reply(
                thread,
                "",
                List.of(),
                new Browser.Chosen("../../Cut é.jpg", photo),
                new Browser.Chosen("form.pdf", "%PDF-1.7 a form".getBytes(StandardCharsets.US_ASCII)));

        assertThat(replied.status()).isEqualTo(200);
        assertThat(replied.text())
                .contains("Cut é.jpg", "form.pdf", "Sent to the clinic")
                .doesNotContain("..");
        assertThat(house.events().getLast()).contains("messageStored", "Cut é.jpg", "form.pdf");
        Matcher address =
                Pattern.compile("href=\"/c/medicalclinic(/files/[^\"/]+)").matcher(replied.html());
        assertThat(address.find()).isTrue();
        assertThat(house.staff("/api/v1" + address.group(1), null).body()).isEqualTo(photo);
        assertThat(house.audit()).containsSubsequence("file.upload", "file.upload", "message.reply", "file.open");
        assertThat(anna.get("/c/medicalclinic" + address.group(1)).status()).isEqualTo(200);
        Browser ben = house.browser();
        ben.confirm(ben.get(house.linkFor(2)), "9876543308", "1985", "3", "14");
        assertThat(ben.get("/c/medicalclinic" + address.group(1)).status()).isEqualTo(404);
        assertThat(house.staff("/api/v1/conversations?tab=triage", null).body())
                .asString(StandardCharsets.UTF_8)
                .contains(conversation.toString(), "Cut é.jpg, form.pdf");
    }

    @Test
    void openingALinkSpendsNothing() {
        String link = house.linkFor(1);
        for (int i = 0; i < 10; i++) {
            assertThat(house.browser().get(link).status()).isEqualTo(200);
            assertThat(house.browser().head(link).statusCode()).isEqualTo(200);
        }
        assertThat(house.number("SELECT SUM(failed) FROM portal_link")).isZero();
        assertThat(house.number("SELECT COUNT(*) FROM portal_session")).isZero();
        Browser browser = house.browser();
        assertThat(browser.confirm(browser.get(link), PortalHouse.HIN, "1985", "3", "14")
                        .text())
                .contains("Hello from the clinic.");
    }

    @Test
    void sixWrongTriesLockTheLinkAndOnlyIt() {
        String link = house.linkFor(1);
        Browser browser = house.browser();
        Browser.Shown page = browser.get(link);
        for (int left = 5; left >= 2; left--) {
            page = browser.confirm(page, "1111111116", "1985", "3", "14");
            assertThat(page.text()).contains("You have " + left + " tries left.");
        }
        page = browser.confirm(page, PortalHouse.HIN, "1985", "3", "15");
        assertThat(page.text()).contains("You have 1 try left.");
        page = browser.confirm(page, "1111111116", "1985", "3", "14");
        assertThat(page.status()).isEqualTo(423);
        assertThat(page.text()).contains("This link is locked", "Call 905-555-0150", "ask for a new message");
        assertThat(page.html()).contains("href=\"tel:9055550150\"");
        assertThat(browser.get(link).status()).isEqualTo(423);
        assertThat(house.audit()).contains("link.locked");

        Browser another = house.browser();
        assertThat(another.confirm(another.get(house.linkFor(1)), PortalHouse.HIN, "1985", "3", "14")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aLockedLinkTakesNoRightAnswerEither() {
        String link = house.linkFor(1);
        Browser browser = house.browser();
        Browser.Shown form = browser.get(link);
        for (int i = 0; i < 6; i++) {
            browser.confirm(form, "1111111116", "1985", "3", "14");
        }
        Browser.Shown answer = browser.confirm(form, PortalHouse.HIN, "1985", "3", "14");
        assertThat(answer.status()).isEqualTo(423);
        assertThat(house.number("SELECT COUNT(*) FROM portal_session")).isZero();
    }

    @Test
    void twentyWrongTriesInADayStopNewChecksButNoSession() {
        Browser inside = house.browser();
        Browser.Shown thread = inside.confirm(inside.get(house.linkFor(1)), PortalHouse.HIN, "1985", "3", "14");
        for (int link = 0; link < 4; link++) {
            Browser stranger = house.browser();
            Browser.Shown form = stranger.get(house.linkFor(1));
            for (int i = 0; i < 5; i++) {
                stranger.confirm(form, "1111111116", "1985", "3", "14");
            }
        }
        assertThat(house.audit()).contains("identity.stopped").doesNotContain("link.locked");
        String fresh = house.linkFor(1);
        Browser patient = house.browser();
        Browser.Shown stopped = patient.get(fresh);
        assertThat(stopped.status()).isEqualTo(429);
        assertThat(stopped.text()).contains("Too many tries today", "Try again tomorrow, or call the clinic.");
        assertThat(inside.reply(thread, "I am still here").text()).contains("I am still here");
        assertThat(inside.get(fresh).text()).contains("Hello from the clinic.");

        house.clock.advance(Duration.ofHours(24));
        Browser.Shown tomorrow = patient.confirm(patient.get(fresh), PortalHouse.HIN, "1985", "3", "14");
        assertThat(tomorrow.status()).isEqualTo(200);
    }

    @Test
    void whatIsMissingOrNoDateCostsNoTry() {
        Browser browser = house.browser();
        Browser.Shown page = browser.get(house.linkFor(1));
        Browser.Shown empty = browser.confirm(page, PortalHouse.HIN, "1985", "", "14");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text()).contains("Something is missing.");
        assertThat(empty.html()).contains("value=\"" + PortalHouse.HIN + "\"");
        assertThat(browser.confirm(page, PortalHouse.HIN, "1985", "14", "3").text())
                .contains("This date is not in the calendar.");
        Browser.Shown few = browser.confirm(page, "98765", "1985", "3", "14");
        assertThat(few.status()).isEqualTo(422);
        assertThat(few.text()).contains("The number has 10 digits.");
        Browser.Shown swapped = browser.confirm(page, "9876543252", "1985", "3", "14");
        assertThat(swapped.status()).isEqualTo(422);
        assertThat(swapped.text()).contains("Check the number.", "This did not count as a try.");
        assertThat(house.number("SELECT SUM(failed) FROM portal_link")).isZero();
    }

    @Test
    void theSameBrowserIsNotAskedAgainAndTheNewLinkShowsItsOwnConversation() {
        Browser browser = house.browser();
        browser.confirm(browser.get(house.linkFor(1)), PortalHouse.HIN, "1985", "3", "14");
        UUID second = house.write(1, "A second thing.", SendMode.ALLOW_REPLIES);
        Browser.Shown thread = browser.get(house.link(2));
        assertThat(thread.path()).endsWith(second.toString());
        assertThat(thread.text()).contains("A second thing.", "Reading as Anna. Not you?");

        house.clock.advance(Duration.ofDays(29));
        assertThat(browser.get("/c/medicalclinic").status()).isEqualTo(200);
        house.clock.advance(Duration.ofDays(29));
        assertThat(browser.get("/c/medicalclinic").status()).isEqualTo(200);
        house.clock.advance(Duration.ofDays(30));
        assertThat(browser.get("/c/medicalclinic").status()).isEqualTo(401);
    }

    @Test
    void aLinkOfAnotherPatientAsksAnewAndReplacesTheSession() {
        Browser family = house.browser();
        Browser.Shown anna = family.confirm(family.get(house.linkFor(1)), PortalHouse.HIN, "1985", "3", "14");
        String old = family.cookies().get("__Host-chartside-medicalclinic");
        Browser.Shown asked = family.get(house.linkFor(2));
        assertThat(asked.text()).contains("Is it you?");
        Browser.Shown ben = family.confirm(asked, "9876543308", "1985", "3", "14");
        assertThat(ben.text()).contains("Reading as Ben.");
        assertThat(family.get(anna.path()).status()).isEqualTo(404);
        family.cookies().put("__Host-chartside-medicalclinic", old);
        assertThat(family.get("/c/medicalclinic").status()).isEqualTo(401);
        assertThat(house.audit()).contains("portal.session.end");
    }

    @Test
    void signingOutEndsTheSessionInTheStoreToo() {
        Browser browser = house.browser();
        Browser.Shown thread = browser.confirm(browser.get(house.linkFor(1)), PortalHouse.HIN, "1985", "3", "14");
        String cookie = browser.cookies().get("__Host-chartside-medicalclinic");
        Browser.Shown out = browser.post("/c/medicalclinic/sign-out", Map.of("proof", thread.hidden("proof")));
        assertThat(out.text()).contains("You are signed out");
        assertThat(browser.cookies()).doesNotContainKey("__Host-chartside-medicalclinic");
        browser.cookies().put("__Host-chartside-medicalclinic", cookie);
        assertThat(browser.get("/c/medicalclinic").status()).isEqualTo(401);
    }

    @Test
    void linksEndAfterThirtyDaysAndServeTheirOwnClinicAlone() {
        String link = house.linkFor(1);
        assertThat(house.browser()
                        .get(link.replace("medicalclinic", "otherclinic"))
                        .status())
                .isEqualTo(404);
        assertThat(house.browser()
                        .get(link.replace("medicalclinic", "nosuchclinic"))
                        .status())
                .isEqualTo(404);
        assertThat(house.browser().get(link + "x").text()).contains("This link does not work");
        house.clock.advance(Duration.ofDays(30).minusMillis(1));
        assertThat(house.browser().get(link).status()).isEqualTo(200);
        house.clock.advance(Duration.ofMillis(1));
        assertThat(house.browser().get(link).status()).isEqualTo(404);
    }

    @Test
    void theListShowsWhatIsNewAndWhatCanBeAnswered() {
        house.write(1, "The flu shot clinic is on Saturday.", SendMode.SEND);
        UUID open = house.write(1, "How is the cut?", SendMode.ALLOW_REPLIES);
        house.write(1, open, "Please send a photo.", SendMode.SEND);
        Browser browser = house.browser();
        Browser.Shown closed = browser.confirm(browser.get(house.link(1)), PortalHouse.HIN, "1985", "3", "14");
        assertThat(closed.text())
                .contains("This conversation is closed. You can read it, but not reply. To reach us, call the clinic.")
                .contains("Call 905-555-0150");
        assertThat(closed.html()).doesNotContain("<textarea");
        assertThat(browser.get("/c/medicalclinic").text())
                .contains("You have 2 new messages.", "Please send a photo.", "You can reply", "Closed");
        browser.get("/c/medicalclinic/conversations/" + open);
        assertThat(browser.get("/c/medicalclinic").text()).contains("You have no new messages.");
    }

    @Test
    void aLongConversationIsPagedBackToItsBeginning() {
        UUID conversation = house.write(1, "Message number 1.", SendMode.ALLOW_REPLIES);
        for (int i = 2; i <= 205; i++) {
            house.write(1, conversation, "Message number " + i + ".", SendMode.SEND);
        }
        Browser browser = house.browser();
        Browser.Shown page = browser.confirm(browser.get(house.link(1)), PortalHouse.HIN, "1985", "3", "14");
        assertThat(page.text()).contains("number 205.", "number 106.").doesNotContain("number 105.");
        page = browser.get(earlier(page));
        assertThat(page.text()).contains("number 105.", "number 6.").doesNotContain("number 5.", "number 106.");
        page = browser.get(earlier(page));
        assertThat(page.text()).contains("number 5.", "number 1.").doesNotContain("Earlier messages");
    }

    private static String earlier(Browser.Shown page) {
        Matcher link = Pattern.compile("href=\"([^\"]*\\?before=\\d+)\"").matcher(page.html());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    @Test
    void theLanguageIsTheBrowsersUntilThePatientChooses() {
        String link = house.linkFor(1);
        Browser browser = house.browser().header("Accept-Language", "fr-CA,fr;q=0.9");
        Browser.Shown french = browser.get(link);
        assertThat(french.html()).contains("<html lang=\"fr\">", "Est-ce bien vous?", "?lang=en");
        assertThat(browser.get(link + "?lang=en").text()).contains("Is it you?", "Français");
        assertThat(browser.get(link).text()).contains("Is it you?");
    }

    @Test
    void nothingPrivateReachesTheLog() {
        try (CaughtLog log = new CaughtLog()) {
            String link = house.linkFor(1);
            Browser browser = house.browser();
            Browser.Shown asked = browser.get(link);
            browser.confirm(asked, "1234567897", "1985", "3", "14");
            Browser.Shown thread = browser.confirm(asked, PortalHouse.HIN, "1985", "3", "14");
            browser.reply(thread, "My private words");
            browser.reply(thread, "Other private words");
            browser.get(link + "x");
            browser.get("/c/medicalclinic/conversations/" + UUID.randomUUID());
            house.backend().store().close();
            browser.reply(thread, "More private words");
            String session = browser.cookies().get("__Host-chartside-medicalclinic");
            String token = link.substring(link.lastIndexOf('/') + 1);
            assertThat(log.lines()).anyMatch(line -> line.contains("/c/{clinic}"));
            for (String line : log.lines()) {
                assertThat(line)
                        .doesNotContain(token, session, PortalHouse.HIN, "1234567897", "private", "anna", "ANNA")
                        .doesNotContain("1985");
            }
        }
    }
}
