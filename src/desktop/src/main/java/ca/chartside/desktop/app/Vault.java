package ca.chartside.desktop.app;

import ca.chartside.desktop.settings.Secrets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What one profile keeps in the keyring: the refresh token of who asked to be remembered, and each user's key to
 * what they wrote. Waits for the keyring: never on the event thread.
 */
final class Vault {
    private static final int KEY_BYTES = 32;

    private final Future<? extends Secrets> secrets;
    private final String tokenName;

    Vault(Future<? extends Secrets> secrets, Path profile) {
        this.secrets = secrets;
        this.tokenName = "sign-in " + profile.toAbsolutePath().normalize();
    }

    private Secrets secrets() {
        try {
            return secrets.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean available() {
        return secrets().available();
    }

    /** Null where there is none, or none to be had now. */
    @Nullable String token() {
        return read(tokenName);
    }

    private @Nullable String read(String name) {
        try {
            return secrets().read(name);
        } catch (Secrets.Locked e) {
            return null;
        }
    }

    /** @return whether it is kept */
    boolean keepToken(String refreshToken) {
        return secrets().write(tokenName, refreshToken);
    }

    void forgetToken() {
        secrets().delete(tokenName);
    }

    /**
     * The user's key, made at the first asking; null where no keyring holds it or can hold it. None is made while there is
     * something that another opens: its keyring may be locked, or that of another desktop.
     */
    @Nullable SecretKey outboxKey(UUID userId, Path outbox) {
        String name = "outbox " + userId;
        try {
            String kept = secrets().read(name);
            if (kept != null) {
                return new SecretKeySpec(Base64.getDecoder().decode(kept), "AES");
            }
        } catch (Secrets.Locked e) {
            return null;
        }
        if (keptIn(outbox) > 0) {
            return null;
        }
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        return secrets().write(name, Base64.getEncoder().encodeToString(fresh))
                ? new SecretKeySpec(fresh, "AES")
                : null;
    }

    /** How many messages and drafts an earlier run left in a user's outbox. */
    static int keptIn(Path outbox) {
        String[] names = outbox.toFile().list((folder, name) -> name.endsWith(".message") || name.endsWith(".draft"));
        return names == null ? 0 : names.length;
    }
}
