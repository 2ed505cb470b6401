package ca.chartside.backend.clinic;

import ca.chartside.backend.store.Tx;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The clinic of a transaction. */
public final class Clinics {
    private final Tx tx;

    public Clinics(Tx tx) {
        this.tx = tx;
    }

    public Clinic get() {
        Clinic clinic = tx.sql()
                .first(
                        "SELECT slug, name, phone, zone, waiting_limit, messaging, messaging_ask, messaging_rules,"
                                + " portal_days FROM clinic WHERE id = ?",
                        row -> new Clinic(
                                row.text(1),
                                row.text(2),
                                row.textOrNull(3),
                                ZoneId.of(row.text(4)),
                                row.number(5),
                                row.flag(6),
                                row.textOrNull(7),
                                MessagingRules.of(row.text(8)),
                                row.integer(9)),
                        tx.clinic().number());
        if (clinic == null) {
            throw new IllegalStateException("the clinic of this transaction is gone");
        }
        return clinic;
    }

    /**
     * Switches whether messages are sent and taken (S8).
     *
     * @param ask whom staff ask where they are not; null for the clinic's administrators
     */
    public void messaging(boolean on, @Nullable String ask) {
        tx.sql()
                .update(
                        "UPDATE clinic SET messaging = ?, messaging_ask = ? WHERE id = ?",
                        on,
                        ask,
                        tx.clinic().number());
    }

    public void rules(MessagingRules rules) {
        tx.sql()
                .update(
                        "UPDATE clinic SET messaging_rules = ? WHERE id = ?",
                        rules.stored(),
                        tx.clinic().number());
    }

    /** How many days a patient's session lives unused (N3). */
    public void portalDays(int days) {
        tx.sql()
                .update(
                        "UPDATE clinic SET portal_days = ? WHERE id = ?",
                        days,
                        tx.clinic().number());
    }

    public void phone(@Nullable String phone) {
        tx.sql()
                .update(
                        "UPDATE clinic SET phone = ? WHERE id = ?",
                        phone,
                        tx.clinic().number());
    }
}
