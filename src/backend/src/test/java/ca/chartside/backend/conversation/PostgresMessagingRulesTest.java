package ca.chartside.backend.conversation;

import ca.chartside.backend.store.PostgresDatabase;
import ca.chartside.backend.store.TestDatabase;

class PostgresMessagingRulesTest extends MessagingRulesContract {
    @Override
    protected TestDatabase create() {
        return PostgresDatabase.create();
    }
}
