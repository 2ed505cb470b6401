package ca.chartside.backend.store;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A transaction that waits for its turn, and what becomes of it. Run by the writer's thread alone. */
final class Pending<T extends @Nullable Object> {
    final ClinicId clinic;
    final @Nullable Ahead<?> ahead;
    final Function<? super Tx, ? extends T> work;
    final CompletableFuture<T> outcome = new CompletableFuture<>();
    private @Nullable T result;
    private @Nullable RuntimeException refusal;

    Pending(ClinicId clinic, @Nullable Ahead<?> ahead, Function<? super Tx, ? extends T> work) {
        this.clinic = clinic;
        this.ahead = ahead;
        this.work = work;
    }

    /** @throws Broken where it failed after it had changed something, or by the engine's fault */
    void run(JdbcTx tx) {
        int before = tx.sql().changes();
        refusal = null;
        try {
            result = work.apply(tx);
        } catch (RuntimeException e) {
            if (e instanceof StoreException || tx.sql().changes() != before) {
                throw new Broken(this, e);
            }
            refusal = e;
        } catch (Error e) {
            throw new Broken(this, e);
        }
    }

    @SuppressWarnings("NullAway") // work may answer null where its caller expects it
    void done() {
        if (refusal == null) {
            outcome.complete(result);
        } else {
            outcome.completeExceptionally(refusal);
        }
    }

    /** One member failed and left the group unfit to be committed. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final transient Pending<?> pending;
        final transient Throwable reason;

        Broken(Pending<?> pending, Throwable reason) {
            super(null, reason, false, false);
            this.pending = pending;
            this.reason = reason;
        }
    }
}
