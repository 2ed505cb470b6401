package ca.chartside.backend.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.StoreFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The chain of the audit log, the same on every engine. */
@Timeout(60)
abstract class AuditLogContract extends StoreFixture {
    @Test
    void everyWayOfForgingTheAuditLogIsFound() throws SQLException {
        record Forgery(String sql, long broken) {}
        List<Forgery> forgeries = List.of(
                new Forgery("UPDATE audit SET subject = 'other' WHERE seq = 5", 5),
                new Forgery("UPDATE audit SET at = at + 1 WHERE seq = 5", 5),
                new Forgery("UPDATE audit SET action = 'a', subject = 'bs' WHERE seq = 5", 5),
                new Forgery("DELETE FROM audit WHERE seq = 5", 5),
                new Forgery("UPDATE audit SET seq = CASE seq WHEN 5 THEN 106 ELSE 105 END WHERE seq IN (5, 6)", 5),
                new Forgery("DELETE FROM audit WHERE seq = 10", 10),
                new Forgery("DELETE FROM audit", 1));
        for (Forgery forgery : forgeries) {
            ClinicId forged = store.addClinic("clinic" + forgeries.indexOf(forgery), "Forged", 1);
            for (int i = 1; i <= 10; i++) {
                int row = i;
                store.write(forged, tx -> {
                    new AuditLog(tx).add(row, AuditLog.Actor.SYSTEM, "ab", "s", "row " + row);
                    return row;
                });
            }
            assertThat(store.<Long>read(forged, tx -> new AuditLog(tx).firstBroken()))
                    .isZero();
            execute(forgery.sql() + (forgery.sql().contains("WHERE") ? " AND" : " WHERE") + " clinic_id = "
                    + forged.number());
            execute("UPDATE audit SET seq = seq - 100 WHERE seq > 100"); // the second half of the swap
            assertThat(store.<Long>read(forged, tx -> new AuditLog(tx).firstBroken()))
                    .as(forgery.sql())
                    .isEqualTo(forgery.broken());
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
