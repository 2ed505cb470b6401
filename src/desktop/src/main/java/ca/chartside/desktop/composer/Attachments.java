package ca.chartside.desktop.composer;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.StoredFile;
import ca.chartside.protocol.Uuid7;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of what is being written (M1). They belong to one conversation's composer, or to one patient's new message, and go
 * to no other. Each is on its way to the server from the moment it is added; it stays until it is taken away, or until the
 * server has the message that names it. Event thread only.
 */
final class Attachments {
    /** Why something was not added. */
    enum Reason {
        TOO_LARGE,
        EMPTY,
        NO_FILE,
        TOO_MANY
    }

    record Rejected(String name, Reason reason) {}

    /** What the model around it does. */
    interface Owner {
        /** Something was not added. */
        void rejected(Target to, List<Rejected> rejected);

        void changed();
    }

    private record Looked(
            Path file, String name, long size, @Nullable Reason reason) {}

    private final StaffApi api;
    private final UiExecutor ui;
    private final Uuid7 ids;
    private final Owner owner;
    private final Map<Target.Key, List<Attachment>> all = new HashMap<>();
    private final Map<Target.Key, Patient> patients = new LinkedHashMap<>();

    /** What went with messages that the server has not taken yet. */
    private final Map<UUID, List<Attachment>> sent = new HashMap<>();

    Attachments(StaffApi api, UiExecutor ui, Uuid7 ids, Owner owner) {
        this.api = api;
        this.ui = ui;
        this.ids = ids;
        this.owner = owner;
    }

    List<Attachment> of(@Nullable Target to) {
        return to == null ? List.of() : List.copyOf(all.getOrDefault(to.key(), List.of()));
    }

    boolean has(Target to) {
        return !of(to).isEmpty();
    }

    /** Whether every one of them has arrived. */
    boolean ready(Target to) {
        return of(to).stream().allMatch(file -> file.state() == Attachment.State.READY);
    }

    /** Looks at the files, which may lie on a slow disk, and adds those that can go. */
    void add(Target to, List<Path> files) {
        ui.call(
                () -> files.stream().map(Attachments::look).toList(),
                looked -> take(to, looked),
                // A fault of the program, and logged: which of them it was is not known.
                failed -> owner.rejected(
                        to,
                        files.stream()
                                .map(file -> new Rejected(name(file), Reason.NO_FILE))
                                .toList()));
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    private static Looked look(Path file) {
        try {
            long size = Files.size(file);
            Reason reason = !Files.isRegularFile(file) || !Files.isReadable(file)
                    ? Reason.NO_FILE
                    : size == 0 ? Reason.EMPTY : size > Limits.FILE_BYTES ? Reason.TOO_LARGE : null;
            return new Looked(file, name(file), size, reason);
        } catch (IOException e) {
            return new Looked(file, name(file), 0, Reason.NO_FILE);
        }
    }

    private void take(Target to, List<Looked> looked) {
        List<Attachment> files = all.computeIfAbsent(to.key(), key -> new ArrayList<>());
        patients.put(to.key(), to.patient());
        List<Rejected> rejected = new ArrayList<>();
        List<Attachment> added = new ArrayList<>();
        for (Looked one : looked) {
            if (one.reason() != null) {
                rejected.add(new Rejected(one.name(), one.reason()));
            } else if (files.size() == Limits.FILES_MAX) {
                rejected.add(new Rejected(one.name(), Reason.TOO_MANY));
            } else {
                Attachment file = new Attachment(
                        one.file(), new StoredFile(ids.next(), one.name(), "application/octet-stream", one.size()));
                files.add(file);
                added.add(file);
            }
        }
        if (!rejected.isEmpty()) {
            owner.rejected(to, rejected);
        }
        added.forEach(this::upload);
        owner.changed();
    }

    private void upload(Attachment file) {
        // Another id for each try: the file on the disk may be another by now.
        UUID id = ids.next();
        Attachment.Upload upload = file.begin(id);
        String name = file.as().name();
        StaffApi.Transfer watched = Attachment.watched(
                upload, file.as().size(), bytes -> ui.onEventThread(() -> moved(file, upload, bytes)));
        ui.call(
                () -> api.upload(id, name, file.file(), watched),
                stored -> {
                    if (file.isOn(upload)) {
                        file.arrived(stored);
                        owner.changed();
                    }
                },
                why -> {
                    if (file.isOn(upload)) {
                        file.failed(why);
                        owner.changed();
                    }
                });
    }

    private void moved(Attachment file, Attachment.Upload upload, long bytes) {
        if (file.isOn(upload) && file.state() == Attachment.State.UPLOADING) {
            file.moved(bytes);
            owner.changed();
        }
    }

    void retry(Attachment file) {
        if (file.canRetry()) {
            upload(file);
            owner.changed();
        }
    }

    /** Takes it away, and stops it where it is on its way. */
    void remove(Attachment file) {
        file.stop();
        all.values().forEach(files -> files.remove(file));
        owner.changed();
    }

    /** They leave with a message. @return what it names */
    List<UUID> leave(Target to, UUID messageId) {
        List<Attachment> files = all.remove(to.key());
        if (files == null || files.isEmpty()) {
            return List.of();
        }
        sent.put(messageId, files);
        return files.stream().map(file -> file.as().id()).toList();
    }

    /** What a note names that they go with. */
    List<UUID> names(Target to) {
        return of(to).stream().map(file -> file.as().id()).toList();
    }

    /** The server has these, with what they were added to; what was added meanwhile stays. */
    void drop(Target to, List<UUID> named) {
        all.getOrDefault(to.key(), new ArrayList<>())
                .removeIf(file -> named.contains(file.as().id()));
    }

    /** The server has these no more. */
    void uploadAgain(Target to, List<UUID> named) {
        of(to).stream().filter(file -> named.contains(file.as().id())).forEach(this::upload);
    }

    /** The same patient's message goes on elsewhere, and they with it. */
    void move(Target from, Target to) {
        List<Attachment> files = all.remove(from.key());
        if (files != null && from.patient().demographicNo() == to.patient().demographicNo()) {
            put(to, files);
        }
    }

    /** Before what is there already. */
    private void put(Target to, List<Attachment> files) {
        all.computeIfAbsent(to.key(), key -> new ArrayList<>()).addAll(0, files);
        patients.put(to.key(), to.patient());
    }

    /** Whether what goes with a message can come back to where it was written: after a restart its files are not known here. */
    boolean knows(SendRequest request) {
        return request.files().isEmpty() || sent.containsKey(request.messageId());
    }

    /**
     * They come back with their message; what the server has no more goes there again.
     *
     * @param error why it was refused; null where the user took it back
     */
    void comeBack(Target to, SendRequest request, @Nullable ErrorKind error) {
        List<Attachment> files = sent.remove(request.messageId());
        if (files == null) {
            // An earlier run uploaded them: the server has them, and this one knows nothing else of them.
            files = request.files().stream().map(Attachment::uploaded).toList();
        }
        put(to, files);
        if (error == ErrorKind.FILE_NOT_FOUND) {
            files.forEach(this::upload);
        }
    }

    /** The message is with the server, or given up. */
    void forget(UUID messageId) {
        sent.remove(messageId);
    }

    /** What is known of a file that went with a message; null where it was sent by an earlier run. */
    @Nullable StoredFile sent(UUID id) {
        return sent.values().stream()
                .flatMap(List::stream)
                .map(Attachment::as)
                .filter(file -> file.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Whose messages have files that end with the program. */
    Stream<Patient> lost() {
        return patients.entrySet().stream()
                .filter(entry -> !all.getOrDefault(entry.getKey(), List.of()).isEmpty())
                .map(Map.Entry::getValue);
    }
}
