package ca.chartside.backend.portal;

import ca.chartside.backend.store.SqliteDatabase;
import ca.chartside.backend.store.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteGuessingTest extends GuessingContract {
    @TempDir
    Path folder;

    @Override
    TestDatabase create() {
        return new SqliteDatabase(folder.resolve("chartside.db"));
    }
}
