package ca.chartside.backend.file;

import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the copies of the pictures that were taken in, one at a time, on a thread of its own. What is to be made stands in the rows, so
 * that no end of the backend forgets it. A picture at which the backend ended is begun three times and no more.
 */
final class PictureCopies implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PictureCopies.class);
    private static final int TRIES = 3;
    private static final int AT_ONCE = 20;

    private final Store store;
    private final FileVault vault;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("picture-copies").daemon().factory());

    PictureCopies(Store store, FileVault vault) {
        this.store = store;
        this.vault = vault;
    }

    /** Something is to be made. Any thread; does not wait. */
    void wake(ClinicId clinic) {
        try {
            worker.execute(() -> make(clinic));
        } catch (RejectedExecutionException e) {
            LOG.debug("closed: the next start makes it", e);
        }
    }

    private void make(ClinicId clinic) {
        try {
            List<FileRecords.Known> waiting = waiting(clinic);
            while (!waiting.isEmpty()) {
                for (FileRecords.Known known : waiting) {
                    if (worker.isShutdown()) {
                        return;
                    }
                    make(clinic, known);
                }
                waiting = waiting(clinic);
            }
        } catch (StoreException e) {
            LOG.warn("copies of pictures wait; the next upload or the next hour tries again", e);
        }
    }

    private List<FileRecords.Known> waiting(ClinicId clinic) {
        return store.read(clinic, tx -> new FileRecords(tx).withoutCopies(AT_ONCE));
    }

    private void make(ClinicId clinic, FileRecords.Known known) {
        Long tries = known.copies().tries();
        if (tries == null || tries >= TRIES) {
            set(clinic, known, FileRecords.Copies.NONE);
            return;
        }
        FileRecords.Copies begun = store.write(clinic, tx -> {
            FileRecords files = new FileRecords(tx);
            FileRecords.Copies twins = files.copiesOf(known.place());
            FileRecords.Copies now = twins == null ? new FileRecords.Copies(tries + 1, null, null) : twins;
            files.copies(known.file().id(), now);
            return now;
        });
        if (begun.tries() == null) {
            return;
        }
        Optional<Pictures.Copies> made = copies(clinic, known);
        if (made.isEmpty()) {
            set(clinic, known, FileRecords.Copies.NONE);
            return;
        }
        String view = vault.keep(clinic, made.get().view());
        String thumbnail = vault.keep(clinic, made.get().thumbnail());
        if (set(clinic, known, new FileRecords.Copies(null, view, thumbnail))) {
            vault.settle(view);
            vault.settle(thumbnail);
        }
    }

    private Optional<Pictures.Copies> copies(ClinicId clinic, FileRecords.Known known) {
        FileType type = FileType.ofMediaType(known.file().mediaType());
        try (InputStream bytes = vault.get(clinic, known.place())) {
            return Pictures.of(type, bytes);
        } catch (IOException e) {
            throw new StoreException("a kept file cannot be closed", e);
        }
    }

    private boolean set(ClinicId clinic, FileRecords.Known known, FileRecords.Copies copies) {
        return store.<Boolean>write(
                clinic, tx -> new FileRecords(tx).copies(known.file().id(), copies));
    }

    /** Ends when the picture in hand is done. */
    @Override
    public void close() {
        worker.close();
    }
}
