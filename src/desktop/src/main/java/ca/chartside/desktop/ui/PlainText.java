package ca.chartside.desktop.ui;

import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JToolTip;

/** Components for text from outside: Swing takes what starts with {@code <html>} for markup and fetches its images. */
public final class PlainText {
    private PlainText() {}

    /** The component shows its text as it is written. Its tooltip is a component of its own: {@link #toolTip}. */
    public static <T extends JComponent> T in(T component) {
        component.putClientProperty("html.disable", true);
        return component;
    }

    /** For overriding {@link JComponent#createToolTip}. */
    public static JToolTip toolTip(JComponent owner) {
        JToolTip tip = in(new JToolTip());
        tip.setComponent(owner);
        return tip;
    }

    /** A label whose text and tooltip are never markup. */
    public static JLabel label() {
        return in(new PlainLabel());
    }

    public static JLabel label(String text) {
        JLabel label = label();
        label.setText(text);
        return label;
    }

    private static final class PlainLabel extends JLabel {
        private static final long serialVersionUID = 1L;

        @Override
        public JToolTip createToolTip() {
            return toolTip(this);
        }
    }
}
