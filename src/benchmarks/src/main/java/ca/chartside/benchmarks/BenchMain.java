package ca.chartside.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the load runs and timings. */
@Command(
        name = "./chartside bench",
        mixinStandardHelpOptions = true,
        description = "Load runs and timings.",
        subcommands = {SendCommand.class, ListsCommand.class, StartCommand.class})
public final class BenchMain {
    private BenchMain() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchMain()).execute(args));
    }
}
