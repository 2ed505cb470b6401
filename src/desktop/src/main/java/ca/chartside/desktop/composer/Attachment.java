package ca.chartside.desktop.composer;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.StoredFile;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** One file of what is being written, as it is now. Event thread only, but for what its upload asks. */
final class Attachment {
    enum State {
        UPLOADING,
        READY,
        FAILED
    }

    private final Path file;
    private StoredFile as;
    private State state = State.UPLOADING;
    private long moved;
    private @Nullable ApiException why;
    private Upload upload = new Upload();

    /** @param as what is known of it before the server has looked into it */
    Attachment(Path file, StoredFile as) {
        this.file = file;
        this.as = as;
    }

    /** One that the server has, and of which nothing else is known here. */
    static Attachment uploaded(UUID id) {
        Attachment file = new Attachment(Path.of(""), new StoredFile(id, "", "", 0));
        file.state = State.READY;
        return file;
    }

    /** Its way to the server: each try is another. */
    static final class Upload {
        private volatile boolean stopped;

        boolean stopped() {
            return stopped;
        }
    }

    Path file() {
        return file;
    }

    /** As the server has it; while it has not, as it lies on the disk. */
    StoredFile as() {
        return as;
    }

    State state() {
        return state;
    }

    /** In bytes. */
    long moved() {
        return moved;
    }

    /** Why it did not arrive; null unless it {@link State#FAILED}. */
    @Nullable ApiException why() {
        return why;
    }

    /** Whether the same file may yet arrive: a kind or a size that is not taken stays so. */
    boolean canRetry() {
        ApiException refused = why;
        return refused != null
                && switch (refused.kind()) {
                    case FILE_TYPE_REFUSED, FILE_TOO_LARGE, FILE_EMPTY -> false;
                    default -> true;
                };
    }

    /** @param id what the server will know it by */
    Upload begin(UUID id) {
        stop();
        as = new StoredFile(id, as.name(), as.mediaType(), as.size());
        state = State.UPLOADING;
        moved = 0;
        why = null;
        upload = new Upload();
        return upload;
    }

    void stop() {
        upload.stopped = true;
    }

    /** Whether this is the newest try, and still wanted. */
    boolean isOn(Upload which) {
        return upload == which && !which.stopped;
    }

    void moved(long bytes) {
        moved = bytes;
    }

    void arrived(StoredFile stored) {
        as = stored;
        state = State.READY;
    }

    void failed(ApiException refused) {
        why = refused;
        state = State.FAILED;
    }

    /** Tells the event thread of each fiftieth that has gone. */
    static StaffApi.Transfer watched(Upload upload, long size, LongConsumer moved) {
        return new StaffApi.Transfer() {
            private long told;

            @Override
            public void moved(long bytes) {
                if (bytes - told >= Math.max(1, size / 50)) {
                    told = bytes;
                    moved.accept(bytes);
                }
            }

            @Override
            public boolean stopped() {
                return upload.stopped();
            }
        };
    }
}
