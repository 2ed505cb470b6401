package ca.chartside.backend.conversation;

import ca.chartside.backend.store.PostgresDatabase;
import ca.chartside.backend.store.Store;
import net.jqwik.api.lifecycle.AfterContainer;

class PostgresConversationPropertiesTest extends ConversationProperties {
    private static final PostgresDatabase DATABASE = PostgresDatabase.create();
    private static final Store STORE = DATABASE.open();

    @AfterContainer
    static void end() {
        STORE.close();
        DATABASE.close();
    }

    @Override
    Store store() {
        return STORE;
    }
}
