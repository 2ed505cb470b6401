package ca.chartside.desktop.replies;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a saved reply leaves open, to be filled in for each patient: written in braces, in English or French. */
public enum Blank {
    FIRST_NAME("firstName", "pr\u00e9nom"),
    MY_NAME("myName", "mon nom"),
    CLINIC("clinic", "clinique"),
    PHONE("phone", "t\u00e9l\u00e9phone");

    private final String english;
    private final String french;

    Blank(String english, String french) {
        this.english = english;
        this.french = french;
    }

    /** As it stands in a text, in a language's word for it. */
    public String written(Locale locale) {
        return "{" + (locale.getLanguage().equals("fr") ? french : english) + "}";
    }

    /** Which one is meant, in either language, however capitals, accents and spaces are set; null for none that there is. */
    static @Nullable Blank named(String word) {
        String meant = plain(word);
        return Arrays.stream(values())
                .filter(blank -> meant.equals(plain(blank.english)) || meant.equals(plain(blank.french)))
                .findFirst()
                .orElse(null);
    }

    private static String plain(String word) {
        return RepliesModel.plain(word).replace(" ", "");
    }
}
