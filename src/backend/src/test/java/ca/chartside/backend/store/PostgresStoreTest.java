package ca.chartside.backend.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.chartside.backend.event.Events;
import ca.chartside.protocol.Event;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PostgresStoreTest extends StoreContract {
    @Override
    protected TestDatabase create() {
        return PostgresDatabase.create();
    }

    @Test
    void aUserSeesNothingOfConnectionsThatBroke() {
        for (int i = 0; i < 5; i++) {
            // Several readers at once, so that more than one connection lies idle.
            IntStream.range(0, 16).parallel().forEach(n -> store.<Long>read(clinic, tx -> tx.eventSeq()));
            ((PostgresDatabase) database).breakConnections();

            assertThat(store.<Long>read(clinic, tx -> tx.eventSeq())).isEqualTo(i);
            long number = store.write(clinic, tx -> new Events(tx).append(seq -> new Event.PatientChanged(seq, 1)));
            assertThat(number).isEqualTo(i + 1);
        }
        assertThat(store.trouble()).isNull();
    }

    @Test
    void aConnectionLostWithinATransactionIsMadeGood() {
        boolean[] broken = new boolean[1];
        long number = store.write(clinic, tx -> {
            if (!broken[0]) {
                broken[0] = true;
                ((PostgresDatabase) database).breakConnections();
            }
            new Events(tx).after(0, 10);
            return new Events(tx).append(seq -> new Event.PatientChanged(seq, 1));
        });
        assertThat(number).isEqualTo(1);
        assertThat(store.<Integer>read(clinic, tx -> new Events(tx).after(0, 10).size()))
                .isEqualTo(1);
    }

    @Test
    void aConnectionLostWithTheCommitIsToldAndTheNextWriterFindsAnother() {
        assertThatThrownBy(() -> store.write(clinic, tx -> {
                    ((PostgresDatabase) database).breakConnections();
                    return new Events(tx).append(seq -> new Event.PatientChanged(seq, 1));
                }))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("nobody can tell");
        assertThat(store.<Long>write(clinic, tx -> new Events(tx).append(seq -> new Event.PatientChanged(seq, 1))))
                .isEqualTo(1);
    }

    @Test
    void everyCommitIsFlushedToTheDisk() {
        assertThat(store.<String>write(
                        clinic,
                        tx -> tx.sql()
                                .first(
                                        "SELECT current_setting('fsync') || ' ' || current_setting('synchronous_commit')",
                                        row -> row.text(1))))
                .isEqualTo("on on");
    }

    /** The writer keeps its plans: one that was made before there was a row would be asked when there are a million. */
    @Test
    void rowsOfAnEmptyTableAreLookedForByThePrimaryKey() {
        record Key(String table, String index, String condition) {}
        List<Key> keys = store.write(
                clinic,
                tx -> tx.sql()
                        .list(
                                "SELECT t.relname, p.relname,"
                                        + " string_agg(a.attname || ' = (SELECT NULL::' || format_type(a.atttypid, NULL) || ')', ' AND ')"
                                        + " FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_class p ON p.oid = i.indexrelid"
                                        + " JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (i.indkey)"
                                        + " WHERE i.indisprimary AND t.relnamespace = 'public'::regnamespace GROUP BY 1, 2",
                                row -> new Key(row.text(1), row.text(2), row.text(3))));
        assertThat(keys).extracting(Key::table).contains("conversation", "message", "patient", "participant");
        for (Key key : keys) {
            String plan = store.write(
                    clinic,
                    tx -> String.join(
                            "\n",
                            tx.sql()
                                    .list(
                                            "EXPLAIN SELECT * FROM " + key.table() + " WHERE " + key.condition(),
                                            row -> row.text(1))));
            assertThat(plan).as(plan).contains(key.index() + " on");
        }
    }
}
