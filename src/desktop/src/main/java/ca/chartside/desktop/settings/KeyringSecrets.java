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

    private final @Nullable Keyring keyring;

    private KeyringSecrets(@Nullable Keyring keyring) {
        this.keyring = keyring;
    }

    /**
     * Tries writing, reading and deleting. A keyring that does not answer in time counts as none: it may be waiting behind a
     * question that nobody sees.
     */
    public static KeyringSecrets probe(long timeoutMillis) {
        requireBackground();
        CompletableFuture<@Nullable Keyring> found = new CompletableFuture<>();
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

    // The library throws whatever its native parts throw, a bare NullPointerException for a locked keyring among them,
    // and an
    // Error where a native library is missing: this is the outermost boundary of it.
    @SuppressWarnings("CatchingUnchecked")
    private static @Nullable Keyring tried() {
        String name = "probe-" + ProcessHandle.current().pid();
        try {
            Keyring keyring = Keyring.create();
            keyring.setPassword(SERVICE, name, "probe");
            boolean works = "probe".equals(keyring.getPassword(SERVICE, name));
            keyring.deletePassword(SERVICE, name);
            return works ? keyring : null;
        } catch (Exception | LinkageError e) {
            LOG.info("No keyring: {}", e.getClass().getSimpleName());
            return null;
        }
    }

    @Override
    public boolean available() {
        return keyring != null;
    }

    @Override
    public synchronized @Nullable String read(String name) {
        requireBackground();
        if (keyring == null) {
            return null;
        }
        try {
            return keyring.getPassword(SERVICE, name);
        } catch (PasswordAccessException | RuntimeException e) {
            // There is none of this name; or the keyring was locked meanwhile, which looks the same.
            return null;
        }
    }

    @Override
    public synchronized boolean write(String name, String value) {
        requireBackground();
        if (keyring == null) {
            return false;
        }
        try {
            keyring.setPassword(SERVICE, name, value);
            return true;
        } catch (PasswordAccessException | RuntimeException e) {
            LOG.warn("The keyring refused to keep something: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    @Override
    public synchronized void delete(String name) {
        requireBackground();
        if (keyring == null) {
            return;
        }
        try {
            keyring.deletePassword(SERVICE, name);
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
