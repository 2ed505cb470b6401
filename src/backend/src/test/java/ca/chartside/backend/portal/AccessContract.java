package ca.chartside.backend.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.http.Json;
import ca.chartside.backend.patient.Consent;
import ca.chartside.protocol.PatientAccess;
import ca.chartside.protocol.PatientAccess.LinkState;
import ca.chartside.protocol.PatientAccess.Why;
import ca.chartside.protocol.SendMode;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Staff see who cannot get in, and let them (N4), over the staff API, real HTTP and real mail. */
abstract class AccessContract extends PortalHouseFixture {
    private PatientAccess access(int patient) {
        return read(house.staff("/api/v1/patients/" + patient + "/access", null));
    }

    private static PatientAccess read(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return Json.read(answer.body(), PatientAccess.class);
    }

    private HttpResponse<byte[]> unlock(int patient, UUID id, UUID conversation) {
        return house.staff(
                "/api/v1/patients/" + patient + "/access/unlock",
                "{\"linkId\":\"" + id + "\",\"conversationId\":\"" + conversation + "\"}");
    }

    private void wrong(String link, int tries) {
        Browser browser = house.browser();
        Browser.Shown page = browser.get(link);
        for (int i = 0; i < tries; i++) {
            browser.confirm(page, "1111111116", "1985", "3", "14");
        }
    }

    private long told() {
        return house.events().stream()
                .filter(event -> event.contains("accessChanged") && event.contains("\"demographicNo\":1"))
                .count();
    }

    private List<String> audit(String action) {
        return house.backend()
                .store()
                .read(
                        house.clinic,
                        tx -> new AuditLog(tx)
                                .after(0, 10_000).stream()
                                        .filter(entry -> entry.action().equals(action))
                                        .map(entry ->
                                                entry.actor().kind() + " " + entry.subject() + " " + entry.detail())
                                        .toList());
    }

    @Test
    void aLockedLinkIsSeenAndOneClickUnlocksItAndSendsAnother() throws Exception {
        UUID conversation = house.write(1, "Hello from the clinic.", SendMode.ALLOW_REPLIES);
        String link = house.link(1);
        wrong(link, 5);
        assertThat(access(1).barred()).isNull();
        assertThat(told()).isZero();
        wrong(link, 1);
        PatientAccess locked = access(1);
        assertThat(locked.barred().why()).isEqualTo(Why.LINK);
        assertThat(locked.barred().at()).isEqualTo(house.clock.millis());
        assertThat(told()).as("whoever is signed in hears of it").isEqualTo(1);
        assertThat(access(2).barred()).as("of that patient alone").isNull();

        UUID id = house.ids.next();
        PatientAccess unlocked = read(unlock(1, id, conversation));
        assertThat(unlocked.barred()).isNull();
        assertThat(unlocked.freshLink().state()).isEqualTo(LinkState.ON_ITS_WAY);
        MimeMessage mail = house.mail(2);
        assertThat(mail.getSubject()).isEqualTo("A new link from Medical Clinic");
        assertThat(mail.getMessageID()).contains("link." + id);
        assertThat(PortalHouse.part(mail, 0))
                .contains("Your clinic sends you a new link to your messages.")
                .doesNotContain("Hello", "Anna");
        PortalHouse.await("sent", () -> access(1).freshLink().state() == LinkState.SENT);

        for (String way : List.of(house.link(2), link)) {
            Browser browser = house.browser();
            assertThat(browser.confirm(browser.get(way), PortalHouse.HIN, "1985", "3", "14")
                            .text())
                    .contains("Hello from the clinic.");
        }
        assertThat(access(1).freshLink())
                .as("once they are in there is nothing to say")
                .isNull();
        assertThat(audit("access.unlock"))
                .singleElement()
                .asString()
                .startsWith("STAFF patient:1 links 1 tries 6 codes 0");
        assertThat(audit("link.fresh"))
                .singleElement()
                .asString()
                .contains("conversation:" + conversation + " patient:1");
        assertThat(audit("link.send")).containsExactly("SYSTEM patient:1 ACCEPTED");
    }

    @Test
    void theSameRequestAgainSendsNoSecondLink() {
        UUID conversation = house.write(1, "Hello from the clinic.", SendMode.ALLOW_REPLIES);
        wrong(house.link(1), 6);
        UUID id = house.ids.next();
        read(unlock(1, id, conversation));
        house.mail(2);
        wrong(house.link(1), 6);
        assertThat(read(unlock(1, id, conversation)).barred())
                .as("it is an answer to the first, and lifts nothing new")
                .isNotNull();
        read(unlock(1, house.ids.next(), conversation));
        house.mail(3);
        assertThat(house.number("SELECT COUNT(*) FROM fresh_link")).isEqualTo(2);
    }

    @Test
    void twentyTriesInADayAreLiftedAndNoSessionIsTouched() {
        UUID conversation = house.write(1, "Hello from the clinic.", SendMode.ALLOW_REPLIES);
        Browser inside = house.browser();
        inside.confirm(inside.get(house.link(1)), PortalHouse.HIN, "1985", "3", "14");
        house.clock.advance(Duration.ofMinutes(1));
        long before = told();
        for (int link = 0; link < 4; link++) {
            wrong(house.linkFor(1), 5);
        }
        assertThat(access(1).barred().why()).isEqualTo(Why.DAY);
        assertThat(told()).isEqualTo(before + 1);
        assertThat(inside.get("/c/medicalclinic").text()).contains("Hello, Anna");

        read(unlock(1, house.ids.next(), conversation));
        assertThat(access(1).barred()).isNull();
        Browser patient = house.browser();
        assertThat(patient.confirm(patient.get(house.linkFor(1)), PortalHouse.HIN, "1985", "3", "14")
                        .text())
                .contains("Hello from the clinic.");
        assertThat(inside.get("/c/medicalclinic").text()).contains("Hello, Anna");
    }

    @Test
    void whoAskedForTooManyCodesIsSeenAndMayAskAgain() {
        UUID conversation = house.write(4, "Hello from the clinic.", SendMode.ALLOW_REPLIES);
        String link = house.link(1);
        for (int i = 0; i < EntranceService.CODES_A_LINK; i++) {
            assertThat(access(4).barred()).isNull();
            Browser browser = house.browser();
            Browser.Shown page = browser.get(link);
            browser.post(link, Map.of("proof", page.hidden("proof"), "year", "1985", "month", "3", "day", "15"));
        }
        assertThat(access(4).barred().why()).isEqualTo(Why.CODES);
        read(unlock(4, house.ids.next(), conversation));
        assertThat(access(4).barred()).isNull();
        Browser browser = house.browser();
        Browser.Shown page = browser.get(link);
        assertThat(browser.post(link, Map.of("proof", page.hidden("proof"), "year", "1985", "month", "3", "day", "14"))
                        .text())
                .contains("Type your code");
    }

    @Test
    void whoTriedTooOftenWithoutALinkMayTryAgainOnceStaffLiftIt() {
        UUID conversation = house.write(1, "Hello from the clinic.", SendMode.ALLOW_REPLIES);
        for (int i = 0; i <= EntranceService.CODES_A_NUMBER; i++) {
            Browser browser = house.browser();
            browser.confirm(browser.get("/c/medicalclinic/enter"), PortalHouse.HIN, "1985", "3", "15");
        }
        Browser browser = house.browser();
        Browser.Shown page = browser.get("/c/medicalclinic/enter");
        assertThat(browser.confirm(page, PortalHouse.HIN, "1985", "3", "14").status())
                .isEqualTo(429);
        read(unlock(1, house.ids.next(), conversation));
        assertThat(browser.confirm(page, PortalHouse.HIN, "1985", "3", "14").text())
                .contains("Type your code");
    }

    @Test
    void whatIsNotThisPatientsOrMayNotBeSentIsRefused() {
        UUID bens = house.write(2, "Hello from the clinic.", SendMode.ALLOW_REPLIES);
        UUID annas = house.write(1, "Hello from the clinic.", SendMode.ALLOW_REPLIES);
        assertThat(unlock(1, house.ids.next(), bens).statusCode()).isEqualTo(404);
        assertThat(unlock(99, house.ids.next(), annas).statusCode()).isEqualTo(404);
        assertThat(house.staff("/api/v1/patients/99/access", null).statusCode()).isEqualTo(404);
        assertThat(house.staff("/api/v1/patients/1/access/unlock", "{}").statusCode())
                .isEqualTo(400);
        house.put(PortalHouse.patient(1, "ANNA", PortalHouse.HIN, "anna@example.org", "en")
                .with(Consent.NO, false));
        assertThat(unlock(1, house.ids.next(), annas).statusCode()).isEqualTo(409);
        assertThat(house.number("SELECT COUNT(*) FROM fresh_link")).isZero();
    }

    @Test
    void aLinkToAnAddressThatIsGoneIsSaidNotToHaveArrived() {
        UUID conversation = house.write(1, "Hello from the clinic.", SendMode.ALLOW_REPLIES);
        wrong(house.link(1), 6);
        house.backend()
                .store()
                .write(
                        house.clinic,
                        tx -> tx.sql()
                                .update(
                                        "UPDATE patient SET email = NULL WHERE clinic_id = ? AND demographic_no = 1",
                                        house.clinic.number()));
        read(unlock(1, house.ids.next(), conversation));
        PortalHouse.await("refused", () -> access(1).freshLink().state() == LinkState.NOT_DELIVERED);
        assertThat(house.number("SELECT COUNT(*) FROM portal_link"))
                .as("no link is left of it")
                .isEqualTo(1);
    }

    @Test
    void aLockIsForgottenWithItsLinkAndOnceThePatientIsIn() {
        house.write(1, "Hello from the clinic.", SendMode.ALLOW_REPLIES);
        wrong(house.link(1), 6);
        house.clock.advance(Duration.ofDays(30));
        assertThat(access(1).barred()).isNull();

        wrong(house.linkFor(1), 6);
        assertThat(access(1).barred()).isNotNull();
        house.clock.advance(Duration.ofMinutes(1));
        Browser browser = house.browser();
        browser.confirm(browser.get(house.linkFor(1)), PortalHouse.HIN, "1985", "3", "14");
        assertThat(access(1).barred()).isNull();
    }
}
