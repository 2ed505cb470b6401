package ca.chartside.desktop.replies;

import ca.chartside.desktop.ui.Drawing;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import javax.swing.UIManager;
import javax.swing.text.BadLocationException;
import javax.swing.text.Highlighter;
import javax.swing.text.JTextComponent;

/** Tints what a saved reply left open, wherever it stands in the text just now. Event thread only. */
public final class BlankMarks implements Highlighter.HighlightPainter {
    private BlankMarks() {}

    /** From now on, until its look changes. */
    public static void on(JTextComponent text) {
        try {
            text.getHighlighter().addHighlight(0, 0, new BlankMarks());
        } catch (BadLocationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void paint(Graphics g, int start, int end, Shape bounds, JTextComponent text) {
        Graphics2D g2 = (Graphics2D) g.create();
        try {
            Drawing.smooth(g2);
            for (Blanks.Open blank : Blanks.open(text.getText())) {
                for (int at = blank.start(); at < blank.end(); at++) {
                    character(g2, text.modelToView2D(at), text.modelToView2D(at + 1));
                }
            }
        } catch (BadLocationException e) {
            // The text is not laid out yet: it is painted again once it is.
            return;
        } finally {
            g2.dispose();
        }
    }

    /** One at a time: where a line ends within a blank, it goes on in the next. */
    private static void character(Graphics2D g, Rectangle2D from, Rectangle2D to) {
        if (from != null && to != null && from.getY() == to.getY()) {
            double width = to.getX() - from.getX();
            g.setColor(UIManager.getColor("Chartside.found"));
            g.fill(new Rectangle2D.Double(from.getX(), from.getY(), width, from.getHeight()));
            g.setColor(UIManager.getColor("Chartside.accent"));
            g.fill(new Rectangle2D.Double(from.getX(), from.getMaxY() - 2, width, 2));
        }
    }
}
