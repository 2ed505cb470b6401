package ca.chartside.backend.savedreply;

import ca.chartside.backend.file.FileRecords;
import ca.chartside.backend.store.Row;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.SavedReply;
import ca.chartside.protocol.StoredFile;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A clinic's saved replies, its own and its users'. */
final class SavedReplies {
    private static final String SELECT =
            "SELECT id, user_id, title, english, french, version FROM saved_reply WHERE clinic_id = ? AND ";

    private final Tx tx;

    SavedReplies(Tx tx) {
        this.tx = tx;
    }

    /** @param userId whose it is; null for the clinic's */
    record Stored(@Nullable UUID userId, SavedReply reply) {}

    private static Stored stored(Row row) {
        UUID user = row.uuidOrNull(2);
        return new Stored(
                user, new SavedReply(row.uuid(1), user == null, row.text(3), row.text(4), row.text(5), row.integer(6)));
    }

    static SavedReply with(List<StoredFile> files, SavedReply reply) {
        return new SavedReply(
                reply.id(), reply.shared(), reply.title(), reply.english(), reply.french(), files, reply.version());
    }

    /** In no order. */
    List<SavedReply> seenBy(UUID user) {
        Map<UUID, List<StoredFile>> files = new FileRecords(tx).ofReplies();
        return tx
                .sql()
                .list(
                        SELECT + "(user_id = ? OR user_id IS NULL)",
                        row -> stored(row).reply(),
                        tx.clinic().number(),
                        user)
                .stream()
                .map(reply -> with(files.getOrDefault(reply.id(), List.of()), reply))
                .toList();
    }

    @Nullable Stored get(UUID id) {
        Stored found = tx.sql()
                .first(SELECT + "id = ?", SavedReplies::stored, tx.clinic().number(), id);
        return found == null ? null : new Stored(found.userId(), with(new FileRecords(tx).ofReply(id), found.reply()));
    }

    /** @param user null for how many are the clinic's */
    long count(@Nullable UUID user) {
        String count = "SELECT COUNT(*) FROM saved_reply WHERE clinic_id = ? AND ";
        int clinic = tx.clinic().number();
        return user == null
                ? tx.sql().number(count + "user_id IS NULL", clinic)
                : tx.sql().number(count + "user_id = ?", clinic, user);
    }

    /** Adds one or replaces it; its files are named apart. @param user null where it is the clinic's */
    void put(@Nullable UUID user, SavedReply reply) {
        tx.sql()
                .update(
                        "INSERT INTO saved_reply (clinic_id, id, user_id, title, english, french, version)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (clinic_id, id) DO UPDATE SET"
                                + " user_id = excluded.user_id, title = excluded.title, english = excluded.english,"
                                + " french = excluded.french, version = excluded.version",
                        tx.clinic().number(),
                        reply.id(),
                        user,
                        reply.title(),
                        reply.english(),
                        reply.french(),
                        reply.version());
    }

    void delete(UUID id) {
        new FileRecords(tx).forgetReply(id);
        tx.sql()
                .update(
                        "DELETE FROM saved_reply WHERE clinic_id = ? AND id = ?",
                        tx.clinic().number(),
                        id);
    }
}
