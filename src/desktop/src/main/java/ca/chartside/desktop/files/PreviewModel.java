package ca.chartside.desktop.files;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.desktop.ui.Later;
import ca.chartside.protocol.StoredFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One picture of a conversation after the other, in full (M10); the one that is shown is in memory and nowhere else. Event thread only;
 * listeners are called there.
 *
 * @param <P> what a picture becomes, to be painted
 */
final class PreviewModel<P> {
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final StaffApi api;
    private final UiExecutor ui;
    private final Later later;
    private final Function<byte[], P> read;
    private final List<Runnable> listeners = new ArrayList<>();
    private List<StoredFile> pictures;
    private int at;

    /** Whose other pictures are not known yet; null where all are. */
    private @Nullable UUID rest;

    private boolean gathering;

    /** What was asked for last; answers to anything before it come too late. */
    private int asking;

    private @Nullable P shown;
    private boolean preparing;
    private @Nullable ApiException error;

    /** @param read called off the event thread @param pictures not empty */
    PreviewModel(StaffApi api, UiExecutor ui, Later later, Function<byte[], P> read, List<StoredFile> pictures) {
        this.api = api;
        this.ui = ui;
        this.later = later;
        this.read = read;
        this.pictures = List.copyOf(pictures);
    }

    /** Shows one of them. */
    void show(StoredFile first) {
        go(Math.max(0, pictures.indexOf(first)));
    }

    /**
     * Asks for all pictures of a conversation: they take the place of those that are known, from the oldest on, and the one that is
     * shown stays. Where the server does not answer, it is asked again at either end.
     */
    void gather(UUID conversation) {
        rest = conversation;
        gather();
    }

    private void gather() {
        UUID from = rest;
        if (from == null || gathering) {
            return;
        }
        gathering = true;
        ui.call(() -> pictures(from), this::gathered, why -> gathering = false);
    }

    private List<StoredFile> pictures(UUID conversation) {
        return FileListModel.withFiles(api, conversation).reversed().stream()
                .flatMap(message -> message.files().stream())
                .filter(FilesModel::isPicture)
                .toList();
    }

    private void gathered(List<StoredFile> all) {
        gathering = false;
        int here = all.stream().map(StoredFile::id).toList().indexOf(file().id());
        if (rest != null && here >= 0) {
            rest = null;
            pictures = all;
            at = here;
            changed();
        }
    }

    void step(int by) {
        int to = at + by;
        if (to >= 0 && to < pictures.size()) {
            go(to);
        } else {
            gather();
        }
    }

    private void go(int to) {
        at = to;
        shown = null;
        preparing = false;
        load();
    }

    /** Asks for the picture that is shown once more. */
    void load() {
        int asked = ++asking;
        StoredFile wanted = file();
        error = null;
        changed();
        ui.call(
                () -> api.picture(wanted.id(), StaffApi.PictureSize.VIEW).map(read),
                found -> loaded(asked, found),
                why -> {
                    if (asked == asking) {
                        error = why;
                        preparing = false;
                        changed();
                    }
                });
    }

    private void loaded(int asked, Optional<P> found) {
        if (asked != asking) {
            return;
        }
        shown = found.orElse(null);
        preparing = shown == null;
        if (preparing) {
            later.run(AGAIN, () -> {
                if (asked == asking) {
                    load();
                }
            });
        }
        changed();
    }

    /** It is no longer looked at: nothing more is asked for. */
    void close() {
        asking++;
        shown = null;
        rest = null;
    }

    StoredFile file() {
        return pictures.get(at);
    }

    /** From 1. */
    int number() {
        return at + 1;
    }

    int count() {
        return pictures.size();
    }

    /** Null while it is not there. */
    @Nullable P shown() {
        return shown;
    }

    /** Whether the server is still making it. */
    boolean preparing() {
        return preparing;
    }

    /** Why it is not there; null where nothing is wrong. */
    @Nullable ApiException error() {
        return error;
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
