package ca.chartside.e2e.tour;

import ca.chartside.testbase.Await;
import java.awt.Component;
import java.awt.Container;
import java.awt.Window;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.swing.AbstractButton;
import javax.swing.JMenuItem;
import org.assertj.swing.core.Robot;
import org.jspecify.annotations.Nullable;

/** Waits for windows and what is in them to be there and showing. Any thread but the event thread. */
public final class Parts {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Parts() {}

    /** Those that are showing. */
    public static List<Window> windows() {
        return Seen.onEventThread(() ->
                Arrays.stream(Window.getWindows()).filter(Window::isShowing).toList());
    }

    /** @param before those that are not meant */
    static Window window(String name, Set<Window> before) {
        return Await.until(
                        "the window “" + name + "”",
                        PATIENCE,
                        () -> windows().stream()
                                .filter(window -> name.equals(window.getName()) && !before.contains(window))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    static <T extends Component> T find(Robot robot, Window root, String name, Class<T> type) {
        return type.cast(find(
                robot,
                root,
                "“" + name + "”",
                component -> name.equals(component.getName()) && type.isInstance(component)));
    }

    /** A button without words. @param words as a screen reader says it */
    static Component button(Robot robot, Window root, String words) {
        return find(
                robot,
                root,
                "“" + words + "”",
                component -> component instanceof AbstractButton button
                        && words.equals(button.getAccessibleContext().getAccessibleName()));
    }

    /** An entry of an open menu. @param wanted its words or its name */
    static JMenuItem entry(Robot robot, String wanted) {
        return (JMenuItem) find(
                robot,
                null,
                "the menu entry “" + wanted + "”",
                component -> component instanceof JMenuItem item
                        && (wanted.equals(item.getText()) || wanted.equals(item.getName())));
    }

    private static Component find(Robot robot, @Nullable Container root, String what, Predicate<Component> wanted) {
        return Await.until(
                        what,
                        PATIENCE,
                        () -> {
                            var all = root == null
                                    ? robot.finder().findAll(component -> shows(component, wanted))
                                    : robot.finder().findAll(root, component -> shows(component, wanted));
                            return all.stream().findFirst();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    private static boolean shows(@Nullable Component component, Predicate<Component> wanted) {
        return component != null && component.isShowing() && wanted.test(component);
    }
}
