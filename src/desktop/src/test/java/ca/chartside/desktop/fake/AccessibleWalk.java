package ca.chartside.desktop.fake;

import java.awt.Component;
import java.awt.FocusTraversalPolicy;
import java.awt.Window;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.accessibility.Accessible;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.accessibility.AccessibleState;
import javax.swing.AbstractButton;
import javax.swing.DefaultButtonModel;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JScrollBar;
import javax.swing.text.JTextComponent;

/**
 * Goes through a window as a screen reader finds it, and through what the Tab key reaches. Finds controls without a name, and those that
 * no key comes to. Event thread only.
 */
public final class AccessibleWalk {
    private static final Set<AccessibleRole> CONTROLS = Set.of(
            AccessibleRole.PUSH_BUTTON,
            AccessibleRole.TOGGLE_BUTTON,
            AccessibleRole.CHECK_BOX,
            AccessibleRole.RADIO_BUTTON,
            AccessibleRole.COMBO_BOX,
            AccessibleRole.HYPERLINK,
            AccessibleRole.LIST,
            AccessibleRole.PAGE_TAB_LIST,
            AccessibleRole.PASSWORD_TEXT,
            AccessibleRole.SLIDER,
            AccessibleRole.SPIN_BOX,
            AccessibleRole.TABLE,
            AccessibleRole.TEXT,
            AccessibleRole.TREE,
            AccessibleRole.MENU,
            AccessibleRole.MENU_ITEM);

    private final List<String> faults = new ArrayList<>();
    private final Set<Component> reached = new HashSet<>();

    /** @return what is wrong with a window that shows; a line each */
    public static List<String> faults(Window window) {
        return new AccessibleWalk(window).faults;
    }

    private AccessibleWalk(Window window) {
        FocusTraversalPolicy policy = window.getFocusTraversalPolicy();
        for (Component at = policy.getFirstComponent(window);
                at != null && reached.add(at);
                at = policy.getComponentAfter(window, at)) {
            // Each as Tab comes to it.
        }
        visit(window);
    }

    private void visit(Accessible accessible) {
        AccessibleContext context = accessible.getAccessibleContext();
        boolean unseen = accessible instanceof Component component && !component.isVisible();
        if (context == null || unseen || accessible instanceof JScrollBar) {
            return;
        }
        check(accessible, context);
        for (int i = 0; i < context.getAccessibleChildrenCount() && i < 50; i++) {
            Accessible child = context.getAccessibleChild(i);
            if (child != null) {
                visit(child);
            }
        }
    }

    private void check(Accessible accessible, AccessibleContext context) {
        boolean words = accessible instanceof JTextComponent text && !text.isEditable() && !text.isFocusable();
        if (words
                || !CONTROLS.contains(context.getAccessibleRole())
                || !context.getAccessibleStateSet().contains(AccessibleState.ENABLED)) {
            return;
        }
        if (context.getAccessibleName() == null || context.getAccessibleName().isBlank()) {
            faults.add("no name: " + what(accessible));
        }
        if (accessible instanceof Component component && !reached.contains(component) && !reachedOtherwise(component)) {
            faults.add("Tab does not reach: " + what(accessible));
        }
    }

    /** Menus by F10 and the arrows; of buttons that choose one of several, the others by the arrows; Esc clears a field. */
    private boolean reachedOtherwise(Component component) {
        return component instanceof JMenu
                || component instanceof JMenuItem
                || "TextField.clearButton".equals(component.getName())
                || component instanceof AbstractButton button
                        && button.getModel() instanceof DefaultButtonModel model
                        && model.getGroup() != null
                        && reached.stream()
                                .anyMatch(other -> other instanceof AbstractButton member
                                        && member.getModel() instanceof DefaultButtonModel its
                                        && its.getGroup() == model.getGroup());
    }

    private static String what(Accessible accessible) {
        return accessible.getClass().getName() + " "
                + accessible.getAccessibleContext().getAccessibleName();
    }
}
