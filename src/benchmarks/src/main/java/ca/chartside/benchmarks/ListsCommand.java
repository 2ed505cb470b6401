package ca.chartside.benchmarks;

import ca.chartside.backend.store.Store;
import ca.chartside.protocol.ConversationPage;
import ca.chartside.protocol.Paths;
import ca.chartside.protocol.SearchRequest;
import ca.chartside.testkit.BackendProcess;
import ca.chartside.testkit.LoadClinic;
import ca.chartside.testkit.StaffCalls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a client asks all day, over HTTP, of a clinic that has many conversations. */
@Command(
        name = "lists",
        mixinStandardHelpOptions = true,
        header = "How soon the lists, a conversation and the searches of a large clinic answer.",
        description = {
            "Fills a store with that many conversations, as years of work would: patients, messages, members, events,",
            "audit. Reads its files once, as the system has those of a clinic at work in its memory. Then",
            "asks the real server in its own process, over HTTP and as one signed-in user, in turns: pages of",
            "the three tabs, the numbers, the newest messages of a conversation, searches. Each answer is audited, as always.",
            "Then the real window, in its own process on a virtual screen: from a click on a tab to its rows painted, the",
            "longest event while a conversation of 10,000 messages opens, the heap after 10,000 rows. Needs Xvfb."
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields before a command runs
final class ListsCommand implements Callable<Integer> {
    /** Rounds before anything counts: a server that has worked for a day has its code compiled. */
    private static final int WARM_UP = 1000;

    /** Searches take most of a round, and are asked in so few of those. */
    private static final int WARM_UP_SEARCHES = 10;

    private static final int PAGES_WALKED = 400;

    /** A token holds for minutes; on a busy computer all rounds take longer. */
    private static final int ROUNDS_A_TOKEN = 50;

    @Option(names = "--store", defaultValue = "sqlite", description = "sqlite or postgres. Default: ${DEFAULT-VALUE}")
    String store;

    @Option(names = "--conversations", defaultValue = "100000", description = "Default: ${DEFAULT-VALUE}")
    int conversations;

    @Option(
            names = "--beside",
            description =
                    "A second clinic of so many, asked in turns with the first: what a computer is busy with befalls both")
    @Nullable Integer beside;

    @Option(names = "--rounds", defaultValue = "500", description = "Of all questions. Default: ${DEFAULT-VALUE}")
    int rounds;

    @Option(names = "--json", description = "The last line is the figures as one JSON object")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, SQLException {
        if (!Engine.NAMES.contains(store) || conversations < 1 || rounds < 1 || beside != null && beside < 1) {
            spec.commandLine()
                    .getErr()
                    .println("--store is sqlite or postgres; --conversations, --beside and --rounds are above 0.");
            return 2;
        }
        try (RunFolder folder = RunFolder.make();
                Site site = new Site(store, folder.path().resolve("first"), conversations);
                Site other =
                        beside == null ? null : new Site(store, folder.path().resolve("beside"), beside)) {
            measure(other == null ? List.of(site) : List.of(site, other));
            print(site, other, client(folder.path(), site));
        }
        return 0;
    }

    /** A clinic of so many conversations, the real server on it, and what it is asked once somebody has signed in. */
    private static final class Site implements AutoCloseable {
        final int conversations;
        final long seconds;
        final Engine engine;
        final YearsOfWork.Made made;
        final BackendProcess backend;
        final StaffCalls calls;
        String token = "";
        List<Query> queries = List.of();

        Site(String store, Path folder, int conversations) throws IOException, SQLException {
            this.conversations = conversations;
            engine = Engine.start(store, Files.createDirectory(folder));
            try {
                long began = System.nanoTime();
                try (Store empty = engine.open()) {
                    made = YearsOfWork.fill(empty, conversations);
                }
                engine.settle();
                seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
                backend = engine.serve(folder);
            } catch (SQLException | RuntimeException e) {
                engine.close();
                throw e;
            }
            calls = new StaffCalls(backend.port());
        }

        void signIn() throws IOException {
            token = calls.signIn(LoadClinic.SLUG, LoadClinic.INBOX, LoadClinic.PASSWORD)
                    .accessToken();
        }

        void makeQueries() throws IOException {
            signIn();
            queries = queries(calls, token, made);
        }

        @Override
        public void close() throws IOException {
            try (engine;
                    backend;
                    calls) {
                // All of them, whatever one throws; the last one made first.
            }
        }
    }

    /** Something that is asked over HTTP. */
    @FunctionalInterface
    private interface Question {
        void ask(StaffCalls calls, String token) throws IOException;
    }

    /** A question that is asked again and again. */
    private record Query(String name, Question question, Timings times) {
        static Query get(String name, Supplier<String> path) {
            return new Query(name, (calls, token) -> calls.get(path.get(), token), new Timings());
        }

        static Query search(String name, String words) {
            SearchRequest request = new SearchRequest(words, null, null, null);
            return new Query(name, (calls, token) -> calls.ask(Paths.SEARCH, token, request), new Timings());
        }

        boolean isSearch() {
            return name.startsWith("search.");
        }
    }

    private void measure(List<Site> sites) throws IOException {
        for (Site site : sites) {
            site.makeQueries();
        }
        for (Site site : sites) {
            site.engine.warm();
        }
        for (int round = -WARM_UP; round < rounds; round++) {
            if (round % ROUNDS_A_TOKEN == 0) {
                for (Site site : sites) {
                    site.signIn();
                }
            }
            for (int i = 0; i < sites.getFirst().queries.size(); i++) {
                if (round < 0
                        && round % WARM_UP_SEARCHES != 0
                        && sites.getFirst().queries.get(i).isSearch()) {
                    continue;
                }
                for (Site site : sites) {
                    Query query = site.queries.get(i);
                    long began = System.nanoTime();
                    query.question().ask(site.calls, site.token);
                    if (round >= 0) {
                        query.times().add(System.nanoTime() - began);
                    }
                }
            }
        }
    }

    /** @return what the window measured, as a JSON object */
    private static String client(Path folder, Site site) throws IOException {
        List<String> program = List.of(
                "-Xmx512m",
                ClientProgram.class.getName(),
                String.valueOf(site.backend.port()),
                String.valueOf(YearsOfWork.BUSY_PATIENT),
                site.made.longId().toString());
        Path pixels = Files.createDirectory(folder.resolve("screen"));
        try (Screen screen = Screen.open(pixels)) {
            Process window = JavaProgram.on(screen, program)
                    .redirectError(folder.resolve("client.log").toFile())
                    .start();
            String last = "";
            try (BufferedReader out = window.inputReader(StandardCharsets.UTF_8)) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    last = line;
                }
            }
            if (!last.startsWith("{")) {
                throw new IOException("the window did not measure: " + Files.readString(folder.resolve("client.log")));
            }
            return last;
        }
    }

    private static List<Query> queries(StaffCalls calls, String token, YearsOfWork.Made made) throws IOException {
        Random random = new Random(1);
        String triage = Paths.CONVERSATIONS + "?tab=triage";
        String mine = Paths.CONVERSATIONS + "?tab=mine";
        String patient = Paths.CONVERSATIONS + "?tab=patient&patient=";
        String busy = patient + YearsOfWork.BUSY_PATIENT;
        String triageMiddle = middle(calls, token, triage);
        String mineMiddle = middle(calls, token, mine);
        String busyMiddle = middle(calls, token, busy);
        return List.of(
                Query.get("triage.first", () -> triage),
                Query.get("triage.middle", () -> triageMiddle),
                Query.get("mine.first", () -> mine),
                Query.get("mine.middle", () -> mineMiddle),
                Query.get("patient.first", () -> patient + (1 + random.nextInt(made.patients()))),
                Query.get("patient.busy", () -> busy),
                Query.get("patient.middle", () -> busyMiddle),
                Query.get("counts", () -> Paths.COUNTS),
                Query.get(
                        "messages.ordinary",
                        () -> messages(
                                made.samples().get(random.nextInt(made.samples().size())))),
                Query.get("messages.long", () -> messages(made.longId())),
                Query.search("search.surname", Vocabulary.COMMON_SURNAME),
                Query.search("search.prefix", Vocabulary.COMMON_BEGINNING),
                Query.search("search.word", Vocabulary.COMMON_WORD),
                Query.search("search.surname.word", Vocabulary.COMMON_SURNAME + " " + Vocabulary.COMMON_WORD),
                Query.search("search.none", "xylophone"));
    }

    private static String messages(UUID conversation) {
        return Paths.CONVERSATION_MESSAGES.replace("{id}", conversation.toString());
    }

    /** Walks a list to its end, or far into it. @return the page in the middle of what was walked */
    private static String middle(StaffCalls calls, String token, String list) throws IOException {
        List<String> cursors = new ArrayList<>();
        @Nullable String next = null;
        do {
            String page = list + "&limit=200" + (next == null ? "" : "&cursor=" + next);
            next = calls.get(page, token, ConversationPage.class).next();
            if (next != null) {
                cursors.add(next);
            }
        } while (next != null && cursors.size() < PAGES_WALKED);
        return cursors.isEmpty() ? list : list + "&cursor=" + cursors.get(cursors.size() / 2);
    }

    private void print(Site site, @Nullable Site other, String client) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s, %d conversations, made in %d s; milliseconds%s:%n",
                store,
                site.conversations,
                site.seconds,
                other == null ? "" : "; beside it " + other.conversations);
        for (int i = 0; i < site.queries.size(); i++) {
            Query query = site.queries.get(i);
            double half = query.times().percentile(50);
            out.printf(
                    Locale.ROOT,
                    "%-20s p50 %7.2f   p99 %7.2f",
                    query.name(),
                    half,
                    query.times().percentile(99));
            if (other != null) {
                Timings times = other.queries.get(i).times();
                out.printf(
                        Locale.ROOT,
                        "   beside p50 %7.2f   p99 %7.2f   p50 %.2f times",
                        times.percentile(50),
                        times.percentile(99),
                        half / times.percentile(50));
            }
            out.println();
        }
        out.println("the window: " + client);
        if (json) {
            String rows = site.queries.stream()
                    .map(query -> String.format(
                            Locale.ROOT,
                            "{\"name\":\"%s\",\"p50\":%.3f,\"p99\":%.3f}",
                            query.name(),
                            query.times().percentile(50),
                            query.times().percentile(99)))
                    .collect(Collectors.joining(","));
            out.println(
                    "{\"conversations\":" + conversations + ",\"queries\":[" + rows + "],\"client\":" + client + "}");
        }
        out.flush();
    }
}
