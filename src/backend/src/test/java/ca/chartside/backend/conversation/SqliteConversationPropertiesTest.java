package ca.chartside.backend.conversation;

import ca.chartside.backend.store.SqliteDatabase;
import ca.chartside.backend.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.lifecycle.AfterContainer;

class SqliteConversationPropertiesTest extends ConversationProperties {
    private static final Store STORE = open();

    private static Store open() {
        try {
            return new SqliteDatabase(Files.createTempDirectory(Path.of("target"), "properties")
                            .resolve("chartside.db"))
                    .open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterContainer
    static void end() {
        STORE.close();
    }

    @Override
    Store store() {
        return STORE;
    }
}
