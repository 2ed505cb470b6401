package ca.chartside.desktop.app;

import ca.chartside.desktop.theme.Theme;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The desktop client's command line. */
@Command(
        name = "chartside desktop",
        mixinStandardHelpOptions = true,
        version = "Chartside 0.1.0",
        sortOptions = false,
        description =
                "Two-way patient messaging beside OSCAR. One client runs per user: a second start brings the first to"
                        + " the front, hands over its chart and ends.",
        footer = {
            "",
            "Environment:",
            "  CHARTSIDE_SERVER       the server's address where --server is not given",
            "  CHARTSIDE_REMEMBER_ME  \"no\" forbids keeping sign-ins on this computer",
            "  CHARTSIDE_PASSWORD     for demos and tests only: with --clinic and --username signs in at once",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 no client runs (--status)."
        })
final class DesktopMain implements Callable<Integer> {
    private static final int NOT_RUNNING = 3;

    @Option(names = "--chart", paramLabel = "N", description = "Open the chart of the patient with this OSCAR number.")
    @Nullable Integer chart;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "LINK",
            description = "A link chartside://CLINIC/chart/N: shows the patient and asks before it opens the chart.")
    @Nullable String link;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description =
                    "The server's address; may hold {clinic}. Default: as last time, or https://{clinic}.example.ca")
    @Nullable String server;

    @Option(names = "--clinic", paramLabel = "NAME", description = "Fills in the clinic.")
    @Nullable String clinic;

    @Option(names = "--username", paramLabel = "NAME", description = "Fills in the username.")
    @Nullable String username;

    @Option(names = "--profile", paramLabel = "DIR", description = "Where this user's settings are kept.")
    @Nullable Path profile;

    @Option(names = "--lang", paramLabel = "en|fr", description = "The language; default: the system's.")
    @Nullable String language;

    @Option(names = "--theme", paramLabel = "light|dark|system", defaultValue = "system", description = "The colours.")
    String theme = "system";

    @Option(names = "--status", description = "Ask the running client what it shows.")
    boolean status;

    @Option(names = "--json", description = "With --status: print one JSON object.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls.
    CommandSpec spec;

    public static void main(String[] args) {
        boolean window = Collections.disjoint(List.of(args), List.of("--status", "--help", "-h", "--version", "-V"));
        if (window && !GraphicsEnvironment.isHeadless()) {
            // The look takes as long to load as the command line takes to be read: both at once.
            boolean dark = List.of(args).contains("dark") || List.of(args).contains("--theme=dark");
            SwingUtilities.invokeLater(() -> Theme.install(dark));
        }
        System.exit(new CommandLine(new DesktopMain()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        Path folder = profile != null
                ? profile.toAbsolutePath()
                : ProfileFolder.of(
                        System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
        if (status) {
            return printStatus(folder);
        }
        Options.Open open = new Options.Open(chart, link);
        if (GraphicsEnvironment.isHeadless()) {
            err().println("Chartside's window needs a display, and there is none.");
            return 1;
        }
        try (DesktopClient client = DesktopClient.start(options(folder, open))) {
            client.awaitEnd();
            return 0;
        } catch (AlreadyRunning e) {
            return handOver(folder, open);
        }
    }

    private void check() {
        if (chart != null && chart < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--chart takes a number from 1 on");
        }
        if (link != null && ChartLink.parse(link).isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "this is no link to a chart; one looks like chartside://medicalclinic/chart/12");
        }
        if (language != null && !List.of("en", "fr").contains(language)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--lang takes en or fr");
        }
        if (!List.of("light", "dark", "system").contains(theme)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--theme takes light, dark or system");
        }
    }

    private Options options(Path folder, Options.Open open) {
        String address =
                server != null ? server : System.getProperty("chartside.server", System.getenv("CHARTSIDE_SERVER"));
        return new Options(
                folder,
                address,
                clinic,
                username,
                System.getenv("CHARTSIDE_PASSWORD"),
                open,
                !"no".equalsIgnoreCase(System.getenv("CHARTSIDE_REMEMBER_ME")),
                language == null ? null : Locale.of(language),
                Options.Look.valueOf(theme.toUpperCase(Locale.ROOT)));
    }

    private int handOver(Path folder, Options.Open open) throws IOException {
        Optional<String> answer = SingleInstance.ask(folder, new Handover.Show(open).words(), Duration.ofSeconds(5));
        if (answer.isPresent() && answer.get().equals("shown")) {
            return 0;
        }
        err().println("Chartside is running, but does not answer. End it and start again.");
        return 1;
    }

    private int printStatus(Path folder) throws IOException {
        Optional<String> answer = SingleInstance.ask(folder, new Handover.AskStatus().words(), Duration.ZERO);
        if (answer.isEmpty()) {
            err().println("Chartside is not running.");
            return NOT_RUNNING;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? answer.get() : Status.inWords(answer.get()));
        out.flush();
        return 0;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
