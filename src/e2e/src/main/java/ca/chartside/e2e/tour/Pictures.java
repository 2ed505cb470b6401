package ca.chartside.e2e.tour;

import ca.chartside.testbase.Await;
import java.awt.AWTException;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.swing.edt.GuiActionRunner;

/** Takes pictures of what is really on the screen into one folder, numbered in their order. For one thread. */
public final class Pictures {
    private static final int TRAY_WIDTH = 240;
    private static final int TRAY_HEIGHT = 28;
    private static final int TRAY_ZOOM = 4;
    private static final int STILL_MILLIS = 700;
    private static final Duration STILL_WITHIN = Duration.ofSeconds(20);

    private final Path folder;
    private final Robot robot;
    private int taken;

    /** @param folder emptied of the pictures of an earlier run */
    public Pictures(Path folder) {
        this.folder = folder;
        try {
            robot = new Robot();
            Files.createDirectories(folder);
            try (Stream<Path> old = Files.list(folder)) {
                for (Path file : old.filter(f -> f.toString().endsWith(".png")).toList()) {
                    Files.delete(file);
                }
            }
        } catch (AWTException e) {
            throw new IllegalStateException("The screen cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A window as it stands, brought to the front. */
    public void window(String name, Window window) {
        Rectangle bounds = Objects.requireNonNull(GuiActionRunner.execute(() -> {
            window.toFront();
            return window.getBounds();
        }));
        settle();
        save(name, robot.createScreenCapture(bounds.intersection(screen())));
    }

    /** Everything on the screen. */
    public void screen(String name) {
        settle();
        save(name, robot.createScreenCapture(screen()));
    }

    /** The tray in the lower right corner, four times its size. */
    public void tray(String name) {
        settle();
        Rectangle screen = screen();
        BufferedImage tray = robot.createScreenCapture(
                new Rectangle(screen.width - TRAY_WIDTH, screen.height - TRAY_HEIGHT, TRAY_WIDTH, TRAY_HEIGHT));
        BufferedImage large =
                new BufferedImage(TRAY_WIDTH * TRAY_ZOOM, TRAY_HEIGHT * TRAY_ZOOM, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = large.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        graphics.drawImage(tray, 0, 0, large.getWidth(), large.getHeight(), null);
        graphics.dispose();
        save(name, large);
    }

    /** A picture that something else takes. */
    public void other(String name, Consumer<Path> camera) {
        camera.accept(next(name));
    }

    /** Waits until nothing on the screen moves any more: what was loading is there. */
    public void awaitStill() {
        int[] last = {0};
        Await.until("the screen to stand still", STILL_WITHIN, () -> {
            int before = last[0];
            robot.delay(STILL_MILLIS);
            BufferedImage now = robot.createScreenCapture(screen());
            last[0] = Arrays.hashCode(now.getRGB(0, 0, now.getWidth(), now.getHeight(), null, 0, now.getWidth()));
            return last[0] == before;
        });
    }

    public int taken() {
        return taken;
    }

    public Path folder() {
        return folder;
    }

    /** What was painted so far has reached the screen. */
    private void settle() {
        robot.waitForIdle();
        Toolkit.getDefaultToolkit().sync();
        robot.delay(150);
    }

    private static Rectangle screen() {
        Dimension size = Toolkit.getDefaultToolkit().getScreenSize();
        return new Rectangle(size);
    }

    private void save(String name, BufferedImage picture) {
        try {
            ImageIO.write(picture, "png", next(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path next(String name) {
        taken++;
        return folder.resolve(String.format(Locale.ROOT, "%02d-%s.png", taken, name));
    }
}
