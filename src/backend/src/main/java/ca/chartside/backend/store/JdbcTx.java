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
    private final String headQuery;
    private @Nullable Head head;
    private boolean headChanged;
    private final List<Store.StoredEvent> events = new ArrayList<>();

    /** @param headQuery how the clinic's counters are read: with a row lock where the engine has them and this may write */
    JdbcTx(Sql sql, ClinicId clinic, String headQuery) {
        this.sql = sql;
        this.clinic = clinic;
        this.headQuery = headQuery;
    }

    private record Head(long eventSeq, AuditHead audit) {}

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
            known = sql.first(
                    headQuery,
                    row -> new Head(row.number(1), new AuditHead(row.number(2), row.bytes(3))),
                    clinic.number());
            if (known == null) {
                throw new IllegalStateException("no such clinic");
            }
            head = known;
        }
        return known;
    }

    /** Reads the counters, under a lock where the engine has one: before anything else is read. */
    void lock() {
        if (clinic.number() > 0) {
            head();
        }
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
