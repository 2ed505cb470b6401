package ca.chartside.backend.app;

import ca.chartside.backend.store.StoreException;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line of the clinic's server. */
@Command(
        name = "backend",
        mixinStandardHelpOptions = true,
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
    private BackendMain() {}

    public static void main(String[] args) {
        CommandLine usual = new CommandLine(new BackendMain());
        System.exit(run(args, System.getenv(), usual.getOut(), usual.getErr()));
    }

    static int run(String[] args, Map<String, String> environment, PrintWriter out, PrintWriter err) {
        CommandLine commandLine =
                new CommandLine(new BackendMain()).setOut(out).setErr(err).setCaseInsensitiveEnumValuesAllowed(true);
        try {
            commandLine.setDefaultValueProvider(new Settings(environment, Settings.configFile(environment)));
        } catch (IOException e) {
            commandLine.getErr().println("The configuration file cannot be read: " + e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        commandLine.setExecutionExceptionHandler((e, command, result) -> {
            if (e instanceof StoreException || e instanceof JavalinBindException || e instanceof UncheckedIOException) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                command.getErr().println("Cannot start: " + e.getMessage() + " (" + cause.getMessage() + ")");
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw e;
        });
        return commandLine.execute(args);
    }

    @Command(name = "serve", mixinStandardHelpOptions = true, description = "Runs the server until it is ended.")
    @SuppressWarnings("NullAway.Init") // picocli fills the fields before a command runs
    static final class Serve implements Callable<Integer> {
        @Mixin
        ServeOptions options;

        @Spec
        CommandSpec spec;

        @Override
        public Integer call() throws InterruptedException {
            CountDownLatch ended = new CountDownLatch(1);
            Config config = options.config();
            Backend backend = Backend.start(config, Clock.systemUTC());
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> {
                        backend.close();
                        ended.countDown();
                    }));
            PrintWriter out = spec.commandLine().getOut();
            out.println("Chartside listens on http://" + config.host() + ":" + backend.port());
            out.flush();
            ended.await();
            return 0;
        }
    }
}
