package ca.chartside.e2e.tour;

import static ca.chartside.e2e.tour.Cast.check;

import ca.chartside.desktop.ui.Names;
import ca.chartside.testbase.Await;
import java.awt.Component;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import javax.swing.AbstractButton;

/** The doctor writes: a message that is told only, one that may be answered, and what becomes of each. */
final class SendingScene {
    private final Cast cast;
    private final StaffDesk chen;

    SendingScene(Cast cast) {
        this.cast = cast;
        this.chen = cast.chen();
    }

    void play() {
        cast.step(
                "M1",
                "the composer grows, undoes and redoes, lets Tab go and offers the open conversation",
                this::composer);
        cast.step("M2", "the arrow offers “Send” and “Send & Allow Replies”", this::sendMenu);
        cast.step("M14", "within five seconds Ctrl+Z brings the message back", this::takenBackInTime);
        cast.step("M3", "a new conversation sent with “Send” is closed", this::oneWay);
        cast.step("M14", "her own menu sets the seconds", this::noSeconds);
        cast.step("M5", "a closed one says so; its main button reopens it", this::reopened);
        cast.step("M3", "a new one sent with “Send & Allow Replies” is open", this::twoWay);
        cast.step("M4", "“Send” into an open one leaves it open", this::staysOpen);
        cast.step("M1", "a slash brings the saved replies, and Enter writes one to the patient", this::savedReply);
        cast.step("T5", "My Conversations have the newest first", this::newestFirst);
    }

    private void composer() {
        chen.click(Names.NEW_MESSAGE);
        chen.sees(cast.words("composer.continue"));
        int before = height();
        chen.write(cast.line("results"));
        check("it grew", height() > before);
        String all = chen.written();
        chen.press(KeyEvent.VK_Z, InputEvent.CTRL_MASK);
        check("undone", !chen.written().equals(all));
        chen.press(KeyEvent.VK_Y, InputEvent.CTRL_MASK);
        check("redone", chen.written().equals(all));
        cast.picture("M1-composer", chen);
        chen.press(KeyEvent.VK_TAB, 0);
        check(
                "Tab left it",
                !Seen.onEventThread(
                        () -> chen.part(Names.COMPOSER_TEXT, Component.class).isFocusOwner()));
    }

    private int height() {
        Component text = chen.part(Names.COMPOSER_TEXT, Component.class);
        return Seen.onEventThread(text::getHeight);
    }

    private void sendMenu() {
        chen.openSendMenu();
        chen.seesEntry(cast.words("composer.send"));
        chen.seesEntry(cast.words("composer.send.allow"));
        cast.picture("M2-send-menu", chen);
        chen.press(KeyEvent.VK_ESCAPE, 0);
    }

    private void takenBackInTime() {
        String text = chen.written();
        chen.click(Names.COMPOSER_SEND);
        chen.seesInThread(cast.beginning("thread.state.held"));
        cast.picture("M14-leaves-in", chen);
        chen.press(KeyEvent.VK_Z, InputEvent.CTRL_MASK);
        Await.until("the text in the box again", Cast.LIVE, () -> chen.written().equals(text));
        cast.picture("M14-undone", chen);
    }

    private void oneWay() {
        chen.click(Names.COMPOSER_SEND);
        chen.seesInThread(cast.words("thread.state.sent"));
        chen.sees("thread.header", cast.words("thread.header.closed"));
        cast.picture("M3-one-way", chen);
    }

    private void noSeconds() {
        chen.click(Names.USER_MENU);
        chen.choose(cast.words("frame.undo"));
        chen.seesEntry(cast.words("frame.undo.seconds", 5));
        cast.screen("M14-seconds");
        chen.choose(cast.words("frame.undo.seconds", 0));
    }

    private void reopened() {
        chen.sees(Names.COMPOSER_NOTICE, cast.words("composer.closed"));
        AbstractButton main = chen.part(Names.COMPOSER_SEND, AbstractButton.class);
        check("the main button reopens", Seen.onEventThread(main::getText).equals(cast.words("composer.send.allow")));
        chen.write(cast.line("reopen"));
        chen.openSendMenu();
        chen.seesEntry("composer.menu.WITHOUT_REOPENING");
        cast.picture("M5-closed", chen);
        chen.press(KeyEvent.VK_ESCAPE, 0);
        chen.click(Names.COMPOSER_SEND);
        chen.seesInThread(cast.line("reopen"));
        chen.sees("thread.header", cast.words("thread.header.open"));
        cast.picture("M5-reopened", chen);
    }

    private void twoWay() {
        chen.click(Names.NEW_MESSAGE);
        chen.write(cast.line("question"));
        chen.openSendMenu();
        chen.choose(cast.words("composer.send.allow"));
        chen.seesInThread(cast.line("question"));
        chen.sees("thread.header", cast.words("thread.header.open"));
        cast.picture("M3-two-way", chen);
    }

    private void staysOpen() {
        chen.write(cast.line("another"));
        chen.click(Names.COMPOSER_SEND);
        chen.seesInThread(cast.line("another"));
        chen.seesInThread(cast.words("thread.state.sent"));
        chen.sees("thread.header", cast.words("thread.header.open"));
        cast.picture("M4-stays-open", chen);
    }

    private void savedReply() {
        chen.write("/results");
        chen.part(Names.REPLIES_POPUP, Component.class);
        cast.picture("M1-saved-replies", chen);
        chen.press(KeyEvent.VK_ENTER, 0);
        Await.until(
                "the reply with the patient's name",
                Cast.LIVE,
                () -> chen.written().contains(cast.patient().firstName()));
        cast.picture("M1-saved-reply", chen);
        chen.write("");
    }

    private void newestFirst() {
        chen.click(Names.TAB_MINE);
        Await.until(
                "the newest first",
                Cast.LIVE,
                chen::rows,
                rows -> !rows.isEmpty()
                        && rows.getFirst().contains(cast.patient().listName())
                        && rows.getFirst().contains(cast.line("another")));
        cast.picture("T5-newest-first", chen);
    }
}
