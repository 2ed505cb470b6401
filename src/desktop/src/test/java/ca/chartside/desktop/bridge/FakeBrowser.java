package ca.chartside.desktop.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A browser's end of a host that runs in this process, over real pipes. */
final class FakeBrowser implements AutoCloseable {
    static final String HELLO = "{\"type\":\"hello\",\"protocol\":1,\"companion\":\"1.0\",\"browser\":\"chrome\"}";
    static final String CLICK = "{\"type\":\"click\",\"icon\":\"LOGO\"}";
    private static final long PATIENCE = 10;

    final AtomicInteger starts = new AtomicInteger();
    final List<String> said = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final OutputStream toHost;
    private final CompletableFuture<Integer> ended;

    FakeBrowser(Path profile) throws IOException {
        this(profile, () -> {});
    }

    /** @param start what starting a client does */
    FakeBrowser(Path profile, Runnable start) throws IOException {
        Pipe in = Pipe.open();
        Pipe out = Pipe.open();
        toHost = Channels.newOutputStream(in.sink());
        OutputStream fromHost = Channels.newOutputStream(out.sink());
        Host host = new Host(
                Channels.newInputStream(in.source()),
                fromHost,
                new BridgeSocket(profile, "7"),
                () -> {
                    starts.incrementAndGet();
                    start.run();
                },
                said::add);
        ended = CompletableFuture.supplyAsync(
                host::run, task -> Thread.ofPlatform().daemon().start(task));
        Thread.ofPlatform().daemon().start(() -> listen(Channels.newInputStream(out.source())));
    }

    private void listen(InputStream in) {
        try {
            byte[] message = Frames.read(in, Frames.TO_BROWSER_MAX);
            while (message != null) {
                heard.add(new String(message, StandardCharsets.UTF_8));
                message = Frames.read(in, Frames.TO_BROWSER_MAX);
            }
        } catch (IOException e) {
            // The host has ended.
        }
    }

    static String context(int number) {
        return "{\"type\":\"context\",\"current\":null,\"open\":[],\"newer\":" + number + "}";
    }

    void say(String message) throws IOException {
        Frames.write(toHost, message.getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE);
    }

    /** A length, and bytes that need not be as many. */
    void sayRaw(int length, byte[] bytes) throws IOException {
        toHost.write(ByteBuffer.allocate(4)
                .order(ByteOrder.nativeOrder())
                .putInt(length)
                .array());
        toHost.write(bytes);
        toHost.flush();
    }

    @Nullable String hear() throws InterruptedException {
        return heard.poll(PATIENCE, TimeUnit.SECONDS);
    }

    void hearsOfNoClient() throws InterruptedException {
        assertThat(hear()).isEqualTo(Host.ABSENT);
    }

    void closeStdin() throws IOException {
        toHost.close();
    }

    int exitCode() throws Exception {
        return ended.get(PATIENCE, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        toHost.close();
    }
}
