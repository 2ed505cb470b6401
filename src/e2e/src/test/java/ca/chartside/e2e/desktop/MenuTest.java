package ca.chartside.e2e.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.ui.Names;
import ca.chartside.e2e.tour.Seen;
import ca.chartside.e2e.tour.StaffDesk;
import ca.chartside.protocol.SendMode;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.sample.SampleClinic;
import ca.chartside.testkit.sample.SampleStaff;
import java.awt.Component;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.UUID;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.MenuSelectionManager;
import javax.swing.text.JTextComponent;
import org.assertj.swing.core.MouseButton;
import org.junit.jupiter.api.Test;

/** While a menu is open, the keyboard is the menu's. */
@SuppressWarnings("deprecation") // the robot's modifiers are the old ones
class MenuTest extends ClientTest {
    private StaffDesk desk;

    private void open() {
        UUID conversation = ids.next();
        sent(SampleStaff.MEI_CHEN, conversation, SampleClinic.ANNA, "How are you?", SendMode.ALLOW_REPLIES);
        replied(SampleClinic.ANNA, conversation, "Much better, thank you.");
        UUID other = ids.next();
        sent(SampleStaff.MEI_CHEN, other, 2, "How is your knee?", SendMode.ALLOW_REPLIES);
        replied(2, other, "Still sore.");
        desk = signedIn(SampleStaff.RITA_DESK);
        desk.openRow("Much better");
        Seen.await(thread(desk), "Much better, thank you.");
        desk.write("Hello");
    }

    @Test
    void theFirstEscClosesAMenuAndNothingElse() {
        open();
        Component list = desk.part(Names.INBOX_LIST, JList.class);
        Component messages = desk.part(Names.THREAD_VIEW, Component.class);
        Component text = desk.part(Names.COMPOSER_TEXT, Component.class);

        escapes("a row's, by keyboard", list, () -> key(KeyEvent.VK_F10, InputEvent.SHIFT_MASK));
        escapes("a message's, by keyboard", messages, () -> {
            key(KeyEvent.VK_UP, 0);
            key(KeyEvent.VK_F10, InputEvent.SHIFT_MASK);
        });
        escapes("a message's, by mouse", messages, () -> robot.click(messages, bubble(), MouseButton.RIGHT_BUTTON, 1));
        escapes("the text's", text, () -> robot.click(text, new Point(40, 20), MouseButton.RIGHT_BUTTON, 1));
        escapes("behind Send's arrow", text, desk::openSendMenu);
        escapes("behind the three dots", text, () -> desk.click(Names.THREAD_MENU));
        escapes("behind the user's disc", text, () -> desk.click(Names.USER_MENU));

        assertThat(texts(desk)).anyMatch(said -> said.contains("Much better, thank you."));
        assertThat(Seen.onEventThread(() -> ((JTextComponent) text).getText())).isEqualTo("Hello");
    }

    private void escapes(String which, Component before, Runnable open) {
        robot.focusAndWaitForFocusGain(before);
        open.run();
        Await.until("a menu: " + which, LIVE, () -> depth() > 0);
        key(KeyEvent.VK_DOWN, 0);
        key(KeyEvent.VK_DOWN, 0);
        assertThat(depth()).as("Down moves in it: " + which).isGreaterThan(1);

        key(KeyEvent.VK_ESCAPE, 0);

        assertThat(depth()).as("closed by Esc: " + which).isZero();
        // A button that opens a menu by mouse has it then; never the list, which is what Esc leads to.
        boolean stays = !which.startsWith("behind");
        Component list = desk.part(Names.INBOX_LIST, JList.class);
        Await.until(
                "the keyboard: " + which,
                LIVE,
                () -> Seen.onEventThread(() -> stays ? before.isFocusOwner() : !list.isFocusOwner()));
    }

    private void key(int code, int with) {
        robot.pressAndReleaseKey(code, with);
        robot.waitForIdle();
    }

    /** How much of the open menu is chosen; 0 where none is open. */
    private static int depth() {
        return Seen.onEventThread(() -> MenuSelectionManager.defaultManager().getSelectedPath().length);
    }

    /** Within the newest message, which stands at the bottom. */
    private Point bubble() {
        return Seen.onEventThread(() -> {
            JComponent messages = desk.part(Names.THREAD_VIEW, JComponent.class);
            return new Point(40, messages.getHeight() - 40);
        });
    }

    @Test
    void aMenuClosesWhenAnotherChartComesBeforeTheUser() {
        open();
        robot.focusAndWaitForFocusGain(desk.part(Names.INBOX_LIST, JList.class));
        key(KeyEvent.VK_F10, InputEvent.SHIFT_MASK);
        Await.until("a menu", LIVE, () -> depth() > 0);

        openChart(desk, SampleClinic.ANNA);

        Await.until("no menu", LIVE, () -> depth() == 0);
    }

    @Test
    void whatTheMenuDidIsSaidWithThePatientsName() {
        open();
        desk.click(Names.THREAD_MENU);

        desk.choose("Mark urgent");

        Seen.await(desk.window(), "Marked urgent: TESTERSON, Anna.");
    }

    @Test
    void whomItGoesToAndWhatIsWrittenStayInSightBesideTheMenuOfSend() {
        open();
        int bottom = Seen.onEventThread(
                () -> desk.window().getGraphicsConfiguration().getBounds().height);
        for (int y : new int[] {40, bottom - 700}) {
            desk.place(new Rectangle(100, y, 1100, 700));
            desk.openSendMenu();
            Await.until("the menu", LIVE, () -> depth() > 0);

            Rectangle menu = bounds(Seen.onEventThread(() ->
                    MenuSelectionManager.defaultManager().getSelectedPath()[0].getComponent()));
            assertThat(menu.intersects(bounds(desk.part(Names.COMPOSER_TO, Component.class))))
                    .as("the menu over whom it goes to, at " + y)
                    .isFalse();
            assertThat(menu.intersects(bounds(desk.part(Names.COMPOSER_TEXT, Component.class))))
                    .as("the menu over what is written, at " + y)
                    .isFalse();
            key(KeyEvent.VK_ESCAPE, 0);
        }
    }

    private static Rectangle bounds(Component part) {
        return Seen.onEventThread(() -> new Rectangle(part.getLocationOnScreen(), part.getSize()));
    }
}
