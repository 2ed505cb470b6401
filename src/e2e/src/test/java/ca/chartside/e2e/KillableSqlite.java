package ca.chartside.e2e;

import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.util.List;

/** The engine lives in the server's process and ends with it. */
record KillableSqlite(Path folder) implements KillableDatabase {
    @Override
    public Store open() {
        return SqliteStore.open(folder.resolve("chartside.db"));
    }

    @Override
    public List<String> options() {
        return List.of(
                "--data",
                folder.toString(),
                "--file-keys",
                folder.resolve("keys.json").toString(),
                "--smtp-port",
                "1",
                "--smtp-security",
                "none");
    }

    @Override
    public void kill() {}

    @Override
    public void close() {}
}
