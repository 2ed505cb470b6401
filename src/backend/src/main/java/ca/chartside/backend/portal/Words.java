package ca.chartside.backend.portal;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What patients read, in English or French: sentences from the bundles, dates and times as people write them. */
public final class Words {
    public static final Words ENGLISH = new Words(Locale.ENGLISH, Locale.ROOT);
    public static final Words FRENCH = new Words(Locale.CANADA_FRENCH, Locale.FRENCH);

    private final Locale locale;
    private final ResourceBundle bundle;

    private Words(Locale locale, Locale bundleLocale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                "ca.chartside.backend.portal.portal_messages",
                bundleLocale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** @return English for anything but {@code fr} and its like */
    public static Words of(String language) {
        return known(language) == FRENCH ? FRENCH : ENGLISH;
    }

    /** @return null for a language that is neither */
    static @Nullable Words known(@Nullable String language) {
        String primary =
                language == null ? "" : language.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return switch (primary) {
            case "fr" -> FRENCH;
            case "en" -> ENGLISH;
            default -> null;
        };
    }

    /** The first language that a browser asks for and that is known; English where none is. */
    static Words accepted(@Nullable String acceptLanguage) {
        if (acceptLanguage != null) {
            try {
                List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage);
                for (Locale.LanguageRange range : ranges) {
                    Words words = known(range.getRange());
                    if (words != null && range.getWeight() > 0) {
                        return words;
                    }
                }
            } catch (IllegalArgumentException e) {
                return ENGLISH; // a header that is none
            }
        }
        return ENGLISH;
    }

    /** {@code en} or {@code fr}. */
    public String language() {
        return locale.getLanguage();
    }

    /** A sentence; {@code {0}} stands for the first value. */
    public String say(String key, String... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    /** 83 B, 640 kB or 1.2 MB; 83 o, 640 ko or 1,2 Mo. */
    public String size(long bytes) {
        String unit = language().equals("fr") ? "o" : "B";
        if (bytes < 1000) {
            return bytes + "\u00a0" + unit;
        }
        // What rounds up to a thousand kilobytes is a megabyte.
        return bytes < 999_500
                ? Math.round(bytes / 1000.0) + "\u00a0k" + unit
                : String.format(locale, "%.1f", bytes / 1_000_000.0) + "\u00a0M" + unit;
    }

    /** @param number from 1 on */
    record MonthName(String number, String name) {}

    /** The months by name, in their order, as they stand alone: "March", "mars". */
    List<MonthName> months() {
        return Arrays.stream(Month.values())
                .map(month -> new MonthName(
                        String.valueOf(month.getValue()), month.getDisplayName(TextStyle.FULL_STANDALONE, locale)))
                .toList();
    }

    /** 9:40, or 9 h 40. */
    String time(ZonedDateTime at) {
        return format(at, language().equals("fr") ? "H\u00a0'h'\u00a0mm" : "H:mm");
    }

    /** When a message came, as short as can be: the time today, else the date. */
    String brief(Instant at, ZoneId zone, LocalDate today) {
        ZonedDateTime local = at.atZone(zone);
        LocalDate day = local.toLocalDate();
        if (day.equals(today)) {
            return time(local);
        }
        String year = day.getYear() == today.getYear() ? "" : language().equals("fr") ? " yyyy" : ", yyyy";
        return format(local, language().equals("fr") ? dayOfMonth(day) + " MMM" + year : "MMM d" + year);
    }

    /** The line above a day's messages. */
    String day(LocalDate day, LocalDate today) {
        if (day.equals(today)) {
            return say("thread.today");
        }
        if (day.equals(today.minusDays(1))) {
            return say("thread.yesterday");
        }
        String year = day.getYear() == today.getYear() ? "" : language().equals("fr") ? " yyyy" : ", yyyy";
        return DateTimeFormatter.ofPattern(
                        language().equals("fr") ? dayOfMonth(day) + " MMMM" + year : "MMMM d" + year, locale)
                .format(day);
    }

    private static String dayOfMonth(LocalDate day) {
        return day.getDayOfMonth() == 1 ? "d'er'" : "d";
    }

    private String format(ZonedDateTime at, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(at);
    }
}
