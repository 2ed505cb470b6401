package ca.chartside.backend.store;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;

/** What both engines share: migrations, readers from a pool, one group-committing writer. An engine says how to connect. */
public abstract class JdbcStore implements Store {
    private final ReaderPool readers;
    private final GroupWriter writer;
    private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();
    private final List<WordListener> wordListeners = new CopyOnWriteArrayList<>();

    /**
     * @param begin how a writing transaction starts; empty where the writer's connection does so by itself
     * @param lock what the engine adds to lock the counters ({@code h}) of clinics; empty where the writer is alone by nature
     * @param apart whether the engine is a process of its own
     */
    protected JdbcStore(
            Supplier<Sql> readerConnection,
            int readerCount,
            Supplier<Sql> writerConnection,
            String begin,
            String lock,
            boolean apart) {
        this.readers = new ReaderPool(readerConnection, readerCount);
        this.writer = new GroupWriter(
                writerConnection,
                new GroupWriter.Engine(begin, lock, apart),
                this::beforeCommit,
                this::answersMayWait,
                this::committed);
    }

    /**
     * Brings the tables up to this version's.
     *
     * @param name of the database, for whoever reads why it failed
     * @throws OtherVersion where another version's tables stand there, which stay as they are
     * @throws StoreException where the database does not answer
     */
    protected static void migrate(DataSource source, String engine, String name) {
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:migrations/" + engine)
                    .ignoreMigrationPatterns(
                            new String[0]) // a newer program's tables are no more ours than an older one's
                    .load()
                    .migrate();
        } catch (FlywayValidateException e) {
            throw new OtherVersion(name);
        } catch (FlywayException e) {
            throw new StoreException("the database " + name + " cannot be brought up to date", rootOf(e));
        }
    }

    private static Throwable rootOf(Throwable e) {
        Throwable cause = e.getCause();
        return cause == null ? e : rootOf(cause);
    }

    /** What an engine adds to a commit that holds events, such as word to other nodes; on the writer's thread. */
    protected void beforeCommit(Sql sql, ClinicId clinic) {}

    /** Whether what is committed may be answered a moment later, in favour of what waits; on the writer's thread. */
    protected boolean answersMayWait() {
        return true;
    }

    /** Tells the listeners of a commit; of one elsewhere, or one that may have been made, without its events. */
    protected final void committed(ClinicId clinic, List<StoredEvent> events) {
        listeners.forEach(listener -> listener.committed(clinic, events));
    }

    @Override
    public <T extends @Nullable Object> T read(ClinicId clinic, Function<? super Tx, ? extends T> work) {
        return readers.with(sql -> work.apply(new JdbcTx(sql, clinic, "")));
    }

    @Override
    public <T extends @Nullable Object> T write(ClinicId clinic, Function<? super Tx, ? extends T> work) {
        return writer.write(clinic, null, work);
    }

    @Override
    public <A, T extends @Nullable Object> T write(
            ClinicId clinic, Question<A> question, BiFunction<? super Tx, ? super A, ? extends T> work) {
        Ahead<A> ahead = new Ahead<>(question);
        return writer.write(clinic, ahead, tx -> work.apply(tx, ahead.answer(tx.sql())));
    }

    @Override
    public @Nullable ClinicId clinic(String slug) {
        return readers.with(sql -> sql.<ClinicId>first(
                "SELECT id, slug FROM clinic WHERE slug = ?", row -> new ClinicId(row.integer(1), row.text(2)), slug));
    }

    @Override
    public List<ClinicId> clinics() {
        return readers.with(sql ->
                sql.list("SELECT id, slug FROM clinic ORDER BY id", row -> new ClinicId(row.integer(1), row.text(2))));
    }

    @Override
    public ClinicId addClinic(String slug, String name, long now) {
        if (clinic(slug) != null) {
            throw new IllegalArgumentException("there is a clinic of that name already");
        }
        return writer.write(new ClinicId(0, slug), null, tx -> {
            Sql sql = tx.sql();
            int number = (int) sql.number("SELECT COALESCE(MAX(id), 0) + 1 FROM clinic");
            sql.update("INSERT INTO clinic (id, slug, name, created_at) VALUES (?, ?, ?, ?)", number, slug, name, now);
            sql.update(
                    "INSERT INTO clinic_head (clinic_id, event_seq, audit_seq, audit_hash) VALUES (?, 0, 0, ?)",
                    number,
                    new byte[32]);
            return new ClinicId(number, slug);
        });
    }

    @Override
    public void onCommit(CommitListener listener) {
        listeners.add(listener);
    }

    /** Gives the listeners another node's word. */
    protected final void told(ClinicId clinic, String word) {
        wordListeners.forEach(listener -> listener.told(clinic, word));
    }

    /** Without other nodes there is nobody to tell. */
    @Override
    public void tell(ClinicId clinic, String word) {}

    @Override
    public void onWord(WordListener listener) {
        wordListeners.add(listener);
    }

    @Override
    public @Nullable String trouble() {
        try {
            readers.with(sql -> sql.number("SELECT COUNT(*) FROM clinic_head WHERE clinic_id < 0"));
            writer.write(
                    new ClinicId(0, ""),
                    null,
                    tx -> tx.sql().update("UPDATE clinic_head SET event_seq = event_seq WHERE clinic_id < 0"));
            return null;
        } catch (StoreException e) {
            return e.getCause() instanceof SQLException cause
                    ? "the database does not take writes (state " + cause.getSQLState() + ")"
                    : "the database does not answer";
        }
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
    }
}
