package ca.chartside.backend.conversation;

import ca.chartside.backend.account.Accounts;
import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.clinic.Clinic;
import ca.chartside.backend.clinic.Clinics;
import ca.chartside.backend.event.Events;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Messaging;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the clinic of a transaction sends and takes messages, and whom its staff ask where it does not (S8). */
public final class MessagingSwitch {
    private final Tx tx;

    public MessagingSwitch(Tx tx) {
        this.tx = tx;
    }

    /** As staff see it: they ask whom the clinic says, else its administrators. */
    public Messaging now() {
        Clinic clinic = new Clinics(tx).get();
        if (clinic.messaging()) {
            return Messaging.ON;
        }
        String ask = clinic.ask() == null ? new Accounts(tx).administrators() : clinic.ask();
        return new Messaging(false, ask.isEmpty() ? null : ask);
    }

    /** The refusal of a message of staff, with {@code ask} where somebody is named. */
    Refusal off() {
        String ask = now().ask();
        return new Refusal(ErrorKind.MESSAGING_OFF, ask == null ? Map.of() : Map.of("ask", ask));
    }

    /**
     * Switches it, with its event and its audit row.
     *
     * @param ask whom staff ask where it is off; null for the administrators
     * @return the event's number: a message with a smaller one met what was before
     */
    public long turn(boolean on, @Nullable String ask, AuditLog.Actor by, long at) {
        new Clinics(tx).messaging(on, ask);
        long seq = new Events(tx).append(Event.ClinicChanged::new);
        String detail = (on ? "ON" : "OFF") + (ask == null ? "" : " ask " + ask);
        new AuditLog(tx).add(at, by, "clinic.messaging", "clinic:" + tx.clinic().slug(), detail);
        return seq;
    }
}
