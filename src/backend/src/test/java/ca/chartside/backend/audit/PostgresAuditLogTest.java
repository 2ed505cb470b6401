package ca.chartside.backend.audit;

import ca.chartside.backend.store.PostgresDatabase;
import ca.chartside.backend.store.TestDatabase;

class PostgresAuditLogTest extends AuditLogContract {
    @Override
    protected TestDatabase create() {
        return PostgresDatabase.create();
    }
}
