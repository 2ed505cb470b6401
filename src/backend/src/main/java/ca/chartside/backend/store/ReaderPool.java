package ca.chartside.backend.store;

import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A few connections for reading, each with its statements kept prepared. A pool of our own, thirty lines of it, because a general
 * one hands out connections without their statements, and preparing costs more than asking.
 */
final class ReaderPool implements AutoCloseable {
    private final Supplier<Sql> connect;
    private final Semaphore places;
    private final ConcurrentLinkedQueue<Sql> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    ReaderPool(Supplier<Sql> connect, int size) {
        this.connect = connect;
        this.places = new Semaphore(size, true);
    }

    /**
     * Runs {@code work} as one reading transaction: all of it sees the same moment. A connection that broke while it lay idle is
     * replaced and the work run again; it only reads.
     */
    <T extends @Nullable Object> T with(Function<Sql, T> work) {
        places.acquireUninterruptibly();
        try {
            for (Sql kept = idle.poll(); kept != null; kept = idle.poll()) {
                try {
                    return run(kept, work);
                } catch (Lost e) {
                    // The next one.
                }
            }
            return run(connect.get(), work);
        } catch (Lost e) {
            throw e.reason;
        } finally {
            places.release();
        }
    }

    /** The connection is gone, which says nothing of the next one. */
    private static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final transient StoreException reason;

        Lost(StoreException reason) {
            super(null, reason, false, false);
            this.reason = reason;
        }
    }

    private <T extends @Nullable Object> T run(Sql sql, Function<Sql, T> work) {
        boolean sound = false;
        try {
            sql.connection().setAutoCommit(false);
            T result = work.apply(sql);
            sql.connection().commit();
            sound = true;
            return result;
        } catch (SQLException | StoreException e) {
            StoreException reason = e instanceof SQLException sqlFailure ? Sql.failure(sqlFailure) : (StoreException) e;
            sound = rolledBack(sql) && sql.isSound();
            throw sound ? reason : new Lost(reason);
        } catch (RuntimeException e) {
            sound = rolledBack(sql);
            throw e;
        } finally {
            if (sound && !closed) {
                idle.add(sql);
            } else {
                sql.discard();
            }
        }
    }

    private static boolean rolledBack(Sql sql) {
        try {
            sql.connection().rollback();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Sql sql = idle.poll(); sql != null; sql = idle.poll()) {
            sql.discard();
        }
    }
}
