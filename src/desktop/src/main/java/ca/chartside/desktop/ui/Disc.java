package ca.chartside.desktop.ui;

import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextAttribute;
import java.awt.geom.Ellipse2D;
import java.util.Map;
import javax.swing.Icon;
import javax.swing.UIManager;

/**
 * A person's initials in a circle, in colours of the theme.
 *
 * @param size diameter in px
 * @param ground the circle's colour, such as {@code Chartside.disc}
 * @param ink the letters', such as {@code Chartside.discText}
 */
public record Disc(String initials, int size, String ground, String ink) implements Icon {
    /** In lists: neutral. */
    public static Disc neutral(String initials, int size) {
        return new Disc(initials, size, "Chartside.disc", "Chartside.discText");
    }

    /** On the strip: the patient it is about. */
    public static Disc tinted(String initials, int size) {
        return new Disc(initials, size, "Chartside.sel", "Chartside.accentText");
    }

    /** The signed-in user. */
    public static Disc me(String initials, int size) {
        return new Disc(initials, size, "Chartside.fill", "Chartside.onFill");
    }

    @Override
    public void paintIcon(Component c, Graphics g, int x, int y) {
        Graphics2D g2 = (Graphics2D) g.create();
        try {
            g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g2.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g2.setColor(colour(ground));
            g2.fill(new Ellipse2D.Double(x, y, size, size));
            g2.setColor(colour(ink));
            g2.setFont(font());
            FontMetrics metrics = g2.getFontMetrics();
            float left = x + (size - metrics.stringWidth(initials)) / 2f;
            float base = y + (size - metrics.getHeight()) / 2f + metrics.getAscent();
            g2.drawString(initials, left, base);
        } finally {
            g2.dispose();
        }
    }

    private Font font() {
        Font semibold = UIManager.getFont("semibold.font");
        return size >= 30
                ? semibold.deriveFont(12f).deriveFont(Map.of(TextAttribute.TRACKING, 0.017f))
                : semibold.deriveFont(Font.BOLD, 9f);
    }

    private static Color colour(String name) {
        return UIManager.getColor(name);
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
