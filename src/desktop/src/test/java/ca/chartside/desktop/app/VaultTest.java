package ca.chartside.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.settings.Secrets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VaultTest {
    private final Map<String, String> kept = new HashMap<>();

    private Vault vault(boolean available, String profile) {
        return new Vault(
                CompletableFuture.completedFuture(new Secrets() {
                    @Override
                    public boolean available() {
                        return available;
                    }

                    @Override
                    public @Nullable String read(String name) {
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
        byte[] first = vault(true, "/p").outboxKey(rita).getEncoded();
        assertThat(first).hasSize(32);
        assertThat(vault(true, "/p").outboxKey(rita).getEncoded()).isEqualTo(first);
        assertThat(vault(true, "/p").outboxKey(UUID.randomUUID()).getEncoded()).isNotEqualTo(first);
    }

    @Test
    void withoutAKeyringThereIsNoKeyAndNoToken() {
        Vault vault = vault(false, "/p");
        assertThat(vault.outboxKey(UUID.randomUUID())).isNull();
        assertThat(vault.keepToken("r")).isFalse();
        assertThat(vault.token()).isNull();
    }
}
