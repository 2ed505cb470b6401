package ca.chartside.backend.file;

import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.store.Row;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.StoredFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a clinic knows of its files. The bytes are in the {@link FileVault}. */
public final class FileRecords {
    private static final String COLUMNS =
            "SELECT id, name, media_type, size, place, user_id, message_id FROM file WHERE clinic_id = ? AND ";

    private final Tx tx;

    public FileRecords(Tx tx) {
        this.tx = tx;
    }

    /**
     * @param userId the staff user who uploaded it
     * @param messageId the message that names it; null as long as none does
     */
    public record Known(
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

    public @Nullable Known get(UUID id) {
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

    /**
     * Gives a message its files, in their order.
     *
     * @throws Refusal FILE_NOT_FOUND where one is not there, another user's or another message's; INVALID_VALUE where there are too many
     */
    public List<StoredFile> name(List<UUID> ids, UUID userId, UUID messageId) {
        if (ids.size() > Limits.FILES_MAX || Set.copyOf(ids).size() < ids.size()) {
            throw new Refusal(ErrorKind.INVALID_VALUE, Map.of("field", "files", "max", Limits.FILES_MAX));
        }
        List<Known> all = new ArrayList<>();
        for (UUID id : ids) {
            Known known = get(id);
            if (known == null || !known.userId().equals(userId) || known.messageId() != null) {
                throw new Refusal(ErrorKind.FILE_NOT_FOUND, Map.of("file", id));
            }
            all.add(known);
        }
        for (int i = 0; i < ids.size(); i++) {
            tx.sql()
                    .update(
                            "UPDATE file SET message_id = ?, place_in_message = ? WHERE clinic_id = ? AND id = ?",
                            messageId,
                            i,
                            tx.clinic().number(),
                            ids.get(i));
        }
        return all.stream().map(Known::file).toList();
    }

    /** The messages with their files. */
    public List<Message> with(List<Message> messages) {
        if (messages.isEmpty()) {
            return messages;
        }
        int asked = Integer.highestOneBit(Math.max(1, messages.size() - 1)) * 2; // few sizes, so few statements
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.add(tx.clinic().number());
        for (int i = 0; i < asked; i++) {
            parameters.add(messages.get(Math.min(i, messages.size() - 1)).id());
        }
        Map<UUID, List<StoredFile>> files = new HashMap<>();
        tx.sql()
                .list(
                        COLUMNS + "message_id IN (?" + ", ?".repeat(asked - 1)
                                + ") ORDER BY message_id, place_in_message",
                        FileRecords::known,
                        parameters.toArray())
                .forEach(known -> files.computeIfAbsent(
                                Objects.requireNonNull(known.messageId()), id -> new ArrayList<>())
                        .add(known.file()));
        return files.isEmpty()
                ? messages
                : messages.stream()
                        .map(message ->
                                files.containsKey(message.id()) ? message.withFiles(files.get(message.id())) : message)
                        .toList();
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

    /** @return false where a message has come to name it */
    boolean deleteUnnamed(UUID id) {
        return tx.sql()
                        .update(
                                "DELETE FROM file WHERE clinic_id = ? AND id = ? AND message_id IS NULL",
                                tx.clinic().number(),
                                id)
                > 0;
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
