package ca.chartside.e2e;

import ca.chartside.backend.store.Store;
import java.util.List;

/** A database that outlives the server, and its own end where it has a process of its own. */
interface KillableDatabase extends AutoCloseable {
    Store open();

    /** What the server needs to be told. */
    List<String> options();

    /** Kills the engine's own process, where there is one, and starts it again. */
    void kill() throws Exception;

    @Override
    void close() throws Exception;
}
