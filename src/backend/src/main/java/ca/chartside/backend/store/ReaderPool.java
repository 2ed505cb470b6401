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

    ReaderPool(Supplier<Sql> connect, int size) {
        this.connect = connect;
        this.places = new Semaphore(size, true);
    }

    /** Runs {@code work} as one reading transaction: all of it sees the same moment. */
    <T extends @Nullable Object> T with(Function<Sql, T> work) {
        places.acquireUninterruptibly();
        Sql sql = null;
        boolean sound = false;
        try {
            @Nullable Sql kept = idle.poll();
            sql = kept == null ? connect.get() : kept;
            sql.connection().setAutoCommit(false);
            T result = work.apply(sql);
            sql.connection().commit();
            sound = true;
            return result;
        } catch (SQLException e) {
            throw Sql.failure(e);
        } finally {
            giveBack(sql, sound);
            places.release();
        }
    }

    private void giveBack(@Nullable Sql sql, boolean sound) {
        if (sql == null) {
            return;
        }
        try {
            if (!sound) {
                sql.connection().rollback();
            }
            idle.add(sql);
        } catch (SQLException e) {
            discard(sql);
        }
    }

    private static void discard(Sql sql) {
        try {
            sql.connection().close();
        } catch (SQLException e) {
            // It was broken already; the next reader opens another.
            return;
        }
    }

    @Override
    public void close() {
        for (Sql sql = idle.poll(); sql != null; sql = idle.poll()) {
            discard(sql);
        }
    }
}
