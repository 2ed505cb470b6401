package ca.chartside.backend.store.sqlite;

import ca.chartside.backend.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of a SQLite database: kept from the machine's other accounts, where its file system knows them, and one server's at a
 * time.
 */
final class DataFolder {
    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    private static final String KEPT_FILES = "files";
    private static final Set<PosixFilePermission> PRIVATE_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> PRIVATE_FILE = PosixFilePermissions.fromString("rw-------");
    /** How the names of all files begin that the program makes in it. */
    private static final String OURS = "chartside.";

    /** How each database begins: https://www.sqlite.org/fileformat.html, 1.3.1. */
    private static final byte[] FORMAT = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private DataFolder() {}

    /** A server's claim to a folder; closing it lets the next one have it. */
    record Claim(FileChannel file) implements AutoCloseable {
        @Override
        public void close() {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Makes a folder this server's. It ends with the process at the latest.
     *
     * @throws FolderInUse where another server has it
     */
    static Claim claim(Path folder) {
        Path lock = folder.resolve(OURS + "lock");
        prepare(lock);
        try {
            FileChannel file = FileChannel.open(lock, StandardOpenOption.WRITE);
            if (locked(file)) {
                return new Claim(file);
            }
            file.close();
        } catch (AccessDeniedException e) {
            throw new StoreException(denied(lock));
        } catch (IOException e) {
            throw new StoreException("the data folder cannot be written", e);
        }
        throw new FolderInUse(folder);
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // in this process
        }
    }

    /** Makes a file and its folder where they are missing, and closes what stands open to other accounts. */
    static void prepare(Path file) {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        try {
            makeFolder(folder);
            makeFile(file);
        } catch (AccessDeniedException e) {
            throw new StoreException(denied(folder));
        } catch (IOException e) {
            throw new StoreException("the data folder cannot be made", e);
        }
        if (!Files.isWritable(file)) {
            throw new StoreException(denied(file));
        }
        if (posix(folder)) {
            close(folder);
        }
    }

    /**
     * SQLite begins a file anew that is too short to be a database: what is left of one would be written over.
     *
     * @throws StoreException where the file is neither empty nor a database, by the first bytes of SQLite's file format
     */
    static void checkDatabase(Path file) {
        try (InputStream from = Files.newInputStream(file)) {
            byte[] begins = from.readNBytes(FORMAT.length);
            if (begins.length > 0 && !Arrays.equals(begins, FORMAT)) {
                throw new StoreException(
                        file + " is no database, or what is left of one: put a copy of it back, or name another folder"
                                + " with --data");
            }
        } catch (IOException e) {
            throw new StoreException("the database file cannot be read", e);
        }
    }

    /** Why this account may not write there, and what to do. @param path may be missing, and is then about what it was to be made in */
    static String denied(Path path) {
        Path there = path.toAbsolutePath();
        for (Path above = there; above != null && !Files.exists(there); above = above.getParent()) {
            there = above;
        }
        try {
            String owner = Files.getOwner(there).getName();
            if (!owner.equals(System.getProperty("user.name"))) {
                return there + " belongs to the account " + owner
                        + ", and this one may not write there: run this as the"
                        + " account that keeps the data, or name another folder with --data";
            }
        } catch (IOException | UnsupportedOperationException e) {
            return there + " is closed to this account: name another folder with --data";
        }
        return there + " is write-protected: make it writable (chmod -R u+rwX), or name another folder with --data";
    }

    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, only(folder, PRIVATE_FOLDER));
        }
    }

    private static void makeFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, only(file, PRIVATE_FILE));
        }
    }

    private static FileAttribute<?>[] only(Path path, Set<PosixFilePermission> permissions) {
        return posix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** A folder that holds other things too is somebody else's to close. */
    private static void close(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.toList();
            boolean oursAlone = true;
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.equals(KEPT_FILES)) {
                    close(file, PRIVATE_FOLDER);
                } else if (name.startsWith(OURS)) {
                    close(file, PRIVATE_FILE);
                } else {
                    oursAlone = false;
                }
            }
            if (oursAlone) {
                close(folder, PRIVATE_FOLDER);
            } else if (!PRIVATE_FOLDER.containsAll(Files.getPosixFilePermissions(folder))) {
                LOG.warn(
                        "{} holds other files too and is open to other accounts; give the database a folder of its own",
                        folder);
            }
        } catch (IOException e) {
            LOG.warn("other accounts of this machine may read {}, and this one cannot close it", folder);
        }
    }

    private static void close(Path path, Set<PosixFilePermission> permissions) throws IOException {
        try {
            if (!permissions.containsAll(Files.getPosixFilePermissions(path))) {
                Files.setPosixFilePermissions(path, permissions);
            }
        } catch (NoSuchFileException e) {
            return; // a log that the engine has just ended
        }
    }
}
