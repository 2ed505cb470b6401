package ca.chartside.e2e.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.conversation.MessagingSwitch;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.protocol.SendMode;
import ca.chartside.testkit.sample.SampleClinic;
import com.microsoft.playwright.Route;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The phone of a patient whose clinic takes no messages (S8). */
@Tag("long")
class PortalMessagingPagesTest extends PortalPagesFixture {
    @BeforeEach
    void open() {
        write(ids.next(), "How is the cut?", SendMode.ALLOW_REPLIES);
        browser.open(link());
        confirm("9876543225");
        page.waitForSelector("#send");
    }

    private void messaging(boolean on) {
        ClinicId clinic = Objects.requireNonNull(backend.backend().store().clinic(SampleClinic.SLUG));
        backend.backend()
                .store()
                .write(clinic, tx -> new MessagingSwitch(tx).turn(on, null, AuditLog.Actor.OPERATOR, 1));
    }

    private void lateReply() {
        page.fill("#text", "Half a page of worry");
        messaging(false);
        page.click("#send");
        page.waitForSelector("#problem");
        assertThat(page.inputValue("#text")).isEqualTo("Half a page of worry");
        assertThat(page.textContent("main")).contains("Your message was not sent.", "How is the cut?");
        assertThat(page.locator("#send").count()).isZero();
        assertThat(page.locator(".m.me").count()).isZero();
        measured("a reply that came too late");
    }

    @Test
    void aLateReplyKeepsItsWordsAndAllIsReadWithoutABox() {
        page.evaluate("window.samePage = true");
        lateReply();
        assertThat(page.evaluate("window.samePage")).isEqualTo(true);
        page.reload();
        assertThat(page.textContent(".box.closed")).contains("You cannot reply here now.");
        measured("a conversation for reading only");
        page.click(".bk");
        page.waitForSelector("text=For reading only");
        measured("a list for reading only");
        messaging(true);
        page.click(".li");
        page.waitForSelector("#send");
        assertThat(complaints).isEmpty();
    }

    @Test
    void withoutAnyScriptItIsTheSame() {
        page.route("**/portal/*.js*", Route::abort);
        page.reload();
        lateReply();
    }
}
