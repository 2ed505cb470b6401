package ca.chartside.backend.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What patients read, in both languages: nothing missing, nothing unused, nothing left in the other one. */
final class WordsTest {
    private static final Path MAIN = Path.of("src/main");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    /** Written alike in both. */
    private static final Set<String> ALIKE = Set.of("file.pdf", "code.label");

    private static final Set<String> FAMILIES = Set.of(
            "identity.empty",
            "identity.wrong",
            "identity.number",
            "code.",
            "noMoreCodes.",
            "noWay.",
            "identity.noDate",
            "identity.expired",
            "reply.",
            "error.",
            "locked.",
            "stopped.",
            "noCard.",
            "home.",
            "signedOut.");

    private static Map<String, String> bundle(String suffix) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(
                MAIN.resolve("resources/ca/chartside/backend/portal/portal_messages" + suffix + ".properties"),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        Map<String, String> map = new TreeMap<>();
        properties.forEach((key, value) -> map.put((String) key, (String) value));
        return map;
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path folder : new Path[] {MAIN.resolve("java/ca/chartside/backend"), MAIN.resolve("jte")}) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(file -> !file.getParent().endsWith("export")) // printed pages have words of their own
                        .toList()) {
                    all.append(Files.readString(file, StandardCharsets.UTF_8));
                }
            }
        }
        return all.toString();
    }

    @Test
    void everySentenceStandsInBothLanguagesWithTheSamePlaces() throws IOException {
        Map<String, String> english = bundle("");
        Map<String, String> french = bundle("_fr");
        assertThat(french.keySet()).isEqualTo(english.keySet());
        english.forEach((key, value) -> {
            assertThat(places(french.get(key))).as(key).isEqualTo(places(value));
            assertThat(value).as(key).isNotBlank().doesNotContain("'");
            assertThat(french.get(key))
                    .as(key)
                    .isNotBlank()
                    .doesNotContain("'")
                    .doesNotContainPattern("[ \\u00a0\\u202f][?!;]|[^\\u00a0]:");
            if (!ALIKE.contains(key)) {
                assertThat(french.get(key)).as(key).isNotEqualTo(value);
            }
        });
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            places.add(place.group());
        }
        return places;
    }

    @Test
    void everySentenceIsSaidAndEveryOneSaidIsThere() throws IOException {
        Set<String> keys = bundle("").keySet();
        String sources = sources();
        for (String key : keys) {
            boolean literal = sources.contains('"' + key + '"');
            boolean family = FAMILIES.stream().anyMatch(key::startsWith)
                    && sources.contains('"' + key.substring(0, key.lastIndexOf('.')) + '"');
            assertThat(literal || family).as("unused: " + key).isTrue();
        }
        Matcher said = Pattern.compile("say\\(\"([^\"]+)\"").matcher(sources);
        while (said.find()) {
            assertThat(keys).contains(said.group(1));
        }
    }

    @Test
    void frenchElidesBeforeNoName() throws IOException {
        assertThat(bundle("_fr").values()).noneMatch(sentence -> sentence.matches(".*\\b(de|que) \\{0}.*"));
    }

    @Test
    void datesAreWrittenAsPeopleWriteThem() {
        ZoneId toronto = ZoneId.of("America/Toronto");
        LocalDate today = LocalDate.of(2026, 10, 10);
        Instant morning = Instant.parse("2026-10-10T13:40:00Z");
        assertThat(Words.ENGLISH.brief(morning, toronto, today)).isEqualTo("9:40");
        assertThat(Words.FRENCH.brief(morning, toronto, today)).isEqualTo("9\u00a0h\u00a040");
        Instant earlier = Instant.parse("2026-10-06T15:05:00Z");
        assertThat(Words.ENGLISH.brief(earlier, toronto, today)).isEqualTo("Oct 6");
        assertThat(Words.FRENCH.brief(earlier, toronto, today)).isEqualTo("6 oct.");
        assertThat(Words.ENGLISH.brief(Instant.parse("2025-10-06T15:05:00Z"), toronto, today))
                .isEqualTo("Oct 6, 2025");
        assertThat(Words.ENGLISH.day(LocalDate.of(2026, 10, 6), today)).isEqualTo("October 6");
        assertThat(Words.FRENCH.day(LocalDate.of(2025, 10, 1), today)).isEqualTo("1er octobre 2025");
        assertThat(Words.ENGLISH.day(today.minusDays(1), today)).isEqualTo("Yesterday");
    }

    @Test
    void aFilesSizeIsWrittenAsOnTheDesktop() {
        assertThat(Words.ENGLISH.size(83)).isEqualTo("83\u00a0B");
        assertThat(Words.FRENCH.size(83)).isEqualTo("83\u00a0o");
        assertThat(Words.ENGLISH.size(23_400)).isEqualTo("23\u00a0kB");
        assertThat(Words.FRENCH.size(999_499)).isEqualTo("999\u00a0ko");
        assertThat(Words.ENGLISH.size(999_500)).isEqualTo("1.0\u00a0MB");
        assertThat(Words.FRENCH.size(1_834_000)).isEqualTo("1,8\u00a0Mo");
    }

    @Test
    void theBrowsersFirstKnownLanguageCounts() {
        assertThat(Words.accepted("fr-CA,fr;q=0.9,en;q=0.8")).isSameAs(Words.FRENCH);
        assertThat(Words.accepted("de, en;q=0.5, fr;q=0.4")).isSameAs(Words.ENGLISH);
        assertThat(Words.accepted("de, fr;q=0.1")).isSameAs(Words.FRENCH);
        assertThat(Words.accepted("@@;;q=x")).isSameAs(Words.ENGLISH);
        assertThat(Words.accepted(null)).isSameAs(Words.ENGLISH);
    }
}
