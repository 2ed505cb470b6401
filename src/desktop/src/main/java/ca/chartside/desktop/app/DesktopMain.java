package ca.chartside.desktop.app;

import ca.chartside.desktop.bridge.BridgeInstall;
import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The desktop client's command line. */
final class DesktopMain {
    static final String NUMBER = "0.1.0";
    private static final String VERSION = "Chartside " + NUMBER;

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final int NOT_RUNNING = 3;

    private final Arguments arguments;
    private final PrintStream out;
    private final PrintStream err;

    private DesktopMain(Arguments arguments, PrintStream out, PrintStream err) {
        this.arguments = arguments;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        System.exit(run(args, System.out, System.err));
    }

    /** @return the exit code, when the client has ended or said what was asked */
    static int run(String[] args, PrintStream out, PrintStream err) throws IOException, InterruptedException {
        Arguments arguments;
        try {
            arguments = Arguments.parse(args);
        } catch (Arguments.WrongUsage e) {
            err.println(e.getMessage());
            err.print(Arguments.HELP);
            return WRONG_USAGE;
        }
        try {
            return new DesktopMain(arguments, out, err).run();
        } catch (SingleInstance.NotAnswering e) {
            return hangs(err);
        }
    }

    private static int hangs(PrintStream err) {
        err.println("Chartside is running, but does not answer. End it and start again.");
        return FAILED;
    }

    private int run() throws IOException, InterruptedException {
        if (arguments.has("--help")) {
            out.print(Arguments.HELP);
            return 0;
        }
        if (arguments.has("--version")) {
            out.println(VERSION);
            return 0;
        }
        if (arguments.has("--status")) {
            return printStatus();
        }
        if (arguments.has("--install-bridge") || arguments.has("--uninstall-bridge")) {
            return bridge();
        }
        String noDisplay = noDisplay();
        if (noDisplay != null) {
            err.println("Chartside's window needs a display: " + noDisplay);
            return FAILED;
        }
        try (DesktopClient client = DesktopClient.start(options())) {
            client.awaitEnd();
            return 0;
        } catch (AlreadyRunning e) {
            return handOver();
        }
    }

    /** Why no window can be opened; null where one can. */
    private static @Nullable String noDisplay() {
        try {
            if (GraphicsEnvironment.isHeadless()) {
                return "there is none.";
            }
            GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
            return null;
        } catch (AWTError e) {
            return e.getMessage();
        }
    }

    private Options options() {
        String server = arguments.value("--server");
        String language = arguments.value("--lang");
        return new Options(
                arguments.profile(),
                server != null ? server : System.getProperty("chartside.server", System.getenv("CHARTSIDE_SERVER")),
                arguments.value("--clinic"),
                arguments.value("--username"),
                System.getenv("CHARTSIDE_PASSWORD"),
                arguments.open(),
                !"no".equalsIgnoreCase(System.getenv("CHARTSIDE_REMEMBER_ME")),
                language == null ? null : Locale.of(language),
                arguments.look());
    }

    private int handOver() throws IOException {
        Optional<String> answer = SingleInstance.ask(
                arguments.profile(), new Handover.Show(arguments.open()).words(), Duration.ofSeconds(5));
        if (answer.isPresent() && answer.get().equals("shown")) {
            return 0;
        }
        return hangs(err);
    }

    private int bridge() {
        BridgeInstall bridge = BridgeInstall.on(arguments.bridge(), out::println);
        try {
            if (arguments.has("--install-bridge")) {
                bridge.install();
            } else {
                bridge.uninstall();
            }
            return 0;
        } catch (IOException e) {
            err.println("This could not be done: " + e.getMessage());
            return FAILED;
        }
    }

    private int printStatus() throws IOException {
        Optional<String> answer =
                SingleInstance.ask(arguments.profile(), new Handover.AskStatus().words(), Duration.ZERO);
        if (answer.isEmpty()) {
            err.println("Chartside is not running.");
            return NOT_RUNNING;
        }
        out.println(arguments.has("--json") ? answer.get() : Status.inWords(answer.get()));
        return 0;
    }
}
