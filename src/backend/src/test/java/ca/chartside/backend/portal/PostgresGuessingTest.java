package ca.chartside.backend.portal;

import ca.chartside.backend.store.PostgresDatabase;
import ca.chartside.backend.store.TestDatabase;

class PostgresGuessingTest extends GuessingContract {
    @Override
    TestDatabase create() {
        return PostgresDatabase.create();
    }
}
