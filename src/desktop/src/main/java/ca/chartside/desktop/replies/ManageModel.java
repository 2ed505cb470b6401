package ca.chartside.desktop.replies;

import ca.chartside.desktop.net.ApiException;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.SavedReply;
import ca.chartside.protocol.SavedReplyRequest;
import ca.chartside.protocol.StoredFile;
import ca.chartside.protocol.Uuid7;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writing, changing and deleting saved replies. What is being written outlives the dialog: it is there when that is opened again.
 * Event thread only; listeners are called there.
 */
public final class ManageModel {
    private static final SavedReplyRequest EMPTY = new SavedReplyRequest(false, "", "", "", 0);

    private final RepliesModel replies;
    private final Uuid7 ids;
    private final List<Runnable> listeners = new ArrayList<>();
    private @Nullable Edit edit;
    private @Nullable SavedReply asked;
    private @Nullable ApiException error;
    private boolean discarding;
    private boolean busy;
    private boolean tooMany;
    private @Nullable String refused;
    private int uploading;

    public ManageModel(RepliesModel replies, Uuid7 ids) {
        this.replies = replies;
        this.ids = ids;
        replies.onChange(this::changed);
    }

    /**
     * What is being written.
     *
     * @param id whose it will be
     * @param files those that {@code now} names; the server has them
     * @param another whether it is to be one beside that which it came from: its files are copies then
     */
    record Edit(UUID id, SavedReplyRequest now, SavedReplyRequest before, List<StoredFile> files, boolean another) {
        boolean isNew() {
            return before.version() == 0;
        }

        boolean isChanged() {
            return !now.equals(before);
        }

        Edit with(SavedReplyRequest typed) {
            return new Edit(id, typed, before, files, another);
        }

        Edit with(List<StoredFile> have) {
            List<UUID> ids = have.stream().map(StoredFile::id).toList();
            SavedReplyRequest naming =
                    new SavedReplyRequest(now.shared(), now.title(), now.english(), now.french(), ids, now.version());
            return new Edit(id, naming, before, List.copyOf(have), another);
        }
    }

    RepliesModel replies() {
        return replies;
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /** Null while the list is shown. */
    @Nullable Edit edit() {
        return edit;
    }

    void writeNew() {
        begin(ids.next(), EMPTY, List.of());
    }

    void change(SavedReply reply) {
        begin(
                reply.id(),
                new SavedReplyRequest(
                        reply.shared(),
                        reply.title(),
                        reply.english(),
                        reply.french(),
                        reply.files().stream().map(StoredFile::id).toList(),
                        reply.version()),
                reply.files());
    }

    private void begin(UUID id, SavedReplyRequest from, List<StoredFile> files) {
        if (!busy) {
            edit = new Edit(id, from, from, files, false);
            asked = null;
            error = null;
            changed();
        }
    }

    void type(boolean shared, String title, String english, String french) {
        Edit now = edit;
        if (now != null && !busy) {
            edit = now.with(new SavedReplyRequest(
                    shared,
                    title,
                    english,
                    french,
                    now.now().files(),
                    now.before().version()));
            discarding = false;
            changed();
        }
    }

    /** Uploads files, which go with it once it is saved. What is refused is said, and the others stay. */
    void attach(List<Path> chosen) {
        Edit now = edit;
        if (now == null || chosen.isEmpty() || !canAttach()) {
            return;
        }
        if (now.files().size() + chosen.size() > Limits.FILES_MAX) {
            tooMany = true;
            changed();
            return;
        }
        begin();
        for (Path file : chosen) {
            uploading++;
            replies.upload(
                    ids.next(),
                    file,
                    stored -> uploaded(() -> {
                        Edit then = edit;
                        if (then != null) {
                            List<StoredFile> files = new ArrayList<>(then.files());
                            files.add(stored);
                            edit = then.with(files);
                        }
                    }),
                    why -> uploaded(() -> {
                        error = why;
                        refused = String.valueOf(file.getFileName());
                    }));
        }
    }

    private void uploaded(Runnable done) {
        uploading--;
        busy = uploading > 0;
        done.run();
        changed();
    }

    /** Whether files are on their way to the server. */
    boolean uploading() {
        return uploading > 0;
    }

    boolean canAttach() {
        return edit != null && !busy;
    }

    /** The name of the file that {@link #error} is about; null where it is about the reply. */
    @Nullable String refused() {
        return error == null ? null : refused;
    }

    /** Whether more were chosen than go with one reply. */
    boolean tooMany() {
        return tooMany;
    }

    void remove(StoredFile file) {
        Edit now = edit;
        if (now != null && !busy) {
            edit = now.with(
                    now.files().stream().filter(one -> !one.equals(file)).toList());
            discarding = false;
            tooMany = false;
            changed();
        }
    }

    /** Whether there is something that can be saved. */
    boolean canSave() {
        Edit now = edit;
        return now != null
                && !busy
                && !now.now().title().isBlank()
                && !(now.now().english().isBlank() && now.now().french().isBlank());
    }

    void save() {
        Edit now = edit;
        if (now == null || !canSave()) {
            return;
        }
        begin();
        replies.save(now.id(), now.now(), now.another() ? ids : null, () -> end(() -> edit = null), this::failed);
    }

    /** Whether a colleague saved it meanwhile: theirs stays, and this can become one of its own. */
    boolean canSaveAsNew() {
        ApiException why = error;
        return edit != null && why != null && why.kind() == ErrorKind.SAVED_REPLY_CHANGED;
    }

    void saveAsNew() {
        Edit now = edit;
        if (now != null && canSaveAsNew()) {
            SavedReplyRequest typed = now.now();
            edit = new Edit(
                    ids.next(),
                    new SavedReplyRequest(
                            typed.shared(), typed.title(), typed.english(), typed.french(), typed.files(), 0),
                    EMPTY,
                    now.files(),
                    true);
            save();
        }
    }

    /** Leaves what is being written; where something would be lost it asks first. @return whether it is left */
    boolean leave() {
        Edit now = edit;
        if (busy) {
            return false;
        }
        if (now != null && now.isChanged() && !discarding) {
            discarding = true;
            changed();
            return false;
        }
        discard();
        return true;
    }

    /** Whether it is asked if what was typed may go. */
    boolean discarding() {
        return discarding;
    }

    void goOn() {
        discarding = false;
        changed();
    }

    void discard() {
        edit = null;
        discarding = false;
        tooMany = false;
        refused = null;
        error = null;
        changed();
        replies.load();
    }

    void askToDelete(SavedReply reply) {
        if (!busy) {
            asked = reply;
            error = null;
            changed();
        }
    }

    /** What is to be deleted once the user says so; null for nothing. */
    @Nullable SavedReply asked() {
        return asked;
    }

    void keep() {
        asked = null;
        error = null;
        changed();
    }

    void delete() {
        SavedReply reply = asked;
        if (reply != null && !busy) {
            begin();
            replies.delete(reply.id(), () -> end(() -> asked = null), this::failed);
        }
    }

    private void begin() {
        busy = true;
        discarding = false;
        tooMany = false;
        refused = null;
        error = null;
        changed();
    }

    private void end(Runnable done) {
        busy = false;
        done.run();
        changed();
    }

    private void failed(ApiException why) {
        busy = false;
        error = why;
        changed();
    }

    boolean busy() {
        return busy;
    }

    /** Why something was not saved or deleted, or the list is not known; null where nothing is wrong. */
    @Nullable ApiException error() {
        return error != null ? error : edit == null ? replies.failure() : null;
    }

    /** Does again what failed. */
    void again() {
        if (edit != null) {
            save();
        } else if (asked != null) {
            delete();
        } else {
            replies.load();
        }
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
