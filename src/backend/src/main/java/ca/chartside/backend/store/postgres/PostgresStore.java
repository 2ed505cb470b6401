package ca.chartside.backend.store.postgres;

import ca.chartside.backend.store.JdbcStore;
import ca.chartside.backend.store.Sql;
import ca.chartside.backend.store.StoreException;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** The engine for a clinic that outgrows one machine. The clinic's counters are locked from the first use to the commit. */
public final class PostgresStore extends JdbcStore {
    private static final int READERS = 8;

    private PostgresStore(PGSimpleDataSource source) {
        super(() -> open(source), READERS, () -> open(source), "BEGIN", " FOR UPDATE");
    }

    /** @param url a {@code jdbc:postgresql:} address, with user and password in it or in the usual places of the driver */
    public static PostgresStore open(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setReWriteBatchedInserts(true);
        source.setPrepareThreshold(1);
        migrate(source, "postgres");
        return new PostgresStore(source);
    }

    private static Sql open(PGSimpleDataSource source) {
        try {
            return new Sql(source.getConnection());
        } catch (SQLException e) {
            throw new StoreException("PostgreSQL does not answer", e);
        }
    }
}
