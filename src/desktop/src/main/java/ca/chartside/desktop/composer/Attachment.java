package ca.chartside.desktop.composer;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.DraftFile;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
    private final long modified;
    private final @Nullable UUID copyOf;
    private StoredFile as;
    private State state = State.UPLOADING;
    private long moved;
    private @Nullable ApiException why;
    private boolean asleep;
    private boolean lost;
    private Upload upload = new Upload();

    /**
     * @param modified epoch milliseconds when it was last changed
     * @param as what is known of it before the server has looked into it
     */
    Attachment(Path file, long modified, StoredFile as) {
        this(file, modified, null, as);
    }

    private Attachment(Path file, long modified, @Nullable UUID copyOf, StoredFile as) {
        this.file = file;
        this.modified = modified;
        this.copyOf = copyOf;
        this.as = as;
    }

    /** A copy of one that the server has, which does not lie on this computer. */
    static Attachment copy(StoredFile of) {
        return new Attachment(Path.of(""), 0, of.id(), of);
    }

    /** What the server copies it from; null where it lies on this computer. */
    @Nullable UUID copyOf() {
        return copyOf;
    }

    /** One that was kept, until {@link #wake}: what the server had it is taken to have. */
    Attachment(DraftFile kept) {
        this(path(kept), kept.modified(), kept.as());
        state = kept.uploaded() ? State.READY : State.UPLOADING;
        asleep = true;
    }

    private static Path path(DraftFile kept) {
        try {
            return Path.of(kept.path());
        } catch (InvalidPathException e) {
            // Started under another language setting, which has no such letters: it cannot be read now.
            return Path.of("");
        }
    }

    /** One that the server has, and of which nothing else is known here. */
    static Attachment uploaded(UUID id) {
        return new Attachment(new DraftFile(new StoredFile(id, "", "", 0), true, "", 0));
    }

    /** As the next start finds it. */
    DraftFile kept() {
        String path = file.toString().isEmpty() ? "" : file.toAbsolutePath().toString();
        return new DraftFile(as, state == State.READY || lost, path, modified);
    }

    /** Whether it was kept and its writer has not come back to it since; true once. */
    boolean wake() {
        boolean slept = asleep;
        asleep = false;
        return slept;
    }

    /** It is to be woken once more. */
    void sleep() {
        asleep = true;
    }

    /** Whether the same file still lies where it was added from. Asks the disk: any thread but the event thread. */
    boolean isThere() {
        try {
            return Files.isRegularFile(file)
                    && Files.isReadable(file)
                    && Files.size(file) == as.size()
                    && Files.getLastModifiedTime(file).toMillis() == modified;
        } catch (IOException e) {
            return false;
        }
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

    /** Whether the same file may yet arrive: a kind or a size that is not taken stays so, and what is not there does not come back. */
    boolean canRetry() {
        ApiException refused = why;
        return refused != null
                && switch (refused.kind()) {
                    case FILE_TYPE_REFUSED, FILE_TOO_LARGE, FILE_EMPTY -> false;
                    case FILE_NOT_FOUND -> lost;
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
        lost = false;
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

    /** Whether the server had it and has it no more, while it still lies on this computer. */
    boolean lost() {
        return lost;
    }

    /** Whether it can only be attached anew: what was attached does not lie where it lay. */
    boolean away() {
        return why != null && why.kind() == ErrorKind.FILE_NOT_FOUND && !lost;
    }

    /** The server has it no more. @param here whether it still lies on this computer */
    void lost(boolean here) {
        failed(new ApiException(ErrorKind.FILE_NOT_FOUND));
        lost = here;
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
