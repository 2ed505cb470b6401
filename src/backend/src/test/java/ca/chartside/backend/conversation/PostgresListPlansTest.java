package ca.chartside.backend.conversation;

import ca.chartside.backend.store.PostgresDatabase;
import ca.chartside.backend.store.Sql;
import ca.chartside.backend.store.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

class PostgresListPlansTest extends ListPlansContract {
    @Override
    protected TestDatabase create() {
        return PostgresDatabase.create();
    }

    /** Autovacuum does it on a real one. */
    @Override
    void analyze() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE)");
        }
    }

    /** The plan that serves all values alike: it is the one that a reader keeps. */
    @Override
    String plan(Sql sql, String statement) {
        AtomicInteger count = new AtomicInteger();
        String numbered =
                Pattern.compile("\\?").matcher(statement).replaceAll(place -> "\\$" + count.incrementAndGet());
        try (Statement plain = sql.connection().createStatement()) {
            plain.execute("SET LOCAL plan_cache_mode = force_generic_plan");
            plain.execute("PREPARE asked AS " + numbered);
            String values = String.join(", ", Collections.nCopies(count.get(), "NULL"));
            String plan = String.join("\n", sql.list("EXPLAIN EXECUTE asked(" + values + ")", row -> row.text(1)));
            plain.execute("DEALLOCATE asked");
            return plan;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    Pattern readsAll() {
        String index = "(using|Bitmap Index Scan on) (?!conversation_triage|filing_open|staff_user)\\S+ .*\\n";
        String onlyTheClinic = "\\s+Index Cond: \\(clinic_id = \\$\\d+\\)(\\n|$)";
        return Pattern.compile("Seq Scan|Hash|" + index + "(" + onlyTheClinic + "|(?!\\s+Index Cond))");
    }

    @Override
    Pattern inParts() {
        return Pattern.compile(
                "(?s)Incremental Sort.*Presorted Key: participant.last_part.*Index Scan Backward using participant_mine");
    }

    @Override
    Pattern sorts() {
        return Pattern.compile("Sort");
    }
}
