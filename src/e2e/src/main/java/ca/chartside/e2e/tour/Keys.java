package ca.chartside.e2e.tour;

import ca.chartside.testbase.Await;
import java.time.Duration;
import javax.swing.text.JTextComponent;
import org.assertj.swing.core.Robot;
import org.assertj.swing.fixture.JTextComponentFixture;

/** Typing, as sure on a slow computer as on a quick one. Any thread but the event thread. */
final class Keys {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Keys() {}

    /**
     * Types in the place of what stands in a field, and waits until it stands there.
     *
     * <p>Where the keyboard has no key for a character, as an “î”, the robot hands it to the field at once, and so past keys
     * that are still on their way: those are waited for.
     */
    static void type(Robot robot, JTextComponent field, String words) {
        JTextComponentFixture typing = new JTextComponentFixture(robot, field).deleteText();
        await(field, "");
        int done = 0;
        while (done < words.length()) {
            int end = done + 1;
            while (end < words.length() && onKeyboard(words.charAt(done)) && onKeyboard(words.charAt(end))) {
                end++;
            }
            typing.enterText(words.substring(done, end));
            await(field, words.substring(0, end));
            done = end;
        }
        robot.waitForIdle();
    }

    private static boolean onKeyboard(char character) {
        return character < 0x80;
    }

    private static void await(JTextComponent field, String words) {
        Await.until(
                "“" + words + "” to stand in “" + field.getName() + "”",
                PATIENCE,
                () -> Seen.<String>onEventThread(field::getText),
                words::equals);
    }
}
