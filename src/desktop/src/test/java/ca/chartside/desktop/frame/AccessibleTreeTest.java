package ca.chartside.desktop.frame;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.AccessibleWalk;
import java.awt.BorderLayout;
import java.awt.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a screen reader finds in the real windows, as it finds it; and what the Tab key alone can reach. */
class AccessibleTreeTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wide-(chart|other|search-(wide|none|open|new-found|fault)|menu|assign|export-notes|files|preview"
                        + "|group-(add|remove)|failed|closed-open)",
                "narrow-(list|chart|ask|new|search-wide|menu)"
            })
    void everyControlHasANameAndTabReachesIt(String scenes) throws Exception {
        Set<String> faults = new TreeSet<>();
        List<String> walked = new ArrayList<>();
        Shots walk = new Shots(folder, 1, scenes + "-light-en") {
            @Override
            void ready(Scene scene, String name) {
                walked.add(name);
                Stream.of(Window.getWindows())
                        .filter(Window::isShowing)
                        .flatMap(window -> AccessibleWalk.faults(window).stream())
                        .forEach(fault -> faults.add(name + ": " + fault));
            }

            @Override
            int pause() {
                return 35;
            }
        };

        walk.look(false, Locale.ENGLISH);

        assertThat(walked).hasSize(scenes.split("\\|", -1).length);
        assertThat(faults).isEmpty();
    }

    @Test
    void theWalkSeesWhatIsWrong() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            JFrame frame = new JFrame();
            JButton mute = new JButton();
            JButton hidden = new JButton("Away from Tab");
            hidden.setFocusable(false);
            frame.add(new JButton("Fine"), BorderLayout.NORTH);
            frame.add(mute, BorderLayout.CENTER);
            frame.add(hidden, BorderLayout.SOUTH);
            frame.pack();
            frame.setVisible(true);
            try {
                assertThat(AccessibleWalk.faults(frame))
                        .containsExactlyInAnyOrder(
                                "no name: javax.swing.JButton ",
                                "Tab does not reach: javax.swing.JButton Away from Tab");
            } finally {
                frame.dispose();
            }
        });
    }
}
