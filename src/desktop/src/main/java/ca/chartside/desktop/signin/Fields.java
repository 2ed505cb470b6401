package ca.chartside.desktop.signin;

import ca.chartside.desktop.ui.Ink;
import ca.chartside.desktop.ui.Messages;
import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Insets;
import java.util.Arrays;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPasswordField;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.JToggleButton;
import javax.swing.SwingConstants;

/** What the sign-in form is made of, in its looks. */
final class Fields {
    private Fields() {}

    static JTextField text(String name) {
        return dress(new JTextField(), name);
    }

    private static <T extends JTextField> T dress(T field, String name) {
        field.setName(name);
        field.setMargin(new Insets(0, 8, 0, 8));
        return field;
    }

    /** With an eye in it that shows what was typed. */
    static JPasswordField password(String name, Messages messages) {
        JPasswordField field = dress(new JPasswordField(), name);
        char hidden = field.getEchoChar();
        Eye eye = new Eye();
        eye.setName(name + ".show");
        eye.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        Ink.of("Label.foreground", eye);
        Runnable look = () -> {
            field.setEchoChar(eye.isSelected() ? 0 : hidden);
            String says = messages.text(eye.isSelected() ? "signin.password.hide" : "signin.password.show");
            eye.setToolTipText(says);
            eye.getAccessibleContext().setAccessibleName(says);
        };
        eye.addItemListener(e -> look.run());
        look.run();
        field.putClientProperty(FlatClientProperties.TEXT_FIELD_TRAILING_COMPONENT, eye);
        // By keyboard too; FlatLaf takes the focus from what it puts into a field.
        eye.setFocusable(true);
        return field;
    }

    /** Shows what was typed. */
    static final class Eye extends JToggleButton {
        private static final long serialVersionUID = 1L;

        Eye() {
            super(Glyph.eye(18));
        }
    }

    /** The field overwrites what it held; its eye closes. */
    static void wipe(JPasswordField field) {
        field.setText("");
        if (field.getClientProperty(FlatClientProperties.TEXT_FIELD_TRAILING_COMPONENT) instanceof Eye eye) {
            eye.setSelected(false);
        }
    }

    static String typed(JPasswordField field) {
        char[] typed = field.getPassword();
        String text = new String(typed);
        Arrays.fill(typed, '\0');
        return text;
    }

    /** What stands above a field, and what a screen reader calls it. */
    static JLabel label(String text, JTextField field) {
        JLabel label = small(text, "Chartside.text2", -1);
        label.setLabelFor(field);
        field.getAccessibleContext().setAccessibleName(text);
        return label;
    }

    /** @param delta to the usual size */
    static JLabel small(String text, String colour, int delta) {
        JLabel label = Ink.of(colour, new JLabel(text));
        label.setFont(label.getFont().deriveFont(label.getFont().getSize2D() + delta));
        return label;
    }

    /** @param width of its lines, in px */
    static JTextArea note(String text, String name, int width) {
        JTextArea area = new JTextArea(text);
        area.setName(name);
        area.setEditable(false);
        area.setFocusable(false);
        area.setOpaque(false);
        area.setBorder(BorderFactory.createEmptyBorder());
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.setColumns(1);
        area.setFont(area.getFont().deriveFont(12f));
        area.setSize(width, Short.MAX_VALUE);
        return Ink.of("Chartside.text2", area);
    }

    /** @param left the room on its left; an arrow there has room of its own */
    static JButton link(String text, String name, int left) {
        JButton link = new JButton(text);
        link.setName(name);
        link.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_BORDERLESS);
        link.putClientProperty(FlatClientProperties.STYLE, "margin: 0," + left + ",0,4; minimumWidth: 0; arc: 6");
        Ink.of("Chartside.accentText", link);
        link.setIconTextGap(4);
        link.setHorizontalAlignment(SwingConstants.LEADING);
        return link;
    }
}
