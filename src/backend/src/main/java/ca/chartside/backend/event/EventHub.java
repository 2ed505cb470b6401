package ca.chartside.backend.event;

import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.Store.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands committed events to the streams that wait for them. Each clinic's newest events stand in a ring; a stream that fell behind
 * the ring reads from the store. So a slow reader costs nothing but itself, and none is missed or given twice.
 */
public final class EventHub {
    private static final int RING = 2048;
    private static final int PAGE = 500;

    private final Store store;
    private final Map<ClinicId, Newest> clinics = new ConcurrentHashMap<>();

    public EventHub(Store store) {
        this.store = store;
        store.onCommit((clinic, events) -> newest(clinic).committed(events));
    }

    private static final class Newest {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition more = lock.newCondition();
        private final StoredEvent[] ring = new StoredEvent[RING];
        /** The newest event in the ring; events up to {@code RING} before it stand there without a gap. */
        private long last;

        private long first = 1;

        void committed(List<StoredEvent> events) {
            lock.lock();
            try {
                for (StoredEvent event : events) {
                    if (event.seq() != last + 1) {
                        first = event.seq();
                    }
                    last = event.seq();
                    ring[(int) (last % RING)] = event;
                    first = Math.max(first, last - RING + 1);
                }
                more.signalAll();
            } finally {
                lock.unlock();
            }
        }

        /** @return null where the ring cannot tell and the store has to be asked */
        @org.jspecify.annotations.Nullable List<StoredEvent> after(long seq, long waitMillis) throws InterruptedException {
            lock.lock();
            try {
                if (last <= seq && !more.await(waitMillis, TimeUnit.MILLISECONDS)) {
                    return null;
                }
                if (last <= seq || first > seq + 1) {
                    return null;
                }
                int count = (int) Math.min(PAGE, last - seq);
                List<StoredEvent> events = new ArrayList<>(count);
                for (int i = 1; i <= count; i++) {
                    events.add(ring[(int) ((seq + i) % RING)]);
                }
                return events;
            } finally {
                lock.unlock();
            }
        }
    }

    private Newest newest(ClinicId clinic) {
        return clinics.computeIfAbsent(clinic, key -> new Newest());
    }

    /**
     * Waits for events behind a number. Commits of another process are seen when the wait ends, at the latest.
     *
     * @return the next events in order; empty where none came in time
     */
    public List<StoredEvent> await(ClinicId clinic, long after, long waitMillis) throws InterruptedException {
        List<StoredEvent> events = newest(clinic).after(after, waitMillis);
        return events != null ? events : store.read(clinic, tx -> new Events(tx).after(after, PAGE));
    }
}
