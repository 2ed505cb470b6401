package ca.chartside.testbase;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * A real PostgreSQL server on loopback, which flushes its commits to the disk as a clinic's does. Its program and its data lie in
 * a folder of its own, which goes when it is closed, at the latest with the JVM.
 *
 * <p>PostgreSQL refuses to run as root. Where the tests are root, it is {@code nobody}, by means that a container or a chroot
 * allows as well. For one thread.
 */
public final class PostgresServer implements AutoCloseable {
    private static final int NOBODY = 65534;
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    private static final Duration END = Duration.ofSeconds(20);

    private final Path folder;
    private final Path data;
    private final Path log;
    private final boolean root;
    private final int port;
    private final Thread atExit = new Thread(this::end, "postgres-end");

    private PostgresServer() throws IOException {
        folder = Files.createTempDirectory("chartside-postgres");
        root = FileSystems.getDefault().supportedFileAttributeViews().contains("unix")
                && Files.getAttribute(folder, "unix:uid").equals(0);
        data = folder.resolve("data");
        log = folder.resolve("log");
        port = freePort();
        Runtime.getRuntime().addShutdownHook(atExit);
        unpack();
        run(
                "initdb",
                "-D",
                data.toString(),
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF-8",
                "--no-locale",
                "--no-sync");
        Files.writeString(data.resolve("postgresql.conf"), """

                port = %d
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                max_connections = 300
                fsync = on
                synchronous_commit = on
                """.formatted(port), StandardOpenOption.APPEND);
        begin();
    }

    /** On a free port. */
    public static PostgresServer start() {
        try {
            return new PostgresServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For its superuser, without a password. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    /** Where its tables and indexes lie; to be read alone. */
    public Path tables() {
        return data.resolve("base");
    }

    /** Kills all of its processes at once and starts it again on the same data. */
    public void crash() throws IOException {
        ProcessHandle postmaster = postmaster();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        Await.until("PostgreSQL's end", END, () -> all.stream().noneMatch(ProcessHandle::isAlive));
        begin();
    }

    ProcessHandle postmaster() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
        return ProcessHandle.of(pid).orElseThrow();
    }

    private void begin() throws IOException {
        run("pg_ctl", "-D", data.toString(), "-t", "30", "-w", "start");
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private void unpack() throws IOException {
        try (InputStream binaries = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), machine());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(binaries))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    boolean unused =
                            (entry.getMode() & 0100) == 0 || file.toFile().setExecutable(true);
                }
            }
        }
        if (root) {
            for (Path file : all()) {
                Files.setAttribute(file, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:gid", NOBODY, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static String system() {
        String name = System.getProperty("os.name", "");
        return name.startsWith("Mac") ? "Darwin" : name.startsWith("Windows") ? "Windows" : name;
    }

    private static String machine() {
        return System.getProperty("os.arch", "");
    }

    /** The folder and what is in it, the outer before the inner. */
    private List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList();
        }
    }

    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(root ? AS_NOBODY : List.of());
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(program + " failed:\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + program + " ran", e);
        }
    }

    private void end() {
        try {
            if (Files.exists(data.resolve("postmaster.pid"))) {
                run("pg_ctl", "-D", data.toString(), "-m", "immediate", "-w", "stop");
            }
            if (Files.exists(folder)) {
                for (Path file : all().reversed()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        end();
    }
}
