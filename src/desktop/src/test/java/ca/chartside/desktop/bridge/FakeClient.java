package ca.chartside.desktop.bridge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A client's end of the real socket, for one host. */
final class FakeClient implements AutoCloseable {
    private final ServerSocketChannel server;
    private @Nullable SocketChannel host;

    FakeClient(Path profile) throws IOException {
        server = new BridgeSocket(profile, "7").listen();
    }

    private SocketChannel host() throws IOException {
        SocketChannel known = host;
        if (known == null) {
            known = server.accept();
            host = known;
        }
        return known;
    }

    /** @throws TimeoutException where nothing comes: a socket has no deadline of its own */
    @Nullable String hear() throws Exception {
        FutureTask<byte @Nullable []> next =
                new FutureTask<>(() -> Frames.read(Channels.newInputStream(host()), Frames.FROM_BROWSER_MAX));
        Thread.ofPlatform().daemon().start(next);
        byte[] message = next.get(10, TimeUnit.SECONDS);
        return message == null ? null : new String(message, StandardCharsets.UTF_8);
    }

    void say(String message) throws IOException {
        Frames.write(Channels.newOutputStream(host()), message.getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE);
    }

    /** In one piece: who reads the length may close at once. */
    void sayHalf(int length) throws IOException {
        byte[] begun = "{\"type\":".getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(4 + begun.length)
                .order(ByteOrder.nativeOrder())
                .putInt(length)
                .put(begun)
                .flip();
        host().write(bytes);
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (host != null) {
            host.close();
        }
    }
}
