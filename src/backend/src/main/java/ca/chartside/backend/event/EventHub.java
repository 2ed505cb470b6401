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
        store.onCommit((clinic, events) ->
                clinics.computeIfAbsent(clinic, key -> new Newest()).committed(events));
    }

    private static final class Newest {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition more = lock.newCondition();
        private final StoredEvent[] ring = new StoredEvent[RING];
        /** The ring's newest event; those from {@code first} to it stand there without a gap. */
        private long last;

        private long first = 1;
        /** How often word came that there may be events which are not in the ring. */
        private long told;
        /** How often a stream was to look at something else than events. */
        private long nudged;

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
                if (events.isEmpty()) {
                    told++;
                }
                more.signalAll();
            } finally {
                lock.unlock();
            }
        }

        /** What stands in the ring behind a number; empty where the ring cannot tell. The lock is held. */
        List<StoredEvent> after(long seq) {
            if (last <= seq || first > seq + 1) {
                return List.of();
            }
            int count = (int) Math.min(PAGE, last - seq);
            List<StoredEvent> events = new ArrayList<>(count);
            for (int i = 1; i <= count; i++) {
                events.add(ring[(int) ((seq + i) % RING)]);
            }
            return events;
        }
    }

    /** Lets a clinic's readers come back at once, with no events where there are none: there is something else to be looked at. */
    void nudge(ClinicId clinic) {
        Newest newest = clinics.computeIfAbsent(clinic, key -> new Newest());
        newest.lock.lock();
        try {
            newest.nudged++;
            newest.more.signalAll();
        } finally {
            newest.lock.unlock();
        }
    }

    /** Reads a clinic's events from behind a number on. */
    public Reader reader(ClinicId clinic, long after) {
        return new Reader(clinic, clinics.computeIfAbsent(clinic, key -> new Newest()), after);
    }

    /** Wakes every reader that waits: each looks at once whether there is something new, or it is to end. */
    void wake() {
        clinics.values().forEach(newest -> newest.committed(List.of()));
    }

    /** One reader's place among a clinic's events. For one thread. */
    public final class Reader {
        private final ClinicId clinic;
        private final Newest newest;
        private long after;
        private long heard = -1;
        private long nudged;
        private boolean justNudged;

        private Reader(ClinicId clinic, Newest newest, long after) {
            this.clinic = clinic;
            this.newest = newest;
            this.after = after;
        }

        /**
         * Waits for the next events. Those of another process of which no word came are seen when the wait ends.
         *
         * @return the next events in order, at most some hundred; empty where none came in time
         */
        public List<StoredEvent> next(long waitMillis) throws InterruptedException {
            List<StoredEvent> events = fromRing(waitMillis);
            if (events.isEmpty() && !justNudged) {
                events = store.read(clinic, tx -> new Events(tx).after(after, PAGE));
                if (events.size() == PAGE) {
                    heard = -1; // there may be more: the next call looks at once
                }
            }
            if (!events.isEmpty()) {
                after = events.getLast().seq();
            }
            return events;
        }

        private List<StoredEvent> fromRing(long waitMillis) throws InterruptedException {
            long nanos = TimeUnit.MILLISECONDS.toNanos(waitMillis);
            newest.lock.lock();
            try {
                while (newest.last <= after && newest.told == heard && newest.nudged == nudged && nanos > 0) {
                    nanos = newest.more.awaitNanos(nanos);
                }
                justNudged = newest.last <= after && newest.told == heard && newest.nudged != nudged;
                nudged = newest.nudged;
                List<StoredEvent> events = newest.after(after);
                if (events.isEmpty()) {
                    heard = newest.told;
                }
                return events;
            } finally {
                newest.lock.unlock();
            }
        }
    }
}
