package ca.chartside.backend.store;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.event.Events;
import ca.chartside.protocol.Event;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PostgresStoreTest extends StoreContract {
    @Override
    TestDatabase create() {
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
            return new Events(tx).append(seq -> new Event.PatientChanged(seq, 1));
        });
        assertThat(number).isEqualTo(1);
        assertThat(store.<Integer>read(clinic, tx -> new Events(tx).after(0, 10).size()))
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
}
