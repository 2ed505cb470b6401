package ca.chartside.desktop.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words a user sees, in English or French. Any thread. */
public final class Messages {
    private final Locale locale;
    private final ResourceBundle bundle;

    /** @param locale any French gives French; everything else English */
    public Messages(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                "i18n.messages",
                locale.getLanguage().equals("fr") ? Locale.FRENCH : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public Locale locale() {
        return locale;
    }

    /** The words of {@code key} with {@code {0}}, {@code {1}}… filled in, as {@link MessageFormat} does. */
    public String text(String key, Object... args) {
        String pattern = bundle.getString(key);
        return args.length == 0 ? pattern : new MessageFormat(pattern, locale).format(args);
    }
}
