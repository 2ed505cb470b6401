package ca.chartside.backend.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.store.Sql;
import ca.chartside.backend.store.SqliteDatabase;
import ca.chartside.backend.store.TestDatabase;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
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

    /** Of a patient with very many, no more are read than a page shows. PostgreSQL reads and sorts them: its messages would pay for the index. */
    @Test
    void aPatientsPageIsReadInItsOrder() {
        store.read(clinic, tx -> {
            Set<String> statements = statements(
                    tx,
                    asking -> new Conversations(asking).ofPatient(doctor.user().id(), TODAY, 11, Cursor.HIGHEST, 51));
            assertThat(statements)
                    .singleElement()
                    .satisfies(
                            statement -> assertThat(plan(tx.sql(), statement))
                                    .contains(
                                            "USING INDEX conversation_patient (clinic_id=? AND demographic_no=? AND (last_at,id)<(?,?))"));
            return null;
        });
    }

    @Override
    Pattern readsAll() {
        return Pattern.compile(
                "(?m)^SCAN (?!counted|page|search_word VIRTUAL TABLE INDEX \\d+:.*M)|^SEARCH \\w+ USING (?!.*conversation_triage).*\\(clinic_id=\\?\\)");
    }

    @Override
    Pattern inParts() {
        return Pattern.compile("(?s)SEARCH participant USING INDEX participant_mine"
                + " \\(clinic_id=\\? AND user_id=\\? AND last_part<\\?\\)\n(?!USE TEMP B-TREE).*SCAN page");
    }

    @Override
    Pattern sorts() {
        return Pattern.compile("USE TEMP B-TREE");
    }
}
