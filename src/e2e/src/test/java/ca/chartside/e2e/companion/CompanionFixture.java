package ca.chartside.e2e.companion;

import ca.chartside.e2e.architecture.Sources;
import ca.chartside.e2e.browser.StaffBrowser;
import ca.chartside.testkit.oscar.OscarFamily;
import ca.chartside.testkit.oscar.PracticeOscar;
import ca.chartside.testkit.sample.SampleStaff;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A workstation's browser with the companion, and a practice OSCAR for it. */
abstract class CompanionFixture {
    static final Path SOURCE = Sources.root().resolve("src/companion");

    @TempDir
    Path folder;

    final List<String> complaints = new CopyOnWriteArrayList<>();
    PracticeOscar oscar;
    StaffBrowser browser;

    @BeforeEach
    void start() throws IOException {
        beforeBrowser();
        browser = startBrowser();
        browser.context().onPage(this::watch);
        browser.context().pages().forEach(this::watch);
    }

    void beforeBrowser() throws IOException {}

    StaffBrowser startBrowser() {
        return StaffBrowser.start(folder, SOURCE, language());
    }

    String language() {
        return "en-CA";
    }

    void use(OscarFamily family, String context) {
        oscar = PracticeOscar.start(family, 0, context);
        browser.useOscar(oscar.address());
    }

    private void watch(Page page) {
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
    }

    @AfterEach
    void stop() throws IOException {
        browser.close();
        if (oscar != null) {
            oscar.close();
        }
    }

    /** @return the schedule */
    Page signIn(SampleStaff person) {
        Page page = browser.context().newPage();
        page.navigate(oscar.address() + "/index.jsp");
        page.fill("input[name=username]", PracticeOscar.username(person));
        page.fill("input[name=password]", person.password());
        page.fill("input[name=pin]", PracticeOscar.PIN);
        page.click("button");
        page.waitForSelector("#providerSchedule");
        return page;
    }

    /** A page's address, as the schedule's links have it. */
    String chart(int demographicNo) {
        return oscar.address() + "/oscarEncounter/IncomingEncounter.do?providerNo=101&demographicNo=" + demographicNo;
    }

    String master(int demographicNo) {
        return oscar.address() + "/demographic/demographiccontrol.jsp?demographic_no=" + demographicNo
                + "&displaymode=edit&dboperation=search_detail";
    }

    /** For who looks at it: in the build folder, where tours leave theirs. */
    static void picture(Page page, String name) throws IOException {
        Path shots = Sources.root().resolve("target/companion");
        Files.createDirectories(shots);
        page.screenshot(new Page.ScreenshotOptions().setPath(shots.resolve(name + ".png")));
    }
}
