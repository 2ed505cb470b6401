package ca.chartside.desktop.files;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.protocol.ErrorKind;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads what the server gives of pictures, in memory alone: by itself Java would put them into a file first. Never on the event thread. */
public final class PictureBytes {
    private PictureBytes() {}

    /** @throws ApiException where it is no picture that can be read */
    public static BufferedImage read(byte[] jpeg) {
        try {
            BufferedImage image = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg)));
            if (image != null) {
                return image;
            }
        } catch (IOException e) {
            // As where there is none.
        }
        throw new ApiException(ErrorKind.FILE_HAS_NO_PICTURE);
    }

    /** Halved until it is less than twice as wide as that: from there on one step to the size keeps its lines whole. */
    static BufferedImage near(BufferedImage image, int width) {
        BufferedImage near = image;
        while (near.getWidth() >= 2 * width && near.getHeight() > 1) {
            near = part(near, 0, 0, near.getWidth(), near.getHeight(), near.getWidth() / 2, near.getHeight() / 2);
        }
        return near;
    }

    /** Its middle, as a square of so many pixels. */
    static BufferedImage square(BufferedImage image, int side) {
        int length = Math.min(image.getWidth(), image.getHeight());
        int x = (image.getWidth() - length) / 2;
        int y = (image.getHeight() - length) / 2;
        BufferedImage near = near(part(image, x, y, length, length, length, length), side);
        return part(near, 0, 0, near.getWidth(), near.getHeight(), side, side);
    }

    private static BufferedImage part(
            BufferedImage image, int x, int y, int width, int height, int newWidth, int newHeight) {
        BufferedImage part = new BufferedImage(newWidth, newHeight, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = part.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, 0, 0, newWidth, newHeight, x, y, x + width, y + height, null);
        g.dispose();
        return part;
    }
}
