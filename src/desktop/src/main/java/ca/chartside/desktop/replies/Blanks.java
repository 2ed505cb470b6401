package ca.chartside.desktop.replies;

import ca.chartside.protocol.ClinicInfo;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.StaffUser;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the blanks of saved replies are filled with.
 *
 * @param me who writes
 */
public record Blanks(StaffUser me, ClinicInfo clinic) {
    private static final Pattern BLANK = Pattern.compile("\\{ ?(\\p{L}[\\p{L} ]{0,29})}");

    private static final Pattern FIRST_LETTER = Pattern.compile("(?<!\\p{L})\\p{L}");

    /** Fills in what is known; the rest stays as it is written. */
    public String filled(String text, Patient patient) {
        return BLANK.matcher(text).replaceAll(found -> {
            String value = value(Blank.named(found.group(1)), patient);
            return Matcher.quoteReplacement(value.isEmpty() ? found.group() : value);
        });
    }

    private String value(@Nullable Blank blank, Patient patient) {
        String value = switch (blank) {
            case FIRST_NAME -> unshouted(patient.firstName());
            case MY_NAME -> me.displayName();
            case CLINIC -> clinic.name();
            case PHONE -> clinic.phone();
            case null -> "";
        };
        return value == null ? "" : value.strip();
    }

    /** Records often have names in capitals alone, which a letter would not. */
    private static String unshouted(String name) {
        if (name.strip().length() < 2 || !name.equals(name.toUpperCase(Locale.ROOT))) {
            return name;
        }
        return FIRST_LETTER
                .matcher(name.toLowerCase(Locale.ROOT))
                .replaceAll(first -> first.group().toUpperCase(Locale.ROOT));
    }

    /** A blank that is not filled in, and where it stands. */
    public record Open(String written, int start, int end) {}

    /** Whatever stands in braces as a blank does, in order, whether or not there is such a one. */
    public static List<Open> open(String text) {
        return BLANK.matcher(text)
                .results()
                .map(found -> new Open(found.group(), found.start(), found.end()))
                .toList();
    }

    /** Those of a saved text that nobody knows how to fill in, each once. */
    public static List<String> unknown(String text) {
        return BLANK.matcher(text)
                .results()
                .filter(found -> Blank.named(found.group(1)) == null)
                .map(MatchResult::group)
                .distinct()
                .toList();
    }
}
