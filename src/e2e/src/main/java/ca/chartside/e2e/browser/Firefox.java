package ca.chartside.e2e.browser;

import ca.chartside.testbase.Await;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A workstation's other browser: the system's Firefox with the companion of {@code src/companion} as it is, in a home of its own. Its windows are real ones,
 * on the display. What is told of a page goes to the window that was turned to last. For one thread.
 */
public final class Firefox implements AutoCloseable {
    private static final Duration LOADING = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration ENDING = Duration.ofSeconds(10);

    /** In whose addresses the companion's own pages stand: else each profile makes up its own. */
    private static final String COMPANION = "6f0c2f6e-3e0b-4d5e-8f5a-0c1d2e3f4a5b";

    private static final String SETTINGS = """
            user_pref("marionette.port", 0);
            user_pref("extensions.webextensions.uuids", "{\\"companion@chartside.ca\\":\\"%s\\"}");
            """.formatted(COMPANION);

    private static final String QUESTION = "#addon-webext-permissions-notification .popup-notification-primary-button";

    private final Process process;
    private final Marionette marionette;

    private Firefox(Process process, Marionette marionette) {
        this.process = process;
        this.marionette = marionette;
    }

    /** The one that CHARTSIDE_FIREFOX names, else Debian's, else any in {@code PATH}; empty where there is none. */
    public static Optional<Path> executable() {
        @Nullable String named = System.getenv("CHARTSIDE_FIREFOX");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        List<String> folders = Arrays.asList(
                Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator));
        return Stream.of("firefox-esr", "firefox")
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * @param home the user's whom it takes itself to run for: its profile, and {@code .mozilla/native-messaging-hosts}
     * @param companion {@code src/companion}
     */
    public static Firefox start(Path home, Path companion) {
        Path profile = home.resolve("profile");
        try {
            Files.createDirectories(profile);
            Files.writeString(profile.resolve("user.js"), SETTINGS);
            ProcessBuilder firefox = new ProcessBuilder(
                    executable()
                            .orElseThrow(() -> new IllegalStateException("no Firefox in PATH"))
                            .toString(),
                    "--marionette",
                    // For its own question about OSCAR's site, which is not on a page.
                    "--remote-allow-system-access",
                    "--no-remote",
                    "--profile",
                    profile.toString(),
                    "about:blank");
            firefox.environment().put("HOME", home.toString());
            List.of("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME").forEach(firefox.environment()::remove);
            firefox.redirectErrorStream(true)
                    .redirectOutput(home.resolve("firefox.log").toFile());
            Process process = firefox.start();
            try {
                Firefox started = new Firefox(process, new Marionette(port(process, profile)));
                started.call("WebDriver:NewSession", Map.of("capabilities", Map.of()));
                started.call("Addon:Install", Map.of("path", companion.toString(), "temporary", true));
                return started;
            } catch (IOException | RuntimeException | AssertionError e) {
                end(process);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int port(Process process, Path profile) throws IOException {
        Path told = profile.resolve("MarionetteActivePort");
        Await.until("Firefox to start", LOADING, () -> !process.isAlive() || isWritten(told));
        if (!process.isAlive()) {
            throw new IOException("Firefox ended with " + process.exitValue() + " as it was started");
        }
        return Integer.parseInt(Files.readString(told).strip());
    }

    private static boolean isWritten(Path file) {
        return file.toFile().length() > 0;
    }

    private JsonNode call(String command, Map<String, ?> parameters) {
        return marionette.call(command, parameters);
    }

    /** Enters OSCAR's address on the companion's page and answers the browser's question, as its user does. */
    public void useOscar(URI address) {
        open(URI.create("moz-extension://" + COMPANION + "/options/options.html"));
        type("#address", address.toString());
        click("#add");
        Await.until("leave for OSCAR's site", PATIENCE, () -> {
            answerQuestion();
            return has("#list small:not(.problem)");
        });
    }

    /** Presses "Allow" where it is being asked. */
    private void answerQuestion() {
        call("Marionette:SetContext", Map.of("value", "chrome"));
        try {
            call(
                    "WebDriver:ExecuteScript",
                    Map.of("script", "document.querySelector(arguments[0])?.click()", "args", List.of(QUESTION)));
        } finally {
            call("Marionette:SetContext", Map.of("value", "content"));
        }
    }

    /** In the window that was turned to last. */
    public void open(URI address) {
        call("WebDriver:Navigate", Map.of("url", address.toString()));
    }

    public boolean has(String selector) {
        return !call("WebDriver:FindElements", by(selector)).isEmpty();
    }

    private static Map<String, String> by(String selector) {
        return Map.of("using", "css selector", "value", selector);
    }

    /** What stands there first, once it does. */
    private String find(String selector) {
        Await.until(selector, PATIENCE, () -> has(selector));
        return id(call("WebDriver:FindElement", by(selector)));
    }

    /** A reference has one field, whose name says of what kind it is. */
    private static String id(JsonNode reference) {
        return reference.path(reference.fieldNames().next()).asText();
    }

    public void type(String selector, String text) {
        call("WebDriver:ElementSendKeys", Map.of("id", find(selector), "text", text));
    }

    public void click(String selector) {
        call("WebDriver:ElementClick", Map.of("id", find(selector)));
    }

    /** The window that is in front. */
    public String window() {
        return call("WebDriver:GetWindowHandle", Map.of()).asText();
    }

    /** Turns to another window than the last, and gives it the focus. */
    public void turnTo(String window) {
        call("WebDriver:SwitchToWindow", Map.of("handle", window, "focus", true));
    }

    /** Turns to the one window that an action opens. @return that one */
    public String openedBy(Runnable action) {
        List<String> before = windows();
        action.run();
        String opened = Await.until(
                        "a window more",
                        PATIENCE,
                        () -> windows().stream()
                                .filter(one -> !before.contains(one))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        turnTo(opened);
        return opened;
    }

    private List<String> windows() {
        return StreamSupport.stream(call("WebDriver:GetWindowHandles", Map.of()).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** What a screen reader says of the companion's icons, the logo first; empty where there are none. The page itself cannot look into them. */
    public List<String> iconNames() {
        return icons().map(icon ->
                        call("WebDriver:GetComputedLabel", Map.of("id", icon)).asText())
                .toList();
    }

    public void clickLogo() {
        call("WebDriver:ElementClick", Map.of("id", icons().findFirst().orElseThrow()));
    }

    private Stream<String> icons() {
        if (!has("chartside-icons")) {
            return Stream.empty();
        }
        String root = id(call("WebDriver:GetShadowRoot", Map.of("id", find("chartside-icons"))));
        return StreamSupport.stream(
                        call(
                                        "WebDriver:FindElementsFromShadowRoot",
                                        Map.of(
                                                "shadowRoot",
                                                root,
                                                "using",
                                                "css selector",
                                                "value",
                                                "button:not([hidden])"))
                                .spliterator(),
                        false)
                .map(Firefox::id);
    }

    /** What its window shows, as a PNG. */
    public void picture(Path file) throws IOException {
        Files.write(
                file,
                Base64.getDecoder()
                        .decode(call("WebDriver:TakeScreenshot", Map.of("full", false))
                                .asText()));
    }

    /** Ends the Firefox that was started, and no other. */
    @Override
    public void close() {
        try {
            marionette.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            end(process);
        }
    }

    private static void end(Process process) {
        List<ProcessHandle> parts = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(ENDING.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        parts.forEach(ProcessHandle::destroyForcibly);
    }
}
