package ca.chartside.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.app.Options.Look;
import ca.chartside.desktop.settings.Settings;
import ca.chartside.desktop.theme.Theme;
import com.formdev.flatlaf.FlatLaf;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookFollowerTest {
    @TempDir
    Path profile;

    private final List<Runnable> background = new ArrayList<>();

    @Test
    void theSystemsLookIsTakenWithoutWaitingForItAndKnownAtTheNextStart() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            assertThat(LookFollower.dark(Look.SYSTEM, new Settings(profile))).isFalse();
            Theme.install(false);
            List<Boolean> changes = new ArrayList<>();
            LookFollower follower = new LookFollower(
                    new UiExecutor(Runnable::run, background::add),
                    new Settings(profile),
                    () -> true,
                    () -> changes.add(FlatLaf.isLafDark()));
            try {
                follower.begin();
                assertThat(FlatLaf.isLafDark()).isFalse();
                background.removeFirst().run();
                assertThat(FlatLaf.isLafDark()).isTrue();
                assertThat(changes).containsExactly(true);
                background.removeFirst().run();
            } finally {
                follower.end();
                Theme.install(false);
            }
        });

        assertThat(LookFollower.dark(Look.SYSTEM, new Settings(profile))).isTrue();
        assertThat(LookFollower.dark(Look.LIGHT, new Settings(profile))).isFalse();
        assertThat(LookFollower.dark(Look.DARK, new Settings(profile))).isTrue();
    }
}
