package ca.chartside.desktop.settings;

import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operating system's keyring: Windows' credential store, macOS' keychain, GNOME's or KDE's. */
public final class KeyringSecrets implements Secrets {
    private static final Logger LOG = LoggerFactory.getLogger(KeyringSecrets.class);
    private static final String SERVICE = "Chartside";

    /** What a system's keyring does; each call may throw anything, a bare NullPointerException for a locked one. */
    interface Ring {
        String get(String name) throws PasswordAccessException;

        void set(String name, String value) throws PasswordAccessException;

        void delete(String name) throws PasswordAccessException;
    }

    private final @Nullable Ring ring;

    KeyringSecrets(@Nullable Ring ring) {
        this.ring = ring;
    }

    /**
     * Tries writing, reading and deleting. A keyring that does not answer in time counts as none: it may be waiting behind a
     * question that nobody sees.
     */
    public static KeyringSecrets probe(long timeoutMillis) {
        requireBackground();
        CompletableFuture<@Nullable Ring> found = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("chartside-keyring").start(() -> found.complete(tried()));
        try {
            return new KeyringSecrets(found.get(timeoutMillis, TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            return new KeyringSecrets(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new KeyringSecrets(null);
        }
    }

    // The library throws an Error where a native library is missing: this is the outermost boundary of it.
    @SuppressWarnings("CatchingUnchecked")
    private static @Nullable Ring tried() {
        try {
            Ring ring = of(Keyring.create());
            return works(ring) ? ring : null;
        } catch (Exception | LinkageError e) {
            LOG.info("No keyring: {}", e.getClass().getSimpleName());
            return null;
        }
    }

    private static Ring of(Keyring keyring) {
        return new Ring() {
            @Override
            public String get(String name) throws PasswordAccessException {
                return keyring.getPassword(SERVICE, name);
            }

            @Override
            public void set(String name, String value) throws PasswordAccessException {
                keyring.setPassword(SERVICE, name, value);
            }

            @Override
            public void delete(String name) throws PasswordAccessException {
                keyring.deletePassword(SERVICE, name);
            }
        };
    }

    private static boolean works(Ring ring) {
        String name = "probe-" + ProcessHandle.current().pid();
        try {
            ring.set(name, "probe");
            boolean works = "probe".equals(ring.get(name));
            ring.delete(name);
            return works;
        } catch (PasswordAccessException | RuntimeException e) {
            LOG.info("The keyring does not work: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    @Override
    public boolean available() {
        return ring != null;
    }

    @Override
    public synchronized @Nullable String read(String name) {
        requireBackground();
        if (ring == null) {
            return null;
        }
        String kept = found(ring, name);
        if (kept != null) {
            return kept;
        }
        // No library call tells a name that is not there from a keyring that is locked: one that was just written does.
        if (!works(ring)) {
            throw new Locked();
        }
        return found(ring, name);
    }

    private static @Nullable String found(Ring ring, String name) {
        try {
            return ring.get(name);
        } catch (PasswordAccessException | RuntimeException e) {
            return null;
        }
    }

    @Override
    public synchronized boolean write(String name, String value) {
        requireBackground();
        if (ring == null) {
            return false;
        }
        try {
            ring.set(name, value);
            return true;
        } catch (PasswordAccessException | RuntimeException e) {
            LOG.warn("The keyring refused to keep something: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    @Override
    public synchronized void delete(String name) {
        requireBackground();
        if (ring == null) {
            return;
        }
        try {
            ring.delete(name);
        } catch (PasswordAccessException | RuntimeException e) {
            LOG.info("Nothing to delete in the keyring: {}", e.getClass().getSimpleName());
        }
    }

    private static void requireBackground() {
        if (SwingUtilities.isEventDispatchThread()) {
            throw new IllegalStateException("the keyring is never waited for on the event thread");
        }
    }
}
