package ca.chartside.desktop.bridge;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    @Nullable String hear() throws IOException {
        byte[] message = Frames.read(Channels.newInputStream(host()), Frames.FROM_BROWSER_MAX);
        return message == null ? null : new String(message, StandardCharsets.UTF_8);
    }

    void say(String message) throws IOException {
        Frames.write(Channels.newOutputStream(host()), message.getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE);
    }

    void sayHalf(int length) throws IOException {
        OutputStream out = Channels.newOutputStream(host());
        out.write(ByteBuffer.allocate(4)
                .order(ByteOrder.nativeOrder())
                .putInt(length)
                .array());
        out.write("{\"type\":".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (host != null) {
            host.close();
        }
    }
}
