package ca.chartside.e2e;

import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.postgres.PostgresStore;
import ca.chartside.testbase.PostgresServer;
import java.io.IOException;
import java.util.List;

/** The engine is a server of the test's own, which is killed beside the backend. */
record KillablePostgres(PostgresServer server) implements KillableDatabase {
    private String url() {
        return server.url("postgres");
    }

    @Override
    public Store open() {
        return PostgresStore.open(url());
    }

    @Override
    public List<String> options() {
        return List.of("--postgres-url", url(), "--smtp-port", "1", "--smtp-security", "none");
    }

    @Override
    public void kill() throws IOException {
        server.crash();
    }

    @Override
    public void close() {
        server.close();
    }
}
