package ca.chartside.desktop.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Relays whole messages between one browser and the client, whether one runs or not: it tells the browser of none, tells one
 * that comes later what the browser has said before, and has one started where an icon is clicked. Keeps nothing else.
 */
final class Host {
    /** A {@code ToCompanion.State}: the wire types' library would double the time in which a host starts. */
    static final String ABSENT =
            "{\"type\":\"state\",\"connection\":\"ABSENT\",\"oscar\":[],\"number\":0,\"urgent\":false,\"patients\":[]}";

    static final int ENDED = 0;
    static final int BROKEN = 1;

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LOOK_WHILE_STARTING = Duration.ofMillis(50);

    /** Longer nobody waits for what they clicked; and so long a client may need to start. */
    private static final Duration CLICK = Duration.ofMinutes(2);

    private static final Duration START = Duration.ofSeconds(20);

    private final InputStream fromBrowser;
    private final OutputStream toBrowser;
    private final BridgeSocket socket;
    private final Runnable start;
    private final Consumer<String> say;
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();

    /** Guards what follows. */
    private final Object lock = new Object();

    private @Nullable OutputStream toClient;
    private byte @Nullable [] hello;
    private byte @Nullable [] context;
    private byte @Nullable [] click;
    private long clickedAt;
    private long startedAt;

    /**
     * @param start starts a client; returns at once
     * @param say takes a line for whoever reads the browser's log
     */
    Host(InputStream fromBrowser, OutputStream toBrowser, BridgeSocket socket, Runnable start, Consumer<String> say) {
        this.fromBrowser = fromBrowser;
        this.toBrowser = toBrowser;
        this.socket = socket;
        this.start = start;
        this.say = say;
        this.startedAt = System.nanoTime() - START.toNanos();
    }

    /** Until the browser has ended it. @return the exit code */
    int run() {
        Thread.ofPlatform().daemon().name("chartside-client").start(this::listenToClients);
        Thread.ofPlatform().daemon().name("chartside-browser").start(this::listenToBrowser);
        return ended.join();
    }

    private void listenToBrowser() {
        try {
            byte[] message = Frames.read(fromBrowser, Frames.FROM_BROWSER_MAX);
            while (message != null) {
                heard(message);
                message = Frames.read(fromBrowser, Frames.FROM_BROWSER_MAX);
            }
            ended.complete(ENDED);
        } catch (Frames.Broken e) {
            broken("The browser sent " + e.getMessage() + ".");
        } catch (IOException e) {
            broken("The browser ended within a message.");
        }
    }

    private void broken(String sentence) {
        if (!ended.isDone()) {
            say.accept(sentence);
            ended.complete(BROKEN);
        }
    }

    private void heard(byte[] message) throws Frames.Broken {
        String kind = Kind.of(message);
        synchronized (lock) {
            switch (kind) {
                case Kind.HELLO -> hello = message;
                case Kind.CONTEXT -> context = message;
                default -> {}
            }
            boolean there = passOn(message);
            if (!there && kind.equals(Kind.CLICK)) {
                click = message;
                clickedAt = System.nanoTime();
                startClient();
            }
        }
    }

    /** Not twice while one may still be starting. */
    private void startClient() {
        if (System.nanoTime() - startedAt >= START.toNanos()) {
            startedAt = System.nanoTime();
            start.run();
        }
    }

    /** @return whether a client has it; with the lock */
    private boolean passOn(byte @Nullable [] message) {
        if (toClient == null || message == null) {
            return false;
        }
        try {
            Frames.write(toClient, message, Frames.FROM_BROWSER_MAX);
            return true;
        } catch (IOException e) {
            // The client has gone; who reads from it notices, too.
            toClient = null;
            return false;
        }
    }

    private void listenToClients() {
        boolean told = false;
        boolean foreign = false;
        while (!ended.isDone()) {
            SocketChannel client = null;
            try {
                client = socket.connect();
            } catch (BridgeSocket.NotOurs e) {
                if (!foreign) {
                    foreign = true;
                    say.accept("The client's socket belongs to another user and is not used.");
                }
            }
            if (client != null) {
                told = false;
                relay(client);
            } else {
                if (!told) {
                    told = true;
                    tell(ABSENT.getBytes(StandardCharsets.UTF_8));
                }
                LockSupport.parkNanos((clickWaits() ? LOOK_WHILE_STARTING : LOOK).toNanos());
            }
        }
    }

    private boolean clickWaits() {
        synchronized (lock) {
            if (click != null && System.nanoTime() - clickedAt > CLICK.toNanos()) {
                click = null;
            }
            return click != null;
        }
    }

    private void relay(SocketChannel client) {
        try (client) {
            greet(Channels.newOutputStream(client));
            InputStream from = Channels.newInputStream(client);
            byte[] message = Frames.read(from, Frames.TO_BROWSER_MAX);
            while (message != null) {
                Kind.of(message);
                tell(message);
                message = Frames.read(from, Frames.TO_BROWSER_MAX);
            }
        } catch (Frames.Broken e) {
            broken("The client sent " + e.getMessage() + ".");
        } catch (IOException e) {
            // It was killed, perhaps within a message: the next one is waited for.
        } finally {
            synchronized (lock) {
                toClient = null;
            }
        }
    }

    /** What the browser has said before it came, in that order. */
    private void greet(OutputStream to) {
        boolean clicked = clickWaits();
        synchronized (lock) {
            toClient = to;
            passOn(hello);
            passOn(context);
            if (clicked && passOn(click)) {
                click = null;
            }
        }
    }

    private void tell(byte[] message) {
        try {
            Frames.write(toBrowser, message, Frames.TO_BROWSER_MAX);
        } catch (IOException e) {
            // Nobody is left to tell why.
            ended.complete(ENDED);
        }
    }
}
