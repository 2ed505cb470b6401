package ca.chartside.e2e.demo;

import ca.chartside.desktop.app.AlreadyRunning;
import ca.chartside.desktop.app.DesktopClient;
import ca.chartside.desktop.app.Options;
import ca.chartside.e2e.clinic.DemoClinic;
import ca.chartside.e2e.tour.Pictures;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.oscar.OscarFamily;
import ca.chartside.testkit.oscar.PracticeOscar;
import ca.chartside.testkit.sample.SampleClinic;
import ca.chartside.testkit.sample.SampleStaff;
import java.awt.Window;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.assertj.swing.edt.GuiActionRunner;
import org.jspecify.annotations.Nullable;

/** The sample clinic with its backend, its mail, pages that imitate OSCAR's and one open desktop client. */
final class Demo implements AutoCloseable {
    private static final Duration SIGN_IN = Duration.ofSeconds(30);
    /** An icon in the tray is a window of its own, at most so high. */
    private static final int TRAY_ICON = 48;

    private static final SampleStaff USER = SampleStaff.RITA_DESK;

    private static final int USUAL_OSCAR = 8085;

    private final DemoClinic clinic;
    private final PracticeOscar oscar;
    private final DesktopClient client;

    private Demo(DemoClinic clinic, PracticeOscar oscar, DesktopClient client) {
        this.clinic = clinic;
        this.oscar = oscar;
        this.client = client;
    }

    /**
     * @param directory keeps the clinic's data and the client's profile between starts
     * @param fresh forgets them first
     * @param language the client's; null for the system's
     * @param look the client's
     * @throws AlreadyRunning where the demo of this directory runs
     */
    static Demo start(Path directory, boolean fresh, @Nullable Locale language, Options.Look look, Clock clock)
            throws AlreadyRunning {
        Path data = directory.resolve("clinic");
        Path profile = directory.resolve("profile");
        if (DemoClinic.runs(data)) {
            throw new AlreadyRunning();
        }
        if (fresh) {
            DemoClinic.delete(data);
            DemoClinic.delete(profile);
        }
        DemoClinic clinic = DemoClinic.start(data, store -> SampleClinic.withPast(store, clock.instant()));
        PracticeOscar oscar =
                PracticeOscar.start(OscarFamily.OPEN_O, DemoClinic.freeOr0(USUAL_OSCAR), PracticeOscar.USUAL_CONTEXT);
        clinic.oscar(oscar.address());
        try {
            return new Demo(
                    clinic,
                    oscar,
                    DesktopClient.start(new Options(
                            profile,
                            clinic.address().toString(),
                            SampleClinic.SLUG,
                            USER.username(),
                            USER.password(),
                            new Options.Open(SampleClinic.ANNA, null),
                            true,
                            language,
                            look)));
        } catch (IOException e) {
            oscar.close();
            clinic.close();
            throw new UncheckedIOException(e);
        } catch (AlreadyRunning e) {
            oscar.close();
            clinic.close();
            throw e;
        }
    }

    void tell(PrintStream out) {
        out.printf("""

                Chartside's demo is running.

                  Server          %s
                  Patients' mail  %s
                  Practice OSCAR  %s/
                  Clinic          %s

                  Sign in as                                   Password
                """, clinic.address(), clinic.mail().page(), oscar.address(), SampleClinic.SLUG);
        for (SampleStaff person : SampleStaff.values()) {
            out.printf(Locale.ROOT, "  %-42s   %-20s %s%n", person.username(), person.password(), person.displayName());
        }
        out.printf("""

                  In the practice OSCAR: the name up to its @ (%s), the same password, PIN %s. Its pages imitate OSCAR's;
                  src/companion/README.md says how to load the companion, Chartside's icons on them, into a browser.

                  Patient 1       Anna TESTERSON, born 1985-03-14, health card 9876543225
                  Patient 4       Élodie ESSAI, born 1969-05-21, health card 9226339209 (reads French)

                The client is open as %s with patient 1's chart. Send her a message with "Send & Allow Replies",
                then read it as she would: in the patients' mail.
                """, PracticeOscar.username(USER), PracticeOscar.PIN, USER.displayName());
        out.println();
    }

    /** Waits until the client shows its lists, then pictures each of its windows. @return how many */
    int takePictures(Path folder) {
        Await.until("the client to be signed in", SIGN_IN, () -> client.status().chart() != null);
        Pictures pictures = new Pictures(folder);
        pictures.awaitStill();
        List<Window> windows = Objects.requireNonNull(GuiActionRunner.execute(() ->
                Arrays.stream(Window.getWindows()).filter(Window::isShowing).toList()));
        for (Window window : windows) {
            pictures.window(window.getHeight() <= TRAY_ICON ? "tray-icon" : window.getName(), window);
        }
        pictures.screen("screen");
        return pictures.taken();
    }

    void awaitQuit() throws InterruptedException {
        client.awaitEnd();
    }

    @Override
    public void close() {
        client.close();
        oscar.close();
        clinic.close();
    }
}
