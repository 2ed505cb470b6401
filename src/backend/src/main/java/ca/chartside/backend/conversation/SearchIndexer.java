package ca.chartside.backend.conversation;

import ca.chartside.backend.event.Events;
import ca.chartside.backend.http.Json;
import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.backend.patient.Patients;
import ca.chartside.backend.search.SearchIndex;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.Store.StoredEvent;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.SearchWords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what was stored findable, moments after: the events are its queue, and how far it has come stands in the database, in the
 * transaction of what it adds. So nobody who sends waits for it, and after an end of any kind it goes on where it was. While others write it
 * takes a small part of the writer's time. Several nodes may run one each. One thread of its own.
 */
public final class SearchIndexer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SearchIndexer.class);

    /** Few enough that the writer of the store is not held up for long, many enough that an entry costs little. */
    private static final int PORTION = 100;

    /** While others write, and shortly after, it rests so many times as long as a portion took. */
    private static final int RESTS = 50;

    /** However long a portion took: what was stored is to be found within some seconds. */
    private static final long LONGEST_REST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** What is stored together is added together. */
    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final long PAUSE_AFTER_TROUBLE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Store store;
    private final Semaphore news = new Semaphore(1);
    private final Thread thread;
    private volatile long lastNews = System.nanoTime() - QUIET_NANOS;
    private volatile boolean closed;

    /** Starts. */
    public SearchIndexer(Store store) {
        this.store = store;
        store.onCommit((clinic, events) -> wake());
        thread = Thread.ofPlatform().name("search-indexer").daemon().start(this::run);
    }

    private void wake() {
        lastNews = System.nanoTime();
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    private void run() {
        while (!closed) {
            try {
                news.acquire();
                TimeUnit.NANOSECONDS.sleep(GATHER_NANOS);
                news.drainPermits();
                catchUp();
            } catch (InterruptedException e) {
                return; // close() alone does this
            } catch (RuntimeException e) {
                if (!closed) {
                    LOG.warn("what was stored lately cannot be searched for yet", e);
                    wake();
                    LockSupport.parkNanos(PAUSE_AFTER_TROUBLE_NANOS);
                }
            }
        }
    }

    private void catchUp() throws InterruptedException {
        for (boolean more = true; more && !closed; ) {
            more = false;
            long began = System.nanoTime();
            for (ClinicId clinic : store.clinics()) {
                more |= portion(store, clinic);
            }
            long now = System.nanoTime();
            if (more && now - lastNews < QUIET_NANOS) {
                TimeUnit.NANOSECONDS.sleep(Math.min(RESTS * (now - began), LONGEST_REST_NANOS));
            }
        }
    }

    private record Entry(long seq, UUID conversationId, Set<String> words) {}

    /** What is to be added, put together before the writer is asked. @param renamed patients who may have another name, and its words */
    private record Portion(long from, long to, List<Entry> entries, Map<Integer, Set<String>> renamed) {}

    /** Adds the next entries of a clinic. @return whether there may be more */
    static boolean portion(Store store, ClinicId clinic) {
        Portion portion = store.read(clinic, SearchIndexer::next);
        if (portion.to() == portion.from()) {
            return false;
        }
        store.write(clinic, tx -> {
            SearchIndex index = new SearchIndex(tx);
            if (index.indexed() == portion.from()) { // else another node was here
                portion.entries().forEach(entry -> index.add(entry.seq(), entry.conversationId(), entry.words()));
                portion.renamed().forEach(index::addName);
                index.indexed(portion.to());
            }
            return portion.to();
        });
        return true;
    }

    private static Portion next(Tx tx) {
        long from = new SearchIndex(tx).indexed();
        long to = from;
        List<Entry> entries = new ArrayList<>();
        Map<Integer, Set<String>> renamed = new HashMap<>();
        for (StoredEvent stored : new Events(tx).after(from, PORTION)) {
            to = stored.seq();
            switch (Json.read(stored.json().getBytes(StandardCharsets.UTF_8), Event.class)) {
                case Event.MessageStored event -> {
                    if (isSearched(event.message().kind())) {
                        entries.add(entry(tx, event));
                    }
                }
                case Event.PatientChanged event -> renamed.put(event.demographicNo(), name(tx, event.demographicNo()));
                case Event.DeliveryChanged event -> {}
                case Event.MessageTakenBack event -> {}
                case Event.StaffRead event -> {}
                case Event.ClinicChanged event -> {}
                case Event.SavedRepliesChanged event -> {}
                case Event.FilingChanged event -> {}
                case Event.AccessChanged event -> {}
                case Event.Unknown event -> {}
            }
        }
        return new Portion(from, to, entries, renamed);
    }

    private static boolean isSearched(MessageKind kind) {
        return kind == MessageKind.MESSAGE || kind == MessageKind.NOTE;
    }

    private static Entry entry(Tx tx, Event.MessageStored event) {
        Message message = event.message();
        Set<String> words = SearchWords.in(message.text());
        message.files().forEach(file -> words.addAll(SearchWords.in(file.name())));
        words.addAll(name(tx, event.demographicNo()));
        return new Entry(message.seq(), message.conversationId(), words);
    }

    private static Set<String> name(Tx tx, int demographicNo) {
        PatientRecord patient = new Patients(tx).get(demographicNo);
        return patient == null ? Set.of() : patient.words();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
