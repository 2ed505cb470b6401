package ca.chartside.backend.store;

import java.sql.Connection;
import java.sql.SQLException;

/** An empty database of one engine, for one test. */
public interface TestDatabase extends AutoCloseable {
    /** Opens it, as one node does; the second opening is another node. */
    Store open();

    /** A way to it past the store. */
    Connection connect() throws SQLException;

    /** Whether another node's commits wake this node's event streams. */
    boolean tellsOtherNodes();

    @Override
    void close();
}
