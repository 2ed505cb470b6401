package ca.chartside.e2e.tour;

import ca.chartside.desktop.bridge.BridgeInstall;
import ca.chartside.desktop.ui.Names;
import ca.chartside.e2e.browser.Icons;
import ca.chartside.e2e.browser.StaffBrowser;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.Mail;
import ca.chartside.testkit.oscar.OscarFamily;
import ca.chartside.testkit.oscar.OscarNote;
import ca.chartside.testkit.oscar.PracticeOscar;
import ca.chartside.testkit.sample.SampleStaff;
import com.microsoft.playwright.Page;
import java.awt.Component;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A doctor's morning beside OSCAR, once with each family's pages: real Chromium with the real companion, the real bridge and the real
 * client. For one thread.
 */
final class OscarTour {
    private static final SampleStaff DOCTOR = SampleStaff.MEI_CHEN;

    private static final String HIN = "9876 543 225";

    private static final LocalDate BORN = LocalDate.of(1985, 3, 14);
    private static final String ANNA = "TESTERSON, Anna";
    private static final String ROBERT = "FAKENAME, Robert";

    private final Stage stage;
    private final ResourceBundle lines;
    private final Phone phone;

    OscarTour(Stage stage) {
        this.stage = stage;
        this.phone = stage.phone();
        this.lines = ResourceBundle.getBundle(
                "ca.chartside.e2e.tour.oscar",
                stage.words().locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    void walk() {
        for (OscarFamily family : OscarFamily.values()) {
            play(family);
        }
    }

    private void play(OscarFamily family) {
        Path folder = stage.folder().resolve("browser-" + family.name().toLowerCase(Locale.ROOT));
        try (PracticeOscar oscar = PracticeOscar.start(family, 0, PracticeOscar.USUAL_CONTEXT)) {
            stage.clinic().oscar(oscar.address());
            StaffDesk desk = stage.desk(DOCTOR);
            installBridge(stage.profileOf(DOCTOR), StaffBrowser.profile(folder));
            try (StaffBrowser browser = StaffBrowser.start(
                    folder, companion(stage.folder()), stage.words().locale().toLanguageTag())) {
                browser.useOscar(oscar.address());
                new Morning(oscar, desk, browser).walk();
            } finally {
                desk.close();
            }
        }
    }

    private static void installBridge(Path profile, Path browser) {
        try {
            BridgeInstall.on(new BridgeInstall.Choice(false, profile, browser), line -> {})
                    .install();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The extension's sources, of the checkout in which the tour's folder is. */
    private static Path companion(Path folder) {
        for (Path above = folder.toAbsolutePath(); above != null; above = above.getParent()) {
            Path sources = above.resolve("src/companion");
            if (Files.isDirectory(sources)) {
                return sources;
            }
        }
        throw new IllegalStateException("the companion's sources are not above " + folder);
    }

    /** With one family's pages. */
    private final class Morning {
        private final PracticeOscar oscar;
        private final StaffDesk desk;
        private final String family;
        private Page schedule;
        private Page chart;

        Morning(PracticeOscar oscar, StaffDesk desk, StaffBrowser browser) {
            this.oscar = oscar;
            this.desk = desk;
            this.family = oscar.family().name().toLowerCase(Locale.ROOT).replace('_', '-');
            this.schedule = browser.context().newPage();
            this.chart = schedule;
        }

        void walk() {
            step("C1", "the icons stand on the schedule", this::signIn);
            step("C2", "Anna's chart is opened: the strip shows her", () -> open(0, 1, Names.STRIP_NAME, ANNA));
            step("C1", "a click on the logo: the composer, for Anna", this::compose);
            step(
                    "C2",
                    "Robert's chart in the same window: it is the current one",
                    () -> open(1, 2, Names.OTHER_CHART, ROBERT));
            step("C3", "the draft stays with Anna, and both are named", this::draftStays);
            step("C2", "back to Anna's chart; the message is sent", this::send);
            step("N5", "Anna reads it on her phone and answers", this::answer);
            step("T8", "the number is on OSCAR's pages", this::number);
            step(
                    "C1",
                    "the envelope opens her history; the conversation is closed, and filing is offered",
                    this::close);
            step("M6", "it is seen as it will stand in the chart, and filed", this::file);
            step("M6", "the note is in OSCAR, and the messages say so", this::filed);
            step("C2", "logging out of OSCAR: no chart", this::logOut);
        }

        private void step(String row, String sentence, Runnable action) {
            stage.step("%s %s: %s".formatted(family, row, sentence), action);
        }

        /** Each family has its own, so that none takes the other's for its own. */
        private String line(String key) {
            return lines.getString(key + "." + family);
        }

        private void picture(String name) {
            stage.pictures().screen(family + "-" + name);
        }

        private void signIn() {
            desk.signIn();
            desk.place(Stage.BESIDE);
            schedule.navigate(oscar.address() + "/index.jsp");
            schedule.fill("input[name=username]", PracticeOscar.username(DOCTOR));
            schedule.fill("input[name=password]", DOCTOR.password());
            schedule.fill("input[name=pin]", PracticeOscar.PIN);
            schedule.click("button");
            schedule.waitForSelector("#providerSchedule");
            new Icons(schedule).await("two icons", icons -> icons.size() == 2);
            picture("schedule");
        }

        /** @param part of the client's window that names the patient */
        private void open(int place, int demographicNo, String part, String name) {
            schedule.bringToFront();
            if (chart == schedule) {
                chart = schedule.waitForPopup(
                        () -> schedule.locator("a.encounterBtn").nth(place).click());
            } else {
                schedule.locator("a.encounterBtn").nth(place).click();
            }
            awaitChart(demographicNo);
            Seen.await(desk.part(part, Component.class), name);
            picture("chart-" + demographicNo);
        }

        private void awaitChart(int demographicNo) {
            Await.until(
                    "the client to show chart " + demographicNo,
                    Cast.LIVE,
                    desk::status,
                    status -> status.path("chart").path("demographicNo").asInt() == demographicNo);
        }

        private Icons icons() {
            Icons icons = new Icons(chart);
            icons.await("two icons", all -> all.size() == 2);
            return icons;
        }

        private void compose() {
            Icons icons = icons();
            icons.click(icons.now().getFirst());
            desk.toFront();
            desk.write(line("question"));
            picture("composer");
        }

        private void draftStays() {
            Cast.check("the draft is Anna's", desk.written().equals(line("question")));
            desk.sees("Anna TESTERSON");
            picture("draft-stays");
        }

        private void send() {
            open(0, 1, Names.STRIP_NAME, ANNA);
            desk.toFront();
            Cast.check("her draft waits", desk.written().equals(line("question")));
            desk.openSendMenu();
            desk.choose(stage.words().text("composer.send.allow"));
            desk.seesInThread(line("question"));
            desk.seesInThread(stage.words().text("thread.state.sent"));
            picture("sent");
            desk.click(Names.THREAD_BACK);
        }

        private void answer() {
            List<Mail> mails = stage.clinic().mail().mails();
            phone.open(mails.getLast().links().getFirst());
            if (phone.has("#hin")) {
                phone.identify(HIN, BORN);
            }
            phone.await("a.li, #thread");
            if (!phone.has("#thread")) {
                phone.click("a.li");
            }
            phone.await("#thread");
            phone.sees(line("question"));
            phone.reply(line("answer"));
            stage.pictures().other(family + "-phone", phone::picture);
        }

        private void number() {
            icons().await(
                            "1 unread from Anna",
                            all -> all.stream().anyMatch(icon -> icon.name().startsWith("1 ")));
            new Icons(schedule)
                    .await(
                            "1 unread on the schedule",
                            all -> all.stream().anyMatch(icon -> icon.name().startsWith("1 ")));
            chart.bringToFront();
            picture("number");
        }

        private void close() {
            Icons icons = icons();
            icons.click(icons.now().getLast());
            desk.openRow(line("answer"));
            desk.seesInThread(line("answer"));
            desk.act("CLOSE");
            desk.sees(stage.words().text("actions.done.close", ANNA));
            picture("closed");
        }

        private void file() {
            desk.click("actions.file");
            Dialog dialog = desk.dialog("filing.dialog");
            dialog.sees(line("answer"));
            stage.pictures().window(family + "-choose", dialog.window());
            dialog.click("filing.preview");
            dialog.sees(line("question"));
            stage.pictures().window(family + "-preview", dialog.window());
            dialog.click("filing.go");
            dialog.sees(stage.words().text("filing.done"));
            picture("filed");
            dialog.click("filing.go");
        }

        private void filed() {
            List<OscarNote> notes = oscar.notes(1);
            Cast.check(
                    "one note, of Anna alone",
                    notes.size() == 1 && oscar.notes(2).isEmpty());
            String text = notes.getFirst().text();
            Cast.check("signed", notes.getFirst().signed());
            Cast.check("what both said", text.contains(line("question")) && text.contains(line("answer")));
            desk.seesInThread(stage.words().text("thread.filed", "").strip());
            picture("in-the-chart");
        }

        private void logOut() {
            schedule.bringToFront();
            schedule.navigate(oscar.address() + "/logout.jsp");
            awaitChart(0);
            picture("logged-out");
        }
    }
}
