package ca.chartside.backend.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ClientAddressTest {
    private final ClientAddress clients = new ClientAddress(Stream.of("127.0.0.1", "10.0.0.2", "::1")
            .map(InetAddress::ofLiteral)
            .toList());

    @Test
    void onlyAProxyOfOursIsBelieved() {
        assertThat(clients.of("203.0.113.9", "198.51.100.1")).isEqualTo("203.0.113.9");
        assertThat(clients.of("127.0.0.1", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(clients.of("[::1]", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(clients.of("127.0.0.1", null)).isEqualTo("127.0.0.1");
    }

    @Test
    void whatAClientClaimsItselfIsNot() {
        assertThat(clients.of("127.0.0.1", "192.0.2.77, 198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(clients.of("127.0.0.1", "192.0.2.77, 198.51.100.1, 10.0.0.2"))
                .isEqualTo("198.51.100.1");
        assertThat(clients.of("127.0.0.1", "192.0.2.77, not an address")).isEqualTo("127.0.0.1");
    }
}
