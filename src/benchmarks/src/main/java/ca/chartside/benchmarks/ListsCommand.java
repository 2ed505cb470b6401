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
            "audit. Then asks the real server in its own process, over HTTP and as one signed-in user, in turns: pages of",
            "the three tabs, the numbers, the newest messages of a conversation, searches. Each answer is audited, as always.",
            "Then the real window, in its own process on a virtual screen: from a click on a tab to its rows painted, the",
            "longest event while a conversation of 10,000 messages opens, the heap after 10,000 rows. Needs Xvfb."
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields before a command runs
final class ListsCommand implements Callable<Integer> {
    private static final int WARM_UP = 100;
    private static final int PAGES_WALKED = 400;

    @Option(names = "--store", defaultValue = "sqlite", description = "sqlite or postgres. Default: ${DEFAULT-VALUE}")
    String store;

    @Option(names = "--conversations", defaultValue = "100000", description = "Default: ${DEFAULT-VALUE}")
    int conversations;

    @Option(names = "--rounds", defaultValue = "500", description = "Of all questions. Default: ${DEFAULT-VALUE}")
    int rounds;

    @Option(names = "--json", description = "The last line is the figures as one JSON object")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, SQLException {
        if (!Engine.NAMES.contains(store) || conversations < 1 || rounds < 1) {
            spec.commandLine()
                    .getErr()
                    .println("--store is sqlite or postgres; --conversations and --rounds are above 0.");
            return 2;
        }
        try (RunFolder folder = RunFolder.make();
                Engine engine = Engine.start(store, folder.path())) {
            long began = System.nanoTime();
            YearsOfWork.Made made;
            try (Store empty = engine.open()) {
                made = YearsOfWork.fill(empty, conversations);
            }
            engine.settle();
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
            try (BackendProcess backend = engine.serve(folder.path());
                    StaffCalls calls = new StaffCalls(backend.port())) {
                List<Query> queries = measure(calls, made);
                print(seconds, queries, client(folder.path(), backend.port(), made));
            }
        }
        return 0;
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
    }

    private List<Query> measure(StaffCalls calls, YearsOfWork.Made made) throws IOException {
        String token = calls.signIn(LoadClinic.SLUG, LoadClinic.INBOX, LoadClinic.PASSWORD)
                .accessToken();
        List<Query> queries = queries(calls, token, made);
        for (int round = -WARM_UP; round < rounds; round++) {
            for (Query query : queries) {
                long began = System.nanoTime();
                query.question().ask(calls, token);
                if (round >= 0) {
                    query.times().add(System.nanoTime() - began);
                }
            }
        }
        return queries;
    }

    /** @return what the window measured, as a JSON object */
    private static String client(Path folder, int port, YearsOfWork.Made made) throws IOException {
        List<String> program = List.of(
                "-Xmx512m",
                ClientProgram.class.getName(),
                String.valueOf(port),
                String.valueOf(YearsOfWork.BUSY_PATIENT),
                made.longId().toString());
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

    private void print(long seconds, List<Query> queries, String client) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%s, %d conversations, made in %d s; milliseconds:%n", store, conversations, seconds);
        for (Query query : queries) {
            out.printf(
                    Locale.ROOT,
                    "%-20s p50 %7.2f   p99 %7.2f%n",
                    query.name(),
                    query.times().percentile(50),
                    query.times().percentile(99));
        }
        out.println("the window: " + client);
        if (json) {
            String rows = queries.stream()
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
