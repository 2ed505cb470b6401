package ca.chartside.backend.event;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.Store.StoredEvent;
import ca.chartside.backend.store.StoreFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams of events, the same on every engine: none missed, none twice, in order. */
@Timeout(60)
abstract class EventHubContract extends StoreFixture {
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
}
