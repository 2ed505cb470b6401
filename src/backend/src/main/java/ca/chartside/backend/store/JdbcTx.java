package ca.chartside.backend.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** A transaction over one connection, for one clinic, inside a group of them. */
final class JdbcTx implements Tx {
    private static final Bulk HEAD = Bulk.update("clinic_head", "event_seq, audit_seq, audit_hash", "clinic_id");
    private static final Bulk EVENT = Bulk.insert("event", "clinic_id, seq, type, json");

    private final Sql sql;
    private final ClinicId clinic;
    private final Ahead<Head> counters;
    private @Nullable Head head;
    private boolean headChanged;
    private final List<Store.StoredEvent> events = new ArrayList<>();

    /** @param lock what is added to lock the clinic's counters; empty where the engine needs no lock or this only reads */
    JdbcTx(Sql sql, ClinicId clinic, String lock) {
        this.sql = sql;
        this.clinic = clinic;
        this.counters = new Ahead<>(new Question<>(
                "h.event_seq, h.audit_seq, h.audit_hash",
                "JOIN clinic_head h ON h.clinic_id = asked.column2" + lock,
                List.of(clinic.number()),
                List.of(),
                row -> new Head(row.number(2), new AuditHead(row.number(3), row.bytes(4)))));
    }

    private record Head(long eventSeq, AuditHead audit) {}

    /** The question that reads the counters, and locks them to the commit. */
    Ahead<?> counters() {
        return counters;
    }

    @Override
    public ClinicId clinic() {
        return clinic;
    }

    @Override
    public Sql sql() {
        return sql;
    }

    private Head head() {
        Head known = head;
        if (known == null) {
            known = counters.answer(sql);
            head = known;
        }
        return known;
    }

    /** Takes the counters as they were asked ahead: under the lock nobody else changes them. */
    void locked() {
        head = counters.answer();
    }

    @Override
    public long eventSeq() {
        return head().eventSeq();
    }

    @Override
    public StoredEventRef appendEvent(LongFunction<EventBody> event) {
        Head known = head();
        long seq = known.eventSeq() + 1;
        EventBody body = event.apply(seq);
        sql.insertLater(EVENT, clinic.number(), seq, body.type(), body.json());
        events.add(new Store.StoredEvent(seq, body.type(), body.json()));
        head = new Head(seq, known.audit());
        headChanged = true;
        return new StoredEventRef(seq);
    }

    @Override
    public AuditHead auditHead() {
        return head().audit();
    }

    @Override
    public void auditHead(AuditHead audit) {
        head = new Head(head().eventSeq(), audit);
        headChanged = true;
    }

    /** Stores the counters; the last thing before the commit. */
    void finish() {
        if (headChanged) {
            Head known = head();
            sql.insertLater(
                    HEAD, known.eventSeq(), known.audit().seq(), known.audit().hash(), clinic.number());
        }
    }

    List<Store.StoredEvent> events() {
        return events;
    }
}
