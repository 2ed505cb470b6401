package ca.chartside.backend.file;

import ca.chartside.backend.store.Row;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.StoredFile;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a clinic knows of its files. The bytes are in the {@link FileVault}. */
final class FileRecords {
    private static final String COLUMNS =
            "SELECT id, name, media_type, size, place, user_id, message_id FROM file WHERE clinic_id = ? AND ";

    private final Tx tx;

    FileRecords(Tx tx) {
        this.tx = tx;
    }

    /**
     * @param userId the staff user who uploaded it
     * @param messageId the message that names it; null as long as none does
     */
    record Known(
            StoredFile file,
            String place,
            UUID userId,
            @Nullable UUID messageId) {}

    private static Known known(Row row) {
        return new Known(
                new StoredFile(row.uuid(1), row.text(2), row.text(3), row.number(4)),
                row.text(5),
                row.uuid(6),
                row.uuidOrNull(7));
    }

    @Nullable Known get(UUID id) {
        return tx.sql()
                .first(COLUMNS + "id = ?", FileRecords::known, tx.clinic().number(), id);
    }

    void insert(Known known, long at) {
        tx.sql()
                .update(
                        "INSERT INTO file (clinic_id, id, name, media_type, size, place, user_id, created_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        tx.clinic().number(),
                        known.file().id(),
                        known.file().name(),
                        known.file().mediaType(),
                        known.file().size(),
                        known.place(),
                        known.userId(),
                        at);
    }

    /** Those that no message has come to name, the oldest first. */
    List<Known> unnamedBefore(long at, int limit) {
        return tx.sql()
                .list(
                        COLUMNS + "message_id IS NULL AND created_at < ? ORDER BY created_at LIMIT ?",
                        FileRecords::known,
                        tx.clinic().number(),
                        at,
                        limit);
    }

    void delete(UUID id) {
        tx.sql()
                .update(
                        "DELETE FROM file WHERE clinic_id = ? AND id = ?",
                        tx.clinic().number(),
                        id);
    }

    /** Whether any file of the clinic is kept there. */
    boolean isNamed(String place) {
        return tx.sql()
                        .number(
                                "SELECT COUNT(*) FROM file WHERE clinic_id = ? AND place = ?",
                                tx.clinic().number(),
                                place)
                > 0;
    }
}
