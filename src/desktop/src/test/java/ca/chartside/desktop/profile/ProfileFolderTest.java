package ca.chartside.desktop.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileFolderTest {
    @Test
    void eachSystemHasItsOwnPlaceForAProfile() {
        Path home = Path.of("/home/rita");
        assertThat(ProfileFolder.of("Linux", home, Map.of())).isEqualTo(home.resolve(".local/share/chartside"));
        assertThat(ProfileFolder.of("Linux", home, Map.of("XDG_DATA_HOME", "/data")))
                .isEqualTo(Path.of("/data/chartside"));
        assertThat(ProfileFolder.of("Mac OS X", home, Map.of()))
                .isEqualTo(home.resolve("Library/Application Support/Chartside"));
        assertThat(ProfileFolder.of("Windows 11", home, Map.of("LOCALAPPDATA", "/local")))
                .isEqualTo(Path.of("/local/Chartside"));
    }
}
