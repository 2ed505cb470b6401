package ca.chartside.desktop.net;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One user's drafts on disk, beside their outbox. The outbox's disk thread writes them too: a message that was a draft is on
 * the disk before the draft is off it, and one that comes back is a draft before it is no message.
 */
final class DiskDrafts implements DraftStore {
    private static final Logger LOG = LoggerFactory.getLogger(DiskDrafts.class);

    /** Who types fast is not worth a write for each key; who is killed loses no more than this. */
    private static final long SOON_MILLIS = 300;

    private final SealedFiles files;
    private final ObjectMapper mapper;
    private final ScheduledExecutorService disk;
    private final OutboxFiles outbox;
    private final SealedFiles.Found<Draft> found;

    /** What waits to be written, the newest of each. */
    private final Map<UUID, Draft> waiting = new ConcurrentHashMap<>();

    /** What the disk refused. */
    private final Set<UUID> refused = ConcurrentHashMap.newKeySet();

    /** Reads what an earlier run left: not on the event thread. */
    DiskDrafts(Path folder, SecretKey key, ObjectMapper mapper, OutboxFiles outbox, ScheduledExecutorService disk) {
        this.files = new SealedFiles(folder, ".draft", key);
        this.mapper = mapper;
        this.disk = disk;
        this.outbox = outbox;
        this.found = read();
    }

    private SealedFiles.Found<Draft> read() {
        SealedFiles.Found<Draft> read;
        try {
            read = files.load(plain -> mapper.readValue(plain, Draft.class));
        } catch (UncheckedIOException e) {
            LOG.error("The drafts' folder cannot be read", e);
            return SealedFiles.Found.nothing();
        }
        // Killed between becoming a message and being no draft any more: it is a message.
        read.whole().removeIf(draft -> outbox.has(draft.id()));
        read.whole().sort(Comparator.comparingLong(Draft::since).thenComparing(Draft::id));
        return read;
    }

    /** How many drafts of an earlier run could not be read; their files were set aside. */
    int damaged() {
        return found.damaged();
    }

    /** How many of them could not be read now; the next start tries again. */
    int unread() {
        return found.unread();
    }

    @Override
    public List<Draft> found() {
        return List.copyOf(found.whole());
    }

    @Override
    public void keep(Draft draft) {
        if (waiting.put(draft.id(), draft) == null) {
            try {
                disk.schedule(() -> write(draft.id()), SOON_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.info("Signed out meanwhile: a draft stays as it is on the disk");
            }
        }
    }

    @Override
    public void forget(UUID id) {
        waiting.remove(id);
        disk.execute(() -> {
            writeAll();
            delete(id);
        });
    }

    @Override
    public void sent(UUID id) {
        disk.execute(() -> {
            if (outbox.lacks(id)) {
                // What the disk has of the draft is all that it has of the message.
                write(id);
            } else {
                waiting.remove(id);
                delete(id);
            }
        });
    }

    @Override
    public void flush() {
        disk.execute(this::writeAll);
    }

    @Override
    public boolean outlives(UUID id) {
        return !refused.contains(id);
    }

    // From here on: the disk's thread.

    private void writeAll() {
        waiting.keySet().forEach(this::write);
    }

    private void delete(UUID id) {
        try {
            files.delete(id);
            refused.remove(id);
        } catch (UncheckedIOException e) {
            LOG.warn("A draft that is none any more could not be deleted", e);
        }
    }

    private void write(UUID id) {
        Draft draft = waiting.remove(id);
        if (draft == null) {
            return;
        }
        try {
            files.save(id, mapper.writeValueAsBytes(draft));
            refused.remove(id);
        } catch (UncheckedIOException | JsonProcessingException e) {
            if (refused.add(id)) {
                LOG.warn("A draft could not be written", e);
            }
        }
    }
}
