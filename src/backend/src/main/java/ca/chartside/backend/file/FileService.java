package ca.chartside.backend.file;

import ca.chartside.backend.account.Principal;
import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.Tx;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.StoredFile;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files: taken in before the message that names them, given out to whom it is for, forgotten where none does. Any thread. */
public final class FileService implements AutoCloseable {
    private static final Duration UNNAMED = Duration.ofHours(24);
    private static final int UNNAMED_OF_A_PATIENT = 40;
    private static final int SWEPT_AT_ONCE = 100;
    private static final int PIECE = 64 * 1024;

    private final Store store;
    private final FileVault vault;
    private final PictureCopies copies;
    private final Clock clock;

    public FileService(Store store, FileVault vault, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.copies = new PictureCopies(store, vault);
        this.clock = clock;
        store.clinics().forEach(copies::wake);
    }

    /**
     * Takes a staff user's file in; the same id with the same bytes again is the same file.
     *
     * @throws Refusal FILE_EMPTY, FILE_TOO_LARGE, FILE_TYPE_REFUSED, FILE_CUT_OFF, INVALID_VALUE where the id is another file's
     */
    public StoredFile upload(Principal principal, UUID id, String name, InputStream from) {
        FileRecords.Uploader user =
                new FileRecords.Uploader.Staff(principal.user().id());
        return upload(principal.clinic(), user, principal.actor(), id, name, from);
    }

    /**
     * Takes a patient's file in.
     *
     * @throws Refusal as for staff; TOO_MANY_REQUESTS where too many of the patient's wait to be sent
     */
    public StoredFile upload(ClinicId clinic, int demographicNo, UUID id, String name, InputStream from) {
        FileRecords.Uploader patient = new FileRecords.Uploader.Patient(demographicNo);
        if (store.read(clinic, tx -> new FileRecords(tx).unnamedOf(demographicNo)) >= UNNAMED_OF_A_PATIENT) {
            throw new Refusal(ErrorKind.TOO_MANY_REQUESTS);
        }
        return upload(clinic, patient, AuditLog.Actor.patient(demographicNo), id, name, from);
    }

    private StoredFile upload(
            ClinicId clinic,
            FileRecords.Uploader uploader,
            AuditLog.Actor actor,
            UUID id,
            String name,
            InputStream from) {
        FileVault.Kept kept;
        try {
            kept = vault.put(clinic, from);
        } catch (FileVault.Interrupted e) {
            throw new Refusal(ErrorKind.FILE_CUT_OFF);
        }
        boolean picture = kept.type().isPicture();
        StoredFile file = new StoredFile(
                id, kept.type().named(plainName(name)), kept.type().mediaType(), kept.size());
        FileRecords.Known known = new FileRecords.Known(
                file, kept.place(), uploader, null, picture ? FileRecords.Copies.TO_BE_MADE : FileRecords.Copies.NONE);
        long now = clock.millis();
        StoredFile stored = store.write(clinic, tx -> {
            FileRecords files = new FileRecords(tx);
            FileRecords.Known before = files.get(id);
            if (before != null) {
                if (before.place().equals(kept.place()) && before.uploader().equals(uploader)) {
                    return before.file();
                }
                throw new Refusal(ErrorKind.INVALID_VALUE, Map.of("field", "id"));
            }
            files.insert(known, now);
            new AuditLog(tx).add(now, actor, "file.upload", "file:" + id, file.mediaType());
            return file;
        });
        vault.settle(kept.place());
        if (picture) {
            copies.wake(clinic);
        }
        return stored;
    }

    /** A name that is a name and nothing else: no folder, nothing that no screen shows, not longer than names are. */
    static String plainName(String given) {
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        name = Normalizer.normalize(name, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}<>:\"|?*]", "")
                .strip()
                .replaceAll("^\\.+|\\.+$", "");
        if (name.length() > Limits.FILE_NAME_CHARS) {
            int dot = name.lastIndexOf('.');
            String ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
            int cut = Limits.FILE_NAME_CHARS - ending.length();
            name = name.substring(0, Character.isHighSurrogate(name.charAt(cut - 1)) ? cut - 1 : cut) + ending;
        }
        return name.isEmpty() ? "file" : name;
    }

    /** A file and its bytes, in the clear; to be closed. */
    public record Opened(StoredFile file, InputStream bytes) {
        /**
         * Answers with it: to be saved, never shown by a browser as a page of ours. Closes it.
         *
         * @throws UncheckedIOException where it was tampered with: the answer breaks off and is not taken for whole
         */
        public void give(Context ctx) {
            try (InputStream from = bytes) {
                byte[] piece = from.readNBytes(PIECE);
                String name =
                        URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
                ctx.contentType(file.mediaType());
                ctx.header("Content-Disposition", "attachment; filename*=UTF-8''" + name);
                ctx.header("Content-Security-Policy", "default-src 'none'; sandbox");
                ctx.res().setContentLengthLong(file.size());
                while (piece.length > 0 && written(ctx, piece)) {
                    piece = from.readNBytes(PIECE);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** @return false where who asked has gone, which is no fault of ours */
        private static boolean written(Context ctx, byte[] piece) {
            try {
                ctx.res().getOutputStream().write(piece);
                return true;
            } catch (IOException e) {
                return false;
            }
        }
    }

    /**
     * Opens a file for a user of its clinic: one that a message names, or a saved reply of the clinic's, or their own.
     *
     * @throws Refusal FILE_NOT_FOUND
     */
    Opened open(Principal principal, UUID id) {
        return bytes(principal.clinic(), known(principal, id, true));
    }

    private FileRecords.Known known(Principal principal, UUID id, boolean audited) {
        long now = clock.millis();
        return store.write(principal.clinic(), tx -> {
            FileRecords.Known found = known(tx, principal, id);
            if (audited) {
                new AuditLog(tx).add(now, principal.actor(), "file.open", "file:" + id, "");
            }
            return found;
        });
    }

    private static FileRecords.Known known(Tx tx, Principal principal, UUID id) {
        FileRecords files = new FileRecords(tx);
        FileRecords.Known found = files.get(id);
        if (found == null
                || found.messageId() == null
                        && !found.isNote()
                        && !isUploader(principal, found)
                        && !files.isOfReplySeenBy(principal.user().id(), found)) {
            throw new Refusal(ErrorKind.FILE_NOT_FOUND);
        }
        return found;
    }

    private static boolean isUploader(Principal principal, FileRecords.Known file) {
        return file.uploader()
                .equals(new FileRecords.Uploader.Staff(principal.user().id()));
    }

    private static boolean isOnesToName(FileRecords files, Principal principal, FileRecords.Known file) {
        return file.named() == null
                ? isUploader(principal, file)
                : files.isOfReplySeenBy(principal.user().id(), file);
    }

    /**
     * A saved reply's file that the user may open, or one of theirs that nothing names yet, once more: as one of theirs that nothing names.
     * Never what a message or a note names: that is for the one patient, or for none (M15). The bytes are kept once.
     *
     * @param copyId the new one's; the same again is the same file
     * @throws Refusal FILE_NOT_FOUND where it is no such file; INVALID_VALUE where the id is another file's
     */
    StoredFile copy(Principal principal, UUID id, UUID copyId) {
        FileRecords.Uploader user =
                new FileRecords.Uploader.Staff(principal.user().id());
        long now = clock.millis();
        StoredFile copy = store.write(principal.clinic(), tx -> {
            FileRecords files = new FileRecords(tx);
            FileRecords.Known from = files.get(id);
            if (from == null || !isOnesToName(files, principal, from)) {
                throw new Refusal(ErrorKind.FILE_NOT_FOUND);
            }
            StoredFile file = new StoredFile(
                    copyId,
                    from.file().name(),
                    from.file().mediaType(),
                    from.file().size());
            FileRecords.Known before = files.get(copyId);
            if (before == null) {
                files.insert(new FileRecords.Known(file, from.place(), user, null, from.copies()), now);
                files.copies(copyId, from.copies());
                new AuditLog(tx).add(now, principal.actor(), "file.copy", "file:" + copyId, "of file:" + id);
            } else if (!before.place().equals(from.place())
                    || !before.uploader().equals(user)) {
                throw new Refusal(ErrorKind.INVALID_VALUE, Map.of("field", "id"));
            }
            return file;
        });
        copies.wake(principal.clinic());
        return copy;
    }

    /**
     * A copy of a picture, for whom {@link #open} opens the picture. A thumbnail is part of the conversation that shows it, whose opening is
     * in the audit log; a viewing copy is the file, opened.
     *
     * @throws Refusal FILE_NOT_FOUND, FILE_HAS_NO_PICTURE
     */
    Picture picture(Principal principal, UUID id, CopySize size) {
        return picture(principal.clinic(), known(principal, id, size == CopySize.VIEW), size);
    }

    /** Which copy of a picture. */
    public enum CopySize {
        THUMBNAIL,
        VIEW
    }

    /**
     * A copy of what the clinic's rows have already said is the asker's to see.
     *
     * @throws Refusal FILE_HAS_NO_PICTURE
     */
    public Picture picture(ClinicId clinic, FileRecords.Known known, CopySize size) {
        String place =
                size == CopySize.VIEW ? known.copies().view() : known.copies().thumbnail();
        if (place != null) {
            return new Picture(vault.get(clinic, place));
        }
        if (known.copies().tries() != null) {
            return new Picture(null);
        }
        throw new Refusal(ErrorKind.FILE_HAS_NO_PICTURE);
    }

    /** @param jpeg in the clear, to be closed; null while it is being made */
    public record Picture(@Nullable InputStream jpeg) {
        /** Answers with it, or with 202 and when to ask again. Closes it. */
        public void give(Context ctx) {
            InputStream from = jpeg;
            if (from == null) {
                ctx.status(HttpStatus.ACCEPTED).header("Retry-After", "1");
                return;
            }
            try (from) {
                // A few hundred KB at most, so that it can be told from one that broke off.
                byte[] whole = from.readAllBytes();
                ctx.contentType("image/jpeg");
                // A browser's own page around a picture has styles of its own, which fit it to the screen.
                ctx.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
                ctx.result(whole);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The bytes of what the clinic's rows have already said is the asker's to open. */
    public Opened bytes(ClinicId clinic, FileRecords.Known known) {
        return new Opened(known.file(), vault.get(clinic, known.place()));
    }

    /**
     * Forgets what was uploaded more than a day ago and is named by no message and no saved reply, and what a crash left without a row.
     *
     * @return how many uploads
     */
    public int sweep() {
        Instant dayAgo = clock.instant().minus(UNNAMED);
        int uploads = 0;
        for (ClinicId clinic : store.clinics()) {
            uploads += forgetUnnamed(clinic, dayAgo);
        }
        for (String place : vault.doubtedBefore(dayAgo)) {
            forgetUnlessNamed(place, dayAgo);
        }
        store.clinics().forEach(copies::wake);
        return uploads;
    }

    private int forgetUnnamed(ClinicId clinic, Instant before) {
        List<FileRecords.Known> old =
                store.read(clinic, tx -> new FileRecords(tx).unnamedBefore(before.toEpochMilli(), SWEPT_AT_ONCE));
        List<String> places =
                old.stream().flatMap(known -> known.places().stream()).toList();
        places.forEach(vault::doubt);
        List<FileRecords.Known> gone = store.write(
                clinic,
                tx -> old.stream()
                        .filter(known -> {
                            boolean deleted = new FileRecords(tx)
                                    .deleteUnnamed(known.file().id());
                            if (deleted) {
                                new AuditLog(tx)
                                        .add(
                                                clock.millis(),
                                                AuditLog.Actor.SYSTEM,
                                                "file.sweep",
                                                "file:" + known.file().id(),
                                                "");
                            }
                            return deleted;
                        })
                        .toList());
        places.forEach(place -> forgetUnlessNamed(place, before));
        return gone.size();
    }

    private void forgetUnlessNamed(String place, Instant unlessKeptSince) {
        boolean named = store.clinics().stream()
                .anyMatch(clinic -> store.<Boolean>read(clinic, tx -> new FileRecords(tx).isNamed(place)));
        if (!named) {
            vault.forget(place, unlessKeptSince);
        }
        vault.settle(place);
    }

    /** Ends when the picture in hand is done. */
    @Override
    public void close() {
        copies.close();
    }
}
