package ca.chartside.backend.portal;

import ca.chartside.backend.store.PostgresDatabase;
import ca.chartside.backend.store.TestDatabase;

class PostgresPortalSessionsTest extends SessionsContract {
    @Override
    TestDatabase create() {
        return PostgresDatabase.create();
    }
}
