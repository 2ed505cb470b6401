package ca.chartside.backend.portal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * 256 random bits that open something to whoever holds them: a link, a session, a form. The store keeps the SHA-256 alone.
 *
 * @param value as it travels, in base64url
 */
public record Secret(String value) {
    private static final int CHARS = 43;

    public static Secret random(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new Secret(text(bytes));
    }

    /** @return null where it has not a secret's form */
    static @Nullable Secret parse(@Nullable String value) {
        return value != null && value.length() == CHARS && value.matches("[A-Za-z0-9_-]+") ? new Secret(value) : null;
    }

    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java runtime has SHA-256", e);
        }
    }

    /** What only the holder of this secret, and the server when the holder calls, can say of {@code purpose}. */
    String proof(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(value.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return text(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java runtime has HmacSHA256", e);
        }
    }

    /** Whether {@code proof} is this secret's for {@code purpose}; takes the same time either way. */
    boolean proves(String purpose, @Nullable String proof) {
        return proof != null
                && MessageDigest.isEqual(
                        proof(purpose).getBytes(StandardCharsets.UTF_8), proof.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Without the secret: it must not reach a log by way of a message. */
    @Override
    public String toString() {
        return "Secret";
    }
}
