package ca.chartside.backend.savedreply;

import ca.chartside.backend.store.PostgresDatabase;
import ca.chartside.backend.store.TestDatabase;

class PostgresSavedReplyTest extends SavedReplyContract {
    @Override
    protected TestDatabase create() {
        return PostgresDatabase.create();
    }
}
