package ca.chartside.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.e2e.architecture.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Holds docs/BEHAVIOUR.md true: every row of the product is there, and the tests that it names exist. */
final class BehaviourTest {
    private static final Pattern ROW = Pattern.compile("^\\| ([A-Z]\\d+) \\| (.+) \\| (.+) \\|$");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`");
    /** The companion's, by their file. */
    private static final Pattern NODE_TEST = Pattern.compile("`([a-z]+\\.test\\.js)`");

    private static final Pattern STEP = Pattern.compile("\\.step\\(\\s*\"([A-Z]\\d+)\"");
    private static final Map<String, Integer> ROWS = Map.of("S", 8, "C", 8, "T", 8, "M", 17, "N", 10, "K", 4);

    private static Map<String, String> shownBy() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Sources.root().resolve("docs/BEHAVIOUR.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                assertThat(rows.put(row.group(1), row.group(3)))
                        .as("row %s stands once", row.group(1))
                        .isNull();
            }
        }
        return rows;
    }

    @Test
    void everyRowOfTheProductIsThere() throws IOException {
        List<String> expected = new ArrayList<>();
        ROWS.forEach(
                (letter, count) -> IntStream.rangeClosed(1, count).forEach(number -> expected.add(letter + number)));
        assertThat(shownBy().keySet()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everyRowNamesATestThatExistsOrSaysNotYet() throws IOException {
        Map<String, String> tests = testSources();
        shownBy().forEach((row, cell) -> {
            Matcher named = TEST.matcher(cell);
            int count = 0;
            while (named.find()) {
                count++;
                assertThat(tests).as("test class named in row %s", row).containsKey(named.group(1));
                assertThat(tests.get(named.group(1)))
                        .as("row %s names %s", row, named.group())
                        .contains(" " + named.group(2) + "(");
            }
            Matcher inNode = NODE_TEST.matcher(cell);
            while (inNode.find()) {
                count++;
                assertThat(Sources.root().resolve("src/companion/test").resolve(inNode.group(1)))
                        .as("row %s", row)
                        .exists();
            }
            assertThat(count > 0 || cell.contains("not yet")).as("row %s", row).isTrue();
        });
    }

    @Test
    void theTourOfConversationsPlaysEveryRowOfListsAndMessages() throws IOException {
        Set<String> expected = new TreeSet<>(shownBy().keySet());
        expected.removeIf(row -> !row.startsWith("T") && !row.startsWith("M"));
        Set<String> played = new TreeSet<>();
        for (Path file : Sources.java()) {
            if (file.toString().contains("/e2e/tour/")) {
                STEP.matcher(Files.readString(file)).results().forEach(step -> played.add(step.group(1)));
            }
        }
        assertThat(played).containsAll(expected);
    }

    private static Map<String, String> testSources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (Path file : Sources.java()) {
            if (file.toString().contains("/test/java/")) {
                String name = file.getFileName().toString();
                sources.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
            }
        }
        return sources;
    }
}
