package ca.chartside.desktop.ui;

import com.formdev.flatlaf.FlatClientProperties;
import javax.swing.JComponent;

/**
 * A component's colours by their names in the theme, such as {@code Chartside.text2}: a colour that is set by its value stays
 * behind when the look changes. Event thread only.
 */
public final class Ink {
    private Ink() {}

    /** The colour of its words. */
    public static <T extends JComponent> T of(String colour, T component) {
        return style(component, "foreground: $" + colour);
    }

    /** The colour of its ground. */
    public static <T extends JComponent> T on(String colour, T component) {
        return style(component, "background: $" + colour);
    }

    private static <T extends JComponent> T style(T component, String rule) {
        Object before = component.getClientProperty(FlatClientProperties.STYLE);
        component.putClientProperty(FlatClientProperties.STYLE, before == null ? rule : before + "; " + rule);
        return component;
    }
}
