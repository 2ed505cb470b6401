package ca.chartside.desktop.composer;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.theme.Theme;
import ca.chartside.desktop.ui.Messages;
import java.util.Locale;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;

class DraftTextTest {
    @Test
    void whatPeopleSeeStaysAsItIs() {
        String text = "Élodie, bring:\n\t• the form\n\t• 2 × 5 mg\u00a0😀";
        assertThat(DraftText.clean(text)).isSameAs(text);
        assertThat(DraftText.wellFormed(text)).isEqualTo(text);
    }

    @Test
    void lineBreaksOfOtherProgramsAreNewlines() {
        assertThat(DraftText.clean("one\r\ntwo\rthree\u000bfour\ffive")).isEqualTo("one\ntwo\nthree\nfour\nfive");
    }

    @Test
    void windowsCharactersComeBackAndOtherControlsGo() {
        assertThat(DraftText.clean("don\u0092t \u0096 now\u0085")).isEqualTo("don’t – now…");
        assertThat(DraftText.clean("a\u0000b\u0007c\u007fd\u0081e\u001b")).isEqualTo("abcde");
    }

    @Test
    void halfACharacterIsNotSent() {
        assertThat(DraftText.wellFormed("a\ud83db")).isEqualTo("a?b");
    }

    @Test
    void pastedTextIsCleanedInTheBox() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            Theme.install(false);
            DraftArea area = new DraftArea(new Messages(Locale.ENGLISH));
            area.setText("Hello ");
            area.selectAll();
            area.replaceSelection("Results\u000bare in\u0081");
            assertThat(area.getText()).isEqualTo("Results\nare in");
        });
    }
}
