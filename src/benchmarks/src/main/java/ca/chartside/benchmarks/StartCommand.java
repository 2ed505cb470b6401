package ca.chartside.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long the sign-in window takes until it is painted, beside the first pixels of a bare window. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "How long the desktop client takes to paint its sign-in window.",
            "Starts the desktop client and a program with one bare FlatLaf window in turns, each as its own process on",
            "a virtual screen with this JDK and its default class archive, and tells the medians of the times until the",
            "sign-in window is painted, form and all, and until the bare one's first pixels. Needs Xvfb."
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields before a command runs
final class StartCommand implements Callable<Integer> {
    /**
     * The sign-in window is painted when its button is there: Swing shows a window's content all at once, but the system may
     * show the empty window before.
     */
    private static final int SIGN_IN_BUTTON = 0x6D4AFF;

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

    @Option(names = "--runs", defaultValue = "7", description = "Of each. Default: ${DEFAULT-VALUE}")
    int runs;

    @Option(names = "--json", description = "The last line is the figures as one JSON object")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("chartside-start");
        Timings client = new Timings();
        Timings bare = new Timings();
        try (Screen screen = Screen.open(folder)) {
            start(screen, folder, bare(), screen::isLit); // the first of all pays for a cold disk
            for (int i = 0; i < runs; i++) {
                bare.add(start(screen, folder, bare(), screen::isLit));
                List<String> signIn = client(folder.resolve("profile" + i));
                client.add(start(screen, folder, signIn, () -> screen.shows(SIGN_IN_BUTTON)));
            }
        } finally {
            delete(folder);
        }
        print(client.percentile(50), bare.percentile(50));
        return 0;
    }

    private static List<String> bare() {
        return List.of(BareWindow.class.getName());
    }

    private static List<String> client(Path profile) {
        return List.of(
                "ca.chartside.desktop.app.DesktopMain",
                "--profile",
                profile.toString(),
                "--lang",
                "en",
                "--theme",
                "light");
    }

    /** @return nanoseconds from the start of the process until its window is {@code there} */
    private static long start(Screen screen, Path folder, List<String> program, BooleanSupplier there)
            throws IOException {
        if (!Screen.await(() -> !screen.isLit(), LIMIT_NANOS)) {
            throw new IOException("the screen does not turn dark");
        }
        ProcessBuilder builder = JavaProgram.on(screen, program)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        long began = System.nanoTime();
        Process process = builder.start();
        try {
            if (!Screen.await(there, LIMIT_NANOS)) {
                throw new IOException("no window came: " + Files.readString(folder.resolve("log")));
            }
            return System.nanoTime() - began;
        } finally {
            end(process);
        }
    }

    private static void end(Process process) {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(double client, double bare) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "sign-in window %.0f ms, bare FlatLaf window %.0f ms (medians of %d): %.2f times%n",
                client,
                bare,
                runs,
                client / bare);
        if (json) {
            out.printf(
                    Locale.ROOT,
                    "{\"signInMillis\":%.1f,\"bareMillis\":%.1f,\"ratio\":%.3f,\"runs\":%d}%n",
                    client,
                    bare,
                    client / bare,
                    runs);
        }
        out.flush();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
