package ca.chartside.desktop.fake;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.theme.Theme;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;

/** Lays components out and paints them without a window. Event thread only. */
public final class Looks {
    private Looks() {}

    public static void layOut(Container container) {
        container.doLayout();
        for (Component child : container.getComponents()) {
            if (child instanceof Container inner) {
                layOut(inner);
            }
        }
    }

    public static BufferedImage paint(JComponent component, Dimension size) {
        component.setSize(size);
        // Twice: what wraps knows its width only then.
        layOut(component);
        layOut(component);
        BufferedImage image = new BufferedImage(size.width, size.height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            component.paint(g);
        } finally {
            g.dispose();
        }
        return image;
    }

    /** After a change of the look a component is painted as one that was made in it, to the pixel. */
    public static void assertFollows(Supplier<JComponent> made, Dimension size) {
        for (boolean dark : new boolean[] {true, false}) {
            Theme.install(!dark);
            JComponent changed = made.get();
            paint(changed, size);
            Theme.install(dark);
            SwingUtilities.updateComponentTreeUI(changed);
            assertSame(changed, paint(changed, size), paint(made.get(), size));
        }
        Theme.install(false);
    }

    private static void assertSame(JComponent changed, BufferedImage one, BufferedImage other) {
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (one.getRGB(x, y) != other.getRGB(x, y)) {
                    assertThat(Integer.toHexString(one.getRGB(x, y)))
                            .as("%d,%d: %s", x, y, SwingUtilities.getDeepestComponentAt(changed, x, y))
                            .isEqualTo(Integer.toHexString(other.getRGB(x, y)));
                }
            }
        }
    }
}
