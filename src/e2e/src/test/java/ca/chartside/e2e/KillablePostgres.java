package ca.chartside.e2e;

import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.postgres.PostgresStore;
import ca.chartside.testkit.Await;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL server of the test's own, which flushes its commits and can be killed and started again on the same data. */
final class KillablePostgres implements KillableDatabase {
    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    private KillablePostgres(Path data, int port) throws IOException {
        this.data = data;
        this.port = port;
        this.server = server();
    }

    static KillablePostgres start() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            int port = free.getLocalPort();
            free.close();
            return new KillablePostgres(Files.createTempDirectory("killable-postgres"), port);
        }
    }

    private EmbeddedPostgres server() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    private String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public Store open() {
        return PostgresStore.open(url());
    }

    @Override
    public List<String> options() {
        return List.of("--postgres-url", url(), "--smtp-port", "1", "--smtp-security", "none");
    }

    @Override
    public void kill() throws IOException {
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(
                        Files.readAllLines(data.resolve("postmaster.pid")).getFirst()))
                .orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        Await.until(
                "PostgreSQL's end", Duration.ofSeconds(20), () -> all.stream().noneMatch(ProcessHandle::isAlive));
        server.close();
        server = server();
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
