package ca.chartside.desktop.inbox;

import static ca.chartside.desktop.fake.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.StaffUser;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowTextTest {
    private final RowText english = text(Locale.CANADA);
    private final RowText french = text(Locale.CANADA_FRENCH);

    private static RowText text(Locale locale) {
        Clock clock = Clock.fixed(Samples.NOW.toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        return new RowText(new Messages(locale), clock, Samples.RITA.id());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            24 | 9  | 12 | 09:12     | 09:12
            24 | 0  | 0  | 00:00     | 00:00
            23 | 16 | 20 | Mon 16:20 | lun. 16:20
            18 | 0  | 0  | Wed 00:00 | mer. 00:00
            17 | 23 | 59 | 17 Nov    | 17 nov.
            """)
    void theTimeSaysAsMuchAsItsAgeNeeds(int day, int hour, int minute, String inEnglish, String inFrench) {
        assertThat(english.at(at(day, hour, minute))).isEqualTo(inEnglish);
        assertThat(french.at(at(day, hour, minute))).isEqualTo(inFrench);
    }

    @Test
    void anotherYearIsNamed() {
        long lastYear = Samples.NOW.minusYears(1).toInstant(ZoneOffset.UTC).toEpochMilli();

        assertThat(english.at(lastYear)).isEqualTo("2025-11-24");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1 min, 1 min",
        "28, 28 min, 28 min",
        "59, 59 min, 59 min",
        "69, 1 h 09, 1 h 09",
        "599, 9 h 59, 9 h 59",
        "1020, 17 h, 17 h",
        "1439, 23 h, 23 h",
        "1440, 1 d, 1 j",
        "4320, 3 d, 3 j"
    })
    void theWaitIsShort(int minutes, String inEnglish, String inFrench) {
        long since = Samples.NOW.minusMinutes(minutes).toInstant(ZoneOffset.UTC).toEpochMilli();

        assertThat(english.waiting(since)).isEqualTo(inEnglish);
        assertThat(french.waiting(since)).isEqualTo(inFrench);
    }

    @Test
    void theSnippetSaysWhoWroteItUnlessThePatientDid() {
        assertThat(snippet(english, null)).isEqualTo("It’s {0} <html>");
        assertThat(snippet(english, Samples.RITA)).isEqualTo("You: It’s {0} <html>");
        assertThat(snippet(english, Samples.CHEN)).isEqualTo("Dr. Mei Chen: It’s {0} <html>");
        assertThat(snippet(french, Samples.RITA)).isEqualTo("Vous\u00a0: It’s {0} <html>");
    }

    @Test
    void ofWhatWasTakenBackARowSaysThatItWas() {
        assertThat(snippet(english, Samples.RITA, "")).isEqualTo("You: Message taken back");
        assertThat(snippet(english, Samples.CHEN, "")).isEqualTo("Dr. Mei Chen: Message taken back");
        assertThat(snippet(french, Samples.CHEN, "")).isEqualTo("Dr. Mei Chen\u00a0: Message retiré");
    }

    private static String snippet(RowText text, @Nullable StaffUser author) {
        return snippet(text, author, "It’s {0} <html>");
    }

    private static String snippet(RowText text, @Nullable StaffUser author, String words) {
        return text.snippet(
                Samples.row(1, Samples.ANNA, ConversationStatus.OPEN, null, words, author, 0, false, false));
    }
}
