package ca.chartside.e2e.tour;

import ca.chartside.testbase.Await;
import java.awt.Component;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.time.Duration;
import javax.swing.JFileChooser;
import javax.swing.text.JTextComponent;
import org.assertj.swing.core.Robot;
import org.assertj.swing.core.TypeMatcher;

/** A dialog over a desk's window. For one thread, never the event thread. */
final class Dialog {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Robot robot;
    private final Window window;

    Dialog(Robot robot, Window window) {
        this.robot = robot;
        this.window = window;
    }

    Window window() {
        return window;
    }

    void sees(String words) {
        Seen.await(window, words);
    }

    void click(String name) {
        robot.click(Parts.find(robot, window, name, Component.class));
        robot.waitForIdle();
    }

    /** Clicks the button that a screen reader calls {@code words}. */
    void clickButton(String words) {
        robot.click(Parts.button(robot, window, words));
        robot.waitForIdle();
    }

    /** Waits until the keyboard is there. */
    void awaitFocus(String name) {
        Component part = Parts.find(robot, window, name, Component.class);
        Await.until("the keyboard at “" + name + "”", PATIENCE, () -> Seen.onEventThread(part::isFocusOwner));
    }

    void type(String name, String words) {
        Keys.type(robot, Parts.find(robot, window, name, JTextComponent.class), words);
    }

    /** Answers the file dialog that stands over this one. */
    void choose(Path file) {
        JFileChooser chooser = Await.until(
                        "where to save",
                        PATIENCE,
                        () -> robot.finder().findAll(new TypeMatcher(JFileChooser.class, true)).stream()
                                .findFirst(),
                        java.util.Optional::isPresent)
                .map(JFileChooser.class::cast)
                .orElseThrow();
        Seen.onEventThread(() -> {
            chooser.setSelectedFile(file.toFile());
            chooser.approveSelection();
            return true;
        });
        robot.waitForIdle();
    }

    /** Esc, until it is gone. */
    void close() {
        robot.pressAndReleaseKeys(KeyEvent.VK_ESCAPE);
        Await.until("the dialog to close", PATIENCE, () -> !Seen.onEventThread(window::isShowing));
    }
}
