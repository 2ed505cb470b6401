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
                        "SELECT slug, name, phone, zone, waiting_limit, messaging_rules FROM clinic WHERE id = ?",
                        row -> new Clinic(
                                row.text(1),
                                row.text(2),
                                row.textOrNull(3),
                                ZoneId.of(row.text(4)),
                                row.number(5),
                                MessagingRules.of(row.text(6))),
                        tx.clinic().number());
        if (clinic == null) {
            throw new IllegalStateException("the clinic of this transaction is gone");
        }
        return clinic;
    }

    public void rules(MessagingRules rules) {
        tx.sql()
                .update(
                        "UPDATE clinic SET messaging_rules = ? WHERE id = ?",
                        rules.stored(),
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
