package ca.chartside.backend.store;

import ca.chartside.backend.app.Config;
import ca.chartside.backend.notification.MailSettings;
import java.sql.Connection;
import java.sql.SQLException;

/** An empty database of one engine, for one test. */
public interface TestDatabase extends AutoCloseable {
    /** Opens it, as one node does; the second opening is another node. */
    Store open();

    /** A way to it past the store. */
    Connection connect() throws SQLException;

    /** For a backend that runs on it. */
    Config config(MailSettings mail);

    /** Whether that text stands anywhere in it, past the store. */
    boolean holds(String text);

    /** Whether another node's commits wake this node's event streams. */
    boolean tellsOtherNodes();

    @Override
    void close();
}
