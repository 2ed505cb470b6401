package ca.chartside.desktop.fake;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A picture as the server gives it: a sun over hills. */
public final class Photo {
    private Photo() {}

    public static byte[] jpeg(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setPaint(new GradientPaint(0, 0, new Color(0x7FB4D8), 0, height, new Color(0xF3E3C3)));
        g.fillRect(0, 0, width, height);
        g.setColor(new Color(0xF2A93B));
        g.fill(new Ellipse2D.Double(width * 0.55, height * 0.2, height * 0.25, height * 0.25));
        g.setColor(new Color(0x5E8C61));
        g.fill(new Ellipse2D.Double(-width * 0.2, height * 0.6, width, height));
        g.setColor(new Color(0x3F6B4A));
        g.fill(new Ellipse2D.Double(width * 0.4, height * 0.7, width, height));
        g.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
