package ca.chartside.e2e.tour;

import ca.chartside.e2e.browser.PatientBrowser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/** A patient at their phone: the portal's pages in a real browser. For one thread. */
final class Phone {
    private final PatientBrowser browser;

    Phone(PatientBrowser browser) {
        this.browser = browser;
    }

    void open(URI address) {
        browser.open(address);
    }

    /** Says who they are. */
    void identify(String hin, LocalDate born) {
        Page page = browser.page();
        page.fill("#hin", hin);
        page.fill("#year", String.valueOf(born.getYear()));
        page.selectOption("#month", String.valueOf(born.getMonthValue()));
        page.fill("#day", String.format(Locale.ROOT, "%02d", born.getDayOfMonth()));
        page.click("#continue");
    }

    /** Waits for something on the page. @param selector as in CSS */
    void await(String selector) {
        browser.page().waitForSelector(selector);
    }

    /** Scrolls down to the newest message. */
    void toNewest() {
        browser.page().locator("#latest").scrollIntoViewIfNeeded();
    }

    boolean has(String selector) {
        return browser.page().querySelector(selector) != null;
    }

    void click(String selector) {
        browser.page().click(selector);
    }

    /** Waits until the page says {@code words}. */
    void sees(String words) {
        browser.page().getByText(words).first().waitFor();
    }

    /** The page says nothing of {@code words}. */
    void seesNot(String words) {
        if (browser.page().content().contains(words)) {
            throw new AssertionError("the patient's page says “" + words + "”");
        }
    }

    /** Types what has not been sent yet. */
    void write(String words) {
        browser.page().fill("#text", words);
    }

    /** What stands in the box. */
    String written() {
        return browser.page().inputValue("#text");
    }

    /** Adds files to the reply and waits until the clinic's server has them. */
    void attach(Path... files) {
        browser.page().setInputFiles("#files", files);
        browser.page()
                .locator("#attached .att:not(.bad):not(.up)")
                .nth(files.length - 1)
                .waitFor();
    }

    void send() {
        click("#send");
    }

    /** Sends and waits until the reply stands among the messages. */
    void reply(String words) {
        write(words);
        send();
        browser.page()
                .locator(".m.me")
                .getByText(words, new Locator.GetByTextOptions().setExact(true))
                .waitFor();
    }

    /** Opens the page anew. */
    void reload() {
        browser.page().reload();
    }

    /** What the phone shows, as a PNG. */
    void picture(Path file) {
        browser.picture(file);
    }
}
