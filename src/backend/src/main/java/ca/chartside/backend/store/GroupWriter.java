package ca.chartside.backend.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes: it takes all the transactions that wait, runs them one after the other on one connection, and
 * commits them together, so that many senders share one flush of the disk. A transaction that refuses before it changed anything
 * leaves its group alone; one that fails later undoes the group, which is then run again without it.
 *
 * <p>Before the commit is asked for, nothing can have been stored, so a connection that is found broken is replaced once and the
 * group run again. What a failed commit has come to nobody can tell: its transactions are answered with a failure.
 *
 * <p>Where others wait already, a group that is committed is answered once the next one's members have run. Answered at once, its
 * senders would come with their next requests, and take the processor from the engine while everybody waits for it.
 */
final class GroupWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
    private static final int GROUP_MAX = 256;
    /** So few are never told to wait for the next group. */
    private static final int FEW = 8;

    private static final long PAUSE_NANOS = 50_000_000;

    private final Supplier<Sql> connect;
    private final Engine engine;
    private final BiConsumer<Sql, ClinicId> beforeCommit;
    private final BooleanSupplier answersMayWait;
    private final Store.CommitListener listener;
    private final LinkedBlockingQueue<Pending<?>> waiting = new LinkedBlockingQueue<>();
    private final Pending<?> end = new Pending<>(new ClinicId(0, ""), null, tx -> "");
    private final Thread thread;
    private volatile boolean ended;
    private @Nullable Sql sql;
    private @Nullable Committed unanswered;

    /**
     * What differs between the engines.
     *
     * @param begin starts a writing transaction; empty where the connection does so by itself
     * @param lock what is added to the question for the clinics' counters to lock them to the commit; empty where the engine has
     *     one writer only
     * @param apart whether it is a process of its own, which works while senders do: then two groups of one size that take turns
     *     get more done than a large one and a small one
     */
    record Engine(String begin, String lock, boolean apart) {}

    /**
     * @param connect opens the writer's connection, again after it broke
     * @param beforeCommit what the engine adds to a commit that holds events of a clinic
     * @param answersMayWait false while a group may have to wait for somebody else than the engine: for another node
     */
    GroupWriter(
            Supplier<Sql> connect,
            Engine engine,
            BiConsumer<Sql, ClinicId> beforeCommit,
            BooleanSupplier answersMayWait,
            Store.CommitListener listener) {
        this.connect = connect;
        this.engine = engine;
        this.beforeCommit = beforeCommit;
        this.answersMayWait = answersMayWait;
        this.listener = listener;
        this.thread = Thread.ofPlatform().name("store-writer").daemon().start(this::run);
    }

    /** The commit itself, or the start of the transaction, failed: that is nobody's fault, and answers everybody. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final transient StoreException reason;
        final boolean mayBeStored;

        Failed(StoreException reason, boolean mayBeStored) {
            super(null, reason, false, false);
            this.reason = reason;
            this.mayBeStored = mayBeStored;
        }
    }

    /** @param ahead what {@code work} asks first, or null */
    <T extends @Nullable Object> T write(
            ClinicId clinic, @Nullable Ahead<?> ahead, Function<? super Tx, ? extends T> work) {
        Pending<T> pending = new Pending<>(clinic, ahead, work);
        waiting.add(pending);
        if (ended && waiting.remove(pending)) {
            throw closed();
        }
        try {
            return pending.outcome.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** How many wait to be taken into a group. */
    int waiting() {
        return waiting.size();
    }

    private static StoreException closed() {
        return new StoreException("the store is closed", new IllegalStateException("closed"));
    }

    private void run() {
        List<Pending<?>> group = new ArrayList<>();
        boolean last = false;
        int lastSize = 0;
        while (!last) {
            group.clear();
            try {
                group.add(waiting.take());
            } catch (InterruptedException e) {
                continue; // nobody ends this thread but close(), which leaves a mark in the queue
            }
            waiting.drainTo(group, most(lastSize) - 1);
            lastSize = group.size();
            last = group.remove(end);
            settle(group);
        }
        answer();
        ended = true;
        for (Pending<?> late = waiting.poll(); late != null; late = waiting.poll()) {
            late.outcome.completeExceptionally(closed());
        }
        forgetConnection();
    }

    /** How many are taken together: all who wait, or half of those who wait and those who are just being answered. */
    private int most(int lastSize) {
        return engine.apart() ? Math.clamp((lastSize + waiting.size() + 2) / 2, FEW, GROUP_MAX) : GROUP_MAX;
    }

    /** Runs a group to its end: every member of it is answered when this returns. */
    private void settle(List<Pending<?>> members) {
        List<Pending<?>> group = new ArrayList<>(members);
        boolean maySurviveLoss = true;
        while (!group.isEmpty()) {
            try {
                attempt(group);
                return;
            } catch (Failed e) {
                boolean lost = !undo();
                if (e.mayBeStored || !lost || !maySurviveLoss) {
                    fail(group, e.reason, e.mayBeStored);
                    return;
                }
                maySurviveLoss = false;
            } catch (Pending.Broken e) {
                boolean lost = !undo();
                if (lost && maySurviveLoss) {
                    maySurviveLoss = false;
                } else {
                    e.pending.outcome.completeExceptionally(e.reason);
                    group.remove(e.pending);
                }
            } catch (RuntimeException | Error e) {
                boolean lost = !undo();
                StoreException reason = e instanceof StoreException known
                        ? known
                        : new StoreException("a group could not be stored", e);
                if (lost && maySurviveLoss) {
                    maySurviveLoss = false;
                } else if (lost) {
                    fail(group, reason, false);
                    return;
                } else {
                    eachForItself(group, reason);
                    return;
                }
            }
        }
    }

    /** What was held back could not be stored, and nothing tells whose it was. */
    private void eachForItself(List<Pending<?>> group, StoreException reason) {
        if (group.size() > 1) {
            group.forEach(pending -> settle(List.of(pending)));
        } else {
            LOG.error("a transaction could not be stored", reason);
            group.getFirst().outcome.completeExceptionally(reason);
        }
    }

    private void fail(List<Pending<?>> group, StoreException reason, boolean mayBeStored) {
        LOG.error("a group of {} transactions could not be committed", group.size(), reason);
        if (mayBeStored) {
            group.stream().map(pending -> pending.clinic).distinct().forEach(clinic -> tell(clinic, List.of()));
        }
        group.forEach(pending -> pending.outcome.completeExceptionally(reason));
        forgetConnection();
        LockSupport.parkNanos(PAUSE_NANOS); // a broken engine is not asked again without a pause
    }

    private record Committed(List<Pending<?>> group, List<JdbcTx> transactions) {}

    private void attempt(List<Pending<?>> group) {
        List<JdbcTx> transactions;
        try {
            transactions = prepare(group);
        } finally {
            answer();
        }
        try {
            connection().commit();
        } catch (Sql.CommitInDoubt e) {
            throw new Failed(e, true);
        }
        unanswered = new Committed(List.copyOf(group), transactions);
        if (waiting.isEmpty() || !answersMayWait.getAsBoolean()) {
            answer();
        }
    }

    private void answer() {
        Committed committed = unanswered;
        unanswered = null;
        if (committed == null) {
            return;
        }
        for (JdbcTx tx : committed.transactions()) {
            if (!tx.events().isEmpty()) {
                tell(tx.clinic(), List.copyOf(tx.events()));
            }
        }
        committed.group().forEach(Pending::done);
    }

    /** Does all of a group's work but the commit. */
    private List<JdbcTx> prepare(List<Pending<?>> group) {
        SequencedMap<Integer, JdbcTx> transactions;
        Sql open;
        try {
            open = connection();
            if (!engine.begin().isEmpty()) {
                open.update(engine.begin());
            }
            transactions = begin(open, group);
        } catch (StoreException e) {
            throw new Failed(e, false);
        }
        for (Pending<?> pending : group) {
            pending.run(Objects.requireNonNull(transactions.get(pending.clinic.number())));
        }
        transactions.values().forEach(JdbcTx::finish);
        for (JdbcTx tx : transactions.values()) {
            if (!tx.events().isEmpty()) {
                beforeCommit.accept(open, tx.clinic());
            }
        }
        return List.copyOf(transactions.values());
    }

    /**
     * Locks the counters of every clinic of the group before anything else is read, so that what a member reads stays true to the
     * commit; in the order of the clinics, so that two nodes cannot wait for each other. With it go the questions that the members
     * ask first.
     */
    private SequencedMap<Integer, JdbcTx> begin(Sql open, List<Pending<?>> group) {
        TreeMap<Integer, JdbcTx> transactions = new TreeMap<>();
        for (Pending<?> pending : group) {
            transactions.computeIfAbsent(
                    pending.clinic.number(), number -> new JdbcTx(open, pending.clinic, engine.lock()));
        }
        List<JdbcTx> ofClinics = transactions.values().stream()
                .filter(tx -> tx.clinic().number() > 0)
                .toList();
        List<Ahead<?>> questions = new ArrayList<>();
        ofClinics.forEach(tx -> questions.add(tx.counters()));
        for (Pending<?> pending : group) {
            if (pending.ahead != null) {
                questions.add(pending.ahead);
            }
        }
        Ahead.ask(open, questions);
        ofClinics.forEach(JdbcTx::locked);
        return transactions;
    }

    private void tell(ClinicId clinic, List<Store.StoredEvent> events) {
        try {
            listener.committed(clinic, events);
        } catch (RuntimeException e) {
            LOG.error("a listener failed; what it was told is committed", e);
        }
    }

    private Sql connection() {
        Sql open = sql;
        if (open == null) {
            open = connect.get();
            sql = open;
        }
        return open;
    }

    /** Undoes what an attempt has done. @return false where the connection is lost, which undoes it too */
    private boolean undo() {
        Sql open = sql;
        if (open == null) {
            return false;
        }
        open.forgetLater();
        try {
            open.update("ROLLBACK");
        } catch (StoreException e) {
            LOG.debug("no transaction to roll back, or no connection", e);
        }
        if (open.isSound()) {
            return true;
        }
        forgetConnection();
        return false;
    }

    private void forgetConnection() {
        Sql open = sql;
        sql = null;
        if (open != null) {
            open.discard();
        }
    }

    /** Commits what waits, then ends. */
    @Override
    public void close() {
        waiting.add(end);
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
