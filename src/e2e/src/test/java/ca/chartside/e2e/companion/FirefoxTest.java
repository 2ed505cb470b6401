package ca.chartside.e2e.companion;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.e2e.architecture.Sources;
import ca.chartside.e2e.browser.Firefox;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.oscar.OscarFamily;
import ca.chartside.testkit.oscar.PracticeOscar;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In Firefox the companion tells the client the same: every part real, the companion as it is, the bridge where the program itself installs it. */
@Tag("long")
class FirefoxTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private DeskFixture doctor;
    private Firefox firefox;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        doctor = new DeskFixture(folder);
        Path home = folder.resolve("home");
        installBridge(home);
        firefox = Firefox.start(home, CompanionFixture.SOURCE);
    }

    @AfterEach
    void stop() {
        try (DeskFixture ending = doctor) {
            if (firefox != null) {
                firefox.close();
            }
        }
    }

    /** As the workstation's user does, whose home that is. */
    private void installBridge(Path home) throws IOException, InterruptedException {
        ProcessBuilder program = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                "ca.chartside.desktop.app.DesktopMain",
                "--install-bridge",
                "--profile",
                doctor.profile().toString());
        program.environment().remove("XDG_CONFIG_HOME");
        Path said = folder.resolve("install-bridge.txt");
        int result = program.redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        assertThat(result).as(Files.readString(said)).isZero();
    }

    /** @return the schedule's window */
    private String signIn(URI oscar) {
        firefox.open(URI.create(oscar + "/index.jsp"));
        firefox.type("input[name=username]", PracticeOscar.username(DeskFixture.DOCTOR));
        firefox.type("input[name=password]", DeskFixture.DOCTOR.password());
        firefox.type("input[name=pin]", PracticeOscar.PIN);
        firefox.click("button");
        assertThat(firefox.has("#providerSchedule")).isTrue();
        return firefox.window();
    }

    private void awaitIcons(String... names) {
        Await.until("the icons", PATIENCE, firefox::iconNames, List.of(names)::equals);
    }

    /** On the schedule. OSCAR opens every chart in the same window. */
    private void clickChart(int demographicNo) {
        firefox.click("a.encounterBtn[onclick*='demographicNo=%d&']".formatted(demographicNo));
    }

    @ParameterizedTest
    @EnumSource
    void theChartInFirefoxIsTheClientsAndWhatThePatientAnswersIsCountedOnItsPage(OscarFamily family)
            throws IOException {
        try (PracticeOscar oscar = PracticeOscar.start(family)) {
            firefox.useOscar(oscar.address());
            doctor.signInBeside(oscar.address());
            String schedule = signIn(oscar.address());
            String chart = firefox.openedBy(() -> clickChart(1));
            doctor.awaitChart(1);

            firefox.turnTo(schedule);
            doctor.awaitChart(0);
            clickChart(2);
            doctor.awaitChart(2);
            firefox.turnTo(chart);
            firefox.turnTo(schedule);
            doctor.awaitChart(0);
            clickChart(1);
            doctor.awaitChart(1);
            firefox.turnTo(chart);

            awaitIcons("Message Anna TESTERSON", "Nothing unread from Anna TESTERSON");
            doctor.answer();
            awaitIcons("Message Anna TESTERSON", "1 unread from Anna TESTERSON");
            picture("firefox-" + family);
            firefox.clickLogo();
            doctor.awaitComposerFor("TESTERSON, Anna");

            firefox.turnTo(schedule);
            firefox.click("#logoutButton");
            doctor.awaitChart(0);
        }
    }

    /** For who looks at it: beside those of the other browser. */
    private void picture(String name) throws IOException {
        Path shots = Sources.root().resolve("target/companion");
        Files.createDirectories(shots);
        firefox.picture(shots.resolve(name + ".png"));
    }
}
