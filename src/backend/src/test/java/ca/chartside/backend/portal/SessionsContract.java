package ca.chartside.backend.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.http.Json;
import ca.chartside.protocol.PatientAccess;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Where a patient is signed in (N3): for how long, on which devices, and ending it. */
abstract class SessionsContract extends PortalHouseFixture {
    private static final String COOKIE = "__Host-chartside-medicalclinic";
    private static final String DEVICES = "/c/medicalclinic/devices";
    private static final String PHONE =
            "Mozilla/5.0 (Linux; Android 15; Phone) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36";

    private Browser anna() {
        Browser browser = house.browser();
        browser.confirm(browser.get(house.linkFor(1)), PortalHouse.HIN, "1985", "3", "14");
        return browser;
    }

    /** On a device that others use too. */
    private HttpResponse<String> shared(Browser browser) {
        Browser.Shown asked = browser.get(house.linkFor(1));
        return browser.postOnly(
                asked.path(),
                Map.of(
                        "proof", asked.hidden("proof"),
                        "hin", PortalHouse.HIN,
                        "year", "1985",
                        "month", "3",
                        "day", "14",
                        "shared", "yes"));
    }

    private static boolean in(Browser browser) {
        return browser.get("/c/medicalclinic").text().contains("Hello, Anna");
    }

    private int devices() {
        HttpResponse<byte[]> answer = house.staff("/api/v1/patients/1/access", null);
        return Json.read(answer.body(), PatientAccess.class).devices();
    }

    private List<String> ended() {
        return house.backend()
                .store()
                .read(
                        house.clinic,
                        tx -> new AuditLog(tx)
                                .after(0, 10_000).stream()
                                        .filter(entry -> entry.action().equals("portal.session.end"))
                                        .map(entry ->
                                                entry.actor().kind() + " " + entry.subject() + " " + entry.detail())
                                        .toList());
    }

    private void days(int days) {
        house.backend().store().write(house.clinic, tx -> {
            new SessionLife(tx).choose(days, AuditLog.Actor.OPERATOR, house.clock.millis());
            return tx;
        });
    }

    @Test
    void aSessionLivesUnusedForAsManyDaysAsTheClinicChose() {
        Browser browser = anna();
        Browser other = anna();
        days(7);
        house.clock.advance(Duration.ofDays(6));
        assertThat(in(browser)).isTrue();
        house.clock.advance(Duration.ofDays(1));
        assertThat(in(browser)).as("used since").isTrue();
        assertThat(in(other)).as("the choice holds for who is signed in, too").isFalse();
        days(90);
        assertThat(in(other)).as("what has ended stays ended").isFalse();
        house.clock.advance(Duration.ofDays(89));
        assertThat(in(browser)).isTrue();
    }

    @Test
    void theCookieIsKeptAsLongAsTheSession() {
        days(7);
        Browser browser = house.browser();
        HttpResponse<String> signedIn =
                browser.confirmOnly(browser.get(house.linkFor(1)), PortalHouse.HIN, "1985", "3", "14");
        assertThat(signedIn.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith(COOKIE) && cookie.endsWith("Max-Age=604800"));
        house.clock.advance(Duration.ofDays(1));
        assertThat(browser.get("/c/medicalclinic").raw().headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith(COOKIE) && cookie.endsWith("Max-Age=604800"));
    }

    @Test
    void onASharedDeviceNothingIsKeptAndAQuarterOfAnHourEndsIt() {
        Browser browser = house.browser();
        assertThat(shared(browser).headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith(COOKIE))
                .singleElement()
                .asString()
                .doesNotContain("Max-Age", "Expires");
        for (int i = 0; i < 3; i++) {
            house.clock.advance(Duration.ofMinutes(14));
            Browser.Shown list = browser.get("/c/medicalclinic");
            assertThat(list.text()).contains("Hello, Anna");
            assertThat(list.html())
                    .as("it leaves the screen by itself, with JavaScript and without")
                    .contains("data-leave=\"/c/medicalclinic/signed-out\"", "http-equiv=\"refresh\" content=\"900;");
            assertThat(list.raw().headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("Max-Age"));
        }
        house.clock.advance(Duration.ofMinutes(15));
        assertThat(in(browser)).isFalse();
        assertThat(anna().get("/c/medicalclinic").html()).doesNotContain("data-leave", "refresh\" content");
    }

    @Test
    void thePatientSeesTheirDevicesAndEndsOne() {
        Browser phone = house.browser().header("User-Agent", PHONE);
        phone.confirm(phone.get(house.linkFor(1)), PortalHouse.HIN, "1985", "3", "14");
        house.clock.advance(Duration.ofHours(2));
        Browser library = house.browser();
        shared(library);
        Browser ben = house.browser();
        ben.confirm(ben.get(house.linkFor(2)), "9876543308", "1985", "3", "14");

        assertThat(phone.get("/c/medicalclinic").html()).contains("href=\"" + DEVICES + "\"");
        Browser.Shown page = phone.get(DEVICES);
        assertThat(page.text()).contains("Chrome, Android This device", "A browser Shared device", "Last used: 12:00");
        List<String> ids = ids(page);
        assertThat(ids).hasSize(2);
        assertThat(in(library)).isTrue();
        String others = ids(ben.get(DEVICES)).getFirst();
        end(phone, page, others);
        assertThat(ben.get("/c/medicalclinic").text()).as("another's stays").contains("Hello, Ben");

        for (String id : ids) {
            if (!mine(phone, id)) {
                end(phone, page, id);
            }
        }
        assertThat(in(library)).isFalse();
        assertThat(in(phone)).isTrue();
        assertThat(ended()).contains("PATIENT patient:1 by the patient: sessions 1");
    }

    private static boolean mine(Browser browser, String id) {
        Secret secret = Secret.parse(browser.cookies().get(COOKIE));
        return secret != null && HexFormat.of().formatHex(secret.hash()).equals(id);
    }

    private static List<String> ids(Browser.Shown page) {
        Matcher found =
                Pattern.compile("name=\"device\" value=\"([0-9a-f]{64})\"").matcher(page.html());
        return found.results().map(result -> result.group(1)).toList();
    }

    private static Browser.Shown end(Browser browser, Browser.Shown page, String id) {
        return browser.post(DEVICES, Map.of("proof", page.hidden("proof"), "device", id));
    }

    @Test
    void endingAllEndsThisOneTooAndNobodyDoesItFromElsewhere() {
        Browser one = anna();
        Browser two = anna();
        Browser.Shown page = one.get(DEVICES);
        assertThat(one.post(DEVICES, Map.of("device", "all")).status()).isEqualTo(403);
        assertThat(in(two)).isTrue();
        assertThat(end(one, page, "all").text()).contains("You are signed out");
        assertThat(in(one)).isFalse();
        assertThat(in(two)).isFalse();
        assertThat(house.browser().get(DEVICES).status()).isEqualTo(401);
    }

    @Test
    void staffSeeOnHowManyDevicesAndSignOutEverywhere() {
        assertThat(devices()).isZero();
        Browser one = anna();
        Browser two = anna();
        assertThat(devices()).isEqualTo(2);
        long told = house.events().stream()
                .filter(event -> event.contains("accessChanged"))
                .count();
        assertThat(house.staffDelete("/api/v1/patients/1/access/sessions")).isEqualTo(204);
        assertThat(devices()).isZero();
        assertThat(in(one)).isFalse();
        assertThat(in(two)).isFalse();
        assertThat(house.events().stream()
                        .filter(event -> event.contains("accessChanged"))
                        .count())
                .isEqualTo(told + 1);
        assertThat(ended()).containsExactly("STAFF patient:1 everywhere, by staff: sessions 2");
        assertThat(house.staffDelete("/api/v1/patients/1/access/sessions")).isEqualTo(204);
        assertThat(ended()).as("where nobody is signed in nothing happens").hasSize(1);
        assertThat(house.staffDelete("/api/v1/patients/99/access/sessions")).isEqualTo(404);
    }
}
