package ca.chartside.e2e.companion;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.chartside.e2e.browser.StaffBrowser;
import ca.chartside.protocol.FromCompanion;
import ca.chartside.protocol.ToCompanion;
import ca.chartside.testbase.Await;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A client at the other end of the browser's native messaging, which the test speaks for: the browser starts a program that hands on bytes. */
final class TestBridge implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final List<FromCompanion> heard = new CopyOnWriteArrayList<>();
    private final ServerSocketChannel server;
    private volatile @Nullable SocketChannel browser;

    private TestBridge(ServerSocketChannel server) {
        this.server = server;
    }

    /** Before the browser starts. @param folder the browser's and this one's */
    static TestBridge start(Path folder) throws IOException {
        Path socket = folder.resolve("s");
        Path program = folder.resolve("bridge");
        Files.writeString(program, """
                #!/usr/bin/env node
                const client = require("net").connect("%s");
                process.stdin.pipe(client);
                client.pipe(process.stdout);
                for (const end of ["close", "error"]) client.on(end, () => process.exit());
                """.formatted(socket));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Path manifest = StaffBrowser.profile(folder).resolve("NativeMessagingHosts/ca.chartside.bridge.json");
        Files.createDirectories(manifest.getParent());
        Files.writeString(manifest, """
                {"name": "ca.chartside.bridge", "description": "test", "path": "%s", "type": "stdio",
                 "allowed_origins": ["chrome-extension://%s/"]}
                """.formatted(program, StaffBrowser.COMPANION));
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        TestBridge bridge = new TestBridge(server);
        Thread.ofVirtual().start(bridge::listen);
        return bridge;
    }

    private void listen() {
        while (server.isOpen()) {
            try (SocketChannel accepted = server.accept()) {
                browser = accepted;
                while (true) {
                    ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
                    read(accepted, length);
                    ByteBuffer text = ByteBuffer.allocate(length.getInt());
                    read(accepted, text);
                    heard.add(json.readValue(UTF_8.decode(text).toString(), FromCompanion.class));
                }
            } catch (IOException e) {
                browser = null;
            }
        }
    }

    private static void read(SocketChannel from, ByteBuffer into) throws IOException {
        while (into.hasRemaining()) {
            if (from.read(into) < 0) {
                throw new EOFException();
            }
        }
        into.flip();
    }

    void say(ToCompanion message) {
        try {
            byte[] text = json.writeValueAsBytes(message);
            ByteBuffer frame = ByteBuffer.allocate(4 + text.length).order(ByteOrder.LITTLE_ENDIAN);
            frame.putInt(text.length).put(text).flip();
            SocketChannel channel = browser;
            while (channel != null && frame.hasRemaining()) {
                channel.write(frame);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<FromCompanion> heard() {
        return List.copyOf(heard);
    }

    <T extends FromCompanion> T await(String what, Class<T> type, Predicate<T> wanted) {
        Await.until(what, PATIENCE, () -> {
            return last(type) != null && wanted.test(last(type));
        });
        return Objects.requireNonNull(last(type));
    }

    <T extends FromCompanion> @Nullable T last(Class<T> type) {
        return heard.reversed().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    /** The browser finds nobody there any more. */
    void hangUp() throws IOException {
        SocketChannel channel = browser;
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
    }
}
