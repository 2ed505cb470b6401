package ca.chartside.backend.conversation;

import ca.chartside.backend.store.PostgresDatabase;
import ca.chartside.backend.store.TestDatabase;

class PostgresChartDetailsTest extends ChartDetailsContract {
    @Override
    protected TestDatabase create() {
        return PostgresDatabase.create();
    }
}
