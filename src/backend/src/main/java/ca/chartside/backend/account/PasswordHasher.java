package ca.chartside.backend.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) with OWASP's first recommended cost: 19 MiB, 2 passes, 1 lane. Written in the usual form
 * {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}, so that a later cost can stand beside this one. Any thread; only a few hash at
 * a time, so that a storm of sign-ins cannot take all memory.
 */
public class PasswordHasher {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Semaphore places = new Semaphore(4);

    public String hash(String password) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        MEMORY_KIB,
                        PASSES,
                        LANES,
                        base64.encodeToString(salt),
                        base64.encodeToString(derive(password, salt, MEMORY_KIB, PASSES, LANES)));
    }

    /** Takes as long for a wrong password as for a right one. */
    public boolean matches(String password, String stored) {
        String[] parts = stored.split("\\$");
        String[] cost = parts[3].split(",");
        byte[] expected = Base64.getDecoder().decode(parts[5]);
        byte[] actual =
                derive(password, Base64.getDecoder().decode(parts[4]), value(cost[0]), value(cost[1]), value(cost[2]));
        return MessageDigest.isEqual(expected, actual);
    }

    /** Takes as long as {@link #matches}: for a username that does not exist, or a code that was never made. */
    public void pretend(String password) {
        derive(password, new byte[16], MEMORY_KIB, PASSES, LANES);
    }

    private static int value(String pair) {
        return Integer.parseInt(pair.substring(pair.indexOf('=') + 1));
    }

    private byte[] derive(String password, byte[] salt, int memory, int passes, int lanes) {
        places.acquireUninterruptibly();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withSalt(salt)
                    .withMemoryAsKB(memory)
                    .withIterations(passes)
                    .withParallelism(lanes)
                    .build());
            byte[] hash = new byte[HASH_BYTES];
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            places.release();
        }
    }
}
