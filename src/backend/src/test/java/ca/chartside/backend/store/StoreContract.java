package ca.chartside.backend.store;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.event.EventHub;
import ca.chartside.backend.event.Events;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.store.Store.StoredEvent;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every engine has to do. */
@Timeout(60)
abstract class StoreContract {
    private static final String INSERT_TRY =
            "INSERT INTO sign_in_try (clinic_id, username, failed, locked_until) VALUES (?, ?, ?, ?)";
    private static final Bulk TRY = Bulk.insert("sign_in_try", "clinic_id, username, failed, locked_until");
    private static final Bulk FAILED_NOW = Bulk.insert(
            "sign_in_try",
            "clinic_id, username, failed",
            "ON CONFLICT (clinic_id, username) DO UPDATE SET failed = excluded.failed");
    private static final String FAILED = "SELECT failed FROM sign_in_try WHERE clinic_id = ? AND username = ?";

    TestDatabase database;
    Store store;
    ClinicId clinic;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Store> opened = new ArrayList<>();

    abstract TestDatabase create();

    @BeforeEach
    void open() {
        database = create();
        store = another();
        clinic = store.addClinic("first", "First Clinic", 1);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        opened.forEach(Store::close);
        database.close();
    }

    final Store another() {
        Store more = database.open();
        opened.add(more);
        return more;
    }

    private static long appendEvent(Tx tx, int about) {
        return new Events(tx).append(seq -> new Event.PatientChanged(seq, about));
    }

    private static int insertTry(Tx tx, String name, long value) {
        return tx.sql().update(INSERT_TRY, tx.clinic().number(), name, value, null);
    }

    private Long failed(Store from, String name) {
        return from.read(clinic, tx -> tx.sql().first(FAILED, row -> row.number(1), clinic.number(), name));
    }

    private List<Long> eventNumbers(Store from, ClinicId of) {
        return from.read(of, tx -> new Events(tx).after(0, 1_000_000)).stream()
                .map(StoredEvent::seq)
                .toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    /** Keeps the writer busy until released, so that what is asked meanwhile becomes one group. */
    private CountDownLatch holdWriter() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        threads.submit(() -> store.write(clinic, tx -> {
            busy.countDown();
            return awaited(release);
        }));
        assertThat(busy.await(10, SECONDS)).isTrue();
        return release;
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(20, SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs them as one group, in this order; each answers its outcome or what it threw. */
    @SafeVarargs
    private List<Object> group(Function<Tx, Object>... works) throws Exception {
        CountDownLatch release = holdWriter();
        List<CompletableFuture<Object>> outcomes = new ArrayList<>();
        for (Function<Tx, Object> work : works) {
            CompletableFuture<Object> outcome = new CompletableFuture<>();
            Thread asking = Thread.ofPlatform().start(() -> {
                try {
                    outcome.complete(store.write(clinic, work));
                } catch (RuntimeException e) {
                    outcome.complete(e);
                }
            });
            while (asking.getState() != Thread.State.WAITING) {
                Thread.onSpinWait(); // it stands in the writer's queue when it waits
            }
            outcomes.add(outcome);
        }
        release.countDown();
        List<Object> answers = new ArrayList<>();
        for (CompletableFuture<Object> outcome : outcomes) {
            answers.add(outcome.get(20, SECONDS));
        }
        return answers;
    }

    @Test
    void whatIsWrittenIsReadByEveryNode() {
        assertThat(store.<Integer>write(clinic, tx -> insertTry(tx, "anna", 7))).isEqualTo(1);

        assertThat(failed(store, "anna")).isEqualTo(7);
        assertThat(failed(another(), "anna")).isEqualTo(7);
        assertThat(failed(store, "nobody")).isNull();
    }

    @Test
    void whatWaitsTogetherIsCommittedTogether() throws Exception {
        List<Integer> commits = new CopyOnWriteArrayList<>();
        store.onCommit((of, events) -> commits.add(events.size()));
        Function<Tx, Object> append = tx -> appendEvent(tx, 1);

        List<Object> numbers = group(append, append, append, append, append);

        assertThat(numbers).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(commits).containsExactly(5);
    }

    @Test
    void manyThreadsLoseNothing() throws Exception {
        List<Future<Long>> written = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            int number = i;
            written.add(threads.submit(() -> store.<Long>write(clinic, tx -> {
                insertTry(tx, "user" + number, number);
                return appendEvent(tx, number);
            })));
        }
        List<Long> numbers = new ArrayList<>();
        for (Future<Long> one : written) {
            numbers.add(one.get());
        }
        assertThat(numbers).containsExactlyInAnyOrderElementsOf(upTo(400));
        assertThat(eventNumbers(store, clinic)).isEqualTo(upTo(400));
        assertThat(store.<Long>read(clinic, tx -> tx.sql().number("SELECT COUNT(*) FROM sign_in_try")))
                .isEqualTo(400);
    }

    @Test
    void aRefusalUndoesOnlyItself() throws Exception {
        List<Object> answers = group(
                tx -> insertTry(tx, "before", 1),
                tx -> {
                    throw new Refusal(ErrorKind.CONVERSATION_CLOSED);
                },
                tx -> insertTry(tx, "after", 1));

        assertThat(answers.get(1)).isInstanceOf(Refusal.class);
        assertThat(failed(store, "before")).isEqualTo(1);
        assertThat(failed(store, "after")).isEqualTo(1);
    }

    @Test
    void whoFailsAfterAChangeUndoesOnlyItself() throws Exception {
        List<Object> answers = group(
                tx -> appendEvent(tx, 1),
                tx -> {
                    insertTry(tx, "undone", 1);
                    appendEvent(tx, 2);
                    new AuditLog(tx).add(1, AuditLog.Actor.SYSTEM, "undone", "", "");
                    throw new Refusal(ErrorKind.CONVERSATION_CLOSED);
                },
                tx -> appendEvent(tx, 3));

        assertThat(answers.get(0)).isEqualTo(1L);
        assertThat(answers.get(1)).isInstanceOf(Refusal.class);
        assertThat(answers.get(2)).isEqualTo(2L);
        assertThat(failed(store, "undone")).isNull();
        assertThat(eventNumbers(store, clinic)).isEqualTo(upTo(2));
        assertThat(store.<Long>read(clinic, tx -> new AuditLog(tx).firstBroken()))
                .isZero();
    }

    @Test
    void whomTheEngineRefusesUndoesOnlyItself() throws Exception {
        List<Object> answers =
                group(tx -> insertTry(tx, "same", 1), tx -> insertTry(tx, "same", 2), tx -> insertTry(tx, "other", 3));

        assertThat(answers.get(1)).isInstanceOf(StoreException.class);
        assertThat(failed(store, "same")).isEqualTo(1);
        assertThat(failed(store, "other")).isEqualTo(3);
    }

    @Test
    void aRowHeldBackThatTheEngineRefusesUndoesOnlyItsOwner() throws Exception {
        List<Object> answers = group(
                tx -> appendEvent(tx, 1),
                tx -> {
                    tx.sql().insertLater(TRY, tx.clinic().number(), null, 1L, null);
                    return appendEvent(tx, 2);
                },
                tx -> appendEvent(tx, 3));

        assertThat(answers.get(0)).isEqualTo(1L);
        assertThat(answers.get(1)).isInstanceOf(StoreException.class);
        assertThat(answers.get(2)).isEqualTo(2L);
        assertThat(eventNumbers(store, clinic)).isEqualTo(upTo(2));
    }

    private Question<Long> failedOf(String name, UUID subject) {
        return new Question<>(
                "t.failed",
                "LEFT JOIN sign_in_try t ON t.clinic_id = asked.column2 AND t.username = asked.column3",
                List.of(clinic.number(), name),
                List.of(subject),
                row -> row.number(2));
    }

    @Test
    void whatIsHeldBackIsNeverMissed() {
        UUID subject = new UUID(1, 1);
        List<Long> seen = store.write(clinic, tx -> {
            List<Long> found = new ArrayList<>();
            for (String name : List.of("a", "b", "c")) {
                tx.sql().changeLater(subject, TRY, clinic.number(), name, 1L, null);
                found.add(
                        name.equals("b")
                                ? tx.sql().number(FAILED, clinic.number(), name)
                                : tx.sql().answer(failedOf(name, subject)));
            }
            return found;
        });
        assertThat(seen).containsExactly(1L, 1L, 1L);
    }

    @Test
    void answersAskedAheadAreTrueWhenTheyAreUsed() throws Exception {
        UUID anna = new UUID(1, 1);
        UUID robert = new UUID(2, 2);
        store.write(clinic, tx -> insertTry(tx, "robert", 5));
        CountDownLatch release = holdWriter();
        List<Future<Long>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int number = i;
            answers.add(threads.submit(() -> store.<Long, Long>write(clinic, failedOf("anna", anna), (tx, failed) -> {
                tx.sql().changeLater(anna, FAILED_NOW, clinic.number(), "anna", failed + 1);
                return failed;
            })));
            answers.add(threads.submit(() ->
                    store.<Long, Long>write(clinic, failedOf("robert", robert), (tx, failed) -> {
                        if (number % 10 == 5) {
                            insertTry(tx, "another" + number, 1);
                        }
                        return -failed;
                    })));
        }
        release.countDown();
        List<Long> counted = new ArrayList<>();
        for (Future<Long> answer : answers) {
            counted.add(answer.get());
        }
        assertThat(counted.stream().filter(answer -> answer >= 0))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, 40).boxed().toList());
        assertThat(counted.stream().filter(answer -> answer < 0)).hasSize(40).containsOnly(-5L);
        assertThat(failed(store, "anna")).isEqualTo(40);
    }

    @Test
    void numbersHaveNoGapsAcrossNodesAndEveryStreamSeesEachOnceInOrder() throws Exception {
        Store second = another();
        ClinicId sameClinic = second.clinic("first");
        int each = 300;
        List<Long> published = new CopyOnWriteArrayList<>();
        store.onCommit((of, events) -> events.forEach(event -> published.add(event.seq())));
        List<Future<List<Long>>> streams = List.of(
                threads.submit(() -> follow(new EventHub(store), clinic, 0, 2 * each)),
                threads.submit(() -> follow(new EventHub(second), sameClinic, 0, 2 * each)));

        List<Future<Long>> mine = IntStream.range(0, each)
                .mapToObj(i -> threads.submit(() -> store.<Long>write(clinic, tx -> appendEvent(tx, i))))
                .toList();
        List<Future<Long>> others = IntStream.range(0, each)
                .mapToObj(i -> threads.submit(() -> second.<Long>write(sameClinic, tx -> appendEvent(tx, -i))))
                .toList();

        List<Long> numbersOfMine = new ArrayList<>();
        for (Future<Long> one : mine) {
            numbersOfMine.add(one.get());
        }
        for (Future<Long> one : others) {
            one.get();
        }
        assertThat(eventNumbers(store, clinic)).isEqualTo(upTo(2 * each));
        numbersOfMine.sort(null);
        assertThat(published).isEqualTo(numbersOfMine);
        for (Future<List<Long>> stream : streams) {
            assertThat(stream.get()).isEqualTo(upTo(2 * each));
        }
    }

    private static List<Long> follow(EventHub hub, ClinicId of, long after, int count) throws InterruptedException {
        EventHub.Reader reader = hub.reader(of, after);
        List<Long> seen = new ArrayList<>();
        while (seen.size() < count) {
            reader.next(50).forEach(event -> seen.add(event.seq()));
        }
        return seen;
    }

    @Test
    void aStreamResumesFromAnyNumber() throws Exception {
        EventHub hub = new EventHub(store);
        for (int i = 0; i < 20; i++) {
            int about = i;
            store.write(clinic, tx -> appendEvent(tx, about));
        }
        for (int from = 0; from < 20; from++) {
            assertThat(follow(hub, clinic, from, 20 - from)).isEqualTo(upTo(20).subList(from, 20));
            assertThat(follow(new EventHub(store), clinic, from, 20 - from)).isEqualTo(upTo(20).subList(from, 20));
        }
        assertThat(hub.reader(clinic, 20).next(1)).isEmpty();
    }

    @Test
    void aStreamThatFallsFarBehindMissesNothing() throws Exception {
        EventHub.Reader slow = new EventHub(store).reader(clinic, 0);
        assertThat(slow.next(0)).isEmpty();
        List<Long> seen = new ArrayList<>();
        long stored = 0;
        for (int block : new int[] {10, 5_000, 3, 2_500, 1}) {
            int events = block;
            store.write(
                    clinic,
                    tx -> IntStream.range(0, events)
                            .mapToLong(i -> appendEvent(tx, i))
                            .sum());
            stored += block;
            slow.next(10).forEach(event -> seen.add(event.seq()));
        }
        while (seen.size() < stored) {
            slow.next(10).forEach(event -> seen.add(event.seq()));
        }
        assertThat(seen).isEqualTo(upTo(stored));
        assertThat(slow.next(1)).isEmpty();
    }

    @Test
    void anotherNodesCommitReachesTheStreams() throws Exception {
        Store second = another();
        ClinicId sameClinic = second.clinic("first");
        EventHub.Reader reader = new EventHub(store).reader(clinic, 0);
        reader.next(0);
        for (int i = 1; i <= 5; i++) {
            Future<Long> heard = threads.submit(() -> {
                List<StoredEvent> events = reader.next(database.tellsOtherNodes() ? 20_000 : 100);
                while (events.isEmpty()) {
                    events = reader.next(100);
                }
                assertThat(events).hasSize(1);
                return System.nanoTime();
            });
            second.write(sameClinic, tx -> appendEvent(tx, 1));
            long committed = System.nanoTime();
            // Far from the 20 seconds that the stream would wait untold; far enough for a busy machine.
            assertThat(NANOSECONDS.toMillis(heard.get() - committed)).isLessThan(2_000);
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

    final void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
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
