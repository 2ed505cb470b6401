package ca.chartside.desktop.app;

import ca.chartside.desktop.profile.OwnerOnly;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.StandardProtocolFamily;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client per profile. Who holds the lock on {@code client.lock} is it, so that a crash leaves nothing behind that would
 * keep the next start out; it listens on a Unix domain socket beside it that only this user can open. Every other start
 * says what it wants there and ends.
 */
final class SingleInstance implements AutoCloseable {
    private static final String SOCKET = "client.sock";
    private static final int MAX_REQUEST = 16 * 1024;

    /** Within this time a client that is well has answered, however busy its window is. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** What the running client does with a start's words: the answer is one line. Called on a thread of its own. */
    interface Handler {
        String answer(List<String> words);
    }

    private final FileChannel lockFile;
    private final FileLock lock;
    private final Path socket;
    private @Nullable ServerSocketChannel server;

    private SingleInstance(FileChannel lockFile, FileLock lock, Path socket) {
        this.lockFile = lockFile;
        this.lock = lock;
        this.socket = socket;
    }

    /** @return empty where another client has this profile */
    static Optional<SingleInstance> acquire(Path profile) throws IOException {
        OwnerOnly.directory(profile);
        FileChannel file =
                FileChannel.open(profile.resolve("client.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = file.tryLock();
            if (lock != null) {
                return Optional.of(new SingleInstance(file, lock, OwnerOnly.socket(profile, SOCKET)));
            }
        } catch (OverlappingFileLockException e) {
            // The same JVM has it: to the second start that is no different.
        }
        file.close();
        return Optional.empty();
    }

    /** Begins to answer other starts. */
    void listen(Handler handler) throws IOException {
        // The lock is ours, so whatever is there was left by a client that did not end well.
        Files.deleteIfExists(socket);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(socket));
        server = channel;
        Thread.ofPlatform().daemon().name("chartside-starts").start(() -> serve(channel, handler));
    }

    private static void serve(ServerSocketChannel channel, Handler handler) {
        while (channel.isOpen()) {
            try {
                SocketChannel caller = channel.accept();
                Thread.ofVirtual().start(() -> answer(caller, handler));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                log().warn("Another start could not be heard", e);
            }
        }
    }

    private static void answer(SocketChannel caller, Handler handler) {
        try (caller) {
            String line = firstLine(caller);
            List<String> words = line.isEmpty()
                    ? List.of()
                    : Arrays.stream(line.split("\t", -1))
                            .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
                            .toList();
            write(caller, handler.answer(words) + "\n");
        } catch (IOException | IllegalArgumentException e) {
            log().info("Another start was not understood: {}", e.getClass().getSimpleName());
        }
    }

    /** Only when there is something to say: setting the log up would hold up the first window. */
    private static Logger log() {
        return LoggerFactory.getLogger(SingleInstance.class);
    }

    private static String firstLine(SocketChannel channel) throws IOException {
        StringBuilder line = new StringBuilder();
        BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
            if (line.length() > MAX_REQUEST) {
                throw new IOException("too long");
            }
        }
        return line.toString();
    }

    private static void write(SocketChannel channel, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** A client runs and has taken no notice for as long as one waits. */
    static final class NotAnswering extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Says {@code words} to the client that runs with this profile.
     *
     * @param patience how long to wait for one that is just starting
     * @return its answer; empty where none runs
     * @throws NotAnswering where one runs and hangs
     */
    static Optional<String> ask(Path profile, List<String> words, Duration patience) throws IOException {
        return ask(profile, words, patience, ANSWER);
    }

    static Optional<String> ask(Path profile, List<String> words, Duration patience, Duration answer)
            throws IOException {
        Path socket = OwnerOnly.socket(profile, SOCKET);
        String line = words.stream()
                        .map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8))
                        .collect(Collectors.joining("\t"))
                + "\n";
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return Optional.of(exchange(socket, line, answer));
            } catch (NotAnswering e) {
                throw e;
            } catch (IOException e) {
                if (System.nanoTime() > until) {
                    return Optional.empty();
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }

    /** On a thread of its own: a Unix domain socket has no deadline, neither for connecting nor for reading. */
    private static String exchange(Path socket, String line, Duration answer) throws IOException {
        FutureTask<String> exchange = new FutureTask<>(() -> {
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                write(channel, line);
                return firstLine(channel);
            }
        });
        Thread.ofPlatform().daemon().name("chartside-ask").start(exchange);
        try {
            return exchange.get(answer.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // The interrupt closes the socket.
            exchange.cancel(true);
            throw new NotAnswering();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
            OwnerOnly.deleteSocket(socket);
        }
        lock.release();
        lockFile.close();
    }
}
