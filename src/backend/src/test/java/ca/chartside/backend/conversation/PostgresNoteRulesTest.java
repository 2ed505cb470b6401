package ca.chartside.backend.conversation;

import ca.chartside.backend.store.PostgresDatabase;
import ca.chartside.backend.store.TestDatabase;

class PostgresNoteRulesTest extends NoteRulesContract {
    @Override
    protected TestDatabase create() {
        return PostgresDatabase.create();
    }
}
