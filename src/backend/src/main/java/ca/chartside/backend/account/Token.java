package ca.chartside.backend.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An opaque secret of 256 random bits that names its clinic: {@code slug.secret}. The store keeps its SHA-256 alone, which is
 * enough for a secret that nobody can guess.
 *
 * @param clinic the clinic's short name
 * @param value the whole token, as it travels
 */
public record Token(String clinic, String value) {
    private static final int SECRET_CHARS = 43;

    public static Token random(String clinic, SecureRandom random) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return new Token(
                clinic, clinic + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** @return null where it has not a token's form */
    public static @Nullable Token parse(String value) {
        int dot = value.lastIndexOf('.');
        return dot > 0 && value.length() - dot - 1 == SECRET_CHARS && value.length() < 120
                ? new Token(value.substring(0, dot), value)
                : null;
    }

    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java runtime has SHA-256", e);
        }
    }

    /** Without the secret: a token must not reach a log by way of a message. */
    @Override
    public String toString() {
        return "Token[" + clinic + "]";
    }
}
