package ca.chartside.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A virtual screen of its own, with a window manager where there is one. Its pixels are a file in memory that can be looked at without
 * a word to the X server, and so without slowing what is measured.
 */
final class Screen implements AutoCloseable {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 900;
    private static final int STEP = 4 * 97; // bytes: every 97th pixel, so that neighbouring lines are hit elsewhere

    /** So many of the pixels that are looked at are a window: about a twentieth of a small one's. */
    private static final int WINDOW = 100;

    /** The same for the sign-in window's button: about half of it. */
    private static final int BUTTON = 60;

    private final Process server;
    private final @Nullable Process windows;
    private final String display;
    private final MappedByteBuffer pixels;

    private Screen(Process server, @Nullable Process windows, String display, MappedByteBuffer pixels) {
        this.server = server;
        this.windows = windows;
        this.display = display;
        this.pixels = pixels;
    }

    /** @param folder for its pixels. @throws IOException where there is no Xvfb */
    static Screen open(Path folder) throws IOException {
        Process server = new ProcessBuilder(
                        "Xvfb",
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        WIDTH + "x" + HEIGHT + "x24",
                        "-nolisten",
                        "tcp",
                        "-fbdir",
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = server.inputReader(StandardCharsets.US_ASCII);
        String number = out.readLine();
        if (number == null) {
            throw new IOException("the virtual screen did not start");
        }
        String display = ":" + number.strip();
        try (FileChannel file = FileChannel.open(folder.resolve("Xvfb_screen0"), StandardOpenOption.READ)) {
            MappedByteBuffer pixels = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
            return new Screen(server, windowManager(display), display, pixels);
        }
    }

    private static @Nullable Process windowManager(String display) {
        try {
            ProcessBuilder openbox = new ProcessBuilder("openbox", "--sm-disable");
            openbox.environment().put("DISPLAY", display);
            return openbox.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return null; // windows are shown without a frame then
        }
    }

    String display() {
        return display;
    }

    /** Whether a window is shown on the black screen; the mouse's pointer alone is none. */
    boolean isLit() {
        return count(colour -> colour != 0) > WINDOW;
    }

    /** Whether something as large as a button is shown in this colour. @param rgb 0xRRGGBB */
    boolean shows(int rgb) {
        return count(colour -> colour == rgb) > BUTTON;
    }

    private int count(IntPredicate counted) {
        int found = 0;
        for (int at = pixels.limit() - 4; at > pixels.limit() - 4 * WIDTH * HEIGHT; at -= STEP) {
            if (counted.test(Integer.reverseBytes(pixels.getInt(at)) & 0xFFFFFF)) {
                found++;
            }
        }
        return found;
    }

    /** @return whether it came to be so in time */
    static boolean await(BooleanSupplier condition, long nanos) {
        for (long end = System.nanoTime() + nanos; System.nanoTime() < end; LockSupport.parkNanos(500_000)) {
            if (condition.getAsBoolean()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        if (windows != null) {
            windows.destroy();
        }
        server.destroy();
        try {
            server.waitFor(10, TimeUnit.SECONDS); // it removes its file as it ends
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
