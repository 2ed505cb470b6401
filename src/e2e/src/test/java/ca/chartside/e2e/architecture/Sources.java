package ca.chartside.e2e.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The repository's files, as tests of the whole house read them. */
public final class Sources {
    private Sources() {}

    /** The folder that holds {@code docs} and {@code src}, from whichever module the tests run. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/BEHAVIOUR.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** What was written by hand in Java, the tests too, of every module. */
    public static List<Path> java() throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> modules = Files.list(root().resolve("src"))) {
            for (Path module : modules.filter(folder -> Files.isDirectory(folder.resolve("src")))
                    .toList()) {
                try (Stream<Path> files = Files.walk(module.resolve("src"))) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
                }
            }
        }
        return found;
    }
}
