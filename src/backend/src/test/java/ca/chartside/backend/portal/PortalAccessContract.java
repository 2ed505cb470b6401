package ca.chartside.backend.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.protocol.OscarPatient;
import jakarta.mail.MessagingException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a change in OSCAR takes from whoever holds links and sessions (C5), over real HTTP and real mail. */
abstract class PortalAccessContract extends PortalHouseFixture {
    private static final String NEW_HIN = "9876543399";

    private OscarPatient anna(String birth, String hin, @Nullable String email, @Nullable String cell) {
        house.clock.advance(Duration.ofMinutes(1));
        return new OscarPatient(
                1,
                "ANNA",
                "TESTERSON",
                birth,
                "F",
                hin,
                "AB",
                "ON",
                email,
                cell,
                null,
                "AC",
                null,
                house.clock.millis());
    }

    private void write(OscarPatient oscar) {
        house.write(oscar, true);
    }

    private List<String> revoked() {
        return house.backend()
                .store()
                .read(
                        house.clinic,
                        tx -> new AuditLog(tx)
                                .after(0, 10_000).stream()
                                        .filter(entry -> entry.action().equals("portal.revoke"))
                                        .map(entry -> entry.subject() + " " + entry.detail())
                                        .toList());
    }

    private Browser signedIn() {
        Browser browser = house.browser();
        Browser.Shown thread = browser.confirm(browser.get(house.linkFor(1)), PortalHouse.HIN, "1985", "3", "14");
        assertThat(thread.text()).contains("Reading as Anna");
        return browser;
    }

    private void livesOn(Browser browser) {
        assertThat(browser.get("/c/medicalclinic").text()).contains("Hello, Anna");
    }

    private void hasEnded(Browser browser) {
        assertThat(browser.get("/c/medicalclinic").text()).doesNotContain("Hello, Anna");
    }

    private void opensNothing(String link) {
        Browser.Shown shown = house.browser().get(link);
        assertThat(shown.status()).isEqualTo(404);
        assertThat(shown.text()).contains("link");
    }

    private void opens(String link) {
        assertThat(house.browser().get(link).text()).contains("Is it you?");
    }

    @Test
    void aChangedHealthCardEndsEveryLinkAndSessionOfThatPatientAlone() {
        Browser anna = signedIn();
        String link = house.linkFor(1);
        String bens = house.linkFor(2);
        write(anna("1985-03-14", NEW_HIN, null, null));
        hasEnded(anna);
        opensNothing(link);
        opens(bens);
        assertThat(revoked()).containsExactly("patient:1 hin: links 2 sessions 1");

        Browser again = house.browser();
        Browser.Shown thread = again.confirm(again.get(house.linkFor(1)), NEW_HIN, "1985", "3", "14");
        assertThat(thread.text()).contains("Reading as Anna");
    }

    @Test
    void aChangedBirthDateDoesSoToo() {
        Browser anna = signedIn();
        String link = house.linkFor(1);
        write(anna("1985-03-15", PortalHouse.HIN, null, null));
        hasEnded(anna);
        opensNothing(link);
        assertThat(revoked()).containsExactly("patient:1 birth-date: links 2 sessions 1");
    }

    @Test
    void aChangedEmailEndsTheLinksSentToTheOldOneAndNoSession() throws MessagingException {
        Browser anna = signedIn();
        String old = house.linkFor(1);
        String bens = house.linkFor(2); // to the same inbox
        write(anna("1985-03-14", PortalHouse.HIN, "anna.new@example.org", null));
        opensNothing(old);
        opens(bens);
        livesOn(anna);
        assertThat(revoked()).containsExactly("patient:1 email: links 2 sessions 0");

        assertThat(house.mail(4).getAllRecipients()[0])
                .as("the same message's notice goes to the new address")
                .hasToString("anna.new@example.org");
        String now = house.linkFor(1);
        write(anna("1985-03-14", PortalHouse.HIN, "ANNA.NEW@example.org ", null));
        opens(now);
        assertThat(revoked()).as("the same inbox").hasSize(1);
    }

    @Test
    void aChangedTelephoneEndsTheLinksSentToItAndNoOther() {
        write(anna("1985-03-14", PortalHouse.HIN, null, "905-555-0199"));
        String mailed = house.linkFor(1);
        Secret texted = Secret.random(new SecureRandom());
        UUID conversation = house.ids.next();
        house.backend().store().write(house.clinic, tx -> {
            new Links(tx).add(texted, 1, conversation, "+1 (905) 555-0199", house.clock.millis());
            return tx;
        });
        write(anna("1985-03-14", PortalHouse.HIN, null, "905 555 0199"));
        assertThat(revoked()).as("written otherwise").isEmpty();
        opens("/c/medicalclinic/m/" + texted.value());
        write(anna("1985-03-14", PortalHouse.HIN, null, "905-555-0177"));
        opensNothing("/c/medicalclinic/m/" + texted.value());
        opens(mailed);
        assertThat(revoked()).containsExactly("patient:1 cell-phone: links 1 sessions 0");
    }

    @Test
    void nothingThatStaysEndsAnything() {
        Browser anna = signedIn();
        String link = house.linkFor(1);
        write(anna("1985-03-14", "9876-543-225", "anna@example.org", null));
        livesOn(anna);
        opens(link);
        assertThat(revoked()).isEmpty();
    }

    @Test
    void anImportThatChangesTheCardEndsThemAsWell() {
        Browser anna = signedIn();
        PatientRecord changed = PortalHouse.patient(1, "ANNA", NEW_HIN, "anna@example.org", "en");
        house.put(changed);
        hasEnded(anna);
    }
}
