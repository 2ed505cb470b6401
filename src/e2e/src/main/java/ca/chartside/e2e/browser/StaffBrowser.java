package ca.chartside.e2e.browser;

import ca.chartside.testbase.Await;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A workstation's browser: the system's Chromium with the companion in it. The companion is the one of {@code src/companion}, but for its leave to run
 * on this computer's own addresses, which stands in the copy's manifest: a browser's question cannot be answered by a program. Its windows are real ones,
 * on the display: which of them has the focus is what the companion is about. For one thread.
 */
public final class StaffBrowser implements AutoCloseable {
    /** The companion's, which follows from the key in its manifest. */
    public static final String COMPANION = "gkjmggjgakchacejegignlabehlofcbm";

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final Duration LOADING = Duration.ofSeconds(20);

    private final Playwright playwright;
    private final BrowserContext context;

    private final @Nullable Process process;

    private StaffBrowser(Playwright playwright, BrowserContext context, @Nullable Process process) {
        this.playwright = playwright;
        this.context = context;
        this.process = process;
        context.setDefaultTimeout(10_000);
    }

    /**
     * @param folder for the browser's profile and the companion's copy; empty, or an earlier one's
     * @param source {@code src/companion}
     * @param language such as {@code en-CA}
     */
    public static StaffBrowser start(Path folder, Path source, String language) {
        Playwright playwright = playwright();
        BrowserContext context = playwright
                .chromium()
                .launchPersistentContext(
                        profile(folder),
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(PatientBrowser.executable())
                                .setHeadless(false)
                                .setIgnoreDefaultArgs(List.of("--disable-extensions"))
                                .setArgs(flags(companion(folder, source, language)))
                                .setViewportSize(1024, 710)
                                .setLocale(language));
        return new StaffBrowser(playwright, context, null);
    }

    /**
     * As {@link #start}, but as a person has it: which page has the focus is for the window system to say. The other one tells every page that it has
     * it, whichever window is in front.
     */
    public static StaffBrowser startWithRealFocus(Path folder, Path source, String language) {
        List<String> command =
                new ArrayList<>(List.of(PatientBrowser.executable().toString()));
        command.addAll(flags(companion(folder, source, language)));
        command.addAll(List.of(
                "--user-data-dir=" + profile(folder),
                "--remote-debugging-port=0",
                "--password-store=basic",
                // It asks nothing by itself, such as whether to keep a password.
                "--enable-automation",
                "about:blank"));
        Path said = profile(folder).resolve("DevToolsActivePort");
        try {
            Files.deleteIfExists(said);
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            List<String> port = Await.until("the browser", LOADING, () -> lines(said), lines -> lines.size() > 1);
            Playwright playwright = playwright();
            BrowserContext context = playwright
                    .chromium()
                    .connectOverCDP(
                            "http://127.0.0.1:" + port.getFirst(),
                            new BrowserType.ConnectOverCDPOptions().setNoDefaults(true))
                    .contexts()
                    .getFirst();
            return new StaffBrowser(playwright, context, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    private static List<String> flags(Path companion) {
        List<String> flags = new ArrayList<>(FLAGS);
        flags.add("--load-extension=" + companion);
        return flags;
    }

    /** The companion's copy. */
    private static Path companion(Path folder, Path source, String language) {
        Path companion = folder.resolve("companion");
        try {
            copy(source, companion);
            speak(language, companion);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return companion;
    }

    /** Where a bridge's manifest is looked for: {@code NativeMessagingHosts} in it. */
    public static Path profile(Path folder) {
        return folder.resolve("profile");
    }

    /** Debian's Chromium is in English alone, and the companion speaks the browser's language: in the copy, French stands in English's place. */
    private static void speak(String language, Path companion) throws IOException {
        if (language.startsWith("fr")) {
            Path words = companion.resolve("_locales");
            Files.write(words.resolve("en/messages.json"), Files.readAllBytes(words.resolve("fr/messages.json")));
        }
    }

    private static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copied = target.resolve(source.relativize(file).toString());
                Files.createDirectories(copied.getParent());
                Files.write(copied, Files.readAllBytes(file));
            }
        }
        Path manifest = target.resolve("manifest.json");
        String text = Files.readString(manifest);
        Files.writeString(
                manifest,
                text.replaceFirst(
                        "\"permissions\":", "\"host_permissions\": [\"http://127.0.0.1/*\"],\n  \"permissions\":"));
    }

    /** Enters OSCAR's address on the companion's page, as its user does. */
    public void useOscar(URI address) {
        Page options = options();
        options.fill("#address", address.toString());
        options.click("#add");
        options.waitForSelector("#list small:not(.problem)");
        options.waitForCondition(() -> Boolean.TRUE.equals(options.evaluate(
                "async path => (await chrome.scripting.getRegisteredContentScripts())"
                        + ".some(script => script.matches.some(match => match.includes(path)))",
                address.getPath())));
        options.close();
    }

    /** The companion's own page, once the browser has loaded it. */
    public Page options() {
        Page options = context.newPage();
        Await.until("the companion's page", LOADING, () -> {
            try {
                options.navigate("chrome-extension://" + COMPANION + "/options/options.html");
                return options.locator("#add").isVisible();
            } catch (PlaywrightException e) {
                return false;
            }
        });
        return options;
    }

    public BrowserContext context() {
        return context;
    }

    @Override
    public void close() {
        if (process == null) {
            context.close();
        }
        playwright.close();
        if (process != null) {
            end(process);
        }
    }

    /** With all that it started, so that nothing writes into its folder any more. */
    private static void end(Process process) {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        process.destroy();
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, LOADING.toSeconds(), TimeUnit.SECONDS)
                .join();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
