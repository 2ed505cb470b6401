package ca.chartside.backend.export;

import ca.chartside.backend.portal.Words;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.StoredFile;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What stands on printed pages, in English or French. */
final class PrintWords {
    private static final PrintWords ENGLISH = new PrintWords(Locale.CANADA, Locale.ROOT);
    private static final PrintWords FRENCH = new PrintWords(Locale.CANADA_FRENCH, Locale.FRENCH);

    private final Locale locale;
    private final ResourceBundle bundle;

    private PrintWords(Locale locale, Locale bundleLocale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                "ca.chartside.backend.export.print",
                bundleLocale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** @return English for anything but {@code fr} */
    static PrintWords of(@Nullable String language) {
        return "fr".equals(language) ? FRENCH : ENGLISH;
    }

    String language() {
        return locale.getLanguage();
    }

    /** A sentence; {@code {0}} stands for the first value. */
    String say(String key, String... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    /** Day and time, in full. */
    String moment(long epochMillis, ZoneId zone) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .format(Instant.ofEpochMilli(epochMillis).atZone(zone));
    }

    /** Born when, which sex, which card: what tells one patient from another of the same name. */
    String identity(Patient patient) {
        String card = patient.hinLast4() == null ? say("print.noCard") : say("print.card", patient.hinLast4());
        return String.join(
                " \u00b7 ",
                say("print.born", patient.dateOfBirth()),
                patient.sex().isEmpty() ? "\u2013" : patient.sex(),
                card,
                say("print.chart", String.valueOf(patient.demographicNo())));
    }

    /** What a line of the staff tells. @param clinic who did it where nobody is named */
    String line(Message entry, String clinic) {
        String who = entry.authorName().isEmpty() ? clinic : entry.authorName();
        return say("print.line." + entry.kind().name(), who, entry.about() == null ? "" : entry.about());
    }

    String size(StoredFile file) {
        return Words.of(language()).size(file.size());
    }
}
