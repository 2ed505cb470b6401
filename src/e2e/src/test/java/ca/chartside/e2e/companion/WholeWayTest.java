package ca.chartside.e2e.companion;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.account.Principal;
import ca.chartside.backend.clinic.OscarAddress;
import ca.chartside.backend.clinic.OscarSettings;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.desktop.bridge.BridgeInstall;
import ca.chartside.desktop.ui.Names;
import ca.chartside.e2e.browser.Icons;
import ca.chartside.e2e.browser.StaffBrowser;
import ca.chartside.e2e.tour.Seen;
import ca.chartside.e2e.tour.StaffDesk;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SignInRequest;
import ca.chartside.protocol.Uuid7;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.BackendFixture;
import ca.chartside.testkit.oscar.OscarFamily;
import ca.chartside.testkit.oscar.PracticeOscar;
import ca.chartside.testkit.sample.SampleClinic;
import ca.chartside.testkit.sample.SampleStaff;
import com.microsoft.playwright.Page;
import java.awt.Component;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.assertj.swing.core.Robot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every part real, from OSCAR's page in Chromium by companion and bridge to the client and its server, and the number back. */
class WholeWayTest extends CompanionFixture {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final SampleStaff DOCTOR = SampleStaff.MEI_CHEN;

    private final Uuid7 ids = new Uuid7(Clock.systemUTC());
    private Robot robot;
    private BackendFixture backend;
    private StaffDesk desk;

    @Override
    void beforeBrowser() throws IOException {
        robot = StaffDesk.robot();
        backend = BackendFixture.sqlite(
                folder.resolve("clinic"),
                null,
                store -> SampleClinic.people(store, Clock.systemUTC().instant()));
        Path profile = folder.resolve("desk");
        desk = StaffDesk.start(robot, profile, backend.address(), DOCTOR);
        BridgeInstall.on(new BridgeInstall.Choice(false, profile, StaffBrowser.profile(folder)), line -> {})
                .install();
    }

    @AfterEach
    void endDesk() {
        try {
            desk.close();
        } finally {
            backend.close();
            robot.cleanUpWithoutDisposingWindows();
        }
    }

    private ClinicId clinic() {
        return Objects.requireNonNull(backend.backend().store().clinic(SampleClinic.SLUG));
    }

    private void tieOscar() {
        Store store = backend.backend().store();
        store.write(
                clinic(),
                tx -> new OscarSettings(tx).add(new OscarAddress(oscar.address().toString())));
    }

    private void awaitChart(int demographicNo) {
        Await.until(
                "the client to show chart " + demographicNo,
                PATIENCE,
                () -> desk.status().path("chart").path("demographicNo").asInt() == demographicNo);
    }

    /** Anna has answered the doctor. */
    private void answer() {
        Principal doctor = backend.backend()
                .accounts()
                .authenticate(backend.backend()
                        .accounts()
                        .signIn(new SignInRequest(
                                SampleClinic.SLUG, DOCTOR.username(), DOCTOR.password(), null, "another computer"))
                        .accessToken());
        UUID conversation = ids.next();
        backend.backend()
                .messages()
                .send(
                        doctor,
                        new SendRequest(
                                ids.next(), conversation, 1, "How is it?", SendMode.ALLOW_REPLIES, Long.MAX_VALUE));
        backend.backend().messages().reply(clinic(), 1, conversation, ids.next(), "Better.");
    }

    @ParameterizedTest
    @EnumSource
    void theChartInTheBrowserIsTheClientsAndWhatThePatientAnswersIsCountedOnItsPage(OscarFamily family)
            throws IOException {
        use(family, PracticeOscar.USUAL_CONTEXT);
        tieOscar();
        desk.signIn();
        Page schedule = signIn(DOCTOR);
        Page chart = schedule.waitForPopup(
                () -> schedule.locator("a.encounterBtn").first().click());
        awaitChart(1);

        schedule.bringToFront();
        awaitChart(0);
        schedule.locator("a.encounterBtn").nth(1).click();
        awaitChart(2);
        schedule.bringToFront();
        schedule.locator("a.encounterBtn").first().click();
        awaitChart(1);

        desk.another("--chart", "3");
        awaitChart(3);
        // OSCAR is looked at again: its window gets the focus, on the same page.
        chart.evaluate("window.dispatchEvent(new Event('focus'))");
        awaitChart(1);

        Icons icons = new Icons(chart);
        icons.awaitNames("Message Anna TESTERSON", "Nothing unread from Anna TESTERSON");
        answer();
        icons.awaitNames("Message Anna TESTERSON", "1 unread from Anna TESTERSON");
        picture(chart, "whole-way-" + family);
        assertThat(desk.status().path("number").asInt()).isEqualTo(1);

        icons.click(icons.now().getFirst());
        Component text = Await.until(
                "the composer", PATIENCE, () -> desk.part(Names.COMPOSER_TEXT, Component.class), Component::isShowing);
        assertThat(Seen.texts(desk.window())).anyMatch(line -> line.contains("TESTERSON, Anna"));
        assertThat(text.isShowing()).isTrue();

        schedule.bringToFront();
        schedule.navigate(oscar.address() + "/logout.jsp");
        awaitChart(0);
        chart.close();
    }
}
