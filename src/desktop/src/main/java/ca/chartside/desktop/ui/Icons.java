package ca.chartside.desktop.ui;

import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import javax.swing.Icon;
import javax.swing.UIManager;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.swing.FontIcon;

/** Signs from the icon font, in a colour of the theme that is looked up at each painting: a changed look changes them. */
public final class Icons {
    private Icons() {}

    /**
     * @param size in px: 20 in bars, 18 in menus, 13 to 16 in rows
     * @param colour a name such as {@code Chartside.text2}; where the component is disabled, it is {@code Chartside.missing}
     */
    public static Icon of(Ikon ikon, int size, String colour) {
        return new Sign(FontIcon.of(ikon, size), size, colour);
    }

    private record Sign(FontIcon glyph, int size, String colour) implements Icon {
        @Override
        public void paintIcon(Component c, Graphics g, int x, int y) {
            glyph.setIconColor(UIManager.getColor(c == null || c.isEnabled() ? colour : "Chartside.missing"));
            Graphics2D g2 = (Graphics2D) g.create();
            try {
                glyph.paintIcon(c, g2, x, y);
            } finally {
                g2.dispose();
            }
        }

        @Override
        public int getIconWidth() {
            return size;
        }

        @Override
        public int getIconHeight() {
            return size;
        }
    }
}
