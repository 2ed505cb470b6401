package ca.chartside.desktop.theme;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the user has set this computer to dark: Windows keeps it in the registry, macOS in the user's defaults, Linux
 * desktops tell it through the desktop portal or, older ones, GNOME's settings. What cannot be read is light.
 */
public final class SystemLook {
    private static final long PATIENCE_SECONDS = 2;

    /** The portal's answer: 1 prefers dark, 2 light, 0 neither. */
    private static final Pattern COLOR_SCHEME = Pattern.compile("uint32 (\\d+)");

    private static final List<String> WINDOWS = List.of(
            "reg",
            "query",
            "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
            "/v",
            "AppsUseLightTheme");
    private static final List<String> MACOS = List.of("defaults", "read", "-g", "AppleInterfaceStyle");
    private static final List<String> PORTAL = List.of(
            "dbus-send",
            "--session",
            "--print-reply=literal",
            "--reply-timeout=1500",
            "--dest=org.freedesktop.portal.Desktop",
            "/org/freedesktop/portal/desktop",
            "org.freedesktop.portal.Settings.Read",
            "string:org.freedesktop.appearance",
            "string:color-scheme");
    private static final List<String> GNOME =
            List.of("gsettings", "get", "org.gnome.desktop.interface", "color-scheme");

    private final String system;
    private final boolean sessionBus;
    private final Function<List<String>, Optional<String>> ask;

    /**
     * @param system {@code os.name}
     * @param sessionBus whether there is a D-Bus to ask: without one asking would start it
     * @param ask runs a command and gives what it printed; empty where it failed
     */
    SystemLook(String system, boolean sessionBus, Function<List<String>, Optional<String>> ask) {
        this.system = system;
        this.sessionBus = sessionBus;
        this.ask = ask;
    }

    public static SystemLook ofThisComputer() {
        return new SystemLook(System.getProperty("os.name"), sessionBus(System.getenv()), SystemLook::run);
    }

    private static boolean sessionBus(Map<String, String> environment) {
        String folder = environment.get("XDG_RUNTIME_DIR");
        return environment.containsKey("DBUS_SESSION_BUS_ADDRESS")
                || folder != null && Files.exists(Path.of(folder, "bus"));
    }

    /** Asks another program and waits for it, at most a few seconds: never on the event thread. */
    public boolean dark() {
        if (system.startsWith("Windows")) {
            return ask.apply(WINDOWS).filter(said -> said.contains("0x0")).isPresent();
        }
        if (system.startsWith("Mac")) {
            return ask.apply(MACOS).filter(said -> said.contains("Dark")).isPresent();
        }
        return sessionBus && linux();
    }

    private boolean linux() {
        Matcher scheme = COLOR_SCHEME.matcher(ask.apply(PORTAL).orElse(""));
        if (scheme.find()) {
            return scheme.group(1).equals("1");
        }
        return ask.apply(GNOME).filter(said -> said.contains("prefer-dark")).isPresent();
    }

    private static Optional<String> run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                process.getOutputStream().close();
                // A few words: they fit the pipe, and wait there.
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    return Optional.empty();
                }
                return Optional.of(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
