package ca.chartside.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class Uuid7Test {
    @Test
    void carriesTheTimeTheVersionAndTheVariant() {
        Instant now = Instant.parse("2026-11-20T15:00:00.123Z");
        Uuid7 ids = new Uuid7(Clock.fixed(now, ZoneOffset.UTC));
        Set<UUID> made = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            UUID id = ids.next();
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
            assertThat(made.add(id)).isTrue();
        }
    }
}
