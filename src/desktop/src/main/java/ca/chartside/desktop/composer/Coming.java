package ca.chartside.desktop.composer;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.files.PrivateFolder;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.Patient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was added and is not among the files yet: it is being written, or looked at on a disk that may be slow. What is sent
 * meanwhile would leave without it. Event thread only.
 */
final class Coming {
    /** A file as it lies on the disk. @param reason why it cannot be added; null where it can */
    record Looked(Path file, String name, long size, long modified, Attachments.@Nullable Reason reason) {}

    private static final class One {
        private Target to;

        private One(Target to) {
            this.to = to;
        }
    }

    private final UiExecutor ui;
    private final List<One> all = new ArrayList<>();

    /** Pictures that were pasted and that the server does not have: they end with the program. */
    private final Set<Path> made = new HashSet<>();

    Coming(UiExecutor ui) {
        this.ui = ui;
    }

    /**
     * @param work off the event thread
     * @param done takes what came of it, and where it goes: what is written may have moved meanwhile
     * @param failed a fault of the program, and logged
     */
    <T> void call(Target to, Supplier<T> work, BiConsumer<Target, T> done, Consumer<Target> failed) {
        One one = new One(to);
        all.add(one);
        ui.call(
                work,
                result -> {
                    all.remove(one);
                    done.accept(one.to, result);
                },
                why -> {
                    all.remove(one);
                    failed.accept(one.to);
                });
    }

    boolean to(@Nullable Target to) {
        return to != null && all.stream().anyMatch(one -> one.to.key().equals(to.key()));
    }

    /** What is written at {@code from} goes on at {@code to}. */
    void move(Target from, Target to) {
        all.stream().filter(one -> one.to.key().equals(from.key())).forEach(one -> one.to = to);
    }

    /** To whom there is something. */
    Stream<Patient> patients() {
        return all.stream().map(one -> one.to.patient());
    }

    /** It was written for this alone. */
    void made(Path picture) {
        made.add(picture);
    }

    boolean isMade(Path file) {
        return made.contains(file);
    }

    /** What was written for this alone is needed on this computer no more; everything else stays. */
    void discard(Path file) {
        if (made.remove(file)) {
            ui.call(
                    () -> {
                        PrivateFolder.discard(file);
                        return file;
                    },
                    gone -> {},
                    failed -> {});
        }
    }

    static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    /** Asks the disk: any thread but the event thread. */
    static Looked look(Path file) {
        try {
            long size = Files.size(file);
            Attachments.Reason reason = !Files.isRegularFile(file) || !Files.isReadable(file)
                    ? Attachments.Reason.NO_FILE
                    : size == 0
                            ? Attachments.Reason.EMPTY
                            : size > Limits.FILE_BYTES ? Attachments.Reason.TOO_LARGE : null;
            long modified = Files.getLastModifiedTime(file).toMillis();
            return new Looked(file, name(file), size, modified, reason);
        } catch (IOException e) {
            return new Looked(file, name(file), 0, 0, Attachments.Reason.NO_FILE);
        }
    }
}
