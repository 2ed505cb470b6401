package ca.chartside.backend.conversation;

import ca.chartside.backend.store.Sql;
import ca.chartside.backend.store.SqliteDatabase;
import ca.chartside.backend.store.TestDatabase;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;

class SqliteListPlansTest extends ListPlansContract {
    @TempDir
    Path folder;

    @Override
    protected TestDatabase create() {
        return new SqliteDatabase(folder.resolve("chartside.db"));
    }

    /** SQLite gathers no statistics by itself; those that the store starts with are all it has. */
    @Override
    void analyze() {}

    @Override
    String plan(Sql sql, String statement) {
        String plan = String.join("\n", sql.list("EXPLAIN QUERY PLAN " + statement, row -> row.text(4)));
        // What a co-routine gives is read as it comes: of a page, not of the table.
        return plan.startsWith("CO-ROUTINE c\n") ? plan.replaceFirst("(?m)^SCAN c\n", "") : plan;
    }

    @Override
    Pattern readsAll() {
        return Pattern.compile(
                "(?m)^SCAN (?!counted|search_word VIRTUAL TABLE INDEX \\d+:.*M)|^SEARCH \\w+ USING (?!.*conversation_triage).*\\(clinic_id=\\?\\)");
    }

    @Override
    Pattern sorts() {
        return Pattern.compile("USE TEMP B-TREE");
    }
}
