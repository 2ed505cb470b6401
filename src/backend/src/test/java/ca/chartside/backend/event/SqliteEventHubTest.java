package ca.chartside.backend.event;

import ca.chartside.backend.store.SqliteDatabase;
import ca.chartside.backend.store.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteEventHubTest extends EventHubContract {
    @TempDir
    Path folder;

    @Override
    protected TestDatabase create() {
        return new SqliteDatabase(folder.resolve("chartside.db"));
    }
}
