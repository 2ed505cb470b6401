package ca.chartside.backend.notification;

import ca.chartside.backend.store.PostgresDatabase;
import ca.chartside.backend.store.TestDatabase;

class PostgresNotifierTest extends NotifierContract {
    @Override
    TestDatabase create() {
        return PostgresDatabase.create();
    }
}
