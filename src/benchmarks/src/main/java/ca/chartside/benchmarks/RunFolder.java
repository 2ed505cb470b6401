package ca.chartside.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder under {@code target} for one run, gone with it and with what a server puts beside it. */
record RunFolder(Path path) implements AutoCloseable {
    static RunFolder make() throws IOException {
        Path all = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "bench-");
        return new RunFolder(Files.createDirectory(all.toAbsolutePath().resolve("run")));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(path.getParent())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
