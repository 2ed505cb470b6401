package ca.chartside.desktop.bridge;

import com.fasterxml.jackson.core.JsonFactory;
import com.sun.jna.Native;
import com.sun.jna.platform.win32.Kernel32;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The script that a browser starts the host by, and the host the client: with this Java and these jars.
 *
 * @param profile the user's folder; null for the usual one of whoever runs it
 */
record Launcher(Path file, boolean windows, @Nullable Path profile) {
    /** The first word that starts the client instead of the host. */
    static final String CLIENT = "--client";

    /** Where there is nothing to be read. */
    static final File NOTHING = new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");

    private static final String CLIENT_MAIN = "ca.chartside.desktop.app.DesktopMain";

    /** It waits nearly always, one beside each browser: little memory, few threads, and there at once. */
    private static final List<String> HOST_OPTIONS = List.of(
            "-Xms4m",
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED");

    private static final List<String> CLIENT_OPTIONS = List.of(
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Dfile.encoding=UTF-8");

    String text() {
        return windows ? batch() : shell();
    }

    private String shell() {
        return """
                #!/bin/sh
                # Written by "chartside desktop --install-bridge"; --uninstall-bridge removes it.
                if [ "${1:-}" = %s ]; then
                  exec %s
                fi
                exec %s "$@"
                """.formatted(CLIENT, words(client("java"), Launcher::inShell), words(host(), Launcher::inShell));
    }

    private String batch() {
        return """
                @echo off
                rem Written by "chartside desktop --install-bridge"; --uninstall-bridge removes it.
                if "%%~1"=="%s" (
                  start "" %s
                  exit /b
                )
                %s %%*
                """.formatted(CLIENT, words(client("javaw"), Launcher::inBatch), words(host(), Launcher::inBatch))
                .replace("\n", "\r\n");
    }

    private List<String> client(String java) {
        List<String> words = new ArrayList<>(List.of(java(java)));
        words.addAll(CLIENT_OPTIONS);
        String all = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        words.addAll(List.of("-cp", all, CLIENT_MAIN));
        addProfile(words);
        return words;
    }

    private List<String> host() {
        List<String> words = new ArrayList<>(List.of(java("java")));
        words.addAll(HOST_OPTIONS);
        String needed = Stream.of(BridgeMain.class, JsonFactory.class, Native.class, Kernel32.class)
                .map(Launcher::whence)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        words.addAll(List.of("-cp", needed, BridgeMain.class.getName()));
        addProfile(words);
        words.addAll(List.of("--launcher", file.toAbsolutePath().toString()));
        return words;
    }

    private void addProfile(List<String> words) {
        if (profile != null) {
            words.addAll(List.of("--profile", profile.toAbsolutePath().toString()));
        }
    }

    private String java(String name) {
        String program = windows ? name + ".exe" : name;
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    private static String whence(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String words(List<String> words, java.util.function.UnaryOperator<String> quoted) {
        return words.stream().map(quoted).collect(Collectors.joining(" "));
    }

    private static String inShell(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static String inBatch(String word) {
        return "\"" + word.replace("%", "%%") + "\"";
    }
}
