package ca.chartside.desktop.files;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens and saves files of conversations (M10). Event thread only; listeners are called there. */
public final class FilesModel {
    /** What opens files on this computer. */
    public interface Program {
        /** Called off the event thread. @throws IOException where nothing opens such files here */
        void open(Path file) throws IOException;
    }

    /** What came of the last that was asked for. */
    public sealed interface Said {
        String name();

        record Saved(String name) implements Said {}

        /** @param name of the folder */
        record SavedAll(String name, int count) implements Said {}

        record NoProgram(String name) implements Said {}

        record Failed(String name, ApiException why) implements Said {}
    }

    private static final Set<String> OPENED = Set.of(
            "application/pdf",
            "image/jpeg",
            "image/png",
            "image/gif",
            "image/webp",
            "image/heic",
            "image/tiff",
            "text/plain");

    /** Of what the server makes smaller copies. */
    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/gif");

    private final StaffApi api;
    private final UiExecutor ui;
    private final PrivateFolder folder;
    private final Program program;
    private final List<Runnable> listeners = new ArrayList<>();
    private final Set<UUID> busy = new HashSet<>();
    private @Nullable Said said;

    public FilesModel(StaffApi api, UiExecutor ui, PrivateFolder folder, Program program) {
        this.api = api;
        this.ui = ui;
        this.folder = folder;
        this.program = program;
    }

    /** Where files are made that nobody but the user looks into. */
    public PrivateFolder folder() {
        return folder;
    }

    /** Whether it is opened here: what it holds and how it is called are both of a kind that runs nothing. Else it is saved. */
    public static boolean canOpen(StoredFile file) {
        return OPENED.contains(file.mediaType())
                && file.name().toLowerCase(Locale.ROOT).matches(".*\\.(pdf|jpe?g|png|gif|webp|hei[cf]|tiff?|txt)");
    }

    /** Whether the server has smaller copies of it to show, or makes them. */
    public static boolean isPicture(StoredFile file) {
        return PICTURES.contains(file.mediaType());
    }

    /** Whether it is on its way to this computer. */
    public boolean busy(UUID file) {
        return busy.contains(file);
    }

    /** Null where there is nothing to say. */
    public @Nullable Said said() {
        return said;
    }

    public void dismiss() {
        said = null;
        changed();
    }

    /** Opens a private copy. Does nothing for what is not opened here. */
    public void open(StoredFile file) {
        if (!canOpen(file) || !begin(file)) {
            return;
        }
        ui.call(
                () -> opened(file),
                opened -> end(file, opened ? null : new Said.NoProgram(file.name())),
                why -> failed(file, why));
    }

    private boolean opened(StoredFile file) {
        Path copy;
        try {
            copy = folder.place(file.name());
        } catch (IOException e) {
            throw new ApiException(ErrorKind.FILE_NOT_SAVED);
        }
        api.download(file.id(), copy, StaffApi.Transfer.UNSEEN);
        try {
            program.open(copy);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** @param into in the place of what is there */
    public void save(StoredFile file, Path into) {
        if (begin(file)) {
            ui.call(
                    () -> {
                        api.download(file.id(), into, StaffApi.Transfer.UNSEEN);
                        return true;
                    },
                    saved -> end(file, new Said.Saved(file.name())),
                    why -> failed(file, why));
        }
    }

    private boolean begin(StoredFile file) {
        if (!busy.add(file.id())) {
            return false;
        }
        said = null;
        changed();
        return true;
    }

    private void failed(StoredFile file, ApiException why) {
        end(file, new Said.Failed(file.name(), why));
    }

    private void end(StoredFile file, @Nullable Said what) {
        busy.remove(file.id());
        said = what;
        changed();
    }

    /** Saves them beside what is in a folder already: nothing there is replaced. */
    void saveAll(List<StoredFile> files, Path into) {
        Path name = into.getFileName();
        String where = name == null ? into.toString() : name.toString();
        said = null;
        changed();
        ui.call(
                () -> {
                    for (StoredFile file : files) {
                        api.download(file.id(), free(into, file.name()), StaffApi.Transfer.UNSEEN);
                    }
                    return files.size();
                },
                count -> say(new Said.SavedAll(where, count)),
                why -> say(new Said.Failed(where, why)));
    }

    /** A name that nothing has there: {@code form.pdf}, {@code form (2).pdf}… */
    private static Path free(Path folder, String name) {
        String plain = PrivateFolder.plain(name);
        int dot = PrivateFolder.dot(plain);
        Path place = folder.resolve(plain);
        for (int i = 2; Files.exists(place); i++) {
            place = folder.resolve(plain.substring(0, dot) + " (" + i + ")" + plain.substring(dot));
        }
        return place;
    }

    private void say(Said what) {
        said = what;
        changed();
    }

    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** A dialog is closed: what was said in it is said nowhere else. */
    void leave(Runnable listener) {
        listeners.remove(listener);
        if (said != null) {
            dismiss();
        }
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
