package ca.chartside.backend.audit;

import ca.chartside.backend.store.SqliteDatabase;
import ca.chartside.backend.store.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteAuditLogTest extends AuditLogContract {
    @TempDir
    Path folder;

    @Override
    protected TestDatabase create() {
        return new SqliteDatabase(folder.resolve("chartside.db"));
    }
}
