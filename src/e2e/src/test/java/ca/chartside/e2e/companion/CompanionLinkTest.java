package ca.chartside.e2e.companion;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.e2e.browser.Icons;
import ca.chartside.protocol.FromCompanion;
import ca.chartside.protocol.FromCompanion.Click;
import ca.chartside.protocol.FromCompanion.Context;
import ca.chartside.protocol.FromCompanion.Hello;
import ca.chartside.protocol.OscarPage;
import ca.chartside.protocol.ToCompanion;
import ca.chartside.protocol.ToCompanion.Connection;
import ca.chartside.protocol.ToCompanion.PatientNumber;
import ca.chartside.testkit.oscar.OscarFamily;
import ca.chartside.testkit.oscar.PracticeOscar;
import ca.chartside.testkit.sample.SampleStaff;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the companion says to a client and hears from it, in a real Chromium, by its real native messaging. */
@Tag("long")
class CompanionLinkTest extends LinkFixture {
    private static final Duration AT_MOST = Duration.ofMillis(500);

    private void state(Connection connection, int number, boolean urgent, PatientNumber... patients) {
        bridge.say(new ToCompanion.State(
                connection, List.of(oscar.address().toString()), number, urgent, List.of(patients)));
    }

    private static boolean isNone(@Nullable OscarPage page) {
        return page == null;
    }

    /** The window behind one that is closed comes to the front by itself. */
    private static boolean isNoChart(@Nullable OscarPage page) {
        return isNone(page) || isSchedule(page);
    }

    private static boolean isSchedule(@Nullable OscarPage page) {
        return page != null && page.kind() == OscarPage.Kind.SCHEDULE;
    }

    @ParameterizedTest
    @EnumSource
    void theClientHearsWhoseChartIsInFrontAndWhoIsSignedInToOscar(OscarFamily family) {
        use(family, PracticeOscar.USUAL_CONTEXT);
        Page schedule = signIn(SampleStaff.MEI_CHEN);
        Hello hello = bridge.await("the first word", Hello.class, word -> true);
        assertThat(hello).isEqualTo(new Hello(1, "0.1.0", "chrome", 0));
        awaitContext("the schedule", CompanionLinkTest::isSchedule);
        Page chart = schedule.waitForPopup(
                () -> schedule.locator("a.encounterBtn").first().click());
        OscarPage anna =
                Objects.requireNonNull(awaitContext("Anna's chart", chartOf(1)).current());
        assertThat(anna.kind()).isEqualTo(OscarPage.Kind.CHART);
        assertThat(anna.oscar()).isEqualTo(oscar.address().toString());
        assertThat(anna.provider().name()).isEqualTo("Mei Chen");
        assertThat(anna.provider().type()).isEqualTo("doctor");
        assertThat(anna.patient().lastName()).isEqualTo("TESTERSON");
        assertThat(anna.patient().dateOfBirth()).isEqualTo("1985-03-14");
        assertThat(anna.patient().hin()).isEqualTo("9876543225");
        assertThat(anna.patient().cellPhone()).isEqualTo("613-555-0101");
        assertThat(anna.patient().phone()).isNull();
        schedule.bringToFront();
        awaitContext("the schedule again", CompanionLinkTest::isSchedule);
        schedule.locator("a.encounterBtn").nth(1).click();
        Context robert = awaitContext("Robert's chart in the same window", chartOf(2));
        assertThat(robert.open()).as("the schedule and one chart").hasSize(2);
        assertThat(oscar.served().getLast().demographicNo()).isEqualTo(2);
        chart.close();
        Context none = awaitContext("no chart", CompanionLinkTest::isNoChart);
        assertThat(none.open()).extracting(OscarPage::kind).containsExactly(OscarPage.Kind.SCHEDULE);
    }

    @Test
    void aReceptionistsMasterRecordIsTheCurrentChart() {
        use(OscarFamily.OPEN_O, PracticeOscar.USUAL_CONTEXT);
        Page schedule = signIn(SampleStaff.RITA_DESK);
        Page refused = schedule.waitForPopup(
                () -> schedule.locator("a.encounterBtn").first().click());
        refused.waitForURL("**/securityError.jsp*");
        schedule.waitForPopup(() -> schedule.locator("a.masterBtn").first().click());
        OscarPage page = awaitContext("the master record", chartOf(1)).current();
        assertThat(page.kind()).isEqualTo(OscarPage.Kind.MASTER);
        assertThat(page.provider().type()).isEqualTo("receptionist");
    }

    @Test
    void openingTurningToAndClosingAChartReachTheClientWithinHalfASecond() {
        use(OscarFamily.OPEN_O, PracticeOscar.USUAL_CONTEXT);
        Page schedule = signIn(SampleStaff.MEI_CHEN);
        awaitContext("the schedule", CompanionLinkTest::isSchedule);
        Page chart = browser.context().newPage();
        // What OSCAR and the browser take to show the page is theirs: measured from when its parts are there.
        chart.addInitScript("document.addEventListener('DOMContentLoaded', () => (window.there = Date.now()))");
        chart.navigate(chart(1));
        awaitContext("Anna's chart", page -> page != null && Integer.valueOf(1).equals(page.demographicNo()));
        long opened = System.currentTimeMillis() - ((Number) chart.evaluate("window.there")).longValue();
        long began = System.nanoTime();
        schedule.bringToFront();
        awaitContext("the schedule", CompanionLinkTest::isSchedule);
        long turned = (System.nanoTime() - began) / 1_000_000;
        chart.bringToFront();
        awaitContext("the chart", chartOf(1));
        began = System.nanoTime();
        chart.close();
        awaitContext("no chart", CompanionLinkTest::isNoChart);
        long closed = (System.nanoTime() - began) / 1_000_000;
        assertThat(List.of(opened, turned, closed)).as("milliseconds").allMatch(millis -> millis < AT_MOST.toMillis());
    }

    @Test
    void loggingOutMeansNoChartInWhicheverWindowItHappens() {
        use(OscarFamily.OPEN_O, PracticeOscar.USUAL_CONTEXT);
        Page schedule = signIn(SampleStaff.MEI_CHEN);
        Page chart = browser.context().newPage();
        chart.navigate(chart(1));
        awaitContext("Anna's chart", chartOf(1));
        schedule.evaluate("setTimeout(() => document.getElementById('logoutButton').click(), 0)");
        Context after = awaitContext("no chart", CompanionLinkTest::isNone);
        assertThat(after.open()).extracting(OscarPage::trouble).containsOnly(OscarPage.Trouble.LOGGED_OUT);
        new Icons(chart).await("the logo alone", icons -> icons.size() <= 2);
    }

    @Test
    void anAnswerThatComesLateIsNotPutOnAnotherPatientsPage() {
        use(OscarFamily.OPEN_O, PracticeOscar.USUAL_CONTEXT);
        Page page = signIn(SampleStaff.MEI_CHEN);
        awaitContext("the schedule", CompanionLinkTest::isSchedule);
        Runnable release = oscar.hold("/ws/rs/demographics/1");
        page.navigate(chart(1));
        awaitContext(
                "a chart of which nothing is known yet",
                current -> current != null
                        && Integer.valueOf(1).equals(current.demographicNo())
                        && current.patient() == null);
        page.evaluate("document.querySelector('input[name=demographicNo]').value = '2'");
        release.run();
        Context after = awaitContext(
                "a chart of which nobody knows whose it is",
                current ->
                        current != null && current.kind() == OscarPage.Kind.CHART && current.demographicNo() == null);
        assertThat(after.open()).extracting(OscarPage::patient).containsOnlyNulls();
        assertThat(bridge.heard())
                .filteredOn(Context.class::isInstance)
                .noneMatch(word -> ((Context) word).open().stream().anyMatch(one -> one.patient() != null));
    }

    @Test
    void oscarsErrorLeavesTheLogoAlone() throws IOException {
        use(OscarFamily.OPEN_O, PracticeOscar.USUAL_CONTEXT);
        oscar.fail("/ws/rs/demographics/", 500);
        Page page = signIn(SampleStaff.MEI_CHEN);
        page.navigate(chart(1));
        OscarPage current = awaitContext("the chart", one -> one != null && one.trouble() != null)
                .current();
        assertThat(current.trouble()).isEqualTo(OscarPage.Trouble.NOT_READABLE);
        state(Connection.ONLINE, 3, false, new PatientNumber(1, 3, false));
        new Icons(page).awaitNames("Find a patient in Chartside");
        picture(page, "state-chart-not-known");
    }

    @Test
    void theIconsShowWhatTheClientSays() throws IOException {
        use(OscarFamily.OPEN_O, PracticeOscar.USUAL_CONTEXT);
        Page page = signIn(SampleStaff.MEI_CHEN);
        awaitContext("the schedule", CompanionLinkTest::isSchedule);
        state(Connection.ONLINE, 3, false, new PatientNumber(1, 1, false));
        new Icons(page).awaitNames("Open Chartside: 3 unread", "3 unread");
        picture(page, "state-schedule");
        page.navigate(chart(1));
        Icons icons = new Icons(page);
        Icons.Icon logo = icons.awaitNames("Message Anna TESTERSON", "1 unread from Anna TESTERSON")
                .getFirst();
        page.mouse().move(logo.x() + 20, logo.y() + 20);
        picture(page, "state-chart-tooltip");
        page.mouse().move(10, 10);
        state(Connection.ONLINE, 0, false);
        icons.awaitNames("Message Anna TESTERSON", "Nothing unread from Anna TESTERSON");
        picture(page, "state-nothing");
        state(Connection.ONLINE, 400, false, new PatientNumber(1, 100, false), new PatientNumber(2, 7, true));
        icons.awaitNames("Message Anna TESTERSON", "100 unread from Anna TESTERSON");
        page.mouse().click(10, 300);
        for (int tab = 0;
                tab < 60 && !page.evaluate("document.activeElement.localName").equals("chartside-icons");
                tab++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Tab");
        picture(page, "state-keyboard-99");
        state(Connection.ONLINE, 1, true, new PatientNumber(1, 1, true));
        icons.awaitNames("Message Anna TESTERSON", "1 unread from Anna TESTERSON, urgent");
        page.mouse().click(10, 300);
        picture(page, "state-urgent");
        state(Connection.SIGNED_OUT, 0, false);
        icons.awaitNames("Sign in to Chartside", "Sign in to Chartside");
        picture(page, "state-signed-out");
        state(Connection.OFFLINE, 0, false);
        icons.awaitNames("Message Anna TESTERSON", "Messages with Anna TESTERSON");
        picture(page, "state-offline");
        state(Connection.ABSENT, 0, false);
        icons.awaitNames("Chartside is not running", "Chartside is not running");
        picture(page, "state-absent");
        bridge.say(new ToCompanion.State(
                Connection.ONLINE,
                List.of("https://other.example.ca/oscar"),
                4,
                true,
                List.of(new PatientNumber(1, 4, true))));
        icons.awaitNames("This is not your clinic’s OSCAR", "This is not your clinic’s OSCAR");
        assertThat(complaints).isEmpty();
    }

    @Test
    void aClickTellsTheClientWhichIconOnWhichPage() {
        use(OscarFamily.OPEN_O, PracticeOscar.USUAL_CONTEXT);
        Page page = signIn(SampleStaff.MEI_CHEN);
        page.navigate(chart(1));
        awaitContext("Anna's chart", chartOf(1));
        state(Connection.ONLINE, 1, false, new PatientNumber(1, 1, false));
        Icons icons = new Icons(page);
        List<Icons.Icon> both = icons.awaitNames("Message Anna TESTERSON", "1 unread from Anna TESTERSON");
        icons.click(both.getLast());
        Click click = bridge.await("the click", Click.class, one -> true);
        assertThat(click.icon()).isEqualTo(FromCompanion.Icon.ENVELOPE);
        assertThat(click.page().demographicNo()).isEqualTo(1);
        icons.click(both.getFirst());
        bridge.await("the other", Click.class, one -> one.icon() == FromCompanion.Icon.LOGO);
    }

    @Test
    void aWorkerThatTheBrowserEndsComesBackKnowingTheCurrentChart() {
        use(OscarFamily.OPEN_O, PracticeOscar.USUAL_CONTEXT);
        signIn(SampleStaff.MEI_CHEN);
        Page chart = browser.context().newPage();
        chart.navigate(chart(1));
        awaitContext("Anna's chart", chartOf(1));
        long hellos = hellos();
        endWorker();
        bridge.await("another worker", Hello.class, word -> hellos() > hellos);
        Context after = awaitContext("Anna's chart still", chartOf(1));
        assertThat(after.open()).isNotEmpty();
        chart.close();
        awaitContext("no chart", CompanionLinkTest::isNoChart);
    }

    private long hellos() {
        return bridge.heard().stream().filter(Hello.class::isInstance).count();
    }

    private void endWorker() {
        Page options = browser.options();
        CDPSession devtools = browser.context().newCDPSession(options);
        devtools.send("ServiceWorker.enable", new JsonObject());
        devtools.send("ServiceWorker.stopAllWorkers", new JsonObject());
        options.close();
    }

    @Test
    void whereTheBridgeEndsTheIconsSaySoAndComeBackWithIt() throws IOException {
        use(OscarFamily.OPEN_O, PracticeOscar.USUAL_CONTEXT);
        Page page = signIn(SampleStaff.MEI_CHEN);
        awaitContext("the schedule", CompanionLinkTest::isSchedule);
        state(Connection.ONLINE, 2, false);
        Icons icons = new Icons(page);
        icons.awaitNames("Open Chartside: 2 unread", "2 unread");
        bridge.hangUp();
        icons.await(
                "no number", all -> all.stream().noneMatch(icon -> icon.name().contains("unread")));
        bridge.await("the first word again", Hello.class, word -> hellos() > 1);
        state(Connection.ONLINE, 1, false);
        icons.awaitNames("Open Chartside: 1 unread", "1 unread");
    }
}
