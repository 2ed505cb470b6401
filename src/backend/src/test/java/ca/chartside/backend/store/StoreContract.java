package ca.chartside.backend.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.chartside.backend.audit.AuditLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every engine has to do. */
@Timeout(60)
abstract class StoreContract extends StoreFixture {
    @Test
    void whatIsWrittenIsReadByEveryNode() {
        assertThat(store.<Integer>write(clinic, tx -> insertTry(tx, "anna", 7))).isEqualTo(1);

        assertThat(failed(store, "anna")).isEqualTo(7);
        assertThat(failed(another(), "anna")).isEqualTo(7);
        assertThat(failed(store, "nobody")).isNull();
    }

    @Test
    void whatAnotherVersionHasMadeIsNamedAndLeftAsItIs() throws SQLException {
        tell("UPDATE flyway_schema_history SET checksum = 1");
        assertThatThrownBy(database::open)
                .isInstanceOf(OtherVersion.class)
                .hasMessageContaining("another version of Chartside")
                .hasMessageNotContaining("repair");
    }

    @Test
    void whatANewerVersionHasMadeIsNotTouched() throws SQLException {
        tell("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                + " installed_by, execution_time, success)"
                + " SELECT 9, '9', 'later', type, 'V9__later.sql', 9, installed_by, 0, success"
                + " FROM flyway_schema_history WHERE version = '1'");
        assertThatThrownBy(database::open).isInstanceOf(OtherVersion.class);
    }

    private void tell(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void clinicsSeeNothingOfEachOther() {
        ClinicId other = store.addClinic("second", "Second Clinic", 1);
        store.write(clinic, tx -> {
            new AuditLog(tx).add(1, AuditLog.Actor.SYSTEM, "first", "", "");
            return appendEvent(tx, 1);
        });
        store.write(other, tx -> {
            new AuditLog(tx).add(1, AuditLog.Actor.SYSTEM, "second", "", "");
            appendEvent(tx, 2);
            return appendEvent(tx, 3);
        });

        assertThat(eventNumbers(store, clinic)).containsExactly(1L);
        assertThat(eventNumbers(store, other)).containsExactly(1L, 2L);
        assertThat(audit(clinic)).containsExactly("first");
        assertThat(audit(other)).containsExactly("second");
        assertThat(store.clinics()).containsExactly(clinic, other);
        assertThatThrownBy(() -> store.addClinic("first", "Again", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(store.clinic("third")).isNull();
    }

    private List<String> audit(ClinicId of) {
        return store.read(of, tx -> new AuditLog(tx).after(0, 100)).stream()
                .map(AuditLog.Entry::action)
                .toList();
    }

    @Test
    void aReadSeesOneMoment() {
        store.write(clinic, tx -> insertTry(tx, "anna", 1));
        List<Long> seen = store.read(clinic, tx -> {
            long first = tx.sql().number(FAILED, clinic.number(), "anna");
            store.write(clinic, other -> other.sql().update("UPDATE sign_in_try SET failed = 2"));
            return List.of(first, tx.sql().number(FAILED, clinic.number(), "anna"));
        });
        assertThat(seen).containsExactly(1L, 1L);
        assertThat(failed(store, "anna")).isEqualTo(2);
    }

    @Test
    void aFailureTellsNothingOfWhatWasToBeStored() {
        for (boolean later : new boolean[] {false, true}) {
            assertThatThrownBy(() -> store.write(clinic, tx -> {
                        Object[] values = {clinic.number(), "TESTERSON", null, 1L};
                        if (later) {
                            tx.sql().insertLater(TRY, values);
                            return 0;
                        }
                        return tx.sql().update(INSERT_TRY, values);
                    }))
                    .isInstanceOf(StoreException.class)
                    .satisfies(e -> assertThat(Throwables.getStackTrace(e)).doesNotContain("TESTERSON"));
        }
    }

    @Test
    void whatPeopleWriteComesBackAsTheyWroteIt() {
        String everything = "é e\u0301 👩‍👧‍👦 \u202Eright\u202C \"'%_\\ <b>&amp;\n\t" + "long ".repeat(20_000);
        store.write(clinic, tx -> insertTry(tx, everything, 1));
        List<String> stored = store.read(
                clinic,
                tx -> tx.sql()
                        .list(
                                "SELECT username, locked_until FROM sign_in_try",
                                row -> row.text(1) + row.numberOrNull(2)));
        assertThat(stored).containsExactly(everything + null);
    }

    @Test
    void bytesComeBackAsTheyWere() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        store.write(
                clinic,
                tx -> tx.sql()
                        .update("UPDATE clinic_head SET audit_hash = ? WHERE clinic_id = ?", all, clinic.number()));
        assertThat(store.<byte[]>read(clinic, tx -> tx.auditHead().hash())).isEqualTo(all);
    }

    @Test
    void aClosedStoreAnswersEverybody() throws Exception {
        List<Future<Object>> answers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int about = i;
            answers.add(threads.submit(() -> {
                try {
                    return store.write(clinic, tx -> appendEvent(tx, about));
                } catch (StoreException e) {
                    return e;
                }
            }));
        }
        store.close();
        int stored = 0;
        for (Future<Object> answer : answers) {
            stored += answer.get(20, SECONDS) instanceof Long ? 1 : 0;
        }
        assertThat(eventNumbers(another(), clinic)).isEqualTo(upTo(stored));
    }

    @Test
    void aSoundStoreHasNoTrouble() {
        assertThat(store.trouble()).isNull();
    }
}
