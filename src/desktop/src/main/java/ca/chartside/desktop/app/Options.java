package ca.chartside.desktop.app;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a client is started.
 *
 * @param profile this user's folder: settings, outbox, the running client's socket
 * @param server the server's address, may hold {@code {clinic}}; null for what was used last, or the default
 * @param clinic prefilled; null for what was used last
 * @param username prefilled; null for what was used last
 * @param password for demos and tests: signs in at once where clinic and username are given too
 * @param open the chart to begin with
 * @param rememberAllowed whether the installation's policy lets a computer remember a sign-in (S5)
 * @param language null for the system's
 */
public record Options(
        Path profile,
        @Nullable String server,
        @Nullable String clinic,
        @Nullable String username,
        @Nullable String password,
        Open open,
        boolean rememberAllowed,
        @Nullable Locale language,
        Look look) {
    /**
     * Which chart to show.
     *
     * @param chart a demographic number, chosen by who started the program
     * @param link a {@code chartside:} link, which may come from anywhere
     */
    public record Open(@Nullable Integer chart, @Nullable String link) {}

    /** Colours. */
    public enum Look {
        LIGHT,
        DARK,
        SYSTEM
    }

    @Override
    public String toString() {
        return "Options[profile=" + profile + "]";
    }
}
