package ca.chartside.desktop.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Where copies are made for other programs to open: nobody but the user looks into it, and it is wiped (M10). Any thread but the event thread. */
public final class PrivateFolder {
    private final Path folder;

    public PrivateFolder(Path folder) {
        this.folder = folder;
    }

    /** A place of its own for a file of that name; nothing is there yet. */
    Path place(String name) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        return Files.createTempDirectory(folder, "").resolve(plain(name));
    }

    /** The server's names are names and nothing else; a folder is not left on its word. */
    static String plain(String name) {
        return name.replaceAll("[/\\\\:]", "_");
    }

    /** Deletes what is in it; what another program holds open stays until the next time. */
    public void wipe() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            LoggerFactory.getLogger(PrivateFolder.class).warn("The folder of opened files cannot be read", e);
            return;
        }
        for (Path path : all) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // Its name may be a patient's: only that there is one is said.
                LoggerFactory.getLogger(PrivateFolder.class).info("An opened file could not be deleted yet");
            }
        }
    }
}
