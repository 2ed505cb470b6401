package ca.chartside.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.settings.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    @TempDir
    Path outbox;

    private final Map<String, String> kept = new HashMap<>();
    private boolean locked;

    private Vault vault(boolean available, String profile) {
        return new Vault(
                CompletableFuture.completedFuture(new Secrets() {
                    @Override
                    public boolean available() {
                        return available;
                    }

                    @Override
                    public @Nullable String read(String name) {
                        if (locked) {
                            throw new Locked();
                        }
                        return kept.get(name);
                    }

                    @Override
                    public boolean write(String name, String value) {
                        if (available) {
                            kept.put(name, value);
                        }
                        return available;
                    }

                    @Override
                    public void delete(String name) {
                        kept.remove(name);
                    }
                }),
                Path.of(profile));
    }

    @Test
    void aTokenIsKeptForItsProfileUntilItIsForgotten() {
        Vault vault = vault(true, "/p/1");
        assertThat(vault.keepToken("r-1")).isTrue();
        assertThat(vault(true, "/p/1").token()).isEqualTo("r-1");
        assertThat(vault(true, "/p/2").token()).isNull();
        vault.forgetToken();
        assertThat(vault.token()).isNull();
    }

    @Test
    void eachUserHasOneKeyOf256BitsAndKeepsIt() {
        UUID rita = UUID.randomUUID();
        byte[] first = vault(true, "/p").outboxKey(rita, outbox).getEncoded();
        assertThat(first).hasSize(32);
        assertThat(vault(true, "/p").outboxKey(rita, outbox).getEncoded()).isEqualTo(first);
        assertThat(vault(true, "/p").outboxKey(UUID.randomUUID(), outbox).getEncoded())
                .isNotEqualTo(first);
    }

    @Test
    void withoutAKeyringThereIsNoKeyAndNoToken() {
        Vault vault = vault(false, "/p");
        assertThat(vault.outboxKey(UUID.randomUUID(), outbox)).isNull();
        assertThat(vault.keepToken("r")).isFalse();
        assertThat(vault.token()).isNull();
    }

    @Test
    void aLockedKeyringNeitherLosesNorReplacesAnything() {
        UUID rita = UUID.randomUUID();
        Vault vault = vault(true, "/p");
        vault.keepToken("r-1");
        byte[] first = vault.outboxKey(rita, outbox).getEncoded();

        locked = true;
        assertThat(vault.outboxKey(rita, outbox)).isNull();
        assertThat(vault.token()).isNull();

        locked = false;
        assertThat(vault.outboxKey(rita, outbox).getEncoded()).isEqualTo(first);
        assertThat(vault.token()).isEqualTo("r-1");
    }

    @Test
    void noKeyIsMadeWhileThereIsSomethingThatAnotherOpens() throws IOException {
        Path draft = Files.createFile(outbox.resolve(UUID.randomUUID() + ".draft"));
        Path message = Files.createFile(outbox.resolve(UUID.randomUUID() + ".message"));
        Files.createFile(outbox.resolve(UUID.randomUUID() + ".message.damaged"));
        assertThat(Vault.keptIn(outbox)).isEqualTo(2);
        assertThat(vault(true, "/p").outboxKey(UUID.randomUUID(), outbox)).isNull();
        assertThat(kept).isEmpty();

        Files.delete(message);
        assertThat(vault(true, "/p").outboxKey(UUID.randomUUID(), outbox)).isNull();

        Files.delete(draft);
        assertThat(vault(true, "/p").outboxKey(UUID.randomUUID(), outbox)).isNotNull();
        assertThat(Vault.keptIn(outbox.resolve("none"))).isZero();
    }
}
