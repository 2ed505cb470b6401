package ca.chartside.desktop.app;

import ca.chartside.desktop.bridge.BridgeInstall;
import ca.chartside.desktop.profile.ProfileFolder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the program's name on its command line. Read by hand: a library for it costs a third of the time in
 * which the sign-in window shows.
 */
final class Arguments {
    static final String HELP = """
            Usage: chartside desktop [options] [LINK]
            Two-way patient messaging beside OSCAR. One client runs per user: a second
            start brings the first to the front, hands over its chart and ends.

              LINK                 A link chartside://CLINIC/chart/N: shows the patient and
                                   asks before it opens the chart.
              --chart N            Open the chart of the patient with this OSCAR number.
              --server URL         The server's address; may hold {clinic}. Default: as
                                   last time, or https://{clinic}.example.ca
              --clinic NAME        Fills in the clinic.
              --username NAME      Fills in the username.
              --profile DIR        Where this user's settings are kept.
              --lang en|fr         The language; default: the system's.
              --theme light|dark|system
                                   The colours; default: the system's.
              --status             Ask the running client what it shows.
              --json               With --status: print one JSON object.
              --install-bridge     Tell this user's browsers how to reach Chartside, for the
                                   companion in OSCAR's pages, and end.
              --uninstall-bridge   Take that away again and end.
              --machine            With either: for everybody on this computer.
              --browser-data DIR   With either: for a browser that was started with this
                                   folder for its data, alone.
              -h, --help           Show this text and end.
              -V, --version        Print the version and end.

            A value stands behind its option or behind an equals sign: --chart 12, --chart=12.

            Environment:
              CHARTSIDE_SERVER       the server's address where --server is not given
              CHARTSIDE_REMEMBER_ME  "no" forbids keeping sign-ins on this computer
              CHARTSIDE_PASSWORD     for demos and tests only: with --clinic and --username
                                     signs in at once

            Exit codes: 0 done, 1 failed, 2 wrong usage, 3 no client runs (--status).
            """;

    static final Set<String> VALUES =
            Set.of("--chart", "--server", "--clinic", "--username", "--profile", "--lang", "--theme", "--browser-data");
    static final Set<String> FLAGS =
            Set.of("--status", "--json", "--install-bridge", "--uninstall-bridge", "--machine", "--help", "--version");
    private static final Map<String, String> SHORT = Map.of("-h", "--help", "-V", "--version");

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> flags = new HashSet<>();
    private @Nullable String link;
    private @Nullable Path profile;
    private @Nullable Path browserData;

    private Arguments() {}

    /** What was typed cannot be understood; the message says why, to who typed it. */
    static final class WrongUsage extends Exception {
        private static final long serialVersionUID = 1L;

        WrongUsage(String why) {
            super(why);
        }
    }

    static Arguments parse(String... typed) throws WrongUsage {
        Arguments read = new Arguments();
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(typed));
        while (!rest.isEmpty()) {
            read.take(rest.pop(), rest);
        }
        read.check();
        return read;
    }

    private void take(String word, Deque<String> rest) throws WrongUsage {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        if (VALUES.contains(name)) {
            String value = equals < 0 ? rest.poll() : word.substring(equals + 1);
            if (value == null) {
                throw new WrongUsage(name + " takes a value");
            }
            if (values.put(name, value) != null) {
                throw new WrongUsage(name + " is given twice");
            }
        } else if (FLAGS.contains(word) || SHORT.containsKey(word)) {
            flags.add(SHORT.getOrDefault(word, word));
        } else if (word.startsWith("-")) {
            throw new WrongUsage("there is no " + word);
        } else if (link != null) {
            throw new WrongUsage("one link at a time");
        } else {
            link = word;
        }
    }

    private void check() throws WrongUsage {
        String chart = value("--chart");
        if (chart != null && !chart.matches("[1-9][0-9]{0,8}")) {
            throw new WrongUsage("--chart takes a number from 1 on");
        }
        profile = folder("--profile");
        browserData = folder("--browser-data");
        checkBridge();
        if (link != null && ChartLink.parse(link).isEmpty()) {
            throw new WrongUsage("this is no link to a chart; one looks like chartside://medicalclinic/chart/12");
        }
        if (!List.of("en", "fr").contains(or("--lang", "en"))) {
            throw new WrongUsage("--lang takes en or fr");
        }
        if (!List.of("light", "dark", "system").contains(or("--theme", "system"))) {
            throw new WrongUsage("--theme takes light, dark or system");
        }
    }

    private @Nullable Path folder(String option) throws WrongUsage {
        String folder = value(option);
        try {
            return folder == null ? null : Path.of(folder).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new WrongUsage(option + " takes a folder");
        }
    }

    private void checkBridge() throws WrongUsage {
        boolean install = has("--install-bridge");
        boolean uninstall = has("--uninstall-bridge");
        if (install && uninstall) {
            throw new WrongUsage("--install-bridge or --uninstall-bridge, not both");
        }
        if (!install && !uninstall && (has("--machine") || browserData != null)) {
            throw new WrongUsage("--machine and --browser-data go with --install-bridge or --uninstall-bridge");
        }
        if (has("--machine") && browserData != null) {
            throw new WrongUsage("--machine or --browser-data, not both");
        }
    }

    BridgeInstall.Choice bridge() {
        return new BridgeInstall.Choice(has("--machine"), profile, browserData);
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    @Nullable String value(String option) {
        return values.get(option);
    }

    String or(String option, String otherwise) {
        String value = value(option);
        return value == null ? otherwise : value;
    }

    Options.Open open() {
        String chart = value("--chart");
        return new Options.Open(chart == null ? null : Integer.valueOf(chart), link);
    }

    Options.Look look() {
        return switch (or("--theme", "system")) {
            case "light" -> Options.Look.LIGHT;
            case "dark" -> Options.Look.DARK;
            default -> Options.Look.SYSTEM;
        };
    }

    /** This user's folder. */
    Path profile() {
        return profile != null ? profile : ProfileFolder.ofThisUser();
    }
}
