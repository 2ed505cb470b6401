package ca.chartside.e2e.tour;

import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.Mail;
import ca.chartside.testkit.sample.SampleClinic;
import ca.chartside.testkit.sample.SampleStaff;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Component;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first story: a doctor writes, the patient replies from her phone, a medical office assistant answers. Every step is seen
 * on real windows, in a real browser, through a real mail server.
 */
final class BasicsTour {
    private static final Duration MAIL = Duration.ofSeconds(20);
    private static final Duration LIVE = Duration.ofSeconds(20);
    private static final String HIN = "9876 543 225";
    private static final LocalDate BORN = LocalDate.of(1985, 3, 14);
    private static final String QUESTION = "How is the cut on your hand today? Is it red or warm?";
    private static final String REPLY = "A little red at one end. Should I come in on Thursday?";
    private static final String ANSWER = "Yes please, Thursday at 10:15, with Dr. Chen.";

    private final Stage story;
    private final Messages words;
    private final Pictures pictures;
    private final Phone phone;
    private final StaffDesk doctor;
    private @Nullable StaffDesk assistant;

    BasicsTour(Stage stage) {
        this.story = stage;
        this.words = stage.words();
        this.pictures = stage.pictures();
        this.phone = stage.phone();
        this.doctor = stage.desk(SampleStaff.MEI_CHEN);
    }

    void walk() {
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
        doctor.place(Stage.WIDE);
        Await.until(
                "the pop-up",
                LIVE,
                () -> Parts.windows().stream()
                        .anyMatch(window -> Seen.texts(window).stream()
                                .anyMatch(text -> text.contains(words.text(
                                        "signin.success", SampleClinic.NAME, SampleStaff.MEI_CHEN.displayName())))));
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
        doctor.choose(words.text("composer.send.allow"));
        doctor.seesInThread(QUESTION);
    }

    private URI emailArrives() {
        URI[] link = new URI[1];
        story.step("the e-mail arrives and holds no message text", () -> {
            Mail mail = story.clinic()
                    .mail()
                    .await("Anna's e-mail", MAIL, m -> m.to().contains("anna.testerson@example.org"));
            if (mail.text().contains(QUESTION) || mail.html().contains(QUESTION)) {
                throw new AssertionError("the message's text is in the e-mail");
            }
            link[0] = mail.links().getFirst();
            doctor.seesInThread(words.text("thread.state.sent"));
            pictures.window("sent", doctor.window());
            phone.open(story.clinic().mail().page().resolve("/" + mail.number()));
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
        phone.open(link);
        pictures.other("identity", phone::picture);
        phone.identify(HIN, BORN.plusDays(1));
        phone.await("#problem");
        pictures.other("identity-refused", phone::picture);
    }

    private void rightIdentity() {
        phone.identify(HIN, BORN);
        phone.await(".hello, #thread");
        if (!phone.has("#thread")) {
            pictures.other("conversations", phone::picture);
            phone.click("a.li");
        }
        phone.await("#thread");
        phone.sees(QUESTION);
        pictures.other("conversation", phone::picture);
    }

    private void patientReplies() {
        phone.reply(REPLY);
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
        StaffDesk rita = story.desk(SampleStaff.RITA_DESK);
        assistant = rita;
        rita.signIn();
        rita.place(Stage.BESIDE);
        if (!rita.status().path("tab").asText().equals("triage")) {
            throw new AssertionError("an MOA's first tab is Triage, not " + rita.status());
        }
        Await.until("Anna's row in Triage", LIVE, rita::rows, rows -> says(rows, "TESTERSON"));
        pictures.window("triage", rita.window());
    }

    private void readByAnna() {
        doctor.another();
        doctor.awaitWindow();
        doctor.seesInThread(words.text("thread.state.read", "Anna"));
        doctor.seesInThread(REPLY);
        pictures.window("read-by-anna", doctor.window());
    }

    private void assistantAnswers() {
        StaffDesk rita = desk();
        rita.toFront();
        rita.openRow("TESTERSON");
        rita.seesInThread(REPLY);
        rita.write(ANSWER);
        pictures.window("answer", rita.window());
        rita.click(Names.COMPOSER_SEND);
        rita.seesInThread(ANSWER);
        // Not before the seconds are over in which it could be taken back: until then it is still in Triage.
        rita.seesInThread(words.text("thread.state.sent"));
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
        phone.reload();
        phone.sees(ANSWER);
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
