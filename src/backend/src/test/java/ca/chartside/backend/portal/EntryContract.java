package ca.chartside.backend.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.protocol.SendMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way in without a link (N2): health card, date of birth and a code, with answers that tell nobody anything before. */
abstract class EntryContract extends PortalHouseFixture {
    private static final String ENTER = "/c/medicalclinic/enter";

    private CodeMails codes;

    @BeforeEach
    void readTheirMail() {
        codes = new CodeMails(house);
    }

    private static Browser.Shown say(Browser browser, String hin, String day) {
        return browser.confirm(browser.get(ENTER), hin, "1985", "3", day);
    }

    private static Browser.Shown code(Browser browser, Browser.Shown page, String code) {
        return browser.post(page.path(), Map.of("proof", page.hidden("proof"), "code", code));
    }

    private static String seen(Browser.Shown page) {
        return page.status() + page.path() + page.html().replaceAll("[A-Za-z0-9_-]{43}", "…");
    }

    @Test
    void whoKnowsAllAndHasTheMailReadsTheirHistory() {
        house.write(1, "How is the cut?", SendMode.ALLOW_REPLIES);
        house.mail(1);
        Browser browser = house.browser();
        assertThat(browser.get("/c/medicalclinic").html()).contains("href=\"" + ENTER + "\"", "Go in without a link");
        Browser.Shown waiting = say(browser, "9876 543 225 ab", "14");
        assertThat(waiting.text()).contains("Type your code");
        Browser.Shown list = code(browser, waiting, codes.code(1));
        assertThat(list.text()).contains("Hello, Anna", "How is the cut?");
        assertThat(browser.get(ENTER).text()).as("no second time").contains("Hello, Anna");
        assertThat(house.audit())
                .containsSubsequence("code.ask", "code.send", "identity.confirmed", "portal.session.open");
    }

    @Test
    void anUnknownNumberAWrongDateAndTheRightOnesLookAlikeUntilTheCode() {
        Browser right = house.browser();
        Browser wrong = house.browser();
        Browser unknown = house.browser();
        Browser.Shown rightPage = say(right, PortalHouse.HIN, "14");
        String code = codes.code(1);
        Browser.Shown wrongPage = say(wrong, PortalHouse.HIN, "15");
        Browser.Shown unknownPage = say(unknown, "1111111116", "14");
        assertThat(seen(wrongPage)).isEqualTo(seen(rightPage));
        assertThat(seen(unknownPage)).isEqualTo(seen(rightPage));
        for (int i = 0; i < Codes.TRIES; i++) {
            String expected = seen(code(right, rightPage, CodeMails.other(code)));
            assertThat(seen(code(wrong, wrongPage, CodeMails.other(code)))).isEqualTo(expected);
            assertThat(seen(code(unknown, unknownPage, CodeMails.other(code)))).isEqualTo(expected);
        }
        assertThat(code(right, rightPage, code).text()).contains("This code does not work any more.");
        Browser again = house.browser();
        say(again, PortalHouse.HIN, "14");
        codes.code(2);
        assertThat(codes.all()).as("for what was wrong none was sent").hasSize(2);
    }

    @Test
    void aCodeOpensNothingWhereItWasNotAskedFor() {
        Browser browser = house.browser();
        Browser.Shown waiting = say(browser, PortalHouse.HIN, "14");
        String code = codes.code(1);
        String link = house.linkFor(4);
        Browser.Shown elsewhere = browser.post(link + "/code", Map.of("proof", waiting.hidden("proof"), "code", code));
        assertThat(elsewhere.text()).contains("This code does not work any more.");
        assertThat(browser.get(link + "/code").text()).contains("Is it you?");
        Browser.Shown other =
                browser.post("/c/otherclinic/enter/code", Map.of("proof", waiting.hidden("proof"), "code", code));
        assertThat(other.text()).contains("This code does not work any more.");
        assertThat(code(browser, waiting, code).text()).contains("Hello, Anna");
    }

    @Test
    void withoutAnAddressOrWithTwoRecordsThereIsNoEntryAndNobodyIsToldWhy() {
        house.put(PortalHouse.patient(5, "DORA", "9876543399", null, "en"));
        house.put(PortalHouse.patient(6, "EVA", "9876543405", "eva@example.org", "en"));
        house.put(PortalHouse.patient(7, "EVA", "9876543405", "eva@example.org", "en"));
        Browser reference = house.browser();
        String expected = seen(say(reference, "1111111116", "14"));
        Browser dora = house.browser();
        assertThat(seen(say(dora, "9876543399", "14"))).isEqualTo(expected);
        Browser eva = house.browser();
        assertThat(seen(say(eva, "9876543405", "14"))).isEqualTo(expected);
        Browser anna = house.browser();
        say(anna, PortalHouse.HIN, "14");
        codes.code(1);
        assertThat(codes.all()).hasSize(1);
    }

    @Test
    void aNumberIsTriedFiveTimesADayWhetherOrNotItIsAnybodysOverRestarts() {
        for (String hin : List.of(PortalHouse.HIN, "1111111116")) {
            for (int i = 0; i < EntranceService.CODES_A_NUMBER; i++) {
                assertThat(say(house.browser(), hin, "15").text()).contains("Type your code");
            }
        }
        house.restart();
        for (String hin : List.of(PortalHouse.HIN, "1111111116")) {
            Browser.Shown refused = say(house.browser(), hin, "14");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.text()).contains("No more codes today");
        }
        Browser byLink = house.browser();
        assertThat(byLink.confirm(byLink.get(house.linkFor(1)), PortalHouse.HIN, "1985", "3", "14")
                        .text())
                .as("who has a link is not kept out by it")
                .contains("Hello from the clinic.");
        house.clock.advance(Duration.ofHours(24));
        assertThat(say(house.browser(), PortalHouse.HIN, "14").text()).contains("Type your code");
    }

    @Test
    void anAddressMayTryFortyTimesAnHourOverRestarts() {
        for (int i = 0; i < Networks.TRIES; i++) {
            assertThat(say(house.browser(), String.valueOf(2_000_000_000L + i), "14")
                            .text())
                    .contains("Type your code");
        }
        house.restart();
        assertThat(say(house.browser(), PortalHouse.HIN, "14").status()).isEqualTo(429);
        house.clock.advance(Networks.COUNTED);
        assertThat(say(house.browser(), PortalHouse.HIN, "14").text()).contains("Type your code");
    }

    @Test
    void whatNoProvinceHasCostsNoTryWhoeverAsks() {
        Browser.Shown page = say(house.browser(), "98765432255", "14");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("Check the number.", "This did not count as a try.");
        assertThat(house.number("SELECT COUNT(*) FROM portal_code")).isZero();
    }

    @Test
    void theNumberThatWasTypedIsKeptNowhere() {
        say(house.browser(), "6543210987", "14");
        assertThat(house.number("SELECT COUNT(*) FROM portal_code")).isEqualTo(1);
        assertThat(database.holds("6543210987")).isFalse();
        assertThat(house.number("SELECT number_mark FROM portal_code")).isBetween(0L, (1L << 24) - 1);
    }
}
