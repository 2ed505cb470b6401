package ca.chartside.desktop.composer;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ROBERT;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.theme.Theme;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.NoticeBox;
import ca.chartside.protocol.Caution;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SendMode;
import java.util.Arrays;
import java.util.List;
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

    private static Patient with(@Nullable String phone, Caution... cautions) {
        return new Patient(
                5,
                "Zoé",
                "Sample",
                "1931-02-03",
                95,
                "F",
                "1111",
                "z@example.org",
                null,
                phone,
                "en",
                "AC",
                List.of(cautions));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DECEASED | en | has died. Whoever reads
            DECEASED | fr | est décédée. La personne
            DO_NOT_MESSAGE | en | marks Zoé SAMPLE “Do not message”.
            NO_CONSENT | fr | ne consent pas aux messages électroniques.
            CONSENT_UNKNOWN | en | does not say whether Zoé SAMPLE consents
            MOVED | fr | a déménagé.
            INACTIVE | fr | n’est plus suivie par cette clinique.
            INACTIVE | en | is no longer a patient of this clinic.
            """)
    void aWarningIsSaidBeforeWritingAndAskedAboutBeforeSending(Caution.Reason reason, String language, String said)
            throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            Theme.install(false);
            Notices notices = new Notices(composer, new Messages(Locale.of(language)));
            composer.writeNew(with(null, new Caution(reason, false)));
            notices.update();
            assertThat(question(notices)).contains("Zoé SAMPLE").contains(said);

            composer.text("Hello");
            composer.send(SendMode.SEND);
            notices.update();

            assertThat(clinic.outbox.requests).isEmpty();
            assertThat(question(notices))
                    .contains("Zoé SAMPLE")
                    .endsWith(language.equals("fr") ? "Envoyer quand même?" : "Send anyway?");
            composer.sendAnyway();
            assertThat(sent().confirmed()).containsExactly(reason);
        });
    }

    @Test
    void whereTheClinicsRuleBlocksItIsSaidWhyAndWhatToDoInstead() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            Theme.install(false);
            Notices notices = new Notices(composer, new Messages(Locale.ENGLISH));
            composer.writeNew(with(
                    "613-555-0142",
                    new Caution(Caution.Reason.NO_CONSENT, true),
                    new Caution(Caution.Reason.MOVED, false)));
            notices.update();
            assertThat(question(notices))
                    .isEqualTo("By the record Zoé SAMPLE does not consent to electronic messages.\nBy your clinic’s"
                            + " rule no message can be sent. Phone instead, or have the record corrected first. Phone:"
                            + " 613-555-0142");
            composer.writeNew(with("613-555-0142", new Caution(Caution.Reason.DECEASED, true)));
            notices.update();
            assertThat(question(notices)).doesNotContain("613-555-0142");
            assertThat(notices.boxes()).filteredOn(NoticeBox::isVisible).hasSize(1);
        });
    }

    @Test
    void aNoteAboutOneWhoIsNotToBeWrittenToIsANoteLikeAnyOther() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            Theme.install(false);
            Notices notices = new Notices(composer, new Messages(Locale.ENGLISH));
            composer.writeIn(
                    conversation(with(null, new Caution(Caution.Reason.DECEASED, true)), ConversationStatus.OPEN));
            composer.note(true);
            notices.update();
            assertThat(notices.boxes()).noneMatch(NoticeBox::isVisible);
            composer.text("The family was here");
            composer.addNote();
            assertThat(added).hasSize(1);
        });
    }

    private static Patient reached(@Nullable String hin, @Nullable String email) {
        return new Patient(5, "Zoé", "Sample", "1931-02-03", 95, "F", hin, email, null, "613-555-0142", "en", "AC");
    }

    @Test
    void whoCanNeitherBeToldNorOpenAMessageIsNamedBeforeAnythingIsWritten() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            Theme.install(false);
            Notices notices = new Notices(composer, new Messages(Locale.ENGLISH));
            composer.writeNew(reached(null, null));
            notices.update();
            assertThat(question(notices))
                    .startsWith("Neither an e-mail address nor a health card number on file: Zoé SAMPLE")
                    .endsWith("Phone: 613-555-0142");
            composer.writeNew(reached("1111", " "));
            notices.update();
            assertThat(question(notices)).startsWith("No e-mail address on file: Zoé SAMPLE");
            composer.writeNew(reached(null, "z@example.org"));
            notices.update();
            assertThat(notices.boxes())
                    .as("the date of birth and a code by e-mail open it (N2)")
                    .noneMatch(NoticeBox::isVisible);
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
