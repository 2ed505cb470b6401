package ca.chartside.backend.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.protocol.SendMode;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The patient's walk through the portal, over real HTTP and real mail, in a browser without JavaScript. */
final class PortalTest {
    @TempDir
    Path data;

    private PortalHouse house;

    @BeforeEach
    void start() {
        house = new PortalHouse(data);
    }

    @AfterEach
    void stop() {
        house.close();
    }

    @Test
    void fromTheMailToTheReply() {
        UUID conversation = house.write(1, "Your results are normal.", SendMode.ALLOW_REPLIES);
        Browser browser = house.browser();
        Browser.Shown asked = browser.get(house.link(1));
        assertThat(asked.text()).contains("Is it you?", "The 10 digits. Leave out the letters.");

        Browser.Shown wrong = browser.confirm(asked, "9876543224", "1985", "3", "14");
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

        assertThat(browser.get("/c/medicalclinic").text()).contains("Hello, Anna", "You have no new messages.");
        assertThat(house.audit())
                .containsSubsequence(
                        "identity.refused",
                        "identity.confirmed",
                        "portal.session.open",
                        "conversation.view",
                        "message.reply",
                        "list.view");
    }
}
