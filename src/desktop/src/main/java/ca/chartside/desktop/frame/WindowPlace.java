package ca.chartside.desktop.frame;

import ca.chartside.desktop.settings.Settings;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the window was, for each set of monitors: what is remembered of the desk is no use on the road. */
final class WindowPlace {
    private static final int LEAST_IN_SIGHT = 80;

    private final Settings settings;

    WindowPlace(Settings settings) {
        this.settings = settings;
    }

    /** Null where nothing is remembered for these monitors, or it is out of sight by now. */
    @Nullable Rectangle remembered() {
        String kept = settings.get(key());
        if (kept == null || !kept.matches("-?\\d{1,6}(,-?\\d{1,6}){3}")) {
            return null;
        }
        int[] numbers =
                Arrays.stream(kept.split(",")).mapToInt(Integer::parseInt).toArray();
        Rectangle place = new Rectangle(numbers[0], numbers[1], numbers[2], numbers[3]);
        boolean inSight = Arrays.stream(screens())
                .map(screen -> screen.intersection(place))
                .anyMatch(part -> part.width >= LEAST_IN_SIGHT && part.height >= LEAST_IN_SIGHT);
        return inSight ? place : null;
    }

    /** For the settings' next saving. */
    void remember(Rectangle place) {
        settings.set(key(), place.x + "," + place.y + "," + place.width + "," + place.height);
    }

    /** Off the event thread. */
    void save() {
        settings.save();
    }

    private static Rectangle[] screens() {
        return Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices())
                .map(GraphicsDevice::getDefaultConfiguration)
                .map(GraphicsConfiguration::getBounds)
                .toArray(Rectangle[]::new);
    }

    private static String key() {
        return "window."
                + Arrays.stream(screens())
                        .map(screen -> screen.x + "_" + screen.y + "_" + screen.width + "_" + screen.height)
                        .sorted()
                        .collect(Collectors.joining("."));
    }
}
