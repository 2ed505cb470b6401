package ca.chartside.e2e.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of the house that only the source text shows. */
class SourcesTest {
    private static final int MOST_LINES = 400;

    @Test
    void noSourceFilePassesFourHundredLines() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : Sources.java()) {
            int lines = Files.readAllLines(file).size();
            if (lines > MOST_LINES) {
                tooLong.add(Sources.root().relativize(file) + " has " + lines + " lines");
            }
        }
        assertThat(tooLong)
                .as("a class past %d lines wants splitting: find the class that wants to exist", MOST_LINES)
                .isEmpty();
    }

    /** A rule over no files would hold whatever is written. */
    @Test
    void theRuleSeesTheHouse() throws IOException {
        List<String> seen = Sources.java().stream()
                .map(file -> Sources.root().relativize(file).toString().replace('\\', '/'))
                .toList();
        for (String part : new String[] {"protocol", "backend", "desktop", "e2e"}) {
            assertThat(seen).anyMatch(file -> file.startsWith("src/" + part + "/src/test/java/"));
        }
        assertThat(seen).anyMatch(file -> file.startsWith("src/backend/src/main/java/"));
        assertThat(seen).noneMatch(file -> file.contains("/target/"));
    }
}
