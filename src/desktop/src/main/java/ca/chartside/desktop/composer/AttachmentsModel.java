package ca.chartside.desktop.composer;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.Outbox;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.StoredFile;
import ca.chartside.protocol.Uuid7;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The files of what is written now (M1). They go with what they were added to alone, a message or a note, whatever is opened
 * meanwhile. What cannot be added is said above the composer. Event thread only.
 */
public final class AttachmentsModel {
    /** What is being written. */
    interface Writing {
        @Nullable Target target();

        void changed();

        void requestFocus();
    }

    private final Clock clock;
    private final Map<Target.Key, Notice> notices;
    private final Writing writing;
    private final Attachments all;

    AttachmentsModel(
            StaffApi api,
            UiExecutor ui,
            Uuid7 ids,
            Clock clock,
            Drafts drafts,
            Outbox outbox,
            Map<Target.Key, Notice> notices,
            Writing writing) {
        this.clock = clock;
        this.notices = notices;
        this.writing = writing;
        this.all = new Attachments(api, ui, ids, drafts, outbox, new Attachments.Owner() {
            @Override
            public void rejected(Target to, List<Attachments.Rejected> rejected) {
                say(to, new Notice.NotAttached(rejected));
            }

            @Override
            public void changed() {
                writing.changed();
            }
        });
    }

    /** Those of everything that is written, whatever is shown. */
    Attachments all() {
        return all;
    }

    /** In the order in which they were added. */
    List<Attachment> shown() {
        return all.of(writing.target());
    }

    /** Whether some of them are still on their way: the message waits for them. */
    boolean uploading() {
        return all.moving(writing.target());
    }

    /** Whether files can be added: not where nothing is written. */
    public boolean canAdd() {
        return writing.target() != null;
    }

    /** Adds files to what is written now. Does nothing where it takes none. */
    public void add(List<Path> files) {
        Consumer<List<Path>> adding = adding();
        if (adding != null) {
            adding.accept(files);
        }
    }

    /** What adds files to what is written now, and to nothing else, however much later they come; null where it takes none. */
    @Nullable Consumer<List<Path>> adding() {
        Target to = writing.target();
        return to == null ? null : files -> addTo(to, files);
    }

    private void addTo(Target to, List<Path> files) {
        if (!files.isEmpty()) {
            notices.remove(to.key());
            all.add(to, files);
            Target now = writing.target();
            if (now != null && now.key().equals(to.key())) {
                writing.requestFocus();
            }
        }
    }

    /** Adds copies of what the server has: a saved reply's. */
    void addCopies(List<StoredFile> from) {
        Target to = writing.target();
        if (to != null && canAdd()) {
            notices.remove(to.key());
            all.addCopies(to, from);
        }
    }

    /** Adds a file that has to be written first. @param write off the event thread */
    void addMade(Supplier<Path> write) {
        Target to = writing.target();
        if (to != null && canAdd()) {
            all.addMade(to, write, where -> say(where, new Notice.PictureNotKept()));
        }
    }

    void retry(Attachment file) {
        all.retry(file);
    }

    /** Takes a file away again, whether it has arrived or not. */
    void remove(Attachment file) {
        all.remove(file);
    }

    /** What is known of a file of a message that the server has not taken yet; null where nothing is. */
    public @Nullable StoredFile sent(UUID id) {
        return all.sent(id);
    }

    /** By the clock that the times of messages are told by. */
    LocalDateTime now() {
        return LocalDateTime.now(clock);
    }

    private void say(Target to, Notice notice) {
        notices.put(to.key(), notice);
        writing.changed();
    }
}
