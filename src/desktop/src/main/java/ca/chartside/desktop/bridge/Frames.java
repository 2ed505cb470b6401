package ca.chartside.desktop.bridge;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Whole messages, as browsers and their native hosts frame them: four bytes of length in the machine's own order, then the JSON. */
final class Frames {
    /** A browser takes no longer message from a host. */
    static final int TO_BROWSER_MAX = 1024 * 1024;

    static final int FROM_BROWSER_MAX = 8 * 1024 * 1024;

    private static final int HEAD = 4;

    private Frames() {}

    /** What came is no message; the words hold nothing of it. */
    static final class Broken extends IOException {
        private static final long serialVersionUID = 1L;

        Broken(String what) {
            super(what);
        }
    }

    /**
     * The next message, of {@code max} bytes at most; null where there is none any more.
     *
     * @throws EOFException where it ends within one
     * @throws Broken where its length is none that is taken
     */
    static byte @Nullable [] read(InputStream in, int max) throws IOException {
        byte[] head = in.readNBytes(HEAD);
        if (head.length == 0) {
            return null;
        }
        if (head.length < HEAD) {
            throw new EOFException();
        }
        int length = ByteBuffer.wrap(head).order(ByteOrder.nativeOrder()).getInt();
        if (length <= 0 || length > max) {
            throw new Broken("a message of a length that is not taken");
        }
        byte[] message = in.readNBytes(length);
        if (message.length < length) {
            throw new EOFException();
        }
        return message;
    }

    /** @throws Broken where it is longer than {@code max}: nothing of it was written */
    static void write(OutputStream out, byte[] message, int max) throws IOException {
        if (message.length > max) {
            throw new Broken("a message that is too long");
        }
        byte[] head = ByteBuffer.allocate(HEAD)
                .order(ByteOrder.nativeOrder())
                .putInt(message.length)
                .array();
        out.write(head);
        out.write(message);
        out.flush();
    }
}
