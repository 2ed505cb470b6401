package ca.chartside.backend.store;

import ca.chartside.backend.event.Events;
import ca.chartside.backend.store.Store.StoredEvent;
import ca.chartside.protocol.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An empty store of one engine with one clinic, for one test; the nodes that a test opens are closed after it. */
public abstract class StoreFixture {
    // The tests write to the table of failed sign-ins: a row of it has a name, a number and nothing else that matters.
    static final String INSERT_TRY =
            "INSERT INTO sign_in_try (clinic_id, username, failed, locked_until) VALUES (?, ?, ?, ?)";
    static final Bulk TRY = Bulk.insert("sign_in_try", "clinic_id, username, failed, locked_until");
    static final String FAILED = "SELECT failed FROM sign_in_try WHERE clinic_id = ? AND username = ?";

    protected TestDatabase database;
    protected Store store;
    protected ClinicId clinic;
    protected final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Store> opened = new ArrayList<>();

    protected abstract TestDatabase create();

    @BeforeEach
    final void open() {
        database = create();
        store = another();
        clinic = store.addClinic("first", "First Clinic", 1);
    }

    @AfterEach
    final void close() {
        threads.shutdownNow();
        opened.forEach(Store::close);
        database.close();
    }

    protected final Store another() {
        Store more = database.open();
        opened.add(more);
        return more;
    }

    protected static long appendEvent(Tx tx, int about) {
        return new Events(tx).append(seq -> new Event.PatientChanged(seq, about));
    }

    protected List<Long> eventNumbers(Store from, ClinicId of) {
        return from.read(of, tx -> new Events(tx).after(0, 1_000_000)).stream()
                .map(StoredEvent::seq)
                .toList();
    }

    protected static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    static int insertTry(Tx tx, String name, long value) {
        return tx.sql().update(INSERT_TRY, tx.clinic().number(), name, value, null);
    }

    Long failed(Store from, String name) {
        return from.read(clinic, tx -> tx.sql().first(FAILED, row -> row.number(1), clinic.number(), name));
    }
}
