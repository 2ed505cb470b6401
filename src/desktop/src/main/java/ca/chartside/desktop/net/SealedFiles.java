package ca.chartside.desktop.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One kind of what one user has written, on disk: a file each, encrypted with AES-256-GCM under a key from the keyring and
 * bound to its name, written aside, forced to the disk and renamed. For one thread.
 */
final class SealedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(SealedFiles.class);
    private static final String ASIDE = ".tmp";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /**
     * What was found at the start.
     *
     * @param damaged how many were set aside: whoever reads them again finds nothing else
     * @param unread how many the disk would not give now: they lie where they lay, for the next start
     */
    record Found<T>(List<T> whole, int damaged, int unread) {
        static <T> Found<T> nothing() {
            return new Found<>(List.of(), 0, 0);
        }
    }

    /** @throws IOException where {@code plain} is not what was written */
    interface Reader<T> {
        T read(byte[] plain) throws IOException;
    }

    private final Path folder;
    private final String suffix;
    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    /** @param suffix with its dot */
    SealedFiles(Path folder, String suffix, SecretKey key) {
        this.folder = folder;
        this.suffix = suffix;
        this.key = key;
    }

    /** @throws UncheckedIOException where the disk refuses: what was there before is still there */
    void save(UUID id, byte[] plain) {
        try {
            Files.createDirectories(folder);
            byte[] sealed = seal(id, plain);
            Path aside = folder.resolve(id + suffix + ASIDE);
            try (FileChannel out = FileChannel.open(
                    aside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(sealed);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(aside, file(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(UUID id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(UUID id) {
        return Files.exists(file(id));
    }

    /** A file that holds something else than was written is renamed, not deleted, so that someone can look at it. */
    <T> Found<T> load(Reader<T> reader) {
        List<T> whole = new ArrayList<>();
        int damaged = 0;
        int unread = 0;
        if (!Files.isDirectory(folder)) {
            return new Found<>(whole, 0, 0);
        }
        try {
            for (Path half : named("*" + suffix + ASIDE)) {
                Files.delete(half);
            }
            for (Path file : named("*" + suffix)) {
                byte[] sealed;
                try {
                    sealed = Files.readAllBytes(file);
                } catch (IOException e) {
                    // A share that is away, another program that holds it: that says nothing of what is in it.
                    LOG.warn("What was written in an earlier run could not be read", e);
                    unread++;
                    continue;
                }
                try {
                    whole.add(reader.read(open(file, sealed)));
                } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
                    Files.move(
                            file,
                            file.resolveSibling(file.getFileName() + ".damaged"),
                            StandardCopyOption.REPLACE_EXISTING);
                    damaged++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Found<>(whole, damaged, unread);
    }

    private List<Path> named(String pattern) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
            files.forEach(found::add);
        }
        return found;
    }

    private byte[] open(Path file, byte[] sealed) throws IOException, GeneralSecurityException {
        String name = file.getFileName().toString();
        UUID id = UUID.fromString(name.substring(0, name.length() - suffix.length()));
        if (sealed.length <= NONCE_BYTES) {
            throw new IOException("too short");
        }
        return cipher(Cipher.DECRYPT_MODE, id, sealed).doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    }

    private byte[] seal(UUID id, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, id, nonce).doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** @param nonce its first bytes are the nonce */
    private Cipher cipher(int mode, UUID id, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
        cipher.updateAAD((id + suffix).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private Path file(UUID id) {
        return folder.resolve(id + suffix);
    }

    /** Makes the rename itself last through a power cut; Windows opens no folder and needs no such thing. */
    private void forceFolder() throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
