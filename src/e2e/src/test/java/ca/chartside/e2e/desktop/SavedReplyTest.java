package ca.chartside.e2e.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.ui.Names;
import ca.chartside.e2e.tour.Parts;
import ca.chartside.e2e.tour.Seen;
import ca.chartside.e2e.tour.StaffDesk;
import ca.chartside.protocol.SendMode;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.sample.SampleClinic;
import ca.chartside.testkit.sample.SampleStaff;
import java.awt.Component;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.Optional;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;

/** Saved replies, by keyboard, through a real backend. */
class SavedReplyTest extends ClientTest {
    private static String composed(StaffDesk desk) {
        return Seen.onEventThread(
                () -> desk.part(Names.COMPOSER_TEXT, JTextComponent.class).getText());
    }

    private Component inDialog(String name) {
        return Await.until(
                        "\u201c" + name + "\u201d in the dialog",
                        LIVE,
                        () -> Parts.windows().stream()
                                .filter(window -> "replies.dialog".equals(window.getName()))
                                .flatMap(window -> robot
                                        .finder()
                                        .findAll(window, part -> part.isShowing() && name.equals(part.getName()))
                                        .stream())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static boolean dialogIsOpen() {
        return Parts.windows().stream().map(Window::getName).anyMatch("replies.dialog"::equals);
    }

    private long stored(String count) {
        return backend.backend().store().read(clinic(), tx -> tx.sql().number(count));
    }

    @Test
    @SuppressWarnings("deprecation") // the robot's modifiers are the old ones
    void aReplyIsSavedInTheDialogChosenBySlashAndAskedAboutBeforeItLeaves() {
        sent(SampleStaff.MEI_CHEN, ids.next(), SampleClinic.ANNA, "How are you?", SendMode.ALLOW_REPLIES);
        StaffDesk desk = signedIn(SampleStaff.MEI_CHEN);
        desk.openRow("How are you?");

        desk.write("/");
        desk.part(Names.REPLIES_POPUP, Component.class);
        robot.pressAndReleaseKey(KeyEvent.VK_UP);
        robot.pressAndReleaseKey(KeyEvent.VK_ENTER);
        robot.click(inDialog("replies.new"));
        robot.click(inDialog("replies.edit.name"));
        robot.enterText("Bring it");
        robot.click(inDialog("replies.edit.english"));
        robot.enterText("Dear {firstName}, bring {it}.");
        robot.pressAndReleaseKey(KeyEvent.VK_ENTER, InputEvent.CTRL_MASK);
        Await.until(
                "the reply to be stored",
                LIVE,
                () -> stored("SELECT COUNT(*) FROM saved_reply WHERE user_id IS NOT NULL"),
                count -> count == 1);
        robot.click(inDialog("replies.close"));
        Await.until("the dialog to close", LIVE, () -> !dialogIsOpen());
        assertThat(composed(desk)).isEmpty();

        desk.click(Names.COMPOSER_TEXT);
        robot.enterText("/br");
        desk.part(Names.REPLIES_POPUP, Component.class);
        robot.pressAndReleaseKey(KeyEvent.VK_ENTER);
        Await.until("the reply", LIVE, () -> composed(desk), "Dear Anna, bring {it}."::equals);
        robot.pressAndReleaseKey(KeyEvent.VK_ENTER, InputEvent.CTRL_MASK);
        Seen.await(desk.part("composer.question", Component.class), "{it}");
        assertThat(stored("SELECT COUNT(*) FROM message")).isEqualTo(1);
        robot.enterText("your card");
        robot.pressAndReleaseKey(KeyEvent.VK_ENTER, InputEvent.CTRL_MASK);

        Seen.await(thread(desk), "Dear Anna, bring your card.");
        Await.until(
                "the message to be stored",
                LIVE,
                () -> stored("SELECT COUNT(*) FROM message WHERE text = 'Dear Anna, bring your card.'"),
                count -> count == 1);
    }
}
