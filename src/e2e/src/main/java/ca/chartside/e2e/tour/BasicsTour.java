package ca.chartside.e2e.tour;

import ca.chartside.desktop.ui.Names;
import ca.chartside.e2e.browser.PatientBrowser;
import ca.chartside.e2e.clinic.DemoClinic;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.Mail;
import ca.chartside.testkit.sample.SampleClinic;
import ca.chartside.testkit.sample.SampleStaff;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.awt.Component;
import java.awt.Rectangle;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.assertj.swing.core.Robot;
import org.jspecify.annotations.Nullable;

/**
 * The first story: a doctor writes, the patient replies from her phone, a medical office assistant answers. Every step is seen
 * on real windows, in a real browser, through a real mail server.
 */
public final class BasicsTour {
    private static final Duration MAIL = Duration.ofSeconds(20);
    private static final Duration LIVE = Duration.ofSeconds(20);
    private static final String QUESTION = "How is the cut on your hand today? Is it red or warm?";
    private static final String REPLY = "A little red at one end. Should I come in on Thursday?";
    private static final String ANSWER = "Yes please, Thursday at 10:15, with Dr. Chen.";
    private static final Rectangle WIDE = new Rectangle(10, 20, 1000, 760);
    private static final Rectangle BESIDE = new Rectangle(1030, 20, 400, 760);

    private final Story story;
    private final Pictures pictures;
    private final DemoClinic clinic;
    private final StaffDesk doctor;
    private final Robot robot;
    private final Path folder;
    private final PatientBrowser phone;
    private @Nullable StaffDesk assistant;

    private BasicsTour(
            Story story,
            Pictures pictures,
            DemoClinic clinic,
            Robot robot,
            Path folder,
            StaffDesk doctor,
            PatientBrowser phone) {
        this.story = story;
        this.pictures = pictures;
        this.clinic = clinic;
        this.robot = robot;
        this.folder = folder;
        this.doctor = doctor;
        this.phone = phone;
    }

    /**
     * Plays it from the beginning, with a clinic that has its people and no message yet.
     *
     * @param folder for the clinic's data and the clients' profiles; what an earlier tour left there goes
     * @param shots for the pictures
     * @return whether every step was seen
     */
    public static boolean play(Path folder, Path shots, PrintStream out) {
        DemoClinic.delete(folder);
        out.println("tour basics");
        Robot robot = StaffDesk.robot();
        Story story = new Story(out);
        Pictures pictures = new Pictures(shots);
        try (DemoClinic clinic = DemoClinic.start(
                        folder.resolve("clinic"),
                        store -> SampleClinic.people(store, Clock.systemUTC().instant()));
                PatientBrowser phone = PatientBrowser.start("en-CA");
                StaffDesk doctor =
                        StaffDesk.start(robot, folder.resolve("doctor"), clinic.address(), SampleStaff.MEI_CHEN)) {
            return new BasicsTour(story, pictures, clinic, robot, folder, doctor, phone).tell(out);
        } finally {
            robot.cleanUpWithoutDisposingWindows();
        }
    }

    private boolean tell(PrintStream out) {
        try {
            walk();
            out.printf("tour basics: %d steps seen, %d pictures%n", story.steps(), pictures.taken());
            return true;
        } catch (Story.NotSeen e) {
            pictures.screen("not-seen");
            e.why().printStackTrace(out);
            out.printf("tour basics: not seen: %s; the pictures are in %s%n", e.getMessage(), pictures.folder());
            return false;
        } finally {
            if (assistant != null) {
                assistant.close();
            }
        }
    }

    private void walk() {
        story.step("Dr. Mei Chen signs in", this::doctorSignsIn);
        story.step("she opens patient 1's chart", this::doctorOpensChart);
        story.step("she writes to Anna with Send & Allow Replies", this::doctorWrites);
        URI link = emailArrives();
        story.step("the doctor closes the window and stays signed in, in the tray", this::doctorClosesWindow);
        story.step("Anna's phone opens the link; a wrong birth date is refused", () -> wrongIdentity(link));
        story.step("the right one shows her the message", this::rightIdentity);
        story.step("Anna replies", this::patientReplies);
        story.step("the number on the doctor's tray icon is 1", this::numberIsOne);
        story.step("Rita Desk signs in and sees it in Triage", this::assistantSeesTriage);
        story.step("the doctor's message is marked “Read by Anna”", this::readByAnna);
        story.step("Rita answers; Triage is empty", this::assistantAnswers);
        story.step("Anna reads the answer on her phone", this::patientReadsAnswer);
    }

    private void doctorSignsIn() {
        doctor.typeSignIn(SampleStaff.MEI_CHEN.password());
        pictures.window("sign-in", doctor.signInWindow());
        doctor.signIn();
        doctor.place(WIDE);
        Await.until(
                "the pop-up",
                LIVE,
                () -> StaffDesk.windows().stream()
                        .anyMatch(window -> Seen.texts(window).stream()
                                .anyMatch(text -> text.contains("Signed in to Medical Clinic as Dr. Mei Chen"))));
        pictures.screen("signed-in");
    }

    private void doctorOpensChart() {
        doctor.another("--chart", String.valueOf(SampleClinic.ANNA));
        Await.until(
                "patient 1's chart",
                LIVE,
                doctor::status,
                status -> status.path("chart").path("demographicNo").asInt() == SampleClinic.ANNA);
        Seen.await(doctor.part(Names.STRIP_NAME, Component.class), "TESTERSON, Anna");
        pictures.window("chart", doctor.window());
    }

    private void doctorWrites() {
        doctor.click(Names.NEW_MESSAGE);
        doctor.write(QUESTION);
        doctor.openSendMenu();
        pictures.window("send-menu", doctor.window());
        doctor.choose("Send & Allow Replies");
        Seen.await(doctor.part(Names.THREAD_VIEW, Component.class), QUESTION);
    }

    private URI emailArrives() {
        URI[] link = new URI[1];
        story.step("the e-mail arrives and holds no message text", () -> {
            Mail mail = clinic.mail().await("Anna's e-mail", MAIL, m -> m.to().contains("anna.testerson@example.org"));
            if (mail.text().contains(QUESTION) || mail.html().contains(QUESTION)) {
                throw new AssertionError("the message's text is in the e-mail");
            }
            link[0] = mail.links().getFirst();
            Seen.await(doctor.part(Names.THREAD_VIEW, Component.class), "Sent");
            pictures.window("sent", doctor.window());
            phone.open(clinic.mail().page().resolve("/" + mail.number()));
            pictures.other("e-mail", phone::picture);
        });
        return link[0];
    }

    private void doctorClosesWindow() {
        doctor.closeWindow();
        if (!doctor.status().path("connection").asText().equals("online")) {
            throw new AssertionError("the client is not online any more");
        }
    }

    private void wrongIdentity(URI link) {
        Page page = phone.open(link);
        pictures.other("identity", phone::picture);
        identify("1985", "03", "15");
        page.waitForSelector("#problem");
        pictures.other("identity-refused", phone::picture);
    }

    private void identify(String year, String month, String day) {
        Page page = phone.page();
        page.fill("#hin", "9876 543 225");
        page.fill("#year", year);
        page.fill("#month", month);
        page.fill("#day", day);
        page.click("#continue");
    }

    private void rightIdentity() {
        identify("1985", "03", "14");
        Page page = phone.page();
        page.waitForSelector(".hello, #thread");
        if (page.querySelector("#thread") == null) {
            pictures.other("conversations", phone::picture);
            page.click("a.li");
        }
        page.waitForSelector("#thread");
        page.getByText(QUESTION).waitFor();
        pictures.other("conversation", phone::picture);
    }

    private void patientReplies() {
        Page page = phone.page();
        page.fill("#text", REPLY);
        page.click("#send");
        page.locator(".m.me").getByText(REPLY).waitFor();
        pictures.other("replied", phone::picture);
    }

    private void numberIsOne() {
        JsonNode status = Await.until(
                "the number 1",
                LIVE,
                doctor::status,
                answer -> answer.path("number").asInt() == 1);
        if (!status.path("connection").asText().equals("online")) {
            throw new AssertionError("the client says " + status);
        }
        pictures.tray("tray");
        pictures.screen("notification");
    }

    private void assistantSeesTriage() {
        StaffDesk rita = StaffDesk.start(robot, folder.resolve("assistant"), clinic.address(), SampleStaff.RITA_DESK);
        assistant = rita;
        rita.signIn();
        rita.place(BESIDE);
        if (!rita.status().path("tab").asText().equals("triage")) {
            throw new AssertionError("an MOA's first tab is Triage, not " + rita.status());
        }
        Await.until("Anna's row in Triage", LIVE, rita::rows, rows -> says(rows, "TESTERSON"));
        pictures.window("triage", rita.window());
    }

    private void readByAnna() {
        doctor.another();
        doctor.awaitWindow();
        Seen.await(doctor.part(Names.THREAD_VIEW, Component.class), "Read by Anna");
        Seen.await(doctor.part(Names.THREAD_VIEW, Component.class), REPLY);
        pictures.window("read-by-anna", doctor.window());
    }

    private void assistantAnswers() {
        StaffDesk rita = desk();
        rita.toFront();
        rita.openRow("TESTERSON");
        Seen.await(rita.part(Names.THREAD_VIEW, Component.class), REPLY);
        rita.write(ANSWER);
        pictures.window("answer", rita.window());
        rita.click(Names.COMPOSER_SEND);
        Seen.await(rita.part(Names.THREAD_VIEW, Component.class), ANSWER);
        // Not before the seconds are over in which it could be taken back: until then it is still in Triage.
        Seen.await(rita.part(Names.THREAD_VIEW, Component.class), "Sent");
        rita.click(Names.THREAD_BACK);
        rita.click(Names.TAB_MINE);
        rita.click(Names.TAB_TRIAGE);
        Await.until("Triage to be empty", LIVE, () -> inTriage(rita).isEmpty());
        pictures.window("triage-empty", rita.window());
        pictures.screen("both");
    }

    private static List<String> inTriage(StaffDesk desk) {
        Component empty = Seen.onEventThread(() -> desk.window());
        return Seen.texts(empty).stream()
                .filter(text -> text.contains("TESTERSON, Anna"))
                .toList();
    }

    private void patientReadsAnswer() {
        Page page = phone.page();
        page.reload();
        page.getByText(ANSWER).waitFor();
        pictures.other("answered", phone::picture);
    }

    private StaffDesk desk() {
        StaffDesk rita = assistant;
        if (rita == null) {
            throw new IllegalStateException("Rita is not there yet");
        }
        return rita;
    }

    private static boolean says(List<String> rows, String words) {
        return rows.stream().anyMatch(row -> row.contains(words));
    }
}
