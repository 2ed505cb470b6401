package ca.chartside.desktop.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.Samples;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.Mark;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SearchPage;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was found is marked, and stays in sight where a line is too narrow for all of it. */
class MarkedTest {
    private static final FontMetrics METRICS = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)
            .createGraphics()
            .getFontMetrics(new Font(Font.MONOSPACED, Font.PLAIN, 12));
    private static final Marked.Type TYPE = new Marked.Type(METRICS, METRICS);

    /** How wide so many letters are. */
    private static int letters(int count) {
        return METRICS.charWidth('x') * count;
    }

    private static Marked found(String text, String... words) {
        return new Marked(
                text,
                List.of(words).stream()
                        .map(word -> new Mark(text.indexOf(word), text.indexOf(word) + word.length()))
                        .toList());
    }

    private static List<String> words(Marked marked) {
        return marked.marks().stream()
                .map(mark -> marked.text().substring(mark.start(), mark.end()))
                .toList();
    }

    @Test
    void whatFitsIsNotCut() {
        Marked whole = found("The rash is sore", "rash");

        assertThat(whole.clip(TYPE, letters(16))).isEqualTo(whole);
    }

    @Test
    void whatWasFoundEarlyIsCutAtTheEnd() {
        Marked clipped =
                found("The rash has spread since last night", "rash", "night").clip(TYPE, letters(20));

        assertThat(clipped.text()).isEqualTo("The rash has spread…");
        assertThat(words(clipped)).containsExactly("rash");
    }

    @Test
    void whatWasFoundLateIsCutAtTheBeginningOfAWord() {
        Marked clipped = found("The rash has spread since last night and it is very sore", "night")
                .clip(TYPE, letters(24));

        assertThat(clipped.text()).isEqualTo("…last night and it is v…");
        assertThat(words(clipped)).containsExactly("night");
    }

    @Test
    void whatWasFoundAtTheEndIsSeenWhole() {
        Marked clipped = found("The rash has spread since last night and it is very sore", "sore")
                .clip(TYPE, letters(24));

        assertThat(clipped.text()).isEqualTo("…and it is very sore");
        assertThat(words(clipped)).containsExactly("sore");
    }

    @Test
    void noCharacterIsCutInHalf() {
        assertThat(found("😀😀😀😀😀😀😀😀😀😀").clip(TYPE, letters(8)).text()).doesNotContain("\ud83d…");
    }

    @Test
    void withoutAWidthItIsStillALine() {
        assertThat(found("The rash", "rash").clip(TYPE, 0).text()).isEqualTo("……");
    }

    @Test
    void anAuthorStandsBeforeWhatWasFound() {
        assertThat(words(Marked.behind("You: ", "the form", List.of(new Mark(4, 8)))))
                .containsExactly("form");
    }

    private static SearchPage.Hit hit(String first, String last, List<Mark> firstMarks, List<Mark> lastMarks) {
        Patient patient = new Patient(7, first, last, "1985-03-14", 41, "F", null, null, null, null, "en", "AC");
        ConversationRow row = Samples.row(1, patient, ConversationStatus.OPEN, null, "", null, 0, false, false);
        return new SearchPage.Hit(
                row,
                new UUID(0, 1),
                1,
                MessageKind.MESSAGE,
                null,
                first,
                0,
                "",
                List.of(),
                null,
                List.of(),
                firstMarks,
                lastMarks,
                false);
    }

    @Test
    void aNameIsMarkedAsListsShowIt() {
        Marked name = Marked.name(hit("Anna", "Testerson", List.of(new Mark(0, 3)), List.of(new Mark(0, 4))));

        assertThat(name.text()).isEqualTo("TESTERSON, Anna");
        assertThat(words(name)).containsExactly("TEST", "Ann");
    }

    @Test
    void lettersThatBecomeTwoInCapitalsMoveNoMark() {
        Marked name = Marked.name(hit(" Anna", "Groß-Weiss", List.of(new Mark(1, 3)), List.of(new Mark(5, 8))));

        assertThat(name.text()).isEqualTo("GROSS-WEISS, Anna");
        assertThat(words(name)).containsExactly("WEI", "An");
    }
}
