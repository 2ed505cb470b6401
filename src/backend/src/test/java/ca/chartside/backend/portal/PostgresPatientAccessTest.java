package ca.chartside.backend.portal;

import ca.chartside.backend.store.PostgresDatabase;
import ca.chartside.backend.store.TestDatabase;

class PostgresPatientAccessTest extends AccessContract {
    @Override
    TestDatabase create() {
        return PostgresDatabase.create();
    }
}
