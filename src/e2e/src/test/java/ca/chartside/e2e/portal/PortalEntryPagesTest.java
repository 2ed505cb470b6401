package ca.chartside.e2e.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.protocol.SendMode;
import ca.chartside.testkit.sample.SampleClinic;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One-time codes (N2) in a real browser of a phone's size, in both languages, measured by axe. */
class PortalEntryPagesTest extends PortalPagesFixture {
    private static final int NORA = 901;

    private void noraHasNoCard() {
        backend.backend()
                .patients()
                .put(
                        backend.backend().accounts().authenticate(token()).clinic(),
                        AuditLog.Actor.OPERATOR,
                        List.of(new PatientRecord(
                                NORA,
                                "NORA",
                                "FAKECARD",
                                LocalDate.of(1978, 7, 2),
                                "F",
                                null,
                                null,
                                null,
                                "nora.fakecard@example.org",
                                null,
                                null,
                                "en",
                                "AC")));
    }

    @Test
    void whoHasNoCardGetsInByDateOfBirthAndCode() {
        noraHasNoCard();
        write(NORA, ids.next(), "Your form is ready.", SendMode.ALLOW_REPLIES);
        browser.open(link());
        assertThat(page.locator("#hin").count()).isZero();
        measured("date of birth alone");
        page.navigate(link() + "?lang=fr");
        measured("date of birth alone, in French");
        page.navigate(link() + "?lang=en");
        born(2, 7, 1978);
        page.waitForSelector("#code");
        assertThat(page.title()).doesNotContain("1978");
        measured("code");
        String code = code("nora", 1);
        page.fill("#code", "12345");
        page.click("#continue");
        page.waitForSelector("text=The code has 6 digits.");
        measured("no code");
        page.fill("#code", other(code));
        page.click("#continue");
        page.waitForSelector("text=You have 4 tries left.");
        measured("wrong code");
        page.navigate(page.url() + "?lang=fr");
        measured("code, in French");
        page.fill("#code", code.substring(0, 3) + " " + code.substring(3));
        page.click("#continue");
        page.waitForSelector("#send");
        assertThat(page.textContent(".m.c .b")).isEqualTo("Your form is ready.");
        assertThat(page.url()).doesNotContain("/m/");
        assertThat(complaints).isEmpty();
    }

    @Test
    void withoutALinkItIsNumberDateAndCode() {
        write(ids.next(), "How is the cut?", SendMode.ALLOW_REPLIES);
        link();
        page.navigate(backend.address() + "/c/" + SampleClinic.SLUG);
        measured("no session");
        page.click("#enter");
        page.waitForSelector("#hin");
        measured("without a link");
        confirm("9876543225");
        page.waitForSelector("#code");
        String code = code("anna", 1);
        for (int i = 0; i < 5; i++) {
            page.fill("#code", other(code));
            page.click("#continue");
            page.waitForSelector("#problem");
        }
        page.waitForSelector("text=This code does not work any more.");
        measured("a code that is over");
        page.click("#again");
        confirm("9876543225");
        page.waitForSelector("#code");
        page.fill("#code", code("anna", 2));
        page.click("#continue");
        page.waitForSelector("text=Hello, Anna");
        page.click("#devices");
        page.waitForSelector("#everywhere");
        measured("devices");
        page.navigate(page.url() + "?lang=fr");
        measured("devices, in French");
        page.navigate(page.url().replace("lang=fr", "lang=en"));
        page.click(".bk");
        page.waitForSelector("#sign-out");
        page.click("#sign-out");
        page.waitForSelector("#enter");
        measured("signed out");
        for (int i = 0; i < 3; i++) {
            page.navigate(backend.address() + "/c/" + SampleClinic.SLUG + "/enter");
            confirm("9876543225");
            page.waitForSelector("#code");
        }
        page.navigate(backend.address() + "/c/" + SampleClinic.SLUG + "/enter");
        confirm("9876543225");
        page.waitForSelector("text=No more codes today");
        measured("no more codes");
        assertThat(complaints).isEmpty();
    }

    @Test
    void aSharedDeviceLeavesTheScreenOnceNobodyUsesIt() {
        write(ids.next(), "How is the cut?", SendMode.ALLOW_REPLIES);
        page.clock().install();
        browser.open(link());
        page.check("#shared");
        measured("shared device");
        confirm("9876543225");
        page.waitForSelector("#send");
        page.clock().fastForward(14 * 60_000);
        page.fill("#text", "Better");
        page.clock().fastForward(14 * 60_000);
        assertThat(page.inputValue("#text")).as("who writes is not interrupted").isEqualTo("Better");
        page.clock().fastForward(2 * 60_000);
        page.waitForSelector("text=You are signed out");
        assertThat(page.evaluate("localStorage.length + sessionStorage.length")).isEqualTo(0);
        assertThat(complaints).isEmpty();
    }

    private static String other(String code) {
        return String.format("%06d", (Integer.parseInt(code) + 1) % 1_000_000);
    }
}
