package ca.chartside.desktop.files;

import ca.chartside.desktop.ui.Drawing;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import javax.swing.JPanel;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;

/** A picture as large as it fits, but no larger than it is, in the middle. Event thread only. */
final class PictureView extends JPanel {
    private static final long serialVersionUID = 1L;

    private transient @Nullable BufferedImage picture;

    /** The picture, smaller, for the size at which it was painted last. */
    private transient @Nullable BufferedImage smaller;

    PictureView() {
        super(null);
        setOpaque(false);
    }

    /** @param image null: none */
    void show(@Nullable BufferedImage image) {
        picture = image;
        smaller = null;
        repaint();
    }

    @Override
    protected void paintComponent(Graphics g) {
        Graphics2D g2 = (Graphics2D) g.create();
        try {
            Drawing.smooth(g2);
            g2.setColor(UIManager.getColor("Chartside.sunken"));
            g2.fillRoundRect(0, 0, getWidth(), getHeight(), 16, 16);
            BufferedImage image = picture;
            if (image != null) {
                paint(g2, image);
            }
        } finally {
            g2.dispose();
        }
    }

    private void paint(Graphics2D g, BufferedImage image) {
        double fits = Math.min(
                (getWidth() - 16) / (double) image.getWidth(), (getHeight() - 16) / (double) image.getHeight());
        double scale = Math.min(1, Math.max(0, fits));
        int wide = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int high = Math.max(1, (int) Math.round(image.getHeight() * scale));
        int pixels = (int) Math.ceil(wide * g.getTransform().getScaleX());
        BufferedImage near = smaller;
        if (near == null || near.getWidth() < pixels || near.getWidth() >= 2 * pixels && near != image) {
            near = PictureBytes.near(image, pixels);
            smaller = near;
        }
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(near, (getWidth() - wide) / 2, (getHeight() - high) / 2, wide, high, null);
    }
}
