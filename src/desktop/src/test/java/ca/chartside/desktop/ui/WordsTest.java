package ca.chartside.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words that users see: none missing, none unused, none forgotten in the other language. */
class WordsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

    /** Keys that are put together while the program runs: whoever does that lists them here. */
    private static final Set<String> PUT_TOGETHER = Set.of(
            "chart.email.none",
            "chart.cell.none",
            "chart.phone.none",
            "signin.refused.clock.fast",
            "signin.refused.clock.slow",
            "signin.refused.clock.hours.fast",
            "signin.refused.clock.hours.slow",
            "signin.refused.clock.days.fast",
            "signin.refused.clock.days.slow");

    /** The same in both languages, and right so. */
    private static final Set<String> SAME_IN_FRENCH = Set.of(
            "app.name",
            "composer.mode.message",
            "composer.mode.note",
            "composer.text",
            "export.word",
            "file.kind.pdf",
            "group.patient",
            "inbox.list",
            "inbox.tab.triage",
            "inbox.tab.triage.spoken",
            "inbox.wait.minutes",
            "inbox.wait.both",
            "inbox.wait.hours",
            "search.section.conversations",
            "search.section.patients",
            "search.shortcut",
            "thread.day.otherYear",
            "thread.name",
            "tray.arrival.line");

    /** French tells a man from a woman in these: so does their second place. */
    private static final Set<String> AGREE_WITH_THE_PATIENT =
            Set.of("composer.caution.deceased", "composer.caution.inactive");

    /** Limits, and what is said in a smaller unit where it is one. */
    private static final Set<String> NEVER_ONE = Set.of(
            "composer.file.tooMany",
            "replies.edit.tooMany",
            "composer.note.tooLong",
            "composer.tooLong",
            "signin.new.subtitle",
            "signin.refused.clock.days.fast",
            "signin.refused.clock.days.slow",
            "signin.refused.clock.hours.fast",
            "signin.refused.clock.hours.slow",
            "signin.refused.short");

    private final Properties english = load("/i18n/messages.properties");
    private final Properties french = load("/i18n/messages_fr.properties");

    private static Properties load(String name) {
        Properties properties = new Properties();
        try (InputStream in = WordsTest.class.getResourceAsStream(name)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static Set<String> literals() {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = LITERAL.matcher(Files.readString(file));
                while (matcher.find()) {
                    found.add(matcher.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(french.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    }

    @Test
    void frenchPunctuationIsNeverTornFromItsWord() {
        Pattern torn = Pattern.compile(" [:;?!»]|« ");

        assertThat(french.values())
                .map(Object::toString)
                .filteredOn(torn.asPredicate())
                .isEmpty();
    }

    /** Of what can be one. */
    @Test
    void oneIsNeverSaidAsMany() {
        Pattern many = Pattern.compile("\\b1 (?!(?:consents|dans|does|has|sous|was)\\b)\\p{L}{2,}s\\b");
        for (Properties words : new Properties[] {english, french}) {
            Set<String> wrong = words.stringPropertyNames().stream()
                    .filter(key -> !NEVER_ONE.contains(key))
                    .filter(key -> many.matcher(
                                    new MessageFormat(words.getProperty(key)).format(new Object[] {1, 1, 1}))
                            .find())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void noKeyIsUnused() {
        Set<String> unused = new TreeSet<>(english.stringPropertyNames());
        unused.removeAll(literals());
        unused.removeAll(PUT_TOGETHER);

        assertThat(unused).isEmpty();
    }

    @Test
    void noKeyIsMissing() throws IOException {
        Pattern asked = Pattern.compile("\\.text\\(\\s*\"([^\"]+)\"\\s*[,)]");
        Set<String> missing = new TreeSet<>(PUT_TOGETHER);
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = asked.matcher(Files.readString(file));
                while (matcher.find()) {
                    missing.add(matcher.group(1));
                }
            }
        }
        assertThat(missing).hasSizeGreaterThan(40);
        missing.removeAll(english.stringPropertyNames());
        assertThat(missing).isEmpty();
    }

    @Test
    void nothingIsLeftUntranslated() {
        Set<String> same = english.stringPropertyNames().stream()
                .filter(key -> english.getProperty(key).equals(french.getProperty(key)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(SAME_IN_FRENCH).containsAll(same);
    }

    /** A straight apostrophe swallows what follows it in a pattern; typographic ones do not. */
    @Test
    void everyPatternFillsInTheSameThingsInBothLanguages() {
        for (String key : english.stringPropertyNames()) {
            for (Properties words : new Properties[] {english, french}) {
                String pattern = words.getProperty(key);
                assertThat(pattern).as(key).isNotBlank().doesNotContain("'");
                if (pattern.contains("choice")) {
                    assertThat(new MessageFormat(pattern).format(new Object[] {1, 1, 1}))
                            .as(key)
                            .isNotBlank();
                }
            }
            Set<String> places = places(english.getProperty(key));
            if (AGREE_WITH_THE_PATIENT.contains(key)) {
                places.add("1");
            }
            assertThat(places(french.getProperty(key))).as(key).isEqualTo(places);
        }
    }

    private static Set<String> places(String pattern) {
        return Pattern.compile("\\{(\\d)")
                .matcher(pattern)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
