package ca.chartside.backend.file;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the smaller copies of a picture: upright, in JPEG, with nothing of the original but what is seen, so without the place and time
 * at which it was taken. Nothing touches the disk. One at a time: a picture costs up to 150 MB while it is read.
 */
final class Pictures {
    /** The longer side of a thumbnail, in pixels: a card on a screen of two or three dots to the pixel. */
    static final int THUMBNAIL = 320;

    /** The longer side of a viewing copy, in pixels: more than most screens have. */
    static final int VIEW = 2048;

    /** Phones take pictures of up to 50 million pixels; what says that it has more may be made to fill the memory. */
    static final long PIXELS_MAX = 51_000_000;

    /** What is read at most: of larger pictures every second or third pixel. */
    private static final double PIXELS_READ = 13_000_000;

    private static final int HEAD = 128 * 1024;
    private static final float QUALITY = 0.85f;
    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

    private Pictures() {}

    /** Two JPEGs. */
    record Copies(byte[] view, byte[] thumbnail) {}

    /** @return empty where it cannot be read: damaged, of too many pixels, of a kind within its kind that Java does not know */
    static Optional<Copies> of(FileType type, InputStream picture) {
        try {
            byte[] head = picture.readNBytes(HEAD);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), picture);
            Optional<BufferedImage> read = read(type, whole);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            BufferedImage view = upright(fitted(read.get(), VIEW), Orientation.of(head));
            return Optional.of(new Copies(jpeg(view), jpeg(fitted(view, THUMBNAIL))));
        } catch (IOException | RuntimeException e) {
            // Java's readers answer damaged pictures with exceptions of every kind. What they say may quote the
            // picture.
            LOG.info("no copies of a picture ({}): {}", type, e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static Optional<BufferedImage> read(FileType type, InputStream picture) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type.mediaType());
        ImageReader reader = readers.next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(picture)) {
            reader.setInput(in, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > PIXELS_MAX) {
                LOG.info("no copies of a picture ({}): {} pixels", type, pixels);
                return Optional.empty();
            }
            int step = (int) Math.ceil(Math.sqrt(pixels / PIXELS_READ));
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            return Optional.of(reader.read(0, param));
        } finally {
            reader.dispose();
        }
    }

    /** No side longer than that; halved until the last step, so that every pixel counts. On white, where it was transparent. */
    private static BufferedImage fitted(BufferedImage picture, int side) {
        BufferedImage fitted = picture;
        while (longer(fitted) > 2 * side) {
            fitted = scaled(fitted, 0.5);
        }
        return scaled(fitted, Math.min(1, (double) side / longer(fitted)));
    }

    private static int longer(BufferedImage picture) {
        return Math.max(picture.getWidth(), picture.getHeight());
    }

    private static BufferedImage scaled(BufferedImage from, double by) {
        int width = (int) Math.max(1, Math.round(from.getWidth() * by));
        int height = (int) Math.max(1, Math.round(from.getHeight() * by));
        BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = to.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(from, 0, 0, width, height, Color.WHITE, null);
        graphics.dispose();
        return to;
    }

    private static BufferedImage upright(BufferedImage picture, Orientation orientation) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage to = orientation.isOnItsSide()
                ? new BufferedImage(height, width, BufferedImage.TYPE_INT_RGB)
                : new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        AffineTransform turn = orientation.upright(width, height);
        Graphics2D graphics = to.createGraphics();
        graphics.drawImage(picture, turn, null);
        graphics.dispose();
        return to;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType("image/jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
