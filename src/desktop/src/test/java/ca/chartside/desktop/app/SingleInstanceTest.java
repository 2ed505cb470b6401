package ca.chartside.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleInstanceTest {
    @TempDir
    Path temp;

    private final BlockingQueue<List<String>> heard = new LinkedBlockingQueue<>();

    private SingleInstance running(Path profile) throws IOException {
        SingleInstance instance = SingleInstance.acquire(profile).orElseThrow();
        instance.listen(words -> {
            heard.add(words);
            return "heard é " + words.size();
        });
        return instance;
    }

    @Test
    void aSecondStartHandsOverAndGetsTheAnswer() throws Exception {
        Path profile = temp.resolve("p");
        try (SingleInstance first = running(profile)) {
            assertThat(SingleInstance.acquire(profile)).isEmpty();
            assertThat(SingleInstance.ask(
                            profile, List.of("open", "chartside://a/chart/1", "tab\there\né", ""), Duration.ZERO))
                    .contains("heard é 4");
            assertThat(heard.poll(5, TimeUnit.SECONDS))
                    .containsExactly("open", "chartside://a/chart/1", "tab\there\né", "");
        }
    }

    @Test
    void oneThatHangsHoldsUpNoOther() throws Exception {
        Path profile = Files.createDirectories(temp.resolve("p"));
        try (ServerSocketChannel hung = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            hung.bind(UnixDomainSocketAddress.of(profile.resolve("client.sock")));
            assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> assertThatExceptionOfType(SingleInstance.NotAnswering.class)
                            .isThrownBy(() -> SingleInstance.ask(
                                    profile, List.of("status"), Duration.ZERO, Duration.ofMillis(100))));

            ByteArrayOutputStream said = new ByteArrayOutputStream();
            String[] status = {"--status", "--profile", profile.toString()};
            int result = assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> DesktopMain.run(status, System.out, new PrintStream(said, true, StandardCharsets.UTF_8)));
            assertThat(result).isEqualTo(1);
            assertThat(said.toString(StandardCharsets.UTF_8)).contains("does not answer");
        }
    }

    @Test
    void nobodyRunsNobodyAnswers() throws Exception {
        assertThat(SingleInstance.ask(temp.resolve("none"), List.of("status"), Duration.ZERO))
                .isEmpty();
    }

    @Test
    void theProfileIsFreeAgainAfterQuitting() throws Exception {
        Path profile = temp.resolve("p");
        running(profile).close();
        try (SingleInstance next = running(profile)) {
            assertThat(SingleInstance.ask(profile, List.of("status"), Duration.ZERO))
                    .isPresent();
        }
    }

    @Test
    void aSocketLeftByACrashIsTakenOver() throws Exception {
        Path profile = Files.createDirectories(temp.resolve("p"));
        ServerSocketChannel crashed = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        crashed.bind(UnixDomainSocketAddress.of(profile.resolve("client.sock")));
        crashed.close();
        assertThat(profile.resolve("client.sock")).exists();

        try (SingleInstance next = running(profile)) {
            assertThat(SingleInstance.ask(profile, List.of("status"), Duration.ZERO))
                    .isPresent();
        }
    }

    @Test
    void onlyItsOwnerCanLookIntoTheProfile() throws Exception {
        Path profile = Files.createDirectories(temp.resolve("p"));
        Files.setPosixFilePermissions(profile, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (SingleInstance first = running(profile)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(profile)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aLongProfilePathStillHasASocket() throws Exception {
        Path profile = temp.resolve("x".repeat(120));
        try (SingleInstance first = running(profile)) {
            assertThat(SingleInstance.ask(profile, List.of("status"), Duration.ZERO))
                    .contains("heard é 1");
        }
    }

    @Test
    void oneThatSaysTooMuchIsCutOffAndTheNextIsHeard() throws Exception {
        Path profile = temp.resolve("p");
        try (SingleInstance first = running(profile)) {
            try (SocketChannel rude = SocketChannel.open(UnixDomainSocketAddress.of(profile.resolve("client.sock")))) {
                ByteBuffer noise =
                        ByteBuffer.wrap("x".repeat(20_000).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                rude.write(noise);
                assertThat(rude.read(ByteBuffer.allocate(1))).isLessThanOrEqualTo(0);
            } catch (IOException e) {
                // Cut off while it still spoke: that is what was wanted.
            }
            assertThat(SingleInstance.ask(profile, List.of("status"), Duration.ZERO))
                    .contains("heard é 1");
        }
    }

    @Test
    void twoProfilesAreTwoClients() throws Exception {
        try (SingleInstance one = running(temp.resolve("1"));
                SingleInstance two = running(temp.resolve("2"))) {
            assertThat(SingleInstance.ask(temp.resolve("1"), List.of("status"), Duration.ZERO))
                    .isPresent();
            assertThat(SingleInstance.ask(temp.resolve("2"), List.of("status"), Duration.ZERO))
                    .isPresent();
        }
    }
}
