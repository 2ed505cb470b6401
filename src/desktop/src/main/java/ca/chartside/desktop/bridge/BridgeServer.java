package ca.chartside.desktop.bridge;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.protocol.FromCompanion;
import ca.chartside.protocol.ToCompanion;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The client's end of the bridge: several browsers, each through a host of its own. */
public final class BridgeServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BridgeServer.class);

    /** Of a newer companion is understood what can be. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .build();

    /** Who does not take so many is gone without having said so. */
    private static final int WAITING_MAX = 1000;

    /** So many parts of files wait at most, each up to the largest message. */
    private static final int PARTS_MAX = 4;

    /** Told of browsers, on the event thread and in order. */
    public interface Listener {
        void heard(Browser browser, FromCompanion message);

        void gone(Browser browser);
    }

    private final BridgeSocket socket;
    private final ServerSocketChannel server;
    private final UiExecutor ui;
    private final Listener listener;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    private BridgeServer(BridgeSocket socket, ServerSocketChannel server, UiExecutor ui, Listener listener) {
        this.socket = socket;
        this.server = server;
        this.ui = ui;
        this.listener = listener;
    }

    /**
     * Listens in the profile; for who has its lock alone. Never on the event thread.
     *
     * @throws IOException where there can be no socket
     */
    public static BridgeServer open(Path profile, UiExecutor ui, Listener listener) throws IOException {
        return open(new BridgeSocket(profile, SessionId.ofThisProcess()), ui, listener);
    }

    static BridgeServer open(BridgeSocket socket, UiExecutor ui, Listener listener) throws IOException {
        BridgeServer bridge = new BridgeServer(socket, socket.listen(), ui, listener);
        Thread.ofPlatform().daemon().name("chartside-bridge").start(bridge::accept);
        return bridge;
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel host = server.accept();
                if (socket.isOurs(host)) {
                    Connection connection = new Connection(host);
                    connections.add(connection);
                    Thread.ofVirtual().start(connection::read);
                } else {
                    host.close();
                }
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.warn("A browser could not be heard: {}", e.getClass().getSimpleName());
            }
        }
    }

    private final class Connection implements Browser {
        private final SocketChannel host;
        private final BlockingQueue<ToCompanion> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
        private final Semaphore room = new Semaphore(PARTS_MAX);

        Connection(SocketChannel host) {
            this.host = host;
        }

        @Override
        public void send(ToCompanion message) {
            if (!waiting.offer(message)) {
                close();
            }
        }

        @Override
        public boolean sendPart(ToCompanion.FilePart part) {
            try {
                while (host.isOpen()) {
                    if (room.tryAcquire(1, TimeUnit.SECONDS)) {
                        send(part);
                        return host.isOpen();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        }

        void read() {
            Thread writer = Thread.ofVirtual().start(this::write);
            try (host) {
                InputStream in = Channels.newInputStream(host);
                byte[] message = Frames.read(in, Frames.FROM_BROWSER_MAX);
                while (message != null) {
                    hear(message);
                    message = Frames.read(in, Frames.FROM_BROWSER_MAX);
                }
            } catch (IOException e) {
                LOG.info("A browser has gone: {}", e.getClass().getSimpleName());
            } finally {
                writer.interrupt();
                connections.remove(this);
                ui.onEventThread(() -> listener.gone(this));
            }
        }

        private void hear(byte[] message) {
            try {
                FromCompanion said = JSON.readValue(message, FromCompanion.class);
                ui.onEventThread(() -> listener.heard(this, said));
            } catch (IOException e) {
                // What it says quotes the message.
                LOG.warn(
                        "A message of the companion's was not understood: {}",
                        e.getClass().getSimpleName());
            }
        }

        void write() {
            try {
                OutputStream out = Channels.newOutputStream(host);
                while (host.isOpen()) {
                    ToCompanion message = waiting.take();
                    Frames.write(out, bytes(message), Frames.TO_BROWSER_MAX);
                    if (message instanceof ToCompanion.FilePart) {
                        room.release();
                    }
                }
            } catch (IOException e) {
                close();
            } catch (InterruptedException e) {
                // The browser has gone.
            }
        }

        private static byte[] bytes(ToCompanion message) throws JsonProcessingException {
            return JSON.writeValueAsBytes(message);
        }

        /** Whoever reads from it notices, and says that it has gone. */
        void close() {
            try {
                host.close();
            } catch (IOException e) {
                LOG.info(
                        "A browser's connection did not close: {}", e.getClass().getSimpleName());
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        connections.forEach(Connection::close);
        socket.delete();
    }
}
