package ca.chartside.e2e.demo;

import ca.chartside.backend.store.OtherVersion;
import ca.chartside.desktop.app.AlreadyRunning;
import ca.chartside.desktop.app.Options;
import ca.chartside.e2e.tour.Tour;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What {@code ./chartside demo} runs. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Chartside with a sample clinic, or one of its tours.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields before the command runs
public final class DemoMain implements Callable<Integer> {
    @Option(names = "--directory", paramLabel = "DIR", required = true, description = "Where data and pictures go")
    Path directory;

    @Option(names = "--fresh", description = "Forgets what an earlier demo has stored")
    boolean fresh;

    @Option(names = "--tour", paramLabel = "NAME", description = "Plays a story by itself: ${COMPLETION-CANDIDATES}")
    @Nullable Tour tour;

    @Option(names = "--virtual-display", description = "Nobody looks: takes pictures of the windows")
    boolean virtualDisplay;

    @Option(names = "--stay", description = "Runs on after the pictures, until it is ended")
    boolean stay;

    @Option(
            names = "--language",
            paramLabel = "en|fr",
            description = "The client's language; the system's if not given")
    @Nullable String language;

    @Option(
            names = "--theme",
            paramLabel = "light|dark",
            description = "The client's colours; the system's if not given, light for a tour")
    Options.@Nullable Look theme;

    @Spec
    CommandSpec spec;

    public static void main(String[] args) {
        int result = new CommandLine(new DemoMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args);
        // Windows that are still open would keep the program alive.
        System.exit(result);
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintStream out = System.out;
        Path shots = directory.resolve("shots");
        @Nullable Locale locale = language == null ? null : Locale.forLanguageTag(language + "-CA");
        if (tour != null) {
            Locale spoken = locale == null ? Locale.CANADA : locale;
            return tour.play(directory, spoken, theme == null ? Options.Look.LIGHT : theme, out) ? 0 : 1;
        }
        Options.Look look = theme == null ? Options.Look.SYSTEM : theme;
        try (Demo demo = Demo.start(directory, fresh, locale, look, Clock.systemUTC())) {
            demo.tell(out);
            if (virtualDisplay) {
                int taken = demo.takePictures(shots);
                out.println("This display is a virtual one: " + taken + " pictures of what is on it are in " + shots);
            }
            if (!virtualDisplay || stay) {
                out.println("Ctrl+C ends the demo.");
                demo.awaitQuit();
            }
        } catch (AlreadyRunning e) {
            return refused("The demo runs already. Use it, or end it first: Ctrl+C where it was started.");
        } catch (OtherVersion e) {
            return refused("What an earlier demo has stored was made by another version of Chartside. To begin anew:"
                    + " ./chartside demo --fresh");
        }
        return 0;
    }

    private int refused(String sentence) {
        spec.commandLine().getErr().println(sentence);
        return CommandLine.ExitCode.SOFTWARE;
    }
}
