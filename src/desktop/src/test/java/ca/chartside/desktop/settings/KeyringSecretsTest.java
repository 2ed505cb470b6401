package ca.chartside.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.javakeyring.PasswordAccessException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyringSecretsTest {
    private final Map<String, String> kept = new HashMap<>();
    private boolean locked;

    private final KeyringSecrets secrets = new KeyringSecrets(new KeyringSecrets.Ring() {
        @Override
        public String get(String name) throws PasswordAccessException {
            check();
            if (!kept.containsKey(name)) {
                throw new PasswordAccessException("none");
            }
            return kept.get(name);
        }

        @Override
        public void set(String name, String value) {
            check();
            kept.put(name, value);
        }

        @Override
        public void delete(String name) {
            check();
            kept.remove(name);
        }

        private void check() {
            if (locked) {
                throw new NullPointerException("as the library does");
            }
        }
    });

    @Test
    void whatIsNotThereIsToldFromWhatCannotBeReached() {
        assertThat(secrets.write("key", "k-1")).isTrue();
        assertThat(secrets.read("key")).isEqualTo("k-1");
        assertThat(secrets.read("other")).isNull();
        assertThat(kept).as("the probe leaves nothing").containsOnlyKeys("key");

        locked = true;
        assertThatExceptionOfType(Secrets.Locked.class).isThrownBy(() -> secrets.read("key"));
        assertThatExceptionOfType(Secrets.Locked.class).isThrownBy(() -> secrets.read("other"));

        locked = false;
        assertThat(secrets.read("key")).isEqualTo("k-1");
    }
}
