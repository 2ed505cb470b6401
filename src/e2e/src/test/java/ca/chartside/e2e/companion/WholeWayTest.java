package ca.chartside.e2e.companion;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.bridge.BridgeInstall;
import ca.chartside.e2e.browser.StaffBrowser;
import ca.chartside.testkit.oscar.OscarFamily;
import ca.chartside.testkit.oscar.PracticeOscar;
import com.microsoft.playwright.Page;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every part real, from OSCAR's page in Chromium by companion and bridge to the client and its server, and the number back. */
class WholeWayTest extends CompanionFixture {
    private DeskFixture doctor;

    @Override
    void beforeBrowser() throws IOException {
        doctor = new DeskFixture(folder);
        BridgeInstall.on(new BridgeInstall.Choice(false, doctor.profile(), StaffBrowser.profile(folder)), line -> {})
                .install();
    }

    @AfterEach
    void endDesk() {
        doctor.close();
    }

    @ParameterizedTest
    @EnumSource
    void theChartInTheBrowserIsTheClientsAndWhatThePatientAnswersIsCountedOnItsPage(OscarFamily family)
            throws IOException {
        use(family, PracticeOscar.USUAL_CONTEXT);
        doctor.signInBeside(oscar.address());
        Page schedule = signIn(DeskFixture.DOCTOR);
        Page chart = schedule.waitForPopup(
                () -> schedule.locator("a.encounterBtn").first().click());
        doctor.awaitChart(1);

        schedule.bringToFront();
        doctor.awaitChart(0);
        schedule.locator("a.encounterBtn").nth(1).click();
        doctor.awaitChart(2);
        schedule.bringToFront();
        schedule.locator("a.encounterBtn").first().click();
        doctor.awaitChart(1);

        doctor.desk().another("--chart", "3");
        doctor.awaitChart(3);
        // OSCAR is looked at again: its window gets the focus, on the same page.
        chart.evaluate("window.dispatchEvent(new Event('focus'))");
        doctor.awaitChart(1);

        Icons icons = new Icons(chart);
        icons.awaitNames("Message Anna TESTERSON", "Nothing unread from Anna TESTERSON");
        doctor.answer();
        icons.awaitNames("Message Anna TESTERSON", "1 unread from Anna TESTERSON");
        picture(chart, "whole-way-" + family);
        assertThat(doctor.desk().status().path("number").asInt()).isEqualTo(1);

        icons.click(icons.now().getFirst());
        doctor.awaitComposerFor("TESTERSON, Anna");

        schedule.bringToFront();
        schedule.navigate(oscar.address() + "/logout.jsp");
        doctor.awaitChart(0);
        chart.close();
    }
}
