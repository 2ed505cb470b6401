package ca.chartside.desktop.profile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Folders that nobody but the user can look into. On Windows the user's own profile folder is so already. */
public final class OwnerOnly {
    /** A Unix domain socket's path has to fit into 104 bytes on macOS, 108 on Linux. */
    private static final int SOCKET_PATH_MAX = 100;

    private static final String ELSEWHERE = "s";

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    /** Makes the folder where it is missing, and closes it to others. */
    public static void directory(Path folder) throws IOException {
        Files.createDirectories(folder);
        PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(OWNER);
        }
    }

    /**
     * Where a profile's socket of that name is: in it, or, where that path is too long, in a folder of our own among the temporary
     * ones.
     */
    public static Path socket(Path profile, String socket) throws IOException {
        Path inside = profile.toAbsolutePath().resolve(socket);
        if (inside.toString().getBytes(StandardCharsets.UTF_8).length <= SOCKET_PATH_MAX) {
            return inside;
        }
        Path meant = profile.toRealPath().resolve(socket);
        String name = UUID.nameUUIDFromBytes(meant.toString().getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "chartside-" + name);
        directory(folder);
        requireOurs(folder, profile);
        return folder.resolve(ELSEWHERE);
    }

    public static void deleteSocket(Path socket) throws IOException {
        Files.deleteIfExists(socket);
        if (socket.endsWith(ELSEWHERE)) {
            Files.deleteIfExists(socket.getParent());
        }
    }

    /** Anyone may have made a folder of that name among the temporary ones before us. */
    private static void requireOurs(Path folder, Path profile) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var owner = Files.readAttributes(folder, PosixFileAttributes.class).owner();
            if (!owner.equals(Files.getOwner(profile))) {
                throw new IOException("a folder for the client's socket belongs to someone else");
            }
        }
    }
}
