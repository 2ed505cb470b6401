package ca.chartside.desktop.tray;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.Looks;
import ca.chartside.desktop.theme.Theme;
import ca.chartside.desktop.ui.Messages;
import java.awt.Dimension;
import java.util.Locale;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;

class PopUpContentTest {
    @Test
    void aLongNameTakesASecondLine() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            Theme.install(false);
            int one = PopUpContent.success("Connecté", "3 non lus").getPreferredSize().height;
            int two = PopUpContent.success("Connecté à Clinique Faux-Semblant en tant que Rita Desk", "3 non lus")
                    .getPreferredSize()
                    .height;
            assertThat(two).isGreaterThan(one + 10);
        });
    }

    @Test
    void aChangedLookChangesEverythingAtOnce() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            Looks.assertFollows(
                    () -> new PopUps.Card(PopUpContent.success("Signed in to Medical Clinic", "3 unread in Triage")),
                    new Dimension(360, 66));
            Looks.assertFollows(
                    () -> new PopUps.Card(PopUpContent.arrival(
                            new Messages(Locale.ENGLISH), "Medical Clinic · 3 unread", () -> {}, () -> {})),
                    new Dimension(360, 104));
        });
    }
}
