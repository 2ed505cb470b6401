package ca.chartside.backend.store.postgres;

import ca.chartside.backend.store.Bulk;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Dialect;
import ca.chartside.backend.store.JdbcStore;
import ca.chartside.backend.store.Sql;
import ca.chartside.backend.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The engine for a clinic that outgrows one machine. Several nodes may work on one database: a clinic's counters are locked from a
 * group's beginning to its commit, and each commit with events tells the other nodes ({@code NOTIFY}), where there are any.
 */
public final class PostgresStore extends JdbcStore {
    private static final int READERS = 8;
    private static final Duration ASK_FOR_NODES = Duration.ofSeconds(10);

    /** How many ways for kinds of rows to meet in one group the writer's connection keeps prepared. */
    private static final int MEETINGS_KEPT = 64;

    private static final Bulk TELL =
            Bulk.call("pg_notify", "channel, word", "SELECT CAST('' AS text), CAST('' AS text) WHERE 1 = 0");

    private static final String LOCK = " ORDER BY h.clinic_id FOR UPDATE OF h";

    private final CommitWatch watch;

    /**
     * Everything is asked by an index. A plan without one, made while a table was small or because a clinic has a large part of
     * it, would stay and grow slow with it.
     */
    private static final String BY_KEY = "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

    /** The writer's statements take arrays of any length by key: a plan for each group's lengths costs more than it can save. */
    private static final String PLANNED_ONCE = " -c plan_cache_mode=force_generic_plan";

    private PostgresStore(PGSimpleDataSource source, PGSimpleDataSource writer, String node) {
        super(() -> reader(source), READERS, () -> new Sql(writing(writer), Dialect.POSTGRES), "", LOCK, true);
        this.watch = new CommitWatch(() -> connect(source), node, new FromOthers(), ASK_FOR_NODES);
    }

    private final class FromOthers implements CommitWatch.Listener {
        @Override
        public void committed(String slug) {
            ClinicId clinic = clinic(slug);
            if (clinic != null) {
                PostgresStore.this.committed(clinic, List.of());
            }
        }

        @Override
        public void said(String slug, String word) {
            ClinicId clinic = clinic(slug);
            if (clinic != null) {
                told(clinic, word);
            }
        }
    }

    @Override
    public void tell(ClinicId clinic, String word) {
        watch.say(clinic.slug(), word);
    }

    /** Whether it is an address that {@link #open} understands; nobody is asked whether a database is there. */
    public static boolean takes(String url) {
        return Driver.parseURL(url, null) != null;
    }

    /** @param url a {@code jdbc:postgresql:} address, with user and password in it or in the usual places of the driver */
    public static PostgresStore open(String url) {
        PGSimpleDataSource source = source(url);
        PGSimpleDataSource writer = source(url);
        writer.setPreparedStatementCacheQueries(MEETINGS_KEPT);
        writer.setOptions(BY_KEY + PLANNED_ONCE);
        migrate(source, "postgres", name(source));
        return new PostgresStore(source, writer, UUID.randomUUID().toString());
    }

    /** Which database and where; never who signs in and how. */
    private static String name(PGSimpleDataSource source) {
        return source.getDatabaseName() + " on " + source.getServerNames()[0] + ":" + source.getPortNumbers()[0];
    }

    private static PGSimpleDataSource source(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setOptions(BY_KEY);
        source.setPrepareThreshold(1);
        source.setTcpKeepAlive(true);
        source.setApplicationName("chartside");
        return source;
    }

    private static Connection connect(PGSimpleDataSource source) {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw new StoreException("PostgreSQL does not answer", e);
        }
    }

    /** The driver sends a transaction's start along with its first statement. */
    private static Connection writing(PGSimpleDataSource source) {
        Connection connection = connect(source);
        try {
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw new StoreException("PostgreSQL does not answer", e);
        }
    }

    /** Each reading transaction sees one moment, whatever is committed meanwhile. */
    private static Sql reader(PGSimpleDataSource source) {
        Connection connection = connect(source);
        try {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return new Sql(connection, Dialect.POSTGRES);
        } catch (SQLException e) {
            throw new StoreException("PostgreSQL does not answer", e);
        }
    }

    @Override
    protected void beforeCommit(Sql sql, ClinicId clinic) {
        if (!watch.isAlone()) {
            sql.insertLater(TELL, CommitWatch.CHANNEL, watch.word(clinic.slug()));
        }
    }

    /** Another node may hold the lock of the next group's counters, however long. */
    @Override
    protected boolean answersMayWait() {
        return watch.isAlone();
    }

    @Override
    public void close() {
        watch.close();
        super.close();
    }
}
