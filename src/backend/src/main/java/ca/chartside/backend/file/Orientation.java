package ca.chartside.backend.file;

import java.awt.geom.AffineTransform;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera was held, as its JPEG says (Exif's tag 0x0112, in the numbers of the standard).
 *
 * @param number 1 for upright, 2 to 8 for the ways to turn and mirror it
 */
record Orientation(int number) {
    private static final Orientation UPRIGHT = new Orientation(1);
    private static final int START_OF_IMAGE = 0xFFD8;
    private static final int APP1 = 0xFFE1;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final long EXIF = 0x457869660000L; // "Exif", two zeros
    private static final int EXIF_BYTES = 6;
    private static final int TAG = 0x0112;
    private static final int ENTRY_BYTES = 12;

    /** @param head the beginning of a file; upright where it says nothing else */
    static Orientation of(byte[] head) {
        try {
            ByteBuffer in = ByteBuffer.wrap(head);
            if (marker(in) != START_OF_IMAGE) {
                return UPRIGHT;
            }
            for (int marker = marker(in); marker > 0xFF00 && marker != START_OF_SCAN; marker = marker(in)) {
                int length = (in.getShort() & 0xFFFF) - 2;
                ByteBuffer segment = in.slice(in.position(), length);
                if (marker == APP1 && length > EXIF_BYTES && segment.getLong(0) >>> 16 == EXIF) {
                    return inExif(segment.slice(EXIF_BYTES, length - EXIF_BYTES));
                }
                in.position(in.position() + length);
            }
            return UPRIGHT;
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return UPRIGHT; // what is damaged stays as it is
        }
    }

    private static int marker(ByteBuffer in) {
        return in.getShort() & 0xFFFF;
    }

    private static Orientation inExif(ByteBuffer exif) {
        exif.order(exif.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = exif.getInt(4);
        int entries = exif.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            if ((exif.getShort(entry) & 0xFFFF) == TAG) {
                int number = exif.getShort(entry + 8) & 0xFFFF;
                return number >= 1 && number <= 8 ? new Orientation(number) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    boolean isOnItsSide() {
        return number >= 5;
    }

    /** Brings a picture of that size upright, with its corner where it was. */
    AffineTransform upright(int width, int height) {
        return switch (number) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
