package ca.chartside.e2e.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.chartside.desktop.settings.KeyringSecrets;
import ca.chartside.desktop.ui.Names;
import ca.chartside.e2e.tour.Seen;
import ca.chartside.e2e.tour.StaffDesk;
import ca.chartside.protocol.SendMode;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.sample.SampleClinic;
import ca.chartside.testkit.sample.SampleStaff;
import java.awt.Component;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;

class ConversationTest extends ClientTest {
    @Test
    void whatIsSentIsStoredAndShown() {
        StaffDesk desk = signedIn(SampleStaff.MEI_CHEN);
        openChart(desk, SampleClinic.ANNA);

        desk.click(Names.NEW_MESSAGE);
        desk.write("Your form is ready.");
        desk.openSendMenu();
        desk.choose("Send & Allow Replies");

        Seen.await(thread(desk), "Your form is ready.");
        long stored = Await.until(
                "the message to be stored",
                LIVE,
                () -> backend.backend()
                        .store()
                        .read(
                                clinic(),
                                tx -> tx.sql()
                                        .number("SELECT COUNT(*) FROM message WHERE text = 'Your form is ready.'")),
                count -> count == 1);
        assertThat(stored).isEqualTo(1);
    }

    @Test
    @SuppressWarnings("deprecation") // the robot's modifiers are the old ones
    void withinTheSecondsCtrlZTakesAMessageBackAndQuittingKeepsItForTheNextStart() {
        assumeTrue(KeyringSecrets.probe(10_000).available(), "a keyring holds the key to the outbox");
        sent(SampleStaff.MEI_CHEN, ids.next(), SampleClinic.ANNA, "How are you?", SendMode.ALLOW_REPLIES);
        StaffDesk desk = signedIn(SampleStaff.MEI_CHEN);
        desk.openRow("How are you?");
        desk.write("Too fast");
        desk.click(Names.COMPOSER_SEND);
        Seen.await(thread(desk), "Leaves in");

        robot.pressAndReleaseKey(KeyEvent.VK_Z, InputEvent.CTRL_MASK);
        Seen.await(desk.part(Names.COMPOSER_TEXT, Component.class), "Too fast");
        desk.click(Names.COMPOSER_SEND);
        Seen.await(thread(desk), "Leaves in");
        desk.close();
        assertThat(stored("message")).as("before it left").isEqualTo(1);

        signedIn(SampleStaff.MEI_CHEN);

        Await.until("the message", LIVE, () -> stored("message"), count -> count == 2);
    }

    @Test
    void aReplyArrivesByItselfAndTheNumberGoesUp() {
        UUID conversation = ids.next();
        sent(SampleStaff.MEI_CHEN, conversation, SampleClinic.ANNA, "How are you?", SendMode.ALLOW_REPLIES);
        StaffDesk desk = signedIn(SampleStaff.MEI_CHEN);
        assertThat(desk.status().path("number").asInt()).isZero();

        replied(SampleClinic.ANNA, conversation, "Much better, thank you.");

        Await.until(
                "the number 1",
                LIVE,
                desk::status,
                status -> status.path("number").asInt() == 1);
        desk.openRow("Much better");
        Seen.await(thread(desk), "Much better, thank you.");
        Await.until(
                "the number 0 after reading",
                LIVE,
                desk::status,
                status -> status.path("number").asInt() == 0);
    }

    @Test
    void twoInOneConversationSeeEachOtherLookAndWrite() {
        UUID conversation = ids.next();
        sent(SampleStaff.MEI_CHEN, conversation, SampleClinic.ANNA, "How are you?", SendMode.ALLOW_REPLIES);
        replied(SampleClinic.ANNA, conversation, "Much better, thank you.");
        StaffDesk rita = signedIn(SampleStaff.RITA_DESK);
        rita.openRow("Much better");
        // In front of the other from here on.
        StaffDesk chen = signedIn(SampleStaff.MEI_CHEN);
        chen.openRow("Much better");
        Seen.await(rita.part(Names.THREAD_HERE, Component.class), "Dr. Mei Chen has this conversation open");

        chen.write("You are welcome.");
        Seen.await(rita.part(Names.THREAD_HERE, Component.class), "Dr. Mei Chen is writing…");
        chen.click(Names.COMPOSER_SEND);
        Seen.await(rita.part(Names.THREAD_HERE, Component.class), "Dr. Mei Chen has this conversation open");

        chen.close();
        Await.until(
                "nobody else",
                Duration.ofSeconds(50),
                () -> texts(rita),
                said -> said.stream().noneMatch(text -> text.contains("Dr. Mei Chen has")));
    }

    @Test
    void aClosedConversationSaysSo() {
        UUID conversation = ids.next();
        sent(SampleStaff.MEI_CHEN, conversation, SampleClinic.ANNA, "Your form is ready.", SendMode.SEND);
        StaffDesk desk = signedIn(SampleStaff.MEI_CHEN);

        desk.openRow("Your form is ready.");

        Seen.await(
                desk.part(Names.COMPOSER_NOTICE, Component.class),
                "This is a closed conversation. Sending a message will reopen it.");
    }

    @Test
    void aNoteWrittenWithF2StaysInTheClinicAndTheMessageBesideItIsKept() {
        UUID conversation = ids.next();
        sent(SampleStaff.MEI_CHEN, conversation, SampleClinic.ANNA, "Your form is ready.", SendMode.ALLOW_REPLIES);
        StaffDesk desk = signedIn(SampleStaff.MEI_CHEN);
        desk.openRow("Your form is ready.");
        desk.write("Half a message");

        robot.pressAndReleaseKey(KeyEvent.VK_F2);
        desk.write("Left hand is her dominant one.");
        desk.click(Names.COMPOSER_ADD_NOTE);

        Seen.await(thread(desk), "Internal note");
        Seen.await(thread(desk), "Left hand is her dominant one.");
        robot.pressAndReleaseKey(KeyEvent.VK_F2);
        Seen.await(desk.part(Names.COMPOSER_TEXT, Component.class), "Half a message");
        assertThat(stored("message")).as("what a patient can see").isEqualTo(1);
        assertThat(stored("staff_entry")).isEqualTo(1);
    }

    private long stored(String table) {
        return backend.backend().store().read(clinic(), tx -> tx.sql().number("SELECT COUNT(*) FROM " + table));
    }

    @Test
    void aMessageIsTakenBackByKeyboardAndPatientsSeeThatItWasRemoved() {
        UUID conversation = ids.next();
        sent(SampleStaff.MEI_CHEN, conversation, SampleClinic.ANNA, "Wrong result, sorry", SendMode.SEND);
        StaffDesk desk = signedIn(SampleStaff.MEI_CHEN);
        desk.openRow("Wrong result, sorry");
        Seen.await(thread(desk), "Wrong result, sorry");

        robot.focusAndWaitForFocusGain(desk.part(Names.THREAD_VIEW, Component.class));
        robot.pressAndReleaseKey(KeyEvent.VK_UP);
        robot.pressAndReleaseKey(KeyEvent.VK_ENTER);
        desk.choose("Take back…");
        Seen.await(desk.part("thread.takeBack", Component.class), "will see “Removed by the clinic”");
        robot.pressAndReleaseKey(KeyEvent.VK_ESCAPE);
        assertThat(takenBack()).as("left").isZero();

        robot.pressAndReleaseKey(KeyEvent.VK_ENTER);
        desk.choose("Take back…");
        desk.click(Names.TAKE_BACK);

        Seen.await(thread(desk), "Taken back");
        assertThat(takenBack()).isEqualTo(1);
        Seen.await(desk.part(Names.INBOX_LIST, Component.class), "You: Message taken back");
        assertThat(desk.rows()).noneMatch(row -> row.contains("Wrong result"));
    }

    @Test
    void whatWasBegunIsThereAfterSigningOutAndAfterARestartAndADamagedFileCostsNothingElse() throws IOException {
        assumeTrue(KeyringSecrets.probe(10_000).available(), "a keyring holds the key to drafts");
        sent(SampleStaff.MEI_CHEN, ids.next(), SampleClinic.ANNA, "Your form is ready.", SendMode.ALLOW_REPLIES);
        sent(SampleStaff.MEI_CHEN, ids.next(), 2, "Your knee is fine.", SendMode.ALLOW_REPLIES);
        StaffDesk before = signedIn(SampleStaff.MEI_CHEN);
        before.openRow("Your form is ready.");
        before.write("Half a sentence to Anna");

        before.click(Names.USER_MENU);
        before.choose("Sign out");
        Seen.await(before.signInWindow(), SampleStaff.MEI_CHEN.username());
        before.close();
        Path outbox = folder.resolve(SampleStaff.MEI_CHEN.name()).resolve("outbox");
        try (Stream<Path> users = Files.list(outbox)) {
            Files.write(users.findFirst().orElseThrow().resolve(ids.next() + ".draft"), new byte[40]);
        }
        StaffDesk after = signedIn(SampleStaff.MEI_CHEN);

        Seen.await(after.window(), "One draft kept on this computer could not be read");
        after.openRow("Your knee is fine.");
        Seen.await(thread(after), "Your knee is fine.");
        JTextComponent text = after.part(Names.COMPOSER_TEXT, JTextComponent.class);
        assertThat(Seen.<String>onEventThread(text::getText)).isEmpty();
        after.openRow("Your form is ready.");
        Seen.await(text, "Half a sentence to Anna");
    }

    private long takenBack() {
        return backend.backend()
                .store()
                .read(clinic(), tx -> tx.sql().number("SELECT COUNT(*) FROM message WHERE taken_back_at IS NOT NULL"));
    }
}
