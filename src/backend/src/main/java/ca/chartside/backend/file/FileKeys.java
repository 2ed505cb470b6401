package ca.chartside.backend.file;

import ca.chartside.backend.http.Json;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;

/**
 * The keys of a backend's files, two of Tink's keysets in one JSON file: one that encrypts (AES-256-GCM in segments of 1 MB), one
 * that makes a file's place of its digest (HMAC-SHA-256). Who loses the key file loses the files; who has both has them in
 * the clear.
 */
public final class FileKeys {
    private static final int PLACE_BYTES = 32;

    private final StreamingAead content;
    private final PrfSet places;

    private FileKeys(KeysetHandle content, KeysetHandle places) throws GeneralSecurityException {
        this.content = content.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
        this.places = places.getPrimitive(RegistryConfiguration.get(), PrfSet.class);
    }

    /** As the file has them: each a keyset in Tink's own JSON. */
    record Stored(String content, String places) {}

    /**
     * Reads the key file, or makes it, for its owner alone, where there is none.
     *
     * @throws UncheckedIOException where it cannot be read or written, or is no key file
     */
    public static FileKeys at(Path file) {
        try {
            StreamingAeadConfig.register();
            PrfConfig.register();
            if (!Files.exists(file)) {
                create(file);
            }
            Stored stored = Json.read(Files.readAllBytes(file), Stored.class);
            return new FileKeys(parse(stored.content()), parse(stored.places()));
        } catch (GeneralSecurityException | RuntimeException e) {
            // What went wrong with a key is not for a log.
            throw new UncheckedIOException(
                    "the kept files cannot be opened",
                    new IOException(file + " is not a key file of Chartside; name the right one with --file-keys"));
        } catch (IOException e) {
            throw new UncheckedIOException("the key file cannot be read or written: " + file, e);
        }
    }

    private static void create(Path file) throws IOException, GeneralSecurityException {
        byte[] keys = Json.bytes(new Stored(
                fresh(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB),
                fresh(PredefinedPrfParameters.HMAC_SHA256_PRF)));
        Path folder = file.toAbsolutePath().resolveSibling("");
        Files.createDirectories(folder, forOwner(folder, "rwx------"));
        try (FileChannel out = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), forOwner(folder, "rw-------"))) {
            out.write(ByteBuffer.wrap(keys));
            out.force(true);
        } catch (FileAlreadyExistsException e) {
            return; // another node made it meanwhile
        }
    }

    /** What is made with these is kept from other accounts, where the file system knows them. */
    static FileAttribute<?>[] forOwner(Path near, String permissions) {
        boolean posix = near.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static String fresh(Parameters parameters) throws GeneralSecurityException {
        KeysetHandle keyset = KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.generateEntryFromParameters(parameters)
                        .withRandomId()
                        .makePrimary())
                .build();
        return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
    }

    private static KeysetHandle parse(String keyset) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
    }

    StreamingAead content() {
        return content;
    }

    /** Where something is kept: the same for the same, and a guess that cannot be checked without the key. */
    byte[] place(byte[] digest) throws GeneralSecurityException {
        return places.computePrimary(digest, PLACE_BYTES);
    }
}
