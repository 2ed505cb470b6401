package ca.chartside.backend.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteGroupCommitTest extends GroupCommitContract {
    @TempDir
    Path folder;

    @Override
    protected TestDatabase create() {
        return new SqliteDatabase(folder.resolve("chartside.db"));
    }
}
