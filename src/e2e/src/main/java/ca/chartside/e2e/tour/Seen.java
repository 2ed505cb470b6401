package ca.chartside.e2e.tour;

import ca.chartside.testbase.Await;
import java.awt.Component;
import java.awt.Container;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.accessibility.Accessible;
import javax.accessibility.AccessibleContext;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.text.JTextComponent;
import org.assertj.swing.edt.GuiActionRunner;
import org.jspecify.annotations.Nullable;

/** Reads what a window shows, as a person or a screen reader would. Any thread but the event thread. */
public final class Seen {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Seen() {}

    /** Asks on the event thread. */
    public static <T> T onEventThread(Callable<T> question) {
        return Objects.requireNonNull(GuiActionRunner.execute(question::call));
    }

    /** All texts in a part of a window that is showing: labels, fields, buttons, list rows. */
    public static List<String> texts(Component root) {
        return onEventThread(() -> {
            List<String> texts = new ArrayList<>();
            collect(root, texts);
            return texts;
        });
    }

    /** A list's rows as a screen reader says them. */
    public static List<String> rows(JList<?> list) {
        return onEventThread(() -> {
            List<String> rows = new ArrayList<>();
            AccessibleContext context = list.getAccessibleContext();
            for (int i = 0; i < context.getAccessibleChildrenCount(); i++) {
                rows.add(name(context.getAccessibleChild(i)));
            }
            return rows;
        });
    }

    /** Waits until a text that contains {@code wanted} is seen in a part of a window. */
    public static void await(Component root, String wanted) {
        Await.until(
                "“" + wanted + "”",
                PATIENCE,
                () -> texts(root),
                texts -> texts.stream().anyMatch(text -> text.contains(wanted)));
    }

    private static void collect(Component component, List<String> texts) {
        if (!component.isShowing()) {
            return;
        }
        switch (component) {
            case JLabel label -> add(label.getText(), texts);
            case AbstractButton button -> add(button.getText(), texts);
            case JTextComponent field -> add(field.getText(), texts);
            default -> {}
        }
        if (component instanceof Accessible accessible) {
            add(name(accessible), texts);
            AccessibleContext context = accessible.getAccessibleContext();
            if (context != null && paintsItsRows(component)) {
                for (int i = 0; i < context.getAccessibleChildrenCount(); i++) {
                    add(name(context.getAccessibleChild(i)), texts);
                }
            }
        }
        if (component instanceof Container container) {
            for (Component child : container.getComponents()) {
                collect(child, texts);
            }
        }
    }

    /** A list whose rows are no components of their own: only its accessible children tell them. */
    private static boolean paintsItsRows(Component component) {
        return component instanceof JList<?>
                || component instanceof JComponent parent
                        && parent.getComponentCount() == 0
                        && !(component instanceof JTextComponent);
    }

    private static String name(@Nullable Accessible accessible) {
        AccessibleContext context = accessible == null ? null : accessible.getAccessibleContext();
        String name = context == null ? null : context.getAccessibleName();
        return name == null ? "" : name;
    }

    private static void add(@Nullable String text, List<String> texts) {
        if (text != null && !text.isBlank()) {
            texts.add(text);
        }
    }
}
