package ca.chartside.desktop.thread;

import java.awt.Font;
import java.awt.FontMetrics;
import javax.swing.JComponent;
import javax.swing.UIManager;

/** The type of the thread; made anew when the look changes. */
record Fonts(Font text, Font small, Font smallBold, FontMetrics smallMetrics, FontMetrics smallBoldMetrics) {
    static Fonts of(JComponent component) {
        Font base = UIManager.getFont("defaultFont").deriveFont(13f);
        Font small = base.deriveFont(11f);
        Font bold = UIManager.getFont("semibold.font").deriveFont(11f);
        return new Fonts(base, small, bold, component.getFontMetrics(small), component.getFontMetrics(bold));
    }
}
