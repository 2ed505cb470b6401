package ca.chartside.backend.event;

import ca.chartside.backend.store.PostgresDatabase;
import ca.chartside.backend.store.TestDatabase;

class PostgresEventHubTest extends EventHubContract {
    @Override
    protected TestDatabase create() {
        return PostgresDatabase.create();
    }
}
