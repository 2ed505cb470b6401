package ca.chartside.protocol;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Makes UUIDv7 (RFC 9562, section 5.7): 48 bits of milliseconds, then 74 random bits. Any thread. */
public final class Uuid7 {
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Uuid7(Clock clock) {
        this.clock = clock;
    }

    public UUID next() {
        long high = clock.millis() << 16 | 0x7000 | random.nextInt(1 << 12);
        long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
