package ca.chartside.desktop.signin;

import ca.chartside.desktop.ui.Drawing;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import javax.swing.Icon;

/**
 * The few signs of the sign-in window, drawn: the icon font takes longer to load than this window may take to show. Each is
 * drawn in a square of 24 and in its component's colour.
 */
final class Glyph implements Icon {
    private final Path2D shape;
    private final int size;

    private Glyph(Path2D shape, int size) {
        this.shape = shape;
        this.size = size;
    }

    static Glyph alert(int size) {
        Area area = new Area(new Ellipse2D.Double(2, 2, 20, 20));
        area.subtract(new Area(new Rectangle2D.Double(11, 7, 2, 6)));
        area.subtract(new Area(new Rectangle2D.Double(11, 15, 2, 2)));
        return new Glyph(new Path2D.Double(area), size);
    }

    static Glyph chevronRight(int size) {
        return new Glyph(Drawing.polygon(8.59, 16.58, 13.17, 12, 8.59, 7.41, 10, 6, 16, 12, 10, 18), size);
    }

    static Glyph chevronDown(int size) {
        return new Glyph(Drawing.polygon(7.41, 8.58, 12, 13.17, 16.59, 8.58, 18, 10, 12, 16, 6, 10), size);
    }

    static Glyph eye(int size) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        path.append(new Ellipse2D.Double(9, 9, 6, 6), false);
        path.moveTo(12, 4.5);
        path.curveTo(17, 4.5, 21.27, 7.61, 23, 12);
        path.curveTo(21.27, 16.39, 17, 19.5, 12, 19.5);
        path.curveTo(7, 19.5, 2.73, 16.39, 1, 12);
        path.curveTo(2.73, 7.61, 7, 4.5, 12, 4.5);
        path.closePath();
        path.moveTo(3.18, 12);
        path.curveTo(4.83, 15.36, 8.24, 17.5, 12, 17.5);
        path.curveTo(15.76, 17.5, 19.17, 15.36, 20.82, 12);
        path.curveTo(19.17, 8.64, 15.76, 6.5, 12, 6.5);
        path.curveTo(8.24, 6.5, 4.83, 8.64, 3.18, 12);
        path.closePath();
        return new Glyph(path, size);
    }

    @Override
    public void paintIcon(Component c, Graphics g, int x, int y) {
        Color colour = c.getForeground();
        Graphics2D g2 = (Graphics2D) g.create();
        try {
            Drawing.smooth(g2);
            g2.translate(x, y);
            g2.scale(size / 24d, size / 24d);
            g2.setColor(colour);
            g2.fill(shape);
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
