package ca.chartside.desktop.net;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import javax.crypto.SecretKey;

/** One user's outbox on disk. Only the outbox's own thread calls, but for {@link #has}. */
final class OutboxFiles {
    private final SealedFiles files;
    private final ObjectMapper mapper;

    OutboxFiles(Path folder, SecretKey key, ObjectMapper mapper) {
        this.files = new SealedFiles(folder, ".message", key);
        this.mapper = mapper;
    }

    /** @throws UncheckedIOException where the disk refuses: the message is then in memory only */
    void save(Outbox.Entry entry) {
        try {
            files.save(entry.request().messageId(), mapper.writeValueAsBytes(entry));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(UUID id) {
        files.delete(id);
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
