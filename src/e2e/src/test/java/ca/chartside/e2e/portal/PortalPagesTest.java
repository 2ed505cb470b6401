package ca.chartside.e2e.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.protocol.SendMode;
import ca.chartside.testkit.sample.SampleClinic;
import com.microsoft.playwright.Route;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The portal's pages in a real browser of a phone's size: with JavaScript, under their own policies, and measured by axe. */
class PortalPagesTest extends PortalPagesFixture {
    @Test
    void everyPageIsAccessibleInBothLanguages() {
        UUID conversation = ids.next();
        write(conversation, "How is the cut? " + "x".repeat(200), SendMode.ALLOW_REPLIES);
        browser.open(link());
        measured("identity check");
        page.navigate(link() + "?lang=fr");
        measured("identity check in French");
        confirm("1111111116");
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
    void whileAReplyIsOnItsWayItsBoxIsHeldAndWhatCameIntoItAllTheSameStays() {
        write(ids.next(), "How is the cut?", SendMode.ALLOW_REPLIES);
        browser.open(link());
        confirm("9876543225");
        page.waitForSelector("#send");
        AtomicReference<Route> held = new AtomicReference<>();
        page.route("**/c/**", held::set);
        page.fill("#text", "Better, thank you.");
        page.click("#send");
        page.waitForCondition(() -> held.get() != null);
        assertThat(page.textContent("#state[role=status]")).isEqualTo("Sending…");
        assertThat(page.isEditable("#text")).isFalse();
        assertThat(page.isDisabled("#files")).isTrue();
        assertThat(page.isDisabled("#send")).isTrue();
        page.press("#text", "End");
        page.keyboard().type("typed");
        assertThat(page.inputValue("#text")).isEqualTo("Better, thank you.");
        measured("a reply on its way");
        page.evaluate("document.getElementById('text').value += ' But it itches.'");
        held.get().abort();
        page.waitForSelector("#offline:not([hidden])");
        assertThat(page.isEditable("#text")).isTrue();
        assertThat(page.isDisabled("#files")).isFalse();
        assertThat(page.isDisabled("#send")).isFalse();
        assertThat(page.textContent("#state")).isEmpty();
        assertThat(page.inputValue("#text")).isEqualTo("Better, thank you. But it itches.");

        held.set(null);
        page.click("#send");
        page.waitForCondition(() -> held.get() != null);
        page.evaluate("document.getElementById('text').value += ' Is that so?'");
        held.get().resume();
        page.waitForSelector("text=Sent to the clinic");
        assertThat(page.textContent(".m.me .b")).isEqualTo("Better, thank you. But it itches.");
        assertThat(page.inputValue("#text")).isEqualTo(" Is that so?");
        assertThat(page.isEditable("#text")).isTrue();
        assertThat(page.textContent("#state")).isEmpty();
        assertThat(complaints).isEmpty();
    }

    @Test
    void whatCameIntoTheBoxOfARefusedReplyStays() {
        write(ids.next(), "How is the cut?", SendMode.ALLOW_REPLIES);
        browser.open(link());
        confirm("9876543225");
        page.waitForSelector("#send");
        AtomicReference<Route> held = new AtomicReference<>();
        page.route("**/c/**", held::set);
        page.evaluate("document.querySelector('#reply [name=proof]').value = 'of yesterday'");
        page.fill("#text", "Better, thank you.");
        page.click("#send");
        page.waitForCondition(() -> held.get() != null);
        page.evaluate("document.getElementById('text').value += ' But it itches.'");
        held.get().resume();
        page.waitForSelector("#problem");
        assertThat(page.inputValue("#text")).isEqualTo("Better, thank you. But it itches.");
        assertThat(page.locator(".m.me").count()).isZero();
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
