package ca.chartside.desktop.net;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * One user's outbox on disk: one file a message, encrypted with AES-256-GCM under a key from the keyring and bound to its
 * name, written aside, forced to the disk and renamed. Only the outbox's own thread calls.
 */
final class OutboxFiles {
    private static final String SUFFIX = ".message";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** What was found at the start. */
    record Found(List<Outbox.Entry> entries, int damaged) {}

    private final Path folder;
    private final SecretKey key;
    private final ObjectMapper mapper;
    private final SecureRandom random = new SecureRandom();

    OutboxFiles(Path folder, SecretKey key, ObjectMapper mapper) {
        this.folder = folder;
        this.key = key;
        this.mapper = mapper;
    }

    /** @throws UncheckedIOException where the disk refuses: the message is then in memory only */
    void save(Outbox.Entry entry) {
        UUID id = entry.request().messageId();
        try {
            Files.createDirectories(folder);
            byte[] sealed = seal(id, mapper.writeValueAsBytes(entry));
            Path aside = folder.resolve(id + ".tmp");
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

    /** Oldest first. A file that cannot be read is renamed, not deleted, so that someone can look at it. */
    Found load() {
        List<Outbox.Entry> entries = new ArrayList<>();
        int damaged = 0;
        if (!Files.isDirectory(folder)) {
            return new Found(entries, 0);
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                try {
                    entries.add(read(file));
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
        entries.sort(Comparator.comparingLong(Outbox.Entry::queuedAt)
                .thenComparing(entry -> entry.request().messageId()));
        return new Found(entries, damaged);
    }

    private Outbox.Entry read(Path file) throws IOException, GeneralSecurityException {
        String name = file.getFileName().toString();
        UUID id = UUID.fromString(name.substring(0, name.length() - SUFFIX.length()));
        byte[] sealed = Files.readAllBytes(file);
        if (sealed.length <= NONCE_BYTES) {
            throw new IOException("too short");
        }
        Cipher cipher = cipher(Cipher.DECRYPT_MODE, id, sealed);
        byte[] plain = cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        return mapper.readValue(plain, Outbox.Entry.class);
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
        cipher.updateAAD(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
        return cipher;
    }

    private Path file(UUID id) {
        return folder.resolve(id + SUFFIX);
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
