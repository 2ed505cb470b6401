package ca.chartside.backend.event;

import ca.chartside.backend.http.Json;
import ca.chartside.backend.store.Store.StoredEvent;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.Event;
import java.util.List;
import java.util.function.LongFunction;

/** A clinic's events, as rows in the transaction of what they tell (rule: stored with it, published after its commit). */
public final class Events {
    private final Tx tx;

    public Events(Tx tx) {
        this.tx = tx;
    }

    /** Stores what {@code event} makes of the next number. @return that number */
    public long append(LongFunction<? extends Event> event) {
        return tx.appendEvent(seq -> {
                    Event made = event.apply(seq);
                    return new Tx.EventBody(typeOf(made), Json.write(made));
                })
                .seq();
    }

    /** Events behind a number, in order, at most {@code limit}. */
    public List<StoredEvent> after(long seq, int limit) {
        return tx.sql()
                .list(
                        "SELECT seq, type, json FROM event WHERE clinic_id = ? AND seq > ? ORDER BY seq LIMIT ?",
                        row -> new StoredEvent(row.number(1), row.text(2), row.text(3)),
                        tx.clinic().number(),
                        seq,
                        limit);
    }

    private static String typeOf(Event event) {
        return switch (event) {
            case Event.MessageStored e -> "messageStored";
            case Event.DeliveryChanged e -> "deliveryChanged";
            case Event.MessageTakenBack e -> "messageTakenBack";
            case Event.StaffRead e -> "staffRead";
            case Event.PatientChanged e -> "patientChanged";
            case Event.ClinicChanged e -> "clinicChanged";
            case Event.SavedRepliesChanged e -> "savedRepliesChanged";
            case Event.FilingChanged e -> "filingChanged";
            case Event.AccessChanged e -> "accessChanged";
            case Event.Unknown e -> throw new IllegalArgumentException("an unknown event is never stored");
        };
    }
}
