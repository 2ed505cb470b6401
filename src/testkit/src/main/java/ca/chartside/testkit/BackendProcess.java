package ca.chartside.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real server as its own process, as {@code ./chartside backend serve} starts it; it can be killed like one. */
public final class BackendProcess implements AutoCloseable {
    private static final String LISTENS = "Chartside listens on http://127.0.0.1:";
    private static final String OPTIONS = "/ca/chartside/backend/app/jvm.options";

    private final Process process;
    private final int port;

    private BackendProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it, in the folder of its log, and waits until it listens.
     *
     * @param port 0 for any free one
     * @param options of {@code serve}, besides host and port
     * @param log takes what it writes to its error stream
     */
    public static BackendProcess start(int port, List<String> options, Path log) {
        try {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(machineOptions());
            command.addAll(List.of("-cp", System.getProperty("java.class.path")));
            command.addAll(List.of("ca.chartside.backend.app.BackendMain", "serve", "--port", String.valueOf(port)));
            command.addAll(options);
            Process process = new ProcessBuilder(command)
                    .directory(log.toAbsolutePath().resolveSibling("").toFile())
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new BackendProcess(process, portOf(process, log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> machineOptions() throws IOException {
        try (InputStream options = BackendProcess.class.getResourceAsStream(OPTIONS)) {
            if (options == null) {
                throw new IllegalStateException("no " + OPTIONS + " on the class path");
            }
            return new String(options.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static int portOf(Process process, Path log) throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(LISTENS)) {
                return Integer.parseInt(line.substring(LISTENS.length()));
            }
        }
        throw new IllegalStateException("the backend did not start: " + Files.readString(log));
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** What it holds of the machine's memory, in MiB. Linux alone. */
    public long residentMiB() {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid()), "status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code kill -9}: it gets to finish nothing. Returns when it is gone. */
    public void kill() {
        end(process.destroyForcibly());
    }

    /** Asks it to end, as an operator does, and waits. */
    @Override
    public void close() {
        process.destroy();
        end(process);
    }

    private static void end(Process ending) {
        try {
            if (!ending.waitFor(20, TimeUnit.SECONDS)) {
                ending.destroyForcibly();
                throw new IllegalStateException("the backend did not end within 20 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
