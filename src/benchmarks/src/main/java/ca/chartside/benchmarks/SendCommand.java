package ca.chartside.benchmarks;

import ca.chartside.backend.store.Store;
import ca.chartside.testkit.BackendProcess;
import ca.chartside.testkit.LoadClinic;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Messages through the whole stack, and beside them, in turns, what the disk gives one row at a time. */
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = {
            "How many messages a second the server takes, and how soon they arrive.",
            "N senders and one inbox over HTTP and the event stream, against the real server in its own process:",
            "signed in, audited, durable. In turns of seconds, the rate at which the same engine with the same settings",
            "on the same disk commits single rows on one connection. Ends with 0 only if every acknowledged message is",
            "stored exactly once and was delivered exactly once.",
            "PostgreSQL has the log files of a server that is in use: a new one makes them first, in somebody's commit.",
            "No mail server answers in this run: each message's notice is stored and waits."
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields before a command runs
final class SendCommand implements Callable<Integer> {
    private static final long MESSAGES_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long RAW_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);

    @Option(names = "--store", defaultValue = "sqlite", description = "sqlite or postgres. Default: ${DEFAULT-VALUE}")
    String store;

    @Option(names = "--senders", defaultValue = "50", description = "Default: ${DEFAULT-VALUE}")
    int senders;

    @Option(names = "--seconds", defaultValue = "20", description = "Of messages that count. Default: ${DEFAULT-VALUE}")
    int seconds;

    @Option(
            names = "--warmup",
            defaultValue = "30",
            description = "Seconds of messages before, which do not count. Default: ${DEFAULT-VALUE}")
    int warmup;

    @Option(names = "--json", description = "The last line is the figures as one JSON object")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, SQLException {
        if (!Engine.NAMES.contains(store) || senders < 1 || seconds < 1) {
            spec.commandLine().getErr().println("--store is sqlite or postgres; --senders and --seconds are above 0.");
            return 2;
        }
        try (RunFolder folder = RunFolder.make();
                Engine engine = Engine.start(store, folder.path())) {
            return run(engine, folder.path());
        }
    }

    private int run(Engine engine, Path folder) throws IOException, SQLException {
        try (Store empty = engine.open()) {
            LoadClinic.fill(empty, senders);
        }
        Figures figures = new Figures();
        Set<UUID> acknowledged;
        Set<UUID> delivered;
        try (BackendProcess backend = engine.serve(folder)) {
            pause(IDLE_NANOS);
            figures.idleRssMiB = backend.residentMiB();
            try (Load load = new Load(backend.port(), senders);
                    Connection raw = engine.raw()) {
                measure(load, raw, figures);
                acknowledged = load.acknowledged();
                delivered = load.delivered();
            }
        }
        String wrong = compare(engine, acknowledged, delivered);
        print(figures, acknowledged.size(), wrong);
        return wrong.isEmpty() ? 0 : 1;
    }

    private static final class Figures {
        long idleRssMiB;
        long messages;
        long messageNanos;
        long rows;
        long rowNanos;
        double ackHalf;
        double ackMost;
        double deliveryHalf;
        double deliveryMost;

        double messageRate() {
            return messages * 1e9 / messageNanos;
        }

        double rowRate() {
            return rows * 1e9 / rowNanos;
        }
    }

    private void measure(Load load, Connection raw, Figures figures) throws IOException, SQLException {
        try (Statement statement = raw.createStatement()) {
            statement.execute("CREATE TABLE raw_row (id BIGINT PRIMARY KEY, text TEXT NOT NULL)");
        }
        try (PreparedStatement insert = raw.prepareStatement("INSERT INTO raw_row (id, text) VALUES (?, ?)")) {
            load.send(TimeUnit.SECONDS.toNanos(warmup), false);
            long row = rows(insert, 0, RAW_NANOS);
            while (figures.messageNanos < TimeUnit.SECONDS.toNanos(seconds)) {
                figures.messageNanos += load.send(MESSAGES_NANOS, true);
                long began = System.nanoTime();
                long last = rows(insert, row, RAW_NANOS);
                figures.rowNanos += System.nanoTime() - began;
                figures.rows += last - row;
                row = last;
            }
        }
        figures.messages = load.acks().count();
        figures.ackHalf = load.acks().percentile(50);
        figures.ackMost = load.acks().percentile(99);
        figures.deliveryHalf = load.deliveries().percentile(50);
        figures.deliveryMost = load.deliveries().percentile(99);
    }

    /** Inserts single rows for a while, each its own commit. @return the last one's number */
    private static long rows(PreparedStatement insert, long after, long nanos) throws SQLException {
        long row = after;
        for (long began = System.nanoTime(); System.nanoTime() - began < nanos; ) {
            insert.setLong(1, ++row);
            insert.setString(2, "a row of about as much text as a short message has, and no more than that");
            insert.executeUpdate();
        }
        return row;
    }

    /** Holds what was acknowledged against what is stored and what was delivered. @return what is wrong; empty where nothing is */
    private static String compare(Engine engine, Set<UUID> acknowledged, Set<UUID> delivered) throws SQLException {
        Map<UUID, Integer> stored = new HashMap<>();
        long events;
        try (Connection data = engine.data();
                Statement statement = data.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT id FROM message")) {
                while (rows.next()) {
                    ByteBuffer id = ByteBuffer.wrap(rows.getBytes(1));
                    stored.merge(new UUID(id.getLong(), id.getLong()), 1, Integer::sum);
                }
            }
            try (ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM event WHERE type = 'messageStored'")) {
                count.next();
                events = count.getLong(1);
            }
        }
        long missing = acknowledged.stream()
                .filter(id -> !Integer.valueOf(1).equals(stored.get(id)))
                .count();
        long unheard =
                acknowledged.stream().filter(id -> !delivered.contains(id)).count();
        boolean right = missing == 0 && unheard == 0 && stored.size() == acknowledged.size() && events == stored.size();
        return right
                ? ""
                : "%d acknowledged, %d stored, %d events; %d not stored exactly once, %d not delivered"
                        .formatted(acknowledged.size(), stored.size(), events, missing, unheard);
    }

    private void print(Figures figures, int total, String wrong) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s, %d senders: %.0f messages/s acknowledged, %.2f times the %.0f single rows/s of this run%n",
                store,
                senders,
                figures.messageRate(),
                figures.messageRate() / figures.rowRate(),
                figures.rowRate());
        out.printf(
                Locale.ROOT,
                "acknowledged after %.2f ms (p50), %.2f ms (p99); delivered after %.2f ms, %.2f ms%n",
                figures.ackHalf,
                figures.ackMost,
                figures.deliveryHalf,
                figures.deliveryMost);
        out.printf(Locale.ROOT, "idle server: %d MiB; no mail server answered: notices waited%n", figures.idleRssMiB);
        out.println(
                wrong.isEmpty()
                        ? "all %d acknowledged messages are stored once and were delivered once".formatted(total)
                        : "WRONG: " + wrong);
        if (json) {
            out.printf(
                    Locale.ROOT,
                    "{\"store\":\"%s\",\"acknowledgedPerSecond\":%.1f,\"deliveryMillis\":{\"p50\":%.3f,\"p99\":%.3f},"
                            + "\"ackMillis\":{\"p50\":%.3f,\"p99\":%.3f},\"rawCommitsPerSecond\":%.1f,\"idleRssMiB\":%d}%n",
                    store,
                    figures.messageRate(),
                    figures.deliveryHalf,
                    figures.deliveryMost,
                    figures.ackHalf,
                    figures.ackMost,
                    figures.rowRate(),
                    figures.idleRssMiB);
        }
        out.flush();
    }

    private static void pause(long nanos) {
        for (long end = System.nanoTime() + nanos; System.nanoTime() < end; ) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
