package ca.chartside.desktop.settings;

import java.util.List;

/** How long a message can be taken back before it leaves (M14): a setting of this computer's user. Any thread. */
public final class UndoTime {
    /** In seconds; none: a message leaves at once. */
    public static final List<Integer> CHOICES = List.of(0, 5, 10, 20);

    private static final String KEY = "undo.seconds";
    private static final int USUAL = 5;

    private final Settings settings;

    public UndoTime(Settings settings) {
        this.settings = settings;
    }

    public int seconds() {
        String chosen = settings.get(KEY);
        return CHOICES.stream()
                .filter(choice -> choice.toString().equals(chosen))
                .findFirst()
                .orElse(USUAL);
    }

    /** Forgotten at the end of the program unless the settings are saved. */
    public void choose(int seconds) {
        settings.set(KEY, String.valueOf(seconds));
    }
}
