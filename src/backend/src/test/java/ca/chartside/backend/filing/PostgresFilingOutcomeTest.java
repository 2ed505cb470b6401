package ca.chartside.backend.filing;

import ca.chartside.backend.store.PostgresDatabase;
import ca.chartside.backend.store.TestDatabase;

class PostgresFilingOutcomeTest extends FilingOutcomeContract {
    @Override
    protected TestDatabase create() {
        return PostgresDatabase.create();
    }
}
