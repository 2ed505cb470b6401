package ca.chartside.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.testbase.PostgresServer;
import ca.chartside.testkit.BackendProcess;
import ca.chartside.testkit.LoadClinic;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed under load, again and again, and with PostgreSQL the database too: what was acknowledged is there exactly once,
 * what was sent again is stored once, and a client that resumes sees every event once and in order (K2).
 */
class KillTest {
    private static final int SENDERS = 8;
    /** Fixed, so that a failure can be had again; what the machine does meanwhile differs anyhow. */
    private static final long SEED = 20261122;

    @TempDir
    Path folder;

    @Test
    @Timeout(180)
    void sqliteForgetsNothingWhenTheServerIsKilled() throws Exception {
        killAgainAndAgain(new KillableSqlite(folder), 3);
    }

    @Test
    @Tag("long")
    @Timeout(180)
    void postgresForgetsNothingWhenTheServerIsKilled() throws Exception {
        killAgainAndAgain(new KillablePostgres(PostgresServer.start()), 3);
    }

    @Test
    @Tag("long")
    @Timeout(900)
    void sqliteForgetsNothingInTwentyKills() throws Exception {
        killAgainAndAgain(new KillableSqlite(folder), 20);
    }

    @Test
    @Tag("long")
    @Timeout(900)
    void postgresForgetsNothingInTwentyKills() throws Exception {
        killAgainAndAgain(new KillablePostgres(PostgresServer.start()), 20);
    }

    private void killAgainAndAgain(KillableDatabase database, int rounds) throws Exception {
        try (database) {
            try (Store store = database.open()) {
                LoadClinic.fill(store, SENDERS);
            }
            Random random = new Random(SEED);
            Path log = folder.resolve("backend.log");
            BackendProcess backend = BackendProcess.start(0, database.options(), log);
            try (StubbornClients clients = new StubbornClients(backend.port(), SENDERS)) {
                for (int round = 1; round <= rounds; round++) {
                    clients.awaitAcknowledged(20);
                    LockSupport.parkNanos(1_000_000L * random.nextInt(400)); // at any point of what it does
                    backend.kill();
                    if (round % 3 == 0) {
                        database.kill();
                    }
                    backend = BackendProcess.start(backend.port(), database.options(), log);
                }
                clients.awaitAcknowledged(20);
                clients.finish();
                backend.close();
                compare(database, clients);
            } finally {
                backend.kill();
            }
        }
    }

    private static void compare(KillableDatabase database, StubbornClients clients) {
        try (Store store = database.open()) {
            ClinicId clinic = store.clinic(LoadClinic.SLUG);
            List<UUID> stored = store.read(
                    clinic,
                    tx -> tx.sql()
                            .list("SELECT id FROM message WHERE clinic_id = ?", row -> row.uuid(1), clinic.number()));
            assertThat(stored).doesNotHaveDuplicates();
            assertThat(stored).containsExactlyInAnyOrderElementsOf(clients.acknowledged());
            assertThat(clients.sentAgain())
                    .as("messages that were under way at a kill")
                    .isNotEmpty();
            assertThat(clients.delivered()).as("each delivered once").containsExactlyInAnyOrderElementsOf(stored);
            assertThat(store.<Long>read(clinic, tx -> new AuditLog(tx).firstBroken()))
                    .isZero();
        }
    }
}
