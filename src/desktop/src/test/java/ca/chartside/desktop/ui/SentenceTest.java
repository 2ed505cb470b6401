package ca.chartside.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.theme.Theme;
import javax.swing.SwingUtilities;
import javax.swing.text.BadLocationException;
import org.junit.jupiter.api.Test;

class SentenceTest {
    @Test
    void aLineIsNotBrokenBehindAnApostrophe() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            Theme.install(false);
            Sentence sentence = new Sentence(13, "Chartside.text", "Chartside.text");
            sentence.say("Je pense qu’");
            int room = sentence.getPreferredSize().width;

            sentence.say("Je pense qu’elle vient");
            sentence.setSize(room, sentence.heightFor(room));

            assertThat(top(sentence, "qu’")).isEqualTo(top(sentence, "elle")).isGreaterThan(top(sentence, "pense"));
        });
    }

    private static double top(Sentence sentence, String word) {
        try {
            return sentence.modelToView2D(sentence.getText().indexOf(word)).getY();
        } catch (BadLocationException e) {
            throw new AssertionError(e);
        }
    }
}
