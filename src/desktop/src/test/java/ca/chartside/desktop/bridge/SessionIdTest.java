package ca.chartside.desktop.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionIdTest {
    @TempDir
    Path users;

    @Test
    void theEnvironmentTellsElseLogindDoes() throws Exception {
        Files.writeString(users.resolve("1000"), "NAME=anna\nSTATE=active\nDISPLAY=c2\nSESSIONS=5 c2\n");
        assertThat(SessionId.linux(Map.of("XDG_SESSION_ID", "5"), users, "1000"))
                .isEqualTo("5");
        assertThat(SessionId.linux(Map.of(), users, "1000")).isEqualTo("c2");
        assertThat(SessionId.linux(Map.of(), users, "1001")).isEqualTo("0");
        assertThat(SessionId.linux(Map.of("XDG_SESSION_ID", "../x"), users, "1001"))
                .isEqualTo("0");
    }

    @Test
    void sessionsOfOneUserHaveSocketsOfTheirOwnAndLongPathsToo() throws Exception {
        assertThat(new BridgeSocket(users, "1").path()).isNotEqualTo(new BridgeSocket(users, "2").path());
        Path deep = Files.createDirectories(users.resolve("x".repeat(120)));
        Path one = new BridgeSocket(deep, "1").path();
        assertThat(one).isNotEqualTo(new BridgeSocket(deep, "2").path());
        assertThat(one.toString().length()).isLessThan(100);
        try (FakeClient client = new FakeClient(deep);
                FakeBrowser browser = new FakeBrowser(deep)) {
            browser.say(FakeBrowser.HELLO);
            assertThat(client.hear()).isEqualTo(FakeBrowser.HELLO);
        }
        new BridgeSocket(deep, "7").delete();
        assertThat(Files.exists(new BridgeSocket(deep, "7").path())).isFalse();
    }
}
