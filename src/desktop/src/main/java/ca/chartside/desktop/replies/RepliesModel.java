package ca.chartside.desktop.replies;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.ClinicInfo;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SavedReply;
import ca.chartside.protocol.SavedReplyRequest;
import ca.chartside.protocol.StaffUser;
import ca.chartside.protocol.StoredFile;
import ca.chartside.protocol.Uuid7;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The user's own saved replies and the clinic's (M1), as the server had them last; the own ones first, then by title. Event thread
 * only; listeners are called there.
 */
public final class RepliesModel {
    private static final Comparator<SavedReply> ORDER = Comparator.comparing(SavedReply::shared)
            .thenComparing(reply -> plain(reply.title()))
            .thenComparing(SavedReply::id);

    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final StaffApi api;
    private final UiExecutor ui;
    private final Blanks blanks;
    private final List<Runnable> listeners = new ArrayList<>();
    private List<SavedReply> replies = List.of();
    private boolean loaded;
    private boolean loading;

    /** Whether it was asked for while an answer was on its way, which may be older than what is meant. */
    private boolean again;

    private int changes;
    private @Nullable ApiException failure;

    public RepliesModel(StaffApi api, UiExecutor ui, StaffUser me, ClinicInfo clinic) {
        this.api = api;
        this.ui = ui;
        this.blanks = new Blanks(me, clinic);
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Keeps up with what colleagues do to the clinic's: what they change is asked for at once. */
    public void follow(LiveUpdates live) {
        live.addListener(new LiveUpdates.Listener() {
            @Override
            public void event(Event event) {
                if (event instanceof Event.SavedRepliesChanged) {
                    load();
                }
            }

            @Override
            public void anew() {
                load();
            }
        });
    }

    /** Asks the server; what is known meanwhile stays. */
    public void load() {
        if (loading) {
            again = true;
            return;
        }
        loading = true;
        again = false;
        failure = null;
        int before = changes;
        changed();
        ui.call(
                api::savedReplies,
                list -> {
                    loading = false;
                    // An answer from before a change of ours would take that back from the screen.
                    if (before == changes) {
                        set(list.replies());
                    }
                    if (again || before != changes) {
                        load();
                    }
                },
                why -> {
                    loading = false;
                    failure = why;
                    changed();
                });
    }

    private void set(List<SavedReply> now) {
        replies = now.stream().sorted(ORDER).toList();
        loaded = true;
        changed();
    }

    /** Whether they are known: else they are on their way, or {@link #failure} says why not. */
    boolean loaded() {
        return loaded;
    }

    /** Why the newest are not known; null where they are, or are on their way. */
    @Nullable ApiException failure() {
        return failure;
    }

    List<SavedReply> replies() {
        return replies;
    }

    /**
     * Those in which each word of {@code query} begins a word, accents and capitals ignored: by their titles first, then those where it
     * takes their texts as well.
     */
    List<SavedReply> matching(String query) {
        List<SavedReply> byTitle =
                replies.stream().filter(reply -> has(query, reply.title())).toList();
        List<SavedReply> found = new ArrayList<>(byTitle);
        replies.stream()
                .filter(reply -> !byTitle.contains(reply))
                .filter(reply -> has(query, reply.title() + "\n" + reply.english() + "\n" + reply.french()))
                .forEach(found::add);
        return found;
    }

    private static boolean has(String query, String text) {
        String words = " " + String.join(" ", WORDS.split(plain(text)));
        return WORDS.splitAsStream(plain(query)).allMatch(word -> words.contains(" " + word));
    }

    /** Whether a patient's texts are French. */
    static boolean french(Patient patient) {
        return patient.language().startsWith("fr");
    }

    /** Whether a reply that is wanted in a language is there in French. */
    static boolean inFrench(SavedReply reply, boolean french) {
        return french ? !reply.french().isEmpty() : reply.english().isEmpty();
    }

    /** The text in a language, or in the other where there is none. */
    static String text(SavedReply reply, boolean french) {
        return inFrench(reply, french) ? reply.french() : reply.english();
    }

    Blanks blanks() {
        return blanks;
    }

    /** Takes a file to the server, for a reply that is to name it. */
    void upload(UUID id, Path file, Consumer<StoredFile> done, Consumer<ApiException> failed) {
        ui.call(
                () -> {
                    long size = size(file);
                    if (size == 0 || size > Limits.FILE_BYTES) {
                        throw new ApiException(size == 0 ? ErrorKind.FILE_EMPTY : ErrorKind.FILE_TOO_LARGE);
                    }
                    return api.upload(id, String.valueOf(file.getFileName()), file, StaffApi.Transfer.UNSEEN);
                },
                done,
                failed);
    }

    private static long size(Path file) {
        try {
            if (Files.isRegularFile(file) && Files.isReadable(file)) {
                return Files.size(file);
            }
        } catch (IOException e) {
            // Gone since it was chosen: said as where it never was.
        }
        throw new ApiException(ErrorKind.FILE_NOT_FOUND);
    }

    /** @param copies what copies of the files that it names get their ids from; null where it is to have those themselves */
    void save(
            UUID id, SavedReplyRequest request, @Nullable Uuid7 copies, Runnable done, Consumer<ApiException> failed) {
        ui.call(
                () -> api.saveReply(id, copies == null ? request : withCopies(request, copies)),
                saved -> {
                    replaced(id, saved);
                    done.run();
                },
                failed);
    }

    private SavedReplyRequest withCopies(SavedReplyRequest request, Uuid7 ids) {
        List<UUID> files = request.files().stream()
                .map(file -> api.copyFile(file, ids.next()).id())
                .toList();
        return new SavedReplyRequest(
                request.shared(), request.title(), request.english(), request.french(), files, request.version());
    }

    void delete(UUID id, Runnable done, Consumer<ApiException> failed) {
        ui.call(
                () -> {
                    api.deleteReply(id);
                    return id;
                },
                deleted -> {
                    replaced(id, null);
                    done.run();
                },
                failed);
    }

    private void replaced(UUID id, @Nullable SavedReply by) {
        changes++;
        List<SavedReply> now = new ArrayList<>(replies);
        now.removeIf(reply -> reply.id().equals(id));
        if (by != null) {
            now.add(by);
        }
        set(now);
    }

    /** Without accents and capitals. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace("\u0153", "oe")
                .replace("\u00e6", "ae");
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
