package ca.chartside.backend.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes: it takes all the transactions that wait, runs them one after the other on one connection, and
 * commits them together, so that many senders share one flush of the disk. A transaction that refuses before it changed anything
 * leaves its group alone; one that fails later undoes the group, which is then run again without it.
 */
final class GroupWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
    private static final int GROUP_MAX = 256;

    private final Supplier<Sql> connect;
    private final String headQuery;
    private final String begin;
    private final Store.CommitListener listener;
    private final LinkedBlockingQueue<Pending<?>> waiting = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;
    private @Nullable Sql sql;

    /**
     * @param connect opens the writer's connection, again after it broke
     * @param begin the statement that starts a transaction
     */
    GroupWriter(Supplier<Sql> connect, String headQuery, String begin, Store.CommitListener listener) {
        this.connect = connect;
        this.headQuery = headQuery;
        this.begin = begin;
        this.listener = listener;
        this.thread = Thread.ofPlatform().name("store-writer").daemon().start(this::run);
    }

    private static final class Pending<T extends @Nullable Object> {
        final ClinicId clinic;
        final Function<? super Tx, ? extends T> work;
        final CompletableFuture<T> outcome = new CompletableFuture<>();
        private @Nullable T result;

        Pending(ClinicId clinic, Function<? super Tx, ? extends T> work) {
            this.clinic = clinic;
            this.work = work;
        }

        void run(Tx tx) {
            result = work.apply(tx);
        }

        @SuppressWarnings("NullAway") // work may answer null where its caller expects it
        void done() {
            outcome.complete(result);
        }
    }

    <T extends @Nullable Object> T write(ClinicId clinic, Function<? super Tx, ? extends T> work) {
        if (closed) {
            throw new StoreException("the store is closed", new IllegalStateException("closed"));
        }
        Pending<T> pending = new Pending<>(clinic, work);
        waiting.add(pending);
        try {
            return pending.outcome.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private void run() {
        List<Pending<?>> group = new ArrayList<>();
        while (!closed || !waiting.isEmpty()) {
            group.clear();
            Pending<?> first = next();
            if (first == null) {
                continue;
            }
            group.add(first);
            waiting.drainTo(group, GROUP_MAX - 1);
            commit(group);
        }
        forgetConnection();
    }

    private @Nullable Pending<?> next() {
        try {
            return waiting.poll(200, java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return null;
        }
    }

    /** Runs a group to its end: every member of it is answered when this returns. */
    private void commit(List<Pending<?>> group) {
        ArrayDeque<List<Pending<?>>> attempts = new ArrayDeque<>();
        attempts.add(new ArrayList<>(group));
        while (!attempts.isEmpty()) {
            List<Pending<?>> attempt = attempts.poll();
            try {
                attempt(attempt);
            } catch (Broken broken) {
                rollBack();
                broken.pending.outcome.completeExceptionally(broken.reason);
                attempt.remove(broken.pending);
                if (!attempt.isEmpty()) {
                    attempts.addFirst(attempt);
                }
            } catch (RuntimeException | Error e) {
                rollBack();
                forgetConnection();
                LOG.error("a group of {} transactions could not be committed", attempt.size(), e);
                StoreException failure =
                        e instanceof StoreException known ? known : new StoreException("the commit failed", e);
                attempt.forEach(pending -> pending.outcome.completeExceptionally(failure));
                LockSupport.parkNanos(50_000_000L); // a broken engine is not asked again without a pause
            }
        }
    }

    /** One member failed after it had changed something. */
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final transient Pending<?> pending;
        final transient RuntimeException reason;

        Broken(Pending<?> pending, RuntimeException reason) {
            super(null, reason, false, false);
            this.pending = pending;
            this.reason = reason;
        }
    }

    private void attempt(List<Pending<?>> group) {
        Sql open = connection();
        execute(open, begin);
        Map<ClinicId, JdbcTx> transactions = new LinkedHashMap<>();
        List<Pending<?>> succeeded = new ArrayList<>(group.size());
        List<Runnable> refused = new ArrayList<>();
        for (Pending<?> pending : group) {
            JdbcTx tx = transactions.computeIfAbsent(pending.clinic, clinic -> new JdbcTx(open, clinic, headQuery));
            int before = open.changes();
            try {
                pending.run(tx);
                succeeded.add(pending);
            } catch (RuntimeException e) {
                if (e instanceof StoreException || open.changes() != before) {
                    throw new Broken(pending, e);
                }
                refused.add(() -> pending.outcome.completeExceptionally(e));
            }
        }
        transactions.values().forEach(JdbcTx::finish);
        open.flush();
        execute(open, "COMMIT");
        transactions.forEach((clinic, tx) -> {
            if (!tx.events().isEmpty()) {
                listener.committed(clinic, List.copyOf(tx.events()));
            }
        });
        succeeded.forEach(Pending::done);
        refused.forEach(Runnable::run);
    }

    private Sql connection() {
        Sql open = sql;
        if (open == null) {
            open = connect.get();
            sql = open;
        }
        return open;
    }

    private static void execute(Sql sql, String statement) {
        // Connections are in auto-commit mode for the driver: begin and commit are ours, as plain statements.
        sql.update(statement);
    }

    private void rollBack() {
        Sql open = sql;
        if (open == null) {
            return;
        }
        open.forgetLater();
        try {
            open.update("ROLLBACK");
        } catch (StoreException e) {
            LOG.warn("could not roll back; the connection is opened anew");
            forgetConnection();
        }
    }

    private void forgetConnection() {
        Sql open = sql;
        sql = null;
        if (open != null) {
            try {
                Connection connection = open.connection();
                connection.close();
            } catch (SQLException e) {
                LOG.debug("closing a broken connection", e);
            }
        }
    }

    /** Commits what waits, then ends. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
