package ca.chartside.desktop.inbox;

import static ca.chartside.desktop.fake.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.Looks;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.theme.Theme;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.Mark;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.SearchPage;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the row of a conversation that was found shows and says. */
class HitLineTest extends InboxFixture {
    private static final String LONG =
            "The clinic on King Street asked me again and again for the results of my last blood test, please.";

    private static SearchPage.Hit hit(MessageKind kind, String text, String word, @Nullable String file) {
        int at = text.indexOf(word);
        return new SearchPage.Hit(
                Samples.row(101, Samples.ANNA, ConversationStatus.CLOSED, null, "Newest", null, 0, false, false),
                id(901),
                7,
                kind,
                kind == MessageKind.NOTE ? Samples.CHEN.id() : null,
                kind == MessageKind.NOTE ? Samples.CHEN.displayName() : "Anna",
                Samples.at(24, 9, 12),
                text,
                at < 0 ? List.of() : List.of(new Mark(at, at + word.length())),
                file,
                file == null ? List.of() : List.of(new Mark(0, 4)),
                List.of(),
                List.of(),
                false);
    }

    @Test
    void whatWasTakenBackIsFoundWithoutItsWords() throws Exception {
        SearchPage.Hit found = hit(MessageKind.NOTE, "the wrong words", "wrong", null);
        SearchPage.Hit takenBack = new SearchPage.Hit(
                found.conversation(),
                found.messageId(),
                found.seq(),
                MessageKind.MESSAGE,
                found.authorId(),
                found.authorName(),
                found.at(),
                found.snippet(),
                found.marks(),
                null,
                List.of(),
                List.of(),
                List.of(),
                true);
        SwingUtilities.invokeAndWait(() -> assertThat(
                        cell(takenBack, "en", 320).getAccessibleContext().getAccessibleName())
                .contains("Message taken back")
                .doesNotContain("wrong"));
    }

    private JLabel cell(SearchPage.Hit hit, String language, int width) {
        Theme.install(false);
        Messages messages = new Messages(Locale.of(language));
        Clock clock = Clock.fixed(Samples.NOW.toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        RowText text = new RowText(messages, clock, Samples.RITA.id());
        RowCell cell = new RowCell(model(Samples.RITA), messages, text, Samples.RITA.id());
        cell.getListCellRendererComponent(new JList<>(), new Item.Hit(hit), 0, false, false);
        cell.setSize(width, RowCell.ROW);
        return cell;
    }

    private BufferedImage picture(SearchPage.Hit hit, int width) {
        return Looks.paint(cell(hit, "en", width), new Dimension(width, RowCell.ROW));
    }

    private static boolean has(BufferedImage image, int from, int to, Color colour) {
        for (int y = 33; y < 53; y++) {
            for (int x = from; x < to; x++) {
                if (image.getRGB(x, y) == colour.getRGB()) {
                    return true;
                }
            }
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 400})
    void whatWasFoundIsSeenMarked(int width) throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            for (String word : List.of("clinic", "results", "blood", "please")) {
                BufferedImage picture = picture(hit(MessageKind.MESSAGE, LONG, word, null), width);
                assertThat(has(picture, 66, width - 30, UIManager.getColor("Chartside.found")))
                        .as(word)
                        .isTrue();
            }
            BufferedImage nothing = picture(hit(MessageKind.MESSAGE, LONG, "xyz", null), width);
            assertThat(has(nothing, 66, width - 30, UIManager.getColor("Chartside.found")))
                    .isFalse();
        });
    }

    @Test
    void aNoteAndAFileAreSaidAsSuch() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            SearchPage.Hit note = hit(MessageKind.NOTE, "Left the form below.", "form", "form.pdf");
            assertThat(cell(note, "en", 400).getText())
                    .isEqualTo(
                            "TESTERSON, Anna, internal note, Dr. Mei Chen: Left the form below., file form.pdf, 09:12, closed");
            assertThat(cell(note, "fr", 400).getText()).contains(", note interne, ", ", fichier form.pdf, ");
            assertThat(cell(hit(MessageKind.MESSAGE, "", "", "form.pdf"), "en", 400)
                            .getText())
                    .isEqualTo("TESTERSON, Anna, file form.pdf, 09:12, closed");

            Color amber = UIManager.getColor("Chartside.noteLabel");
            assertThat(has(picture(hit(MessageKind.NOTE, "Left the form below.", "form", null), 400), 66, 84, amber))
                    .isTrue();
            assertThat(has(picture(hit(MessageKind.MESSAGE, "Left the form below.", "form", null), 400), 66, 84, amber))
                    .isFalse();
        });
    }
}
