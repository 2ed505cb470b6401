package ca.chartside.desktop.ui;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import javax.swing.JComponent;
import javax.swing.UIManager;

/** What the signs and shapes that Chartside draws itself have in common. */
public final class Drawing {
    private Drawing() {}

    /** Edges are smooth from now on, and lines lie exactly where they are drawn. */
    public static void smooth(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** The ground of what lies over the window, such as a list at the caret: all of a component, with round corners. @param edge its colour */
    public static void popUp(Graphics2D g, JComponent on, String edge) {
        Shape card = new RoundRectangle2D.Double(0.5, 0.5, on.getWidth() - 1d, on.getHeight() - 1d, 16, 16);
        g.setColor(UIManager.getColor("Chartside.pop"));
        g.fill(card);
        g.setColor(UIManager.getColor(edge));
        g.draw(card);
    }

    /** @param points x and y of each corner in turn */
    public static Path2D polygon(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }
}
