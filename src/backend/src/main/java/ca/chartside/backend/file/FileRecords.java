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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a clinic knows of its files. The bytes are in the {@link FileVault}. */
public final class FileRecords {
    /** An engine takes some tens of thousands of parameters, and a conversation that is taken out whole may be longer. */
    private static final int AT_ONCE = 512;

    private static final String COLUMNS =
            "SELECT id, name, media_type, size, place, user_id, demographic_no, message_id, note_id, saved_reply_id, copy_tries, view_place,"
                    + " thumbnail_place FROM file WHERE clinic_id = ? AND ";

    private static final String UNNAMED = "message_id IS NULL AND note_id IS NULL AND saved_reply_id IS NULL";

    private final Tx tx;

    public FileRecords(Tx tx) {
        this.tx = tx;
    }

    /** Who brought a file. */
    public sealed interface Uploader {
        record Staff(UUID userId) implements Uploader {}

        record Patient(int demographicNo) implements Uploader {}
    }

    /** What can name a file: each in a column of its own, so that a message's id never finds what a note's names (M15). */
    public enum By {
        MESSAGE("message_id"),
        NOTE("note_id"),
        SAVED_REPLY("saved_reply_id");

        private final String column;

        By(String column) {
            this.column = column;
        }

        /** Whether a row of {@code table} has files, for a query. */
        public String anyOf(String table) {
            return "EXISTS (SELECT 1 FROM file f WHERE f.clinic_id = " + table + ".clinic_id AND f." + column + " = "
                    + table + ".id)";
        }
    }

    /** What names a file. */
    public record Named(By by, UUID id) {}

    /** @param named what names it; null as long as nothing does */
    public record Known(
            StoredFile file,
            String place,
            Uploader uploader,
            @Nullable Named named,
            Copies copies) {
        /** The message that names it; null where none does. */
        public @Nullable UUID messageId() {
            return named != null && named.by() == By.MESSAGE ? named.id() : null;
        }

        boolean isNote() {
            return named != null && named.by() == By.NOTE;
        }

        /** Where its bytes and those of its copies are. */
        List<String> places() {
            return Stream.of(place, copies.view(), copies.thumbnail())
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .toList();
        }
    }

    /**
     * The smaller copies of a picture, by their places; of what has none both are null.
     *
     * @param tries how often they were begun; null where they are made, or cannot be
     */
    public record Copies(
            @Nullable Long tries,
            @Nullable String view,
            @Nullable String thumbnail) {
        static final Copies NONE = new Copies(null, null, null);
        static final Copies TO_BE_MADE = new Copies(0L, null, null);
    }

    private static Known known(Row row) {
        UUID userId = row.uuidOrNull(6);
        return new Known(
                new StoredFile(row.uuid(1), row.text(2), row.text(3), row.number(4)),
                row.text(5),
                userId == null ? new Uploader.Patient((int) row.number(7)) : new Uploader.Staff(userId),
                named(row),
                new Copies(row.numberOrNull(11), row.textOrNull(12), row.textOrNull(13)));
    }

    private static @Nullable Named named(Row row) {
        for (By by : By.values()) {
            UUID id = row.uuidOrNull(8 + by.ordinal());
            if (id != null) {
                return new Named(by, id);
            }
        }
        return null;
    }

    public @Nullable Known get(UUID id) {
        return tx.sql()
                .first(COLUMNS + "id = ?", FileRecords::known, tx.clinic().number(), id);
    }

    void insert(Known known, long at) {
        @Nullable UUID userId = known.uploader() instanceof Uploader.Staff staff ? staff.userId() : null;
        @Nullable Integer patient = known.uploader() instanceof Uploader.Patient by ? by.demographicNo() : null;
        tx.sql()
                .update(
                        "INSERT INTO file (clinic_id, id, name, media_type, size, place, user_id, demographic_no,"
                                + " copy_tries, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        tx.clinic().number(),
                        known.file().id(),
                        known.file().name(),
                        known.file().mediaType(),
                        known.file().size(),
                        known.place(),
                        userId,
                        patient,
                        known.copies().tries(),
                        at);
    }

    /**
     * Gives a message, a note or a saved reply its files, in their order: a saved reply in place of those that it had.
     *
     * @throws Refusal FILE_NOT_FOUND where one is not there, somebody else's or named already; INVALID_VALUE where there are too many
     */
    public List<StoredFile> name(List<UUID> ids, Uploader uploader, Named to) {
        if (ids.size() > Limits.FILES_MAX || Set.copyOf(ids).size() < ids.size()) {
            throw new Refusal(ErrorKind.INVALID_VALUE, Map.of("field", "files", "max", Limits.FILES_MAX));
        }
        List<StoredFile> all = new ArrayList<>();
        for (UUID id : ids) {
            Known known = get(id);
            boolean has = to.by() == By.SAVED_REPLY && known != null && to.equals(known.named());
            if (known == null
                    || !has && (known.named() != null || !known.uploader().equals(uploader))) {
                throw new Refusal(ErrorKind.FILE_NOT_FOUND, Map.of("file", id));
            }
            all.add(known.file());
        }
        if (to.by() == By.SAVED_REPLY) {
            forgetReply(to.id());
        }
        for (int i = 0; i < ids.size(); i++) {
            tx.sql()
                    .update(
                            "UPDATE file SET " + to.by().column
                                    + " = ?, place_in_message = ? WHERE clinic_id = ? AND id = ?",
                            to.id(),
                            i,
                            tx.clinic().number(),
                            ids.get(i));
        }
        return all;
    }

    /** No saved reply of that id names any file from now on. */
    public void forgetReply(UUID savedReplyId) {
        tx.sql()
                .update(
                        "UPDATE file SET saved_reply_id = NULL WHERE clinic_id = ? AND saved_reply_id = ?",
                        tx.clinic().number(),
                        savedReplyId);
    }

    /** Whether a saved reply that this user sees names it. */
    boolean isOfReplySeenBy(UUID user, Known known) {
        Named named = known.named();
        return named != null
                && named.by() == By.SAVED_REPLY
                && tx.sql()
                                .number(
                                        "SELECT COUNT(*) FROM saved_reply WHERE clinic_id = ? AND id = ?"
                                                + " AND (user_id IS NULL OR user_id = ?)",
                                        tx.clinic().number(),
                                        named.id(),
                                        user)
                        > 0;
    }

    /** A saved reply's files, in their order. */
    public List<StoredFile> ofReply(UUID savedReplyId) {
        return tx.sql()
                .list(
                        COLUMNS + "saved_reply_id = ? ORDER BY place_in_message",
                        row -> known(row).file(),
                        tx.clinic().number(),
                        savedReplyId);
    }

    /** The files of the clinic's saved replies and of its users' own, by the reply, in their order. */
    public Map<UUID, List<StoredFile>> ofReplies() {
        return tx
                .sql()
                .list(
                        COLUMNS + "saved_reply_id IS NOT NULL ORDER BY place_in_message",
                        FileRecords::known,
                        tx.clinic().number())
                .stream()
                .collect(Collectors.groupingBy(
                        known -> Objects.requireNonNull(known.named()).id(),
                        Collectors.mapping(Known::file, Collectors.toList())));
    }

    /** Whether these ids name the same files in the same order; a browser that sends a form again uploads them under others. */
    public boolean areAgain(List<StoredFile> files, List<UUID> ids) {
        if (files.size() != ids.size()) {
            return false;
        }
        for (int i = 0; i < ids.size(); i++) {
            Known one = get(files.get(i).id());
            Known other = get(ids.get(i));
            if (one == null
                    || other == null
                    || !one.place().equals(other.place())
                    || !one.file().name().equals(other.file().name())) {
                return false;
            }
        }
        return true;
    }

    /** The messages, or the notes, with their files. @param by which of the two they are */
    public List<Message> with(By by, List<Message> messages) {
        if (messages.size() > AT_ONCE) {
            List<Message> all = new ArrayList<>();
            for (int i = 0; i < messages.size(); i += AT_ONCE) {
                all.addAll(with(by, messages.subList(i, Math.min(i + AT_ONCE, messages.size()))));
            }
            return all;
        }
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
                        COLUMNS + by.column + " IN (?" + ", ?".repeat(asked - 1) + ") ORDER BY place_in_message",
                        FileRecords::known,
                        parameters.toArray())
                .forEach(known -> files.computeIfAbsent(
                                Objects.requireNonNull(known.named()).id(), id -> new ArrayList<>())
                        .add(known.file()));
        return files.isEmpty()
                ? messages
                : messages.stream()
                        .map(message ->
                                files.containsKey(message.id()) ? message.withFiles(files.get(message.id())) : message)
                        .toList();
    }

    /** How many of a patient's files no message names. */
    long unnamedOf(int demographicNo) {
        return tx.sql()
                .number(
                        "SELECT COUNT(*) FROM file WHERE clinic_id = ? AND " + UNNAMED + " AND demographic_no = ?",
                        tx.clinic().number(),
                        demographicNo);
    }

    /** Those that nothing has come to name, the oldest first. */
    List<Known> unnamedBefore(long at, int limit) {
        return tx.sql()
                .list(
                        COLUMNS + UNNAMED + " AND created_at < ? ORDER BY created_at LIMIT ?",
                        FileRecords::known,
                        tx.clinic().number(),
                        at,
                        limit);
    }

    /** @return false where something has come to name it */
    boolean deleteUnnamed(UUID id) {
        return tx.sql()
                        .update(
                                "DELETE FROM file WHERE clinic_id = ? AND id = ? AND " + UNNAMED,
                                tx.clinic().number(),
                                id)
                > 0;
    }

    /** Whether any file of the clinic, or a copy of one, is kept there. */
    boolean isNamed(String place) {
        return Stream.of("place", "view_place", "thumbnail_place")
                .anyMatch(column -> tx.sql()
                                .number(
                                        "SELECT COUNT(*) FROM file WHERE clinic_id = ? AND " + column + " = ?",
                                        tx.clinic().number(),
                                        place)
                        > 0);
    }

    /** Those pictures among the messages' files that there is a thumbnail of. */
    public Set<UUID> pictured(List<Message> messages) {
        return messages.stream()
                .filter(message -> !message.files().isEmpty())
                .flatMap(message -> tx
                        .sql()
                        .list(
                                "SELECT id FROM file WHERE clinic_id = ? AND message_id = ? AND thumbnail_place IS NOT NULL",
                                row -> row.uuid(1),
                                tx.clinic().number(),
                                message.id())
                        .stream())
                .collect(Collectors.toSet());
    }

    /** The pictures whose copies are to be made, the oldest first. */
    List<Known> withoutCopies(int limit) {
        return tx.sql()
                .list(
                        COLUMNS + "copy_tries IS NOT NULL ORDER BY created_at LIMIT ?",
                        FileRecords::known,
                        tx.clinic().number(),
                        limit);
    }

    /** The copies of a file that holds the same; null where nobody has made any. */
    @Nullable Copies copiesOf(String place) {
        Known twin = tx.sql()
                .first(
                        COLUMNS + "place = ? AND thumbnail_place IS NOT NULL LIMIT 1",
                        FileRecords::known,
                        tx.clinic().number(),
                        place);
        return twin == null ? null : twin.copies();
    }

    /** @return false where the file is gone */
    boolean copies(UUID id, Copies copies) {
        return tx.sql()
                        .update(
                                "UPDATE file SET copy_tries = ?, view_place = ?, thumbnail_place = ?"
                                        + " WHERE clinic_id = ? AND id = ?",
                                copies.tries(),
                                copies.view(),
                                copies.thumbnail(),
                                tx.clinic().number(),
                                id)
                > 0;
    }
}
