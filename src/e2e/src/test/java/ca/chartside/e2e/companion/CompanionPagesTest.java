package ca.chartside.e2e.companion;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.e2e.browser.Icons;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.oscar.OscarFamily;
import ca.chartside.testkit.oscar.OscarRequest;
import ca.chartside.testkit.oscar.PracticeOscar;
import ca.chartside.testkit.sample.SampleStaff;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The companion in a real Chromium on a practice OSCAR's pages, on a computer without Chartside. */
@Tag("long")
class CompanionPagesTest extends CompanionFixture {
    private static final String MISSING = "Chartside is not installed on this computer";
    private static final String ME = "GET /ws/rs/providerService/provider/me";

    /** What the page can see of itself, but for the companion's own element. */
    private static final String SEEN = """
            () => {
              const copy = document.documentElement.cloneNode(true);
              copy.querySelectorAll('chartside-icons').forEach(icons => icons.remove());
              return copy.outerHTML + Object.getOwnPropertyNames(window).filter(name => !/^[0-9]+$/.test(name)).sort()
                + performance.getEntriesByType('mark').length;
            }""";

    @ParameterizedTest
    @EnumSource
    void chartMasterRecordAndScheduleHaveIconsThatSayThatChartsideIsMissing(OscarFamily family) {
        use(family, family == OscarFamily.OPEN_O ? "/oscar" : "/clinic/oscar15");
        Page page = signIn(SampleStaff.MEI_CHEN);
        List<Icons.Icon> icons = new Icons(page).awaitNames(MISSING, MISSING);
        assertThat(icons.getFirst().hint()).isEqualTo("Ask whoever looks after your computers");
        assertThat(1024 - icons.getLast().right()).as("from the right").isBetween(16.0, 20.0);
        assertThat(710 - icons.getLast().bottom()).as("from the bottom").isBetween(16.0, 20.0);
        page.navigate(chart(1));
        new Icons(page).awaitNames(MISSING, MISSING);
        assertThat(page.url())
                .contains(family == OscarFamily.OPEN_O ? "/CaseManagementEntry.do" : "/casemgmt/forward.jsp");
        page.navigate(master(1));
        new Icons(page).awaitNames(MISSING, MISSING);
        page.navigate(oscar.address() + "/securityError.jsp?type=_eChart");
        assertThat(new Icons(page).now()).isEmpty();
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void oscarIsAskedTwoThingsOnceAndItsPageIsNotTouched(OscarFamily family) {
        use(family, PracticeOscar.USUAL_CONTEXT);
        Page page = signIn(SampleStaff.MEI_CHEN);
        new Icons(page).awaitNames(MISSING, MISSING);
        int before = oscar.requests().size();
        page.navigate(chart(1));
        Icons icons = new Icons(page);
        icons.awaitNames(MISSING, MISSING);
        Await.until("both answers", Duration.ofSeconds(10), () -> rest(before).size() >= 2);
        String seen = (String) page.evaluate(SEEN);
        page.mouse().wheel(0, 200);
        page.setViewportSize(900, 600);
        page.bringToFront();
        icons.click(icons.now().getFirst());
        page.setViewportSize(1024, 710);
        assertThat(page.evaluate(SEEN)).isEqualTo(seen);
        assertThat(rest(before)).containsExactlyInAnyOrder(ME, "GET /ws/rs/demographics/1");
        assertThat(page.evaluate("document.querySelectorAll('body chartside-icons').length + ' '"
                        + " + document.querySelector('chartside-icons').shadowRoot + ' ' + typeof chartside"))
                .isEqualTo("0 null undefined");
        assertThat(complaints).isEmpty();
        String plain = withoutTheCompanion();
        assertThat(seen).as("the same page in a browser without the companion").isEqualTo(plain);
    }

    /** Loads the same chart again with its address taken from the companion. */
    private String withoutTheCompanion() {
        removeAddress();
        Page page = browser.context().pages().getLast();
        assertThat(new Icons(page).now())
                .as("icons after the address was removed")
                .isEmpty();
        int served = oscar.served().getLast().id();
        page.reload();
        page.waitForSelector("[data-page='" + (served + 1) + "']");
        return ((String) page.evaluate(SEEN)).replace("data-page=\"" + (served + 1), "data-page=\"" + served);
    }

    private void removeAddress() {
        Page options = browser.options();
        options.click("#list button.quiet");
        options.waitForCondition(() -> Boolean.TRUE.equals(
                options.evaluate("async () => (await chrome.scripting.getRegisteredContentScripts()).length === 0")));
        options.close();
    }

    private List<String> rest(int before) {
        return oscar.requests().stream()
                .skip(before)
                .filter(request -> request.path().startsWith("/ws/"))
                .map(CompanionPagesTest::told)
                .toList();
    }

    private static String told(OscarRequest request) {
        return request.method() + " " + request.path();
    }

    @Test
    void noOtherPageHasIcons() {
        use(OscarFamily.OPEN_O, PracticeOscar.USUAL_CONTEXT);
        try (PracticeOscar other = PracticeOscar.start(OscarFamily.OPEN_O)) {
            Page page = browser.context().newPage();
            page.navigate(other.address() + "/index.jsp");
            page.fill("input[name=username]", PracticeOscar.username(SampleStaff.MEI_CHEN));
            page.fill("input[name=password]", SampleStaff.MEI_CHEN.password());
            page.fill("input[name=pin]", PracticeOscar.PIN);
            page.click("button");
            page.waitForSelector("#providerSchedule");
            Page ours = signIn(SampleStaff.MEI_CHEN);
            new Icons(ours).awaitNames(MISSING, MISSING);
            assertThat(new Icons(page).now())
                    .as("icons at another port of the same host")
                    .isEmpty();
            assertThat(other.requests()).noneMatch(request -> request.path().startsWith("/ws/"));
        }
    }

    /**
     * Five milliseconds are what a page is to lose at most. It is the processor's time that is measured, with the companion and without; on a computer that is
     * busy with other tests even that grows, hence twice as much here.
     */
    @Test
    void aPageLosesHardlyAnyTimeToIt() {
        use(OscarFamily.OPEN_O, PracticeOscar.USUAL_CONTEXT);
        Page page = signIn(SampleStaff.MEI_CHEN);
        new Icons(page).awaitNames(MISSING, MISSING);
        double with = scriptMillis(page, () -> new Icons(page).awaitNames(MISSING, MISSING));
        removeAddress();
        double without = scriptMillis(page, () -> page.waitForSelector("#save-sign-bill-buttons"));
        System.out.printf(
                "a page loses %.1f ms of script to the companion: %.1f ms with it, %.1f ms without, the median of nine%n",
                with - without, with, without);
        assertThat(with - without).as("milliseconds of script").isBetween(0.01, 10.0);
    }

    /** The median of nine charts, each until the icons stand there. */
    private double scriptMillis(Page page, Runnable shown) {
        CDPSession devtools = page.context().newCDPSession(page);
        JsonObject processor = new JsonObject();
        processor.addProperty("timeDomain", "threadTicks");
        devtools.send("Performance.enable", processor);
        double[] taken = new double[9];
        for (int round = 0; round < taken.length; round++) {
            page.navigate("about:blank");
            double before = scriptSeconds(devtools);
            page.navigate(chart(round + 1));
            shown.run();
            taken[round] = (scriptSeconds(devtools) - before) * 1000;
        }
        Arrays.sort(taken);
        return taken[taken.length / 2];
    }

    private static double scriptSeconds(CDPSession devtools) {
        for (JsonElement metric : devtools.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            if (metric.getAsJsonObject().get("name").getAsString().equals("ScriptDuration")) {
                return metric.getAsJsonObject().get("value").getAsDouble();
            }
        }
        throw new AssertionError("the browser does not measure scripts");
    }

    @Test
    void theNoteBoxAndTheButtonsStayFreeWhateverTheWindowsSize() throws IOException {
        use(OscarFamily.OPEN_O, PracticeOscar.USUAL_CONTEXT);
        Page page = signIn(SampleStaff.MEI_CHEN);
        page.navigate(chart(1));
        Icons icons = new Icons(page);
        icons.awaitNames(MISSING, MISSING);
        for (int[] size : new int[][] {{1024, 710}, {800, 420}, {620, 330}, {1024, 380}}) {
            page.setViewportSize(size[0], size[1]);
            page.evaluate("window.scrollTo(0, document.body.scrollHeight)");
            icons.await("a free place at " + size[0] + " by " + size[1], all -> all.size() == 2 && free(page, all));
            picture(page, "place-" + size[0] + "x" + size[1]);
        }
    }

    private static boolean free(Page page, List<Icons.Icon> icons) {
        Icons.Icon logo = icons.getFirst();
        Icons.Icon envelope = icons.getLast();
        return Boolean.TRUE.equals(
                page.evaluate("""
                ([left, top, right, bottom]) => left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
                  && [...document.querySelectorAll('textarea, #save-sign-bill-buttons')]
                    .map(box => box.getBoundingClientRect())
                    .every(box => left >= box.right || right <= box.left || top >= box.bottom || bottom <= box.top)
                """, List.of(logo.x(), logo.y(), envelope.right(), envelope.bottom())));
    }

    @Test
    void theyAreMovedByDraggingAndByKeysAndStayThereForThatKindOfPage() {
        use(OscarFamily.OPEN_O, PracticeOscar.USUAL_CONTEXT);
        Page page = signIn(SampleStaff.MEI_CHEN);
        Icons icons = new Icons(page);
        Icons.Icon logo = icons.awaitNames(MISSING, MISSING).getFirst();
        page.mouse().move(logo.x() + 10, logo.y() + 10);
        page.mouse().down();
        page.mouse().move(logo.x() - 190, logo.y() - 90, new Mouse.MoveOptions().setSteps(5));
        page.mouse().up();
        Icons.Icon dragged = moved(icons, logo, -200, -100);
        page.keyboard().press("Tab");
        focus(page);
        page.keyboard().press("Shift+ArrowUp");
        page.keyboard().press("Shift+ArrowLeft");
        moved(icons, dragged, -16, -16);
        page.reload();
        Icons again = new Icons(page);
        again.awaitNames(MISSING, MISSING);
        moved(again, logo, -216, -116);
        page.navigate(chart(1));
        new Icons(page).awaitNames(MISSING, MISSING);
        page.navigate(oscar.address() + "/provider/providercontrol.jsp?displaymode=day");
        Icons schedule = new Icons(page);
        schedule.awaitNames(MISSING, MISSING);
        moved(schedule, logo, -216, -116);
        focus(page);
        page.keyboard().press("Home");
        moved(schedule, logo, 0, 0);
    }

    /** Tab by Tab, as a user without a mouse gets there. */
    private static void focus(Page page) {
        for (int presses = 0; presses < 40; presses++) {
            if (Boolean.TRUE.equals(page.evaluate("document.activeElement?.localName === 'chartside-icons'"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the icons cannot be reached by keyboard");
    }

    private static Icons.Icon moved(Icons icons, Icons.Icon from, int right, int down) {
        return icons.await(
                        "icons moved by " + right + ", " + down,
                        all -> !all.isEmpty()
                                && Math.abs(all.getFirst().x() - from.x() - right) <= 1
                                && Math.abs(all.getFirst().y() - from.y() - down) <= 1)
                .getFirst();
    }
}
