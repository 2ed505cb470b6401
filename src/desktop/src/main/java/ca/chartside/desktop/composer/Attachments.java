package ca.chartside.desktop.composer;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.DraftFile;
import ca.chartside.desktop.net.Outbox;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.StoredFile;
import ca.chartside.protocol.Uuid7;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

    private final StaffApi api;
    private final UiExecutor ui;
    private final Uuid7 ids;
    private final Drafts drafts;
    private final Outbox outbox;
    private final Owner owner;
    private final Coming coming;
    private final Map<Target.Key, List<Attachment>> all = new HashMap<>();
    private final Map<Target.Key, Patient> patients = new LinkedHashMap<>();

    Attachments(StaffApi api, UiExecutor ui, Uuid7 ids, Drafts drafts, Outbox outbox, Owner owner) {
        this.api = api;
        this.ui = ui;
        this.ids = ids;
        this.drafts = drafts;
        this.outbox = outbox;
        this.owner = owner;
        this.coming = new Coming(ui);
        drafts.withFiles().forEach((key, draft) -> {
            all.put(
                    key,
                    new ArrayList<>(draft.files().stream().map(Attachment::new).toList()));
            patients.put(key, draft.patient());
        });
    }

    /**
     * Its writer has come back to what was kept: what had not arrived goes to the server, and of what had it is asked whether it
     * is still there. Where the server does not answer, it is asked the next time, or says so when the message is sent.
     */
    void wake(Target to) {
        of(to).forEach(this::wake);
    }

    private void wake(Attachment file) {
        if (file.wake()) {
            if (file.state() == Attachment.State.READY) {
                check(file);
            } else {
                upload(file);
            }
        }
    }

    private enum Where {
        ON_THE_SERVER,
        HERE,
        NOWHERE
    }

    private void check(Attachment file) {
        UUID id = file.as().id();
        ui.call(
                () -> isOnTheServer(id) ? Where.ON_THE_SERVER : file.isThere() ? Where.HERE : Where.NOWHERE,
                where -> {
                    if (where != Where.ON_THE_SERVER && file.as().id().equals(id)) {
                        file.lost(where == Where.HERE);
                        owner.changed();
                    }
                },
                failed -> file.sleep());
    }

    /** The thumbnail is the least that can be asked for: of what has no picture the server says so only where it has the file. */
    private boolean isOnTheServer(UUID id) {
        try {
            api.picture(id, StaffApi.PictureSize.THUMBNAIL);
            return true;
        } catch (ApiException e) {
            return switch (e.kind()) {
                case FILE_HAS_NO_PICTURE -> true;
                case FILE_NOT_FOUND -> false;
                default -> throw e;
            };
        }
    }

    private void keep(Target.Key key) {
        Patient patient = patients.get(key);
        if (patient != null) {
            List<Attachment> files = all.getOrDefault(key, List.of());
            drafts.files(key, patient, files.stream().map(Attachment::kept).toList());
        }
    }

    private void keepWith(Attachment file) {
        all.forEach((key, files) -> {
            if (files.contains(file)) {
                keep(key);
            }
        });
    }

    List<Attachment> of(@Nullable Target to) {
        return to == null ? List.of() : List.copyOf(all.getOrDefault(to.key(), List.of()));
    }

    /** Whether there is one, or will be in a moment. */
    boolean has(Target to) {
        return !of(to).isEmpty() || coming.to(to);
    }

    /** Whether some of them are still on their way. */
    boolean moving(@Nullable Target to) {
        return coming.to(to) || of(to).stream().anyMatch(file -> file.state() == Attachment.State.UPLOADING);
    }

    /** Whether every one of them has arrived. */
    boolean ready(Target to) {
        return !coming.to(to) && of(to).stream().allMatch(file -> file.state() == Attachment.State.READY);
    }

    /**
     * Adds a picture that has to be written first; it is on the disk until the server has it.
     *
     * @param write off the event thread
     * @param failed told where it was to go
     */
    void addMade(Target to, Supplier<Path> write, Consumer<Target> failed) {
        coming.call(
                to,
                write,
                (where, picture) -> {
                    coming.made(picture);
                    add(where, List.of(picture));
                },
                failed);
        owner.changed();
    }

    /** Looks at the files, which may lie on a slow disk, and adds those that can go. */
    void add(Target to, List<Path> files) {
        coming.call(
                to,
                () -> files.stream().map(Coming::look).toList(),
                this::take,
                // A fault of the program, and logged: which of them it was is not known.
                where -> owner.rejected(
                        where,
                        files.stream()
                                .map(file -> new Rejected(Coming.name(file), Reason.NO_FILE))
                                .toList()));
        owner.changed();
    }

    /** Adds copies of what the server has. */
    void addCopies(Target to, List<StoredFile> from) {
        List<Attachment> files = all.computeIfAbsent(to.key(), key -> new ArrayList<>());
        patients.put(to.key(), to.patient());
        int room = Math.clamp(Limits.FILES_MAX - files.size(), 0, from.size());
        List<Attachment> added = from.stream().limit(room).map(Attachment::copy).toList();
        files.addAll(added);
        if (room < from.size()) {
            owner.rejected(
                    to,
                    from.stream()
                            .skip(room)
                            .map(file -> new Rejected(file.name(), Reason.TOO_MANY))
                            .toList());
        }
        added.forEach(this::upload);
        keep(to.key());
        owner.changed();
    }

    private void take(Target to, List<Coming.Looked> looked) {
        List<Attachment> files = all.computeIfAbsent(to.key(), key -> new ArrayList<>());
        patients.put(to.key(), to.patient());
        List<Rejected> rejected = new ArrayList<>();
        List<Attachment> added = new ArrayList<>();
        for (Coming.Looked one : looked) {
            if (one.reason() != null) {
                rejected.add(new Rejected(one.name(), one.reason()));
            } else if (files.size() == Limits.FILES_MAX) {
                rejected.add(new Rejected(one.name(), Reason.TOO_MANY));
                coming.discard(one.file());
            } else {
                Attachment file = new Attachment(
                        one.file(),
                        one.modified(),
                        new StoredFile(ids.next(), one.name(), "application/octet-stream", one.size()));
                files.add(file);
                added.add(file);
            }
        }
        if (!rejected.isEmpty()) {
            owner.rejected(to, rejected);
        }
        added.forEach(this::upload);
        keep(to.key());
        owner.changed();
    }

    private void upload(Attachment file) {
        // Another id for each try: what the server has of the last one is not known.
        UUID id = ids.next();
        Attachment.Upload upload = file.begin(id);
        String name = file.as().name();
        StaffApi.Transfer watched = Attachment.watched(
                upload, file.as().size(), bytes -> ui.onEventThread(() -> moved(file, upload, bytes)));
        ui.call(
                () -> {
                    UUID copyOf = file.copyOf();
                    if (copyOf != null) {
                        return api.copyFile(copyOf, id);
                    }
                    // What was scanned to the same place since may be another patient's.
                    if (!file.isThere()) {
                        throw new ApiException(ErrorKind.FILE_NOT_FOUND);
                    }
                    return api.upload(id, name, file.file(), watched);
                },
                stored -> {
                    if (file.isOn(upload)) {
                        file.arrived(stored);
                        coming.discard(file.file());
                        keepWith(file);
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
        coming.discard(file.file());
        all.forEach((key, files) -> {
            if (files.remove(file)) {
                keep(key);
            }
        });
        owner.changed();
    }

    /** They leave with a message, which keeps what is known of them; until it has them they are in its draft. */
    List<DraftFile> leave(Target to) {
        List<Attachment> files = all.remove(to.key());
        return files == null ? List.of() : files.stream().map(Attachment::kept).toList();
    }

    /** What a note names that they go with. */
    List<UUID> names(Target to) {
        return of(to).stream().map(file -> file.as().id()).toList();
    }

    /** The server has these, with what they were added to; what was added meanwhile stays. */
    void drop(Target to, List<UUID> named) {
        all.getOrDefault(to.key(), new ArrayList<>())
                .removeIf(file -> named.contains(file.as().id()));
        keep(to.key());
    }

    /** The server has these no more. */
    void uploadAgain(Target to, List<UUID> named) {
        of(to).stream().filter(file -> named.contains(file.as().id())).forEach(this::upload);
    }

    /** The same patient's message goes on elsewhere, and they with it. */
    void move(Target from, Target to) {
        List<Attachment> files = all.remove(from.key());
        if (from.patient().demographicNo() == to.patient().demographicNo()) {
            coming.move(from, to);
            if (files != null) {
                put(to, files);
            }
        }
        keep(from.key());
    }

    /** Before what is there already. */
    private void put(Target to, List<Attachment> files) {
        all.computeIfAbsent(to.key(), key -> new ArrayList<>()).addAll(0, files);
        patients.put(to.key(), to.patient());
        keep(to.key());
    }

    /** Whether what goes with a message can come back to where it was written: an older client kept nothing of its files. */
    boolean knows(Outbox.Entry message) {
        return message.files().size() == message.request().files().size();
    }

    /**
     * They come back with their message; what the server has no more goes there again.
     *
     * @param error why it was refused; null where the user took it back
     */
    void comeBack(Target to, Outbox.Entry message, @Nullable ErrorKind error) {
        List<Attachment> files = knows(message)
                ? message.files().stream().map(Attachment::new).toList()
                : message.request().files().stream().map(Attachment::uploaded).toList();
        put(to, files);
        files.forEach(error == ErrorKind.FILE_NOT_FOUND ? this::upload : this::wake);
    }

    /** What is known of a file that went with a message which the server has not taken yet; null where nothing is. */
    @Nullable StoredFile sent(UUID id) {
        return outbox.entries().stream()
                .flatMap(message -> message.files().stream())
                .map(DraftFile::as)
                .filter(file -> file.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** To whom there are files that end with the program, whatever is kept of their draft. */
    Stream<Patient> lost() {
        Stream<Patient> pictures = patients.entrySet().stream()
                .filter(entry -> all.getOrDefault(entry.getKey(), List.of()).stream()
                        .anyMatch(file -> file.state() != Attachment.State.READY && coming.isMade(file.file())))
                .map(Map.Entry::getValue);
        return Stream.concat(pictures, coming.patients());
    }
}
