package ca.chartside.backend.export;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands on printed pages, in both languages. */
class PrintWordsTest {
    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "ca.chartside.backend.export.print",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    @Test
    void everythingStandsInBothLanguages() {
        ResourceBundle french = bundle(Locale.FRENCH);
        ResourceBundle english = bundle(Locale.ROOT);
        assertThat(french.keySet()).isEqualTo(english.keySet());
        for (String key : english.keySet()) {
            assertThat(french.getString(key)).as(key).doesNotContain("'").doesNotContainPattern("[^\u00a0]:");
            assertThat(english.getString(key)).as(key).doesNotContain("'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void everyLineAndEveryStateHasItsWords(String language) {
        PrintWords words = PrintWords.of(language);
        Arrays.stream(DeliveryState.values())
                .forEach(state -> assertThat(words.say("print.state." + state.name(), "Anna"))
                        .isNotBlank());
        Arrays.stream(MessageKind.values()).filter(MessageKind::isLine).forEach(kind -> {
            Message line = new Message(
                    new UUID(0, 1), new UUID(0, 2), 1, AuthorKind.STAFF, null, "", "", 0, null, kind, "Sam", null);
            assertThat(words.line(line, "Medical Clinic")).contains("Medical Clinic");
        });
    }
}
