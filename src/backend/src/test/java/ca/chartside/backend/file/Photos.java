package ca.chartside.backend.file;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;

/** Pictures of four coloured quarters, as a phone writes them. */
public final class Photos {
    /** What a phone writes of where it was. */
    public static final String LOCATION = "43.6532N 79.3832W";

    private static final Map<Character, Color> COLOURS =
            Map.of('R', Color.RED, 'G', Color.GREEN, 'B', Color.BLUE, 'W', Color.WHITE);

    private Photos() {}

    /** @param quarters the colours top left, top right, bottom left, bottom right: of R, G, B, W */
    public static BufferedImage quarters(int width, int height, String quarters) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        for (int i = 0; i < 4; i++) {
            graphics.setColor(COLOURS.get(quarters.charAt(i)));
            graphics.fillRect(i % 2 * (width / 2), i / 2 * (height / 2), width - width / 2, height - height / 2);
        }
        graphics.dispose();
        return picture;
    }

    /** Those of a picture, as nearest to the four colours. */
    public static String quarters(BufferedImage picture) {
        StringBuilder quarters = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            Color there = new Color(picture.getRGB(
                    picture.getWidth() * (1 + 2 * (i % 2)) / 4, picture.getHeight() * (1 + 2 * (i / 2)) / 4));
            quarters.append(COLOURS.entrySet().stream()
                    .min((one, two) ->
                            Integer.compare(distance(one.getValue(), there), distance(two.getValue(), there)))
                    .orElseThrow()
                    .getKey());
        }
        return quarters.toString();
    }

    private static int distance(Color one, Color two) {
        return Math.abs(one.getRed() - two.getRed())
                + Math.abs(one.getGreen() - two.getGreen())
                + Math.abs(one.getBlue() - two.getBlue());
    }

    /** A JPEG with Exif: how the phone was held, and where. */
    public static byte[] jpeg(BufferedImage picture, int orientation) {
        byte[] plain = written(picture, "jpeg");
        byte[] where = LOCATION.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer exif = ByteBuffer.allocate(6 + 8 + 2 + 2 * 12 + 4 + where.length);
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        exif.putShort((short) 2);
        exif.putShort((short) 0x010E).putShort((short) 2).putInt(where.length).putInt(38);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        exif.putInt(0).put(where);
        ByteBuffer whole = ByteBuffer.allocate(plain.length + 4 + exif.capacity());
        whole.put(plain, 0, 2);
        whole.putShort((short) 0xFFE1).putShort((short) (2 + exif.capacity())).put(exif.array());
        whole.put(plain, 2, plain.length - 2);
        return whole.array();
    }

    public static byte[] written(BufferedImage picture, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(picture, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static BufferedImage read(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
