package ca.chartside.backend.clinic;

import ca.chartside.backend.store.Tx;
import java.util.List;

/** What a clinic has settled about its OSCAR: where it is (C7), and who files to it. */
public final class OscarSettings {
    private final Tx tx;

    public OscarSettings(Tx tx) {
        this.tx = tx;
    }

    /** The addresses under which the clinic's OSCAR is opened, in their order. */
    public List<String> addresses() {
        return tx.sql()
                .list(
                        "SELECT address FROM clinic_oscar WHERE clinic_id = ? ORDER BY address",
                        row -> row.text(1),
                        tx.clinic().number());
    }

    /** @return false where it was there already */
    public boolean add(OscarAddress address) {
        return tx.sql()
                        .update(
                                "INSERT INTO clinic_oscar (clinic_id, address) VALUES (?, ?) ON CONFLICT DO NOTHING",
                                tx.clinic().number(),
                                address.value())
                > 0;
    }

    /** @return false where it was not there */
    public boolean remove(OscarAddress address) {
        return tx.sql()
                        .update(
                                "DELETE FROM clinic_oscar WHERE clinic_id = ? AND address = ?",
                                tx.clinic().number(),
                                address.value())
                > 0;
    }

    /** Whether an MOA may file to a chart; a doctor may. */
    public boolean moaFiles() {
        return tx.sql()
                        .number(
                                "SELECT moa_files FROM clinic WHERE id = ?",
                                tx.clinic().number())
                == 1;
    }

    public void moaFiles(boolean allowed) {
        tx.sql()
                .update(
                        "UPDATE clinic SET moa_files = ? WHERE id = ?",
                        allowed,
                        tx.clinic().number());
    }
}
