package ca.chartside.desktop.net;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;

/** One user's outbox on disk. Only the outbox's own thread calls, but for {@link #has} and {@link #lacks}. */
final class OutboxFiles {
    private final SealedFiles files;
    private final ObjectMapper mapper;

    private final Set<UUID> refused = ConcurrentHashMap.newKeySet();

    OutboxFiles(Path folder, SecretKey key, ObjectMapper mapper) {
        this.files = new SealedFiles(folder, ".message", key);
        this.mapper = mapper;
    }

    /** @throws UncheckedIOException where the disk refuses: the message is as it was there, or {@link #lacks} says that it is not */
    void save(Outbox.Entry entry) {
        UUID id = entry.request().messageId();
        try {
            files.save(id, mapper.writeValueAsBytes(entry));
            refused.remove(id);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException e) {
            if (!files.has(id)) {
                refused.add(id);
            }
            throw e;
        }
    }

    void delete(UUID id) {
        refused.remove(id);
        files.delete(id);
    }

    /** Whether the disk refused a message that is not sent: it is in memory only. Any thread. */
    boolean lacks(UUID id) {
        return refused.contains(id);
    }

    /** Any thread. */
    boolean has(UUID id) {
        return files.has(id);
    }

    /** Oldest first. */
    SealedFiles.Found<Outbox.Entry> load() {
        SealedFiles.Found<Outbox.Entry> found = files.load(plain -> mapper.readValue(plain, Outbox.Entry.class));
        found.whole()
                .sort(Comparator.comparingLong(Outbox.Entry::queuedAt)
                        .thenComparing(entry -> entry.request().messageId()));
        return found;
    }
}
