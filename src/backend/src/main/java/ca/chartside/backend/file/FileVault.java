package ca.chartside.backend.file;

import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.StoreException;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Files, encrypted from the first byte that touches the disk, one clinic's apart from another's: each has its place by what it
 * holds and whose it is, and cannot be read as another clinic's. A file in flight costs a few segments of memory, not its size.
 * Any thread.
 */
public final class FileVault {
    private static final int PIECE = 64 * 1024;

    private final Blobs blobs;
    private final FileKeys keys;

    FileVault(Blobs blobs, FileKeys keys) {
        this.blobs = blobs;
        this.keys = keys;
    }

    /** @throws java.io.UncheckedIOException where the folder or the key file cannot be used */
    public static FileVault open(Path folder, Path keyFile, Clock clock) {
        return new FileVault(new FolderBlobs(folder, clock), FileKeys.at(keyFile));
    }

    /**
     * What was taken in.
     *
     * @param place its name in the vault
     * @param size in bytes, in the clear
     */
    record Kept(String place, FileType type, long size) {}

    /**
     * Takes a file in. When this returns it is on the disk, in doubt until {@link #settle}.
     *
     * @throws Refusal FILE_EMPTY, FILE_TOO_LARGE, FILE_TYPE_REFUSED
     * @throws Interrupted where {@code from} ended before its time: nothing of it stays
     * @throws StoreException where the disk is full or fails: nothing of it stays
     */
    Kept put(ClinicId clinic, InputStream from) {
        try {
            return take(clinic, from);
        } catch (Refusal | StoreException e) {
            // Who is still sending would be cut off before the answer, and told of a network that failed.
            drain(from);
            throw e;
        }
    }

    private static void drain(InputStream from) {
        byte[] piece = new byte[PIECE];
        try {
            int read = 0;
            for (long left = Limits.FILE_BYTES; left > 0 && read >= 0; left -= read) {
                read = from.read(piece);
            }
        } catch (IOException e) {
            // It has gone: nobody waits for the answer.
        }
    }

    private Kept take(ClinicId clinic, InputStream from) {
        byte[] beginning = read(from, FileType.TELLING_BYTES);
        if (beginning.length == 0) {
            throw new Refusal(ErrorKind.FILE_EMPTY);
        }
        FileType type = FileType.of(beginning).orElseThrow(() -> new Refusal(ErrorKind.FILE_TYPE_REFUSED));
        Written written = write(clinic, beginning, from);
        return new Kept(written.place(), type, written.size());
    }

    /**
     * Keeps what was made here, in doubt until {@link #settle}.
     *
     * @return its place
     * @throws StoreException where the disk is full or fails
     */
    String keep(ClinicId clinic, byte[] made) {
        return write(clinic, made, InputStream.nullInputStream()).place();
    }

    private record Written(String place, long size) {}

    private Written write(ClinicId clinic, byte[] beginning, InputStream rest) {
        try (Blobs.Draft draft = blobs.draft()) {
            MessageDigest digest = digest(clinic);
            long size = 0;
            try (OutputStream out = keys.content().newEncryptingStream(draft.out(), bound(clinic))) {
                for (byte[] piece = beginning; piece.length > 0; piece = read(rest, PIECE)) {
                    size += piece.length;
                    if (size > Limits.FILE_BYTES) {
                        throw new Refusal(ErrorKind.FILE_TOO_LARGE, Map.of("max", Limits.FILE_BYTES));
                    }
                    digest.update(piece);
                    out.write(piece);
                }
            }
            String place = HexFormat.of().formatHex(keys.place(digest.digest()));
            draft.keep(place);
            return new Written(place, size);
        } catch (IOException | GeneralSecurityException e) {
            throw new StoreException("a file could not be kept", e);
        }
    }

    /** The upload came to an end before it was whole. */
    static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Interrupted(IOException cause) {
            super("the upload was cut off", cause);
        }
    }

    private static byte[] read(InputStream from, int atMost) {
        try {
            return from.readNBytes(atMost);
        } catch (IOException e) {
            throw new Interrupted(e);
        }
    }

    private static MessageDigest digest(ClinicId clinic) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bound(clinic));
            digest.update((byte) 0);
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** What a file's bytes are bound to: as another clinic's they do not decrypt. */
    private static byte[] bound(ClinicId clinic) {
        return clinic.slug().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A kept file, in the clear. Reading throws {@link IOException} as soon as what is on the disk was tampered with or is
     * another clinic's.
     *
     * @throws StoreException where it is not there
     */
    InputStream get(ClinicId clinic, String place) {
        try {
            InputStream in = blobs.open(place);
            try {
                return keys.content().newDecryptingStream(in, bound(clinic));
            } catch (GeneralSecurityException e) {
                in.close();
                throw e;
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new StoreException("a kept file cannot be opened", e);
        }
    }

    /** Says that a row may be about to name it no more. */
    void doubt(String place) {
        try {
            blobs.doubt(place);
        } catch (IOException e) {
            throw new StoreException("the folder of the files cannot be written to", e);
        }
    }

    /** Says that a row names it, or that it is gone. */
    void settle(String place) {
        try {
            blobs.settle(place);
        } catch (IOException e) {
            throw new StoreException("the folder of the files cannot be written to", e);
        }
    }

    /** The places of which nobody knows whether a row names them: what was under way when the backend ended. */
    List<String> doubtedBefore(Instant moment) {
        try {
            return blobs.doubtedBefore(moment);
        } catch (IOException e) {
            throw new StoreException("the folder of the files cannot be read", e);
        }
    }

    /** Forgets what no row names, unless it was taken in again since. */
    boolean forget(String place, Instant unlessSince) {
        try {
            return blobs.deleteUnlessKeptSince(place, unlessSince);
        } catch (IOException e) {
            throw new StoreException("a file could not be deleted", e);
        }
    }
}
