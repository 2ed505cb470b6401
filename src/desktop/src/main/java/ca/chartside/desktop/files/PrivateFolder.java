package ca.chartside.desktop.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Where copies are made for other programs to open, and pasted pictures lie until the server has them: nobody but the user looks into it, and it is wiped (M10). Any thread but the event thread. */
public final class PrivateFolder {
    /** Disks take 255; a number and what a download is called on its way have to fit too. */
    private static final int NAME_BYTES = 230;

    private final Path folder;

    public PrivateFolder(Path folder) {
        this.folder = folder;
    }

    /** A place of its own for a file of that name; nothing is there yet. */
    public Path place(String name) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        return Files.createTempDirectory(folder, "").resolve(plain(name));
    }

    /**
     * The server's names are names and nothing else; a folder is not left on its word. In Inuktitut or Chinese, 150 letters are
     * more bytes than a disk takes: the end of such a name, before its ending, is left out.
     */
    static String plain(String name) {
        String plain = name.replaceAll("[/\\\\:]", "_");
        int dot = dot(plain);
        String ending = plain.substring(dot);
        String base = plain.substring(0, dot);
        while (!base.isEmpty() && (base + ending).getBytes(StandardCharsets.UTF_8).length > NAME_BYTES) {
            base = base.substring(0, base.offsetByCodePoints(base.length(), -1));
        }
        return base + ending;
    }

    /** Where a name's ending begins. */
    static int dot(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name.length() : dot;
    }

    /** Deletes a file in its {@link #place}, and that too. */
    public static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
            Path place = file.getParent();
            if (place != null) {
                Files.deleteIfExists(place);
            }
        } catch (IOException e) {
            // Its name may be a patient's: only that there is one is said. It is wiped with the others.
            LoggerFactory.getLogger(PrivateFolder.class).info("A file that is not needed could not be deleted yet");
        }
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
