package ca.chartside.backend.store;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything the backend keeps. Two engines stand behind it, with one SQL and one contract suite: SQLite and PostgreSQL.
 *
 * <p>Safe for any thread; every call blocks on the disk or the network.
 */
public interface Store extends AutoCloseable {
    /**
     * Reads a clinic's state as of one moment.
     *
     * @param work runs again where its connection turns out to be broken: it must do nothing but ask {@code tx}
     * @throws StoreException where the engine fails
     */
    <T extends @Nullable Object> T read(ClinicId clinic, Function<? super Tx, ? extends T> work);

    /**
     * Changes a clinic's state. Transactions that wait at the same time are committed together; the call returns only
     * when the commit is on the disk. What {@code work} throws undoes what it did, and only that, and is thrown here.
     *
     * @param work runs on the writer's thread, more than once where another transaction of its group fails: it must do nothing
     *     but ask and change {@code tx}
     * @throws StoreException where the engine fails: nothing of it is stored, or (a connection lost in mid-commit)
     *     the same ids sent again tell
     */
    <T extends @Nullable Object> T write(ClinicId clinic, Function<? super Tx, ? extends T> work);

    /**
     * As {@link #write(ClinicId, Function)}, with an answer that was asked for together with those of the transactions that
     * wait at the same time; {@code work} gets it as true as if it had asked itself.
     */
    <A, T extends @Nullable Object> T write(
            ClinicId clinic, Question<A> question, BiFunction<? super Tx, ? super A, ? extends T> work);

    /** The clinic of that short name; null where there is none. */
    @Nullable ClinicId clinic(String slug);

    List<ClinicId> clinics();

    /** Makes an empty clinic. @throws IllegalArgumentException where the short name is taken */
    ClinicId addClinic(String slug, String name, long now);

    /**
     * Calls {@code listener} after each commit that held events, in the order of their numbers: it must not wait. Another
     * node's commits come through it as well, as the clinic alone and on another thread.
     */
    void onCommit(CommitListener listener);

    /**
     * Tells the other nodes on this database, where there are any, what nobody needs a minute later. It is stored nowhere and may be
     * lost: nobody waits for it, and a failure is not told.
     *
     * @param word at most 4,000 characters
     */
    void tell(ClinicId clinic, String word);

    /** Calls {@code listener} with what another node tells of a clinic, on a thread of its own: it must not wait. */
    void onWord(WordListener listener);

    /** Whether the engine answers and can be written to: null if so, else the reason in words. */
    @Nullable String trouble();

    @Override
    void close();

    /** Hears of commits. */
    interface CommitListener {
        /** @param events in order; empty where all that is known is that there may be new ones */
        void committed(ClinicId clinic, List<StoredEvent> events);
    }

    /** Hears what other nodes tell. */
    interface WordListener {
        void told(ClinicId clinic, String word);
    }

    /** An event as it is stored: its number and its wire form. */
    record StoredEvent(long seq, String type, String json) {}
}
