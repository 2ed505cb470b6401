package ca.chartside.backend.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.http.Refusal;
import ca.chartside.protocol.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writers that are committed as a group, the same on every engine: each has its own outcome. */
@Timeout(60)
abstract class GroupCommitContract extends StoreFixture {
    private static final Bulk FAILED_NOW = Bulk.insert(
            "sign_in_try",
            "clinic_id, username, failed",
            "ON CONFLICT (clinic_id, username) DO UPDATE SET failed = excluded.failed");

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
}
