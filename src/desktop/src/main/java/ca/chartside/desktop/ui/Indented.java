package ca.chartside.desktop.ui;

import java.awt.Component;
import java.awt.Graphics;
import javax.swing.Icon;

/** A sign for the beginning of a field, which would set it hard against its edge. */
public record Indented(Icon sign) implements Icon {
    private static final int BY = 6;

    @Override
    public void paintIcon(Component c, Graphics g, int x, int y) {
        sign.paintIcon(c, g, x + BY, y);
    }

    @Override
    public int getIconWidth() {
        return sign.getIconWidth() + BY;
    }

    @Override
    public int getIconHeight() {
        return sign.getIconHeight();
    }
}
