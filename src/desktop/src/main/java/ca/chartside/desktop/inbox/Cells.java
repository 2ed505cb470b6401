package ca.chartside.desktop.inbox;

import ca.chartside.desktop.ui.Drawing;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;

/** What painting the lists' cells has in common. */
final class Cells {
    private Cells() {}

    static Graphics2D smooth(Graphics g) {
        Graphics2D g2 = (Graphics2D) g.create();
        Drawing.smooth(g2);
        g2.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        return g2;
    }

    /** The text, cut with an ellipsis where it is wider than {@code width}; never in the middle of a character. */
    static String clip(String text, FontMetrics metrics, int width) {
        if (metrics.stringWidth(text) <= width) {
            return text;
        }
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (metrics.stringWidth(text.substring(0, middle) + "…") <= width) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        if (low > 0 && Character.isHighSurrogate(text.charAt(low - 1))) {
            low--;
        }
        return text.substring(0, low).stripTrailing() + "…";
    }

    /** Where the text's base line lies when it is centred in a band. */
    static float base(FontMetrics metrics, float top, float height) {
        return top + (height - metrics.getHeight()) / 2f + metrics.getAscent();
    }
}
