package ca.chartside.backend.conversation;

import ca.chartside.backend.store.PostgresDatabase;
import ca.chartside.backend.store.TestDatabase;

class PostgresIconNumbersTest extends IconNumbersContract {
    @Override
    protected TestDatabase create() {
        return PostgresDatabase.create();
    }
}
