package ca.chartside.e2e.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A patient's phone: the system's Chromium, 360 by 760 pixels, with cookies of its own. For one thread. */
public final class PatientBrowser implements AutoCloseable {
    /** Runs as root in a container too, and asks nothing of the network by itself. */
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;
    private final BrowserContext context;
    private final Page page;

    private PatientBrowser(Playwright playwright, Browser browser, BrowserContext context) {
        this.playwright = playwright;
        this.browser = browser;
        this.context = context;
        this.page = context.newPage();
    }

    /** @param language the browser's, such as {@code en-CA} */
    public static PatientBrowser start(String language) {
        return start(language, false);
    }

    /** @param dark whether the phone is set to dark colours */
    public static PatientBrowser start(String language, boolean dark) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setHeadless(true)
                        .setArgs(FLAGS));
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(360, 760)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setLocale(language));
        context.setDefaultTimeout(10_000);
        return new PatientBrowser(playwright, browser, context);
    }

    static Path executable() {
        @Nullable String named = System.getenv("CHARTSIDE_CHROMIUM");
        return Path.of(named == null ? "/usr/bin/chromium" : named);
    }

    public Page open(URI address) {
        page.navigate(address.toString());
        return page;
    }

    public Page page() {
        return page;
    }

    /** What the phone shows, as a PNG. */
    public void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    @Override
    public void close() {
        context.close();
        browser.close();
        playwright.close();
    }
}
