package ca.chartside.desktop.ui;

import com.formdev.flatlaf.FlatClientProperties;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.UIManager;

/** The kinds of buttons there are besides the main one. Event thread only. */
public final class Buttons {
    private Buttons() {}

    /** A few words in the accent's colour, without a ground. */
    public static JButton link(String words, String name) {
        JButton button = PlainText.in(new JButton(words));
        button.setName(name);
        button.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_BORDERLESS);
        button.putClientProperty(
                FlatClientProperties.STYLE,
                "margin: 2,4,2,4; minimumWidth: 0; arc: 12; foreground: $Chartside.accentText;"
                        + " background: null; hoverBackground: $Chartside.sel");
        button.setFont(UIManager.getFont("semibold.font").deriveFont(12f));
        return button;
    }

    /** A sign of 20 px in a square of 32; what it does is said by its tooltip and to screen readers. */
    public static JButton icon(Icon sign, String words, String name) {
        JButton button = PlainText.in(new JButton(sign));
        button.setName(name);
        button.setToolTipText(words);
        button.getAccessibleContext().setAccessibleName(words);
        button.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        button.putClientProperty(
                FlatClientProperties.STYLE,
                "margin: 6,6,6,6; arc: 16; toolbar.hoverBackground: $Chartside.hover;"
                        + " toolbar.focusColor: $Chartside.accent");
        // Toolbar buttons are not focusable by themselves; everything here is reached by keyboard.
        button.setFocusable(true);
        return button;
    }

    /** What Enter does: filled with the accent's colour. */
    public static void main(JButton button) {
        PlainText.in(button);
        button.putClientProperty(
                FlatClientProperties.STYLE,
                "minimumHeight: 32; arc: 16; borderWidth: 0; focusWidth: 0; innerFocusWidth: 2;"
                        + " background: $Chartside.fill; foreground: $Chartside.onFill;"
                        + " focusedBackground: $Chartside.fill; hoverBackground: $Chartside.pressed;"
                        + " pressedBackground: $Chartside.pressed; disabledBackground: $Chartside.line;"
                        + " font: $semibold.font");
    }

    /** A tinted button with a sign before its words. */
    public static JButton tinted(Icon sign, String words, String name) {
        JButton button = PlainText.in(new JButton(words, sign));
        button.setName(name);
        button.setIconTextGap(6);
        button.putClientProperty(
                FlatClientProperties.STYLE,
                "margin: 0,11,0,11; minimumWidth: 0; minimumHeight: 32; arc: 16; borderWidth: 0; focusWidth: 0;"
                        + " innerFocusWidth: 2; background: $Chartside.sel; foreground: $Chartside.accentText;"
                        + " focusedBackground: $Chartside.sel; hoverBackground: darken($Chartside.sel,3%);"
                        + " pressedBackground: darken($Chartside.sel,6%)");
        button.setFont(UIManager.getFont("semibold.font").deriveFont(13f));
        return button;
    }
}
