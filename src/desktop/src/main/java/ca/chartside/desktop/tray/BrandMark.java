package ca.chartside.desktop.tray;

import ca.chartside.desktop.ui.Drawing;
import com.formdev.flatlaf.FlatLaf;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.Area;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BaseMultiResolutionImage;
import java.awt.image.BufferedImage;
import javax.swing.Icon;

/**
 * Chartside's mark: a speech bubble with a heartbeat notch, whose place the number takes. Up to 24 px the drawing of 16 is
 * used: it is made for few pixels.
 *
 * @param state what it tells
 * @param number what there is to do; 0 shows the notch
 * @param dark whether it stands on a dark ground
 */
record BrandMark(State state, int number, boolean dark) {
    enum State {
        SIGNED_OUT,
        ONLINE,
        OFFLINE
    }

    /** Chartside's mark by itself, in the colours of the look at each painting. */
    record Logo(int size) implements Icon {
        @Override
        public void paintIcon(Component c, Graphics g, int x, int y) {
            Graphics2D g2 = (Graphics2D) g.create();
            try {
                g2.translate(x, y);
                new BrandMark(State.ONLINE, 0, FlatLaf.isLafDark()).paint(g2, size);
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

    private static final double[] NOTCH_16 = {
        0, 7.65, 4.88, 7.65, 6.22, 5.4, 9.06, 11.27, 11.01, 7.65, 13.2, 7.65, 13.2, 5.95, 9.99, 5.95, 9.14, 7.53, 6.38,
        1.8, 3.92, 5.95, 0, 5.95
    };
    private static final double[] NOTCH_48 = {
        3, 23.1, 14.38, 23.1, 18.17, 16.84, 26.19, 33.92, 31.33, 23.1, 37.5, 23.1, 37.5, 18.9, 28.67, 18.9, 26.21,
        24.08, 18.63, 7.96, 12.02, 18.9, 3, 18.9
    };

    /** "99+" in 16 px is set by hand, a row of pixels a string: no font survives that size. */
    private static final String[] MANY_16 = {
        "..##...##.......",
        ".#..#.#..#......",
        ".#..#.#..#..#...",
        "..###..###.###..",
        "....#....#..#...",
        ".#..#....#......",
        "..##...##......."
    };

    /** In sizes for a tray and its double and triple density. */
    Image image(int size) {
        return new BaseMultiResolutionImage(render(size), render(size * 3 / 2), render(size * 2), render(size * 3));
    }

    BufferedImage render(int size) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        try {
            paint(g, size);
        } finally {
            g.dispose();
        }
        return image;
    }

    /** Draws into the square of {@code size} at the origin. */
    void paint(Graphics2D g, int size) {
        Drawing.smooth(g);
        boolean small = size <= 24;
        double unit = small ? 16 : 48;
        g.scale(size / unit, size / unit);
        switch (state) {
            case SIGNED_OUT -> hollow(g, small);
            case OFFLINE -> struck(g, small);
            case ONLINE -> full(g, size, small);
        }
    }

    private Color ink() {
        return dark ? new Color(0x9B84FF) : new Color(0x6D4AFF);
    }

    private Color onInk() {
        return dark ? new Color(0x17122B) : Color.WHITE;
    }

    private static Area bubble(boolean small) {
        Area area = new Area(
                small
                        ? new RoundRectangle2D.Double(0, 0, 16, 13, 7, 7)
                        : new RoundRectangle2D.Double(3, 4, 42, 33, 20, 20));
        area.add(new Area(small ? Drawing.polygon(8, 13, 4, 16, 4, 12) : Drawing.polygon(23, 37, 13, 46, 13, 36)));
        return area;
    }

    private void hollow(Graphics2D g, boolean small) {
        Area outline = new Area(
                small
                        ? new RoundRectangle2D.Double(.8, .8, 14.4, 11.4, 6, 6)
                        : new RoundRectangle2D.Double(4.75, 5.75, 38.5, 29.5, 17, 17));
        outline.add(new Area(
                small
                        ? Drawing.polygon(7.6, 12.2, 4.3, 14.9, 4.3, 11)
                        : Drawing.polygon(22.5, 35.25, 14.5, 42.6, 14.5, 34)));
        g.setColor(ink());
        g.setStroke(new BasicStroke(small ? 1.6f : 3.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.draw(outline);
    }

    private void struck(Graphics2D g, boolean small) {
        double end = small ? 18 : 52;
        Area area = bubble(small);
        Shape gap = new BasicStroke(small ? 4.6f : 11f)
                .createStrokedShape(new Line2D.Double(small ? -2 : -4, small ? -2 : -4, end, end));
        area.subtract(new Area(gap));
        g.setColor(dark ? new Color(0xA5A4B1) : new Color(0x6E6D78));
        g.fill(area);
        g.setStroke(new BasicStroke(small ? 1.8f : 4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(small ? new Line2D.Double(1.2, 1.2, 14.8, 14.8) : new Line2D.Double(4, 4, 44, 44));
    }

    private void full(Graphics2D g, int size, boolean small) {
        Area area = bubble(small);
        if (number <= 0) {
            area.subtract(new Area(Drawing.polygon(small ? NOTCH_16 : NOTCH_48)));
        }
        g.setColor(ink());
        g.fill(area);
        if (number > 0) {
            g.setColor(onInk());
            if (number > 99 && size < 20) {
                pixels(g);
            } else {
                figures(g, small);
            }
        }
    }

    private static void pixels(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        for (int y = 0; y < MANY_16.length; y++) {
            for (int x = 0; x < MANY_16[y].length(); x++) {
                if (MANY_16[y].charAt(x) == '#') {
                    g.fill(new Rectangle2D.Double(x, y + 3d, 1, 1));
                }
            }
        }
    }

    private void figures(Graphics2D g, boolean small) {
        String text = number > 99 ? "99+" : Integer.toString(number);
        float height = switch (text.length()) {
            case 1 -> small ? 11f : 31f;
            case 2 -> small ? 9.5f : 27f;
            default -> small ? 7.4f : 21f;
        };
        Font font = new Font("Inter", Font.BOLD, 1).deriveFont(height);
        GlyphVector glyphs = font.createGlyphVector(g.getFontRenderContext(), text);
        Rectangle2D box = glyphs.getVisualBounds();
        double middleX = small ? 8 : 24;
        double middleY = small ? 6.5 : 20.5;
        g.fill(glyphs.getOutline((float) (middleX - box.getCenterX()), (float) (middleY - box.getCenterY())));
    }
}
