package ca.chartside.e2e.demo;

import ca.chartside.desktop.app.AlreadyRunning;
import ca.chartside.e2e.tour.BasicsTour;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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

    @Option(names = "--tour", paramLabel = "NAME", description = "Plays a story by itself: basics")
    @Nullable String tour;

    @Option(names = "--virtual-display", description = "Nobody looks: takes pictures of the windows")
    boolean virtualDisplay;

    @Option(names = "--stay", description = "Runs on after the pictures, until it is ended")
    boolean stay;

    @Option(
            names = "--language",
            paramLabel = "en|fr",
            description = "The client's language; the system's if not given")
    @Nullable String language;

    public static void main(String[] args) {
        int result = new CommandLine(new DemoMain()).execute(args);
        // Windows that are still open would keep the program alive.
        System.exit(result);
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintStream out = System.out;
        Path shots = directory.resolve("shots");
        if (tour != null) {
            if (!tour.equals("basics")) {
                System.err.println("There is a tour called basics, none called " + tour + ".");
                return CommandLine.ExitCode.USAGE;
            }
            return BasicsTour.play(directory.resolve("tour-basics"), shots.resolve("basics"), out) ? 0 : 1;
        }
        @Nullable Locale locale = language == null ? null : Locale.forLanguageTag(language);
        try (Demo demo = Demo.start(directory, fresh, locale, Clock.systemUTC())) {
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
            System.err.println("The demo runs already. Use it, or end it first: Ctrl+C where it was started.");
            return CommandLine.ExitCode.SOFTWARE;
        }
        return 0;
    }
}
