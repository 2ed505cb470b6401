package ca.chartside.desktop.composer;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ROBERT;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.theme.Theme;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.NoticeBox;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SendMode;
import java.util.Arrays;
import java.util.Locale;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the boxes above the composer say. */
class NoticesTest extends ComposerFixture {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | This conversation is Dr. Mei Chen’s. Send anyway? | The current chart is FAKENAME, Robert.
            fr | Cette conversation est confiée à Dr. Mei Chen. Envoyer quand même? | Le dossier ouvert est celui de FAKENAME, Robert.
            """)
    void whoWritesIntoAColleaguesConversationIsAskedByName(String language, String question, String chart)
            throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            Theme.install(false);
            Notices notices = new Notices(composer, new Messages(Locale.of(language)));
            composer.writeIn(clinic.api.act(
                    conversation(ANNA, ConversationStatus.OPEN).id(),
                    new ConversationAction.Assign(Samples.CHEN.id(), "")));
            composer.text("Hello");
            composer.send(SendMode.SEND);
            notices.update();
            assertThat(question(notices)).isEqualTo(question);

            composer.chartChanged(ROBERT);
            notices.update();
            assertThat(question(notices)).contains("Mei Chen").contains(chart);

            composer.doNotSend();
            notices.update();
            assertThat(notices.boxes()).noneMatch(NoticeBox::isVisible);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DE | en | has died. Whoever reads
            DE | fr | est décédé(e). La personne
            IN | en | is no longer a patient of this clinic
            FI | en | is no longer a patient of this clinic
            MO | fr | a déménagé
            AC | en |
            """)
    void whatTheRecordSaysOfThePatientIsSaidBeforeWritingAndOnlyTheDeadAreAskedAbout(
            String status, String language, @Nullable String said) throws Exception {
        Patient patient = new Patient(
                5, "Zoé", "Sample", "1931-02-03", 95, "F", "1111", "z@example.org", null, null, "en", status);
        SwingUtilities.invokeAndWait(() -> {
            Theme.install(false);
            Notices notices = new Notices(composer, new Messages(Locale.of(language)));
            composer.writeNew(patient);
            notices.update();
            if (said == null) {
                assertThat(notices.boxes()).noneMatch(NoticeBox::isVisible);
            } else {
                assertThat(question(notices)).contains("Zoé SAMPLE").contains(said);
            }

            composer.text("Hello");
            composer.send(SendMode.SEND);

            assertThat(composer.asking()).isEqualTo(status.equals("DE"));
            assertThat(clinic.outbox.requests).hasSize(status.equals("DE") ? 0 : 1);
            composer.sendAnyway();
            assertThat(clinic.outbox.requests).hasSize(1);
        });
    }

    @Test
    void aNoteAboutOneWhoHasDiedIsANoteLikeAnyOther() throws Exception {
        Patient patient =
                new Patient(5, "Zoé", "Sample", "1931-02-03", 95, "F", "1111", "z@example.org", null, null, "en", "DE");
        SwingUtilities.invokeAndWait(() -> {
            Theme.install(false);
            Notices notices = new Notices(composer, new Messages(Locale.ENGLISH));
            composer.writeIn(conversation(patient, ConversationStatus.OPEN));
            composer.note(true);
            notices.update();
            assertThat(notices.boxes()).noneMatch(NoticeBox::isVisible);
            composer.text("The family was here");
            composer.addNote();
            assertThat(added).hasSize(1);
        });
    }

    private static String question(Notices notices) {
        NoticeBox shown = notices.boxes().stream()
                .filter(NoticeBox::isVisible)
                .findFirst()
                .orElseThrow();
        return Arrays.stream(shown.getComponents())
                .filter(JTextComponent.class::isInstance)
                .map(text -> ((JTextComponent) text).getText())
                .findFirst()
                .orElseThrow();
    }
}
