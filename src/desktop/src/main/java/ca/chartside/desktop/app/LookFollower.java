package ca.chartside.desktop.app;

import ca.chartside.desktop.settings.Settings;
import ca.chartside.desktop.theme.Theme;
import java.awt.KeyboardFocusManager;
import java.beans.PropertyChangeListener;
import java.util.function.BooleanSupplier;

/**
 * Keeps the look as the system has it: asks when it begins, and whenever the user comes to one of our windows from another
 * program. Event thread only.
 */
final class LookFollower {
    private static final String DARK = "dark";
    private static final String ACTIVE_WINDOW = "activeWindow";

    private final UiExecutor ui;
    private final Settings settings;
    private final BooleanSupplier systemIsDark;
    private final Runnable changed;
    private final PropertyChangeListener activation = e -> {
        if (e.getOldValue() == null) {
            look();
        }
    };

    /**
     * @param systemIsDark may wait
     * @param changed called when the look is another
     */
    LookFollower(UiExecutor ui, Settings settings, BooleanSupplier systemIsDark, Runnable changed) {
        this.ui = ui;
        this.settings = settings;
        this.systemIsDark = systemIsDark;
        this.changed = changed;
    }

    /** The look to begin with: the system's as it was last, since asking takes longer than the first window may. */
    static boolean dark(Options.Look look, Settings settings) {
        return switch (look) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Boolean.parseBoolean(settings.get(DARK));
        };
    }

    void begin() {
        KeyboardFocusManager.getCurrentKeyboardFocusManager().addPropertyChangeListener(ACTIVE_WINDOW, activation);
        look();
    }

    void end() {
        KeyboardFocusManager.getCurrentKeyboardFocusManager().removePropertyChangeListener(ACTIVE_WINDOW, activation);
    }

    private void look() {
        ui.call(systemIsDark::getAsBoolean, this::take, e -> {});
    }

    private void take(boolean dark) {
        Theme.install(dark);
        changed.run();
        if (dark != Boolean.parseBoolean(settings.get(DARK))) {
            settings.set(DARK, Boolean.toString(dark));
            ui.call(
                    () -> {
                        settings.save();
                        return dark;
                    },
                    saved -> {},
                    e -> {});
        }
    }
}
