package ca.chartside.backend.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.chartside.testbase.Await;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the writer does when the engine fails it: a real database, and a connection that breaks where it is told to. */
@Timeout(30)
class GroupWriterTest {
    private static final ClinicId CLINIC = new ClinicId(1, "first");
    private static final String INSERT =
            "INSERT INTO event (clinic_id, seq, type, json) VALUES (1, (SELECT COUNT(*) + 1 FROM event), 'a', '{}')";

    @TempDir
    Path folder;

    private final List<ClinicId> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    /** The statement that fails next, once; "" for none. */
    private volatile String failing = "";
    /** Whether the connection is gone with it. */
    private volatile boolean lost;

    private volatile boolean reachable = true;
    private volatile boolean answersMayWait = true;
    private GroupWriter writer;

    @BeforeEach
    void open() {
        Path file = folder.resolve("chartside.db");
        try (Store store = new SqliteDatabase(file).open()) {
            store.addClinic("first", "First Clinic", 1);
        }
        writer = start(false);
    }

    private GroupWriter start(boolean apart) {
        return new GroupWriter(
                () -> new Sql(connect(folder.resolve("chartside.db")), Dialect.SQLITE),
                new GroupWriter.Engine("BEGIN IMMEDIATE", "", apart),
                (sql, clinic) -> {},
                () -> answersMayWait,
                (clinic, events) -> {
                    told.add(clinic);
                    if (events.size() == 3) {
                        throw new IllegalStateException("a listener's own fault");
                    }
                });
    }

    @AfterEach
    void close() {
        writer.close();
    }

    private Connection connect(Path file) {
        if (!reachable) {
            throw new StoreException("not there", new SQLException());
        }
        connections.incrementAndGet();
        try {
            return breakable(DriverManager.getConnection("jdbc:sqlite:" + file));
        } catch (SQLException e) {
            throw new StoreException("cannot connect", e);
        }
    }

    private Connection breakable(Connection real) {
        boolean[] gone = new boolean[1];
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (p, m, a) -> {
                    if (gone[0] && !m.getName().equals("close")) {
                        return m.getName().equals("isValid") ? false : fail();
                    }
                    Object answer = call(real, m, a);
                    return answer instanceof PreparedStatement statement
                            ? breakable(statement, (String) a[0], gone)
                            : answer;
                });
    }

    private PreparedStatement breakable(PreparedStatement real, String sql, boolean[] gone) {
        return (PreparedStatement) Proxy.newProxyInstance(
                PreparedStatement.class.getClassLoader(), new Class<?>[] {PreparedStatement.class}, (p, m, a) -> {
                    if (gone[0]) {
                        return fail();
                    }
                    if (m.getName().startsWith("execute") && !failing.isEmpty() && sql.startsWith(failing)) {
                        failing = "";
                        gone[0] = lost;
                        return fail();
                    }
                    return call(real, m, a);
                });
    }

    private static Object call(Object real, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object fail() throws SQLException {
        throw new SQLException("broken on purpose", "08006");
    }

    private int insert() {
        return writer.write(CLINIC, null, tx -> tx.sql().update(INSERT));
    }

    private long stored() {
        return writer.write(CLINIC, null, tx -> tx.sql().number("SELECT COUNT(*) FROM event"));
    }

    private void breakNext(String statement, boolean withConnection) {
        lost = withConnection;
        failing = statement;
    }

    @Test
    void aConnectionLostBeforeTheCommitIsReplacedAndNobodySeesIt() {
        for (String statement : List.of("BEGIN", "SELECT asked", "INSERT")) {
            breakNext(statement, true);
            assertThat(insert()).isEqualTo(1);
        }
        assertThat(stored()).isEqualTo(3);
        assertThat(connections).hasValue(4);
    }

    @Test
    void whatIsCommittedIsAnsweredOnceTheNextHaveRunThoughTheyFail() throws Exception {
        assertThat(isAnsweredBeforeTheNextHaveRun()).isFalse();
    }

    @Test
    void whereTheNextMayHaveToWaitForAnotherNodeWhatIsCommittedIsAnsweredBefore() throws Exception {
        answersMayWait = false;
        assertThat(isAnsweredBeforeTheNextHaveRun()).isTrue();
    }

    /** One is stored while another waits; the other runs until told to go on, and fails. */
    private boolean isAnsweredBeforeTheNextHaveRun() throws Exception {
        CountDownLatch firstRuns = new CountDownLatch(1);
        CountDownLatch firstGoesOn = new CountDownLatch(1);
        CountDownLatch nextRuns = new CountDownLatch(1);
        CountDownLatch nextGoesOn = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = threads.submit(() -> writer.write(CLINIC, null, tx -> {
                firstRuns.countDown();
                await(firstGoesOn);
                return tx.sql().update(INSERT);
            }));
            assertThat(firstRuns.await(10, SECONDS)).isTrue();
            Future<Object> next = threads.submit(() -> outcome(() -> writer.write(CLINIC, null, tx -> {
                nextRuns.countDown();
                await(nextGoesOn);
                throw new StoreException("on purpose", new SQLException());
            })));
            Await.until("the next one's waiting", Duration.ofSeconds(10), () -> writer.waiting() == 1);
            firstGoesOn.countDown();
            assertThat(nextRuns.await(10, SECONDS)).isTrue();
            boolean answered = isAnswered(first);
            nextGoesOn.countDown();
            assertThat(first.get(10, SECONDS)).isEqualTo(1);
            assertThat(next.get(10, SECONDS)).isInstanceOf(StoreException.class);
            return answered;
        }
    }

    private static boolean isAnswered(Future<?> future) throws Exception {
        try {
            future.get(300, MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    @Test
    void allWhoWaitAreOneGroupAndWhereTheEngineIsApartTwoWhichTakeTurns() throws Exception {
        assertThat(groupsOf(40)).containsExactly(1, 40);
        writer.close();
        writer = start(true);
        assertThat(groupsOf(40)).containsExactly(1, 21, 19);
    }

    /** @return how many ran together, one group after the other, when so many came while the first one ran */
    private List<Integer> groupsOf(int many) throws Exception {
        SequencedMap<Tx, Integer> groups = new LinkedHashMap<>();
        CountDownLatch runs = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = new ArrayList<>();
            all.add(threads.submit(() -> writer.write(CLINIC, null, tx -> {
                runs.countDown();
                await(goesOn);
                return groups.merge(tx, 1, Integer::sum);
            })));
            assertThat(runs.await(10, SECONDS)).isTrue();
            for (int i = 0; i < many; i++) {
                all.add(threads.submit(() -> writer.write(CLINIC, null, tx -> groups.merge(tx, 1, Integer::sum))));
            }
            Await.until("their waiting", Duration.ofSeconds(10), () -> writer.waiting() == many);
            goesOn.countDown();
            for (Future<Integer> one : all) {
                one.get(10, SECONDS);
            }
        }
        return List.copyOf(groups.values());
    }

    @Test
    void aFailedCommitAnswersEverybodyAndTheStreamsAreToldToLook() throws Exception {
        for (boolean withConnection : new boolean[] {false, true}) {
            told.clear();
            List<Future<Object>> answers = new ArrayList<>();
            CountDownLatch busy = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                answers.add(threads.submit(() -> outcome(() -> writer.write(CLINIC, null, tx -> {
                    busy.countDown();
                    return await(release);
                }))));
                assertThat(busy.await(10, SECONDS)).isTrue();
                for (int i = 0; i < 20; i++) {
                    answers.add(threads.submit(() -> outcome(() -> writer.write(CLINIC, null, tx -> {
                        breakNext("COMMIT", withConnection);
                        return tx.sql().update(INSERT);
                    }))));
                }
                release.countDown();
            }
            long failed = 0;
            for (Future<Object> answer : answers) {
                failed += answer.get(10, SECONDS) instanceof StoreException ? 1 : 0;
            }
            assertThat(failed).isEqualTo(20);
            assertThat(told).contains(CLINIC);
            assertThat(insert()).as("it goes on").isEqualTo(1);
        }
    }

    private static Object outcome(java.util.function.Supplier<Object> call) {
        try {
            return call.get();
        } catch (StoreException e) {
            return e;
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whileTheEngineCannotBeReachedEveryWriterIsToldSoAndThenItGoesOn() {
        insert();
        reachable = false;
        breakNext("BEGIN", true);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(this::insert).isInstanceOf(StoreException.class);
        }
        reachable = true;
        assertThat(insert()).isEqualTo(1);
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void aFailedUndoCostsTheConnectionAndNothingElse() {
        breakNext("ROLLBACK", true);
        assertThatThrownBy(() -> writer.write(CLINIC, null, tx -> {
                    tx.sql().update(INSERT);
                    throw new IllegalStateException("after a change");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(stored()).isZero();
        assertThat(insert()).isEqualTo(1);
    }

    @Test
    void anErrorIsItsOwnersAlone() {
        assertThatThrownBy(() -> writer.write(CLINIC, null, tx -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(insert()).isEqualTo(1);
    }

    @Test
    void aListenersFaultUndoesNoAcknowledgement() {
        long numbers = writer.write(CLINIC, null, tx -> {
            for (int i = 0; i < 3; i++) {
                tx.appendEvent(seq -> new Tx.EventBody("patientChanged", "{}"));
            }
            return tx.eventSeq();
        });
        assertThat(numbers).isEqualTo(3);
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void aValueThatCannotBeStoredFailsItsOwnerAlone() {
        assertThatThrownBy(() -> writer.write(CLINIC, null, tx -> {
                    tx.sql().insertLater(Bulk.insert("event", "clinic_id"), new StringBuilder("no type of ours"));
                    return tx;
                }))
                .isInstanceOf(StoreException.class);
        assertThat(insert()).isEqualTo(1);
    }

    @Test
    void afterItsEndEverybodyIsTurnedAway() {
        writer.close();
        assertThatThrownBy(this::insert).isInstanceOf(StoreException.class);
    }
}
