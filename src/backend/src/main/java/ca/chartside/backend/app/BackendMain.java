package ca.chartside.backend.app;

import ca.chartside.backend.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line of the clinic's server. */
@Command(
        name = "./chartside backend",
        mixinStandardHelpOptions = true,
        version = "Chartside 0.1.0",
        description = "The clinic's server: staff API and patient portal.",
        subcommands = {
            BackendMain.Serve.class,
            ClinicCommand.class,
            UserCommand.class,
            PatientCommand.class,
        },
        footer = {
            "",
            "Every setting is a flag, an environment variable (--smtp-host is CHARTSIDE_SMTP_HOST)",
            "or a line of the configuration file (smtp-host=...), in this order. The file is the one",
            "that CHARTSIDE_CONFIG names, else /etc/chartside/backend.properties."
        })
public final class BackendMain {
    private static final Logger LOG = LoggerFactory.getLogger(BackendMain.class);

    private BackendMain() {}

    public static void main(String[] args) {
        CommandLine usual = new CommandLine(new BackendMain());
        System.exit(run(args, System.getenv(), usual.getOut(), usual.getErr()));
    }

    static int run(String[] args, Map<String, String> environment, PrintWriter out, PrintWriter err) {
        CommandLine commandLine =
                new CommandLine(new BackendMain()).setOut(out).setErr(err).setCaseInsensitiveEnumValuesAllowed(true);
        Settings settings;
        try {
            settings = new Settings(environment, Settings.configFile(environment));
        } catch (IOException | IllegalArgumentException e) {
            err.println("The configuration file cannot be read: " + e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        CommandLine serve = Objects.requireNonNull(commandLine.getSubcommands().get("serve"));
        return commandLine
                .setDefaultValueProvider(settings)
                .setExecutionStrategy(parsed -> {
                    Integer helped = CommandLine.executeHelpRequest(parsed);
                    if (helped == null) {
                        settings.check(serve);
                    }
                    return helped == null ? new CommandLine.RunLast().execute(parsed) : helped;
                })
                .setParameterExceptionHandler((e, given) -> wrongUsage(e, given, settings))
                .setExecutionExceptionHandler((e, command, parsed) -> cannot(e, command.getErr()))
                .execute(args);
    }

    /**
     * The one line that says it; a command's own options only where they were asked for. No other command is suggested in the place of
     * one that there is not: the likest word may be one that takes something away.
     */
    private static int wrongUsage(ParameterException e, String[] args, Settings settings) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(e.getMessage() + settings.origin(e.getArgSpec(), args));
        if (command.getSubcommands().isEmpty()) {
            UnmatchedArgumentException.printSuggestions(e, err);
            err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        } else {
            command.usage(err);
        }
        return CommandLine.ExitCode.USAGE;
    }

    /** @throws Exception what is nobody's but the program's own fault */
    private static int cannot(Exception e, PrintWriter err) throws Exception {
        if (e instanceof Operation.Refused) {
            err.println(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        if (e instanceof StoreException || e instanceof UncheckedIOException) {
            Throwable cause = e.getCause();
            err.println("Cannot start: " + e.getMessage() + (cause == null ? "" : " (" + cause.getMessage() + ")"));
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw e;
    }

    @Command(name = "serve", mixinStandardHelpOptions = true, description = "Runs the server until it is ended.")
    @SuppressWarnings("NullAway.Init") // picocli fills the fields before a command runs
    static final class Serve implements Callable<Integer> {
        @Mixin
        StoreOptions store;

        @Mixin
        ServeOptions options;

        @Spec
        CommandSpec spec;

        @Override
        public Integer call() throws InterruptedException {
            CountDownLatch ended = new CountDownLatch(1);
            Config config = options.config(store);
            Backend backend = Backend.start(config, Clock.systemUTC());
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> {
                        backend.close();
                        ended.countDown();
                    }));
            PrintWriter out = spec.commandLine().getOut();
            out.println("Chartside listens on http://" + config.host() + ":" + backend.port());
            out.flush();
            backend.warnings().forEach(warning -> LOG.warn("{}", warning));
            if (backend.store().clinics().isEmpty()) {
                LOG.warn("there is no clinic in {} yet; add one with: clinic add", store);
            }
            ended.await();
            return 0;
        }
    }
}
