package ca.chartside.desktop.frame;

import java.awt.AWTException;
import java.awt.Graphics2D;
import java.awt.Robot;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.swing.JFrame;

/** A window as a picture in a file. Event thread only. */
final class Picture {
    private Picture() {}

    /** From the screen: what a user would see; at another scale than the screen's, painted anew. */
    static void take(JFrame frame, double scale, Path file) {
        try {
            BufferedImage image =
                    scale == 1 ? new Robot().createScreenCapture(frame.getBounds()) : scaled(frame, scale);
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (AWTException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BufferedImage scaled(JFrame frame, double scale) {
        int width = (int) (frame.getWidth() * scale);
        int height = (int) (frame.getHeight() * scale);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.scale(scale, scale);
            frame.getRootPane().paint(g);
        } finally {
            g.dispose();
        }
        return image;
    }
}
