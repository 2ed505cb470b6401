package ca.chartside.backend.portal;

import ca.chartside.backend.store.PostgresDatabase;
import ca.chartside.backend.store.TestDatabase;

class PostgresOneTimeCodeTest extends OneTimeCodeContract {
    @Override
    TestDatabase create() {
        return PostgresDatabase.create();
    }
}
