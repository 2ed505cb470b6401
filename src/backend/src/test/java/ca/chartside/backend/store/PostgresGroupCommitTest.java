package ca.chartside.backend.store;

class PostgresGroupCommitTest extends GroupCommitContract {
    @Override
    protected TestDatabase create() {
        return PostgresDatabase.create();
    }
}
