package ca.chartside.desktop.thread;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ROBERT;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.ui.Names;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SendMode;
import java.awt.Rectangle;
import java.util.Locale;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The composer below the conversation: what it says before something leaves, and its two modes. */
class ConversationComposerTest extends ConversationPanelFixture {
    @ParameterizedTest
    @CsvSource({"en, Loading…, New message", "fr, Chargement…, Nouveau message"})
    void untilAConversationIsLoadedItSaysSoAndNothingIsSentIntoIt(String language, String loading, String fresh)
            throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.of(language), 900);
            ConversationRow row = longConversation(3);
            clinic.background.hold();
            pane.open(row);
            JTextArea text = (JTextArea) pane.find(Names.COMPOSER_TEXT);
            text.setText("Typed while it loads");
            JTextComponent header = (JTextComponent) pane.find("thread.header");

            assertThat(header.getText())
                    .startsWith("TESTERSON, Anna")
                    .contains(loading)
                    .doesNotContain(fresh);
            assertThat(pane.find(Names.COMPOSER_SEND).isEnabled()).isFalse();
            pane.composer.send(SendMode.SEND);
            assertThat(clinic.outbox.requests).isEmpty();
            assertThat(text.getText()).isEqualTo("Typed while it loads");

            clinic.background.release();
            clinic.background.answer();
            layOut(pane.panel);
            assertThat(header.getText()).doesNotContain(loading);
            pane.click(Names.COMPOSER_SEND);
            assertThat(clinic.outbox.requests)
                    .singleElement()
                    .satisfies(sent -> assertThat(sent.lastSeenSeq()).isPositive());
        });
    }

    @Test
    void aNoteCanBeAddedWhileTheConversationLoads() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 900);
            clinic.background.hold();
            pane.open(longConversation(3));
            pane.click(Names.COMPOSER_MODE_NOTE);
            ((JTextArea) pane.find(Names.COMPOSER_TEXT)).setText("Call her");
            assertThat(pane.find(Names.COMPOSER_ADD_NOTE).isEnabled()).isTrue();
        });
    }

    @Test
    void theComposerSaysWhomItGoesToAndAsksPastAnotherChart() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            pane.open(clinic.conversation(ANNA, ConversationStatus.OPEN));
            pane.composer.chartChanged(ROBERT);
            assertThat(((JTextComponent) pane.find(Names.COMPOSER_TO)).getText())
                    .isEqualTo("To: Anna TESTERSON · 1985-03-14");
            assertThat(pane.find(Names.COMPOSER_SEND).isEnabled()).isFalse();
            ((JTextArea) pane.find(Names.COMPOSER_TEXT)).setText("Hello");
            pane.click(Names.COMPOSER_SEND);
            assertThat(pane.shows("composer.question")).isTrue();
            assertThat(((JTextComponent) pane.find("composer.question")).getText())
                    .isEqualTo("This message goes to Anna TESTERSON. The current chart is FAKENAME, Robert."
                            + " Send to Anna TESTERSON?");
            pane.click("composer.question.send");
            assertThat(pane.shows("composer.question")).isFalse();
            assertThat(clinic.outbox.requests).hasSize(1);
            assertThat(((JTextArea) pane.find(Names.COMPOSER_TEXT)).getText()).isEmpty();
        });
    }

    @Test
    void f2TurnsTheComposerToNotesAndBackAndEachButtonIsItsOwn() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            ConversationRow row = clinic.conversation(ANNA, ConversationStatus.CLOSED);
            pane.open(row);
            JTextArea text = (JTextArea) pane.find(Names.COMPOSER_TEXT);
            text.setText("Hello Anna");
            pane.f2();
            assertThat(text.getText()).isEmpty();
            assertThat(text.getBackground()).isEqualTo(UIManager.getColor("Chartside.note"));
            assertThat(text.getAccessibleContext().getAccessibleName()).isEqualTo("Internal note");
            assertThat(pane.shows(Names.COMPOSER_SEND)).isFalse();
            assertThat(pane.shows(Names.COMPOSER_NOTICE))
                    .as("a note reopens nothing")
                    .isFalse();
            assertThat(((JTextComponent) pane.find(Names.COMPOSER_ABOUT)).getText())
                    .isEqualTo("Internal note about Anna TESTERSON · 1985-03-14");
            text.setText("Left hand is her dominant one.");
            pane.click(Names.COMPOSER_ADD_NOTE);
            assertThat(pane.list().items())
                    .singleElement()
                    .returns(MessageKind.NOTE, ThreadItem::kind)
                    .returns("Left hand is her dominant one.", ThreadItem::text);
            assertThat(clinic.outbox.requests).isEmpty();
            pane.f2();
            assertThat(text.getText()).isEqualTo("Hello Anna");
            assertThat(text.getBackground()).isEqualTo(UIManager.getColor("Chartside.surface"));
            assertThat(pane.shows(Names.COMPOSER_ADD_NOTE)).isFalse();
        });
    }

    @Test
    void aNoteThatFailsStaysAndTheReasonIsSaid() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            pane.open(clinic.conversation(ANNA, ConversationStatus.OPEN));
            pane.click(Names.COMPOSER_MODE_NOTE);
            ((JTextArea) pane.find(Names.COMPOSER_TEXT)).setText("Call her");
            clinic.background.hold();
            pane.click(Names.COMPOSER_ADD_NOTE);
            assertThat(((AbstractButton) pane.find(Names.COMPOSER_ADD_NOTE)).getText())
                    .isEqualTo("Adding…");
            assertThat(((JTextArea) pane.find(Names.COMPOSER_TEXT)).isEditable())
                    .isFalse();
            clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
            clinic.background.answer();
            layOut(pane.panel);
            assertThat(((JTextArea) pane.find(Names.COMPOSER_TEXT)).getText()).isEqualTo("Call her");
            assertThat(((JTextArea) pane.find(Names.COMPOSER_TEXT)).isEditable())
                    .isTrue();
            assertThat(((JTextComponent) pane.find("composer.refused")).getText())
                    .isEqualTo("The note was not added; what you wrote is kept here. The server does not answer. Your"
                            + " network or the server may be down.");
        });
    }

    @Test
    void aNewConversationSaysWhyItHasNoNotesYet() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            pane.composer.writeNew(ANNA);
            layOut(pane.panel);
            JComponent note = pane.find(Names.COMPOSER_MODE_NOTE);
            assertThat(note.isEnabled()).isFalse();
            assertThat(note.getToolTipText()).isEqualTo("Notes can be added once the first message has been sent.");
        });
    }

    @ParameterizedTest
    @CsvSource({"en, 400", "fr, 400", "fr, 900"})
    void theSwitchAndTheButtonNeverMeet(String language, int width) throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.of(language), width);
            pane.open(clinic.conversation(ANNA, ConversationStatus.CLOSED));
            Rectangle sides = pane.find(Names.COMPOSER_MODE_NOTE).getParent().getBounds();
            JComponent button = (JComponent) pane.find(Names.COMPOSER_SEND).getParent();
            assertThat(sides.intersects(button.getBounds())).isFalse();
            assertThat(button.getWidth()).isGreaterThanOrEqualTo(button.getPreferredSize().width);
            assertThat(button.getY() + button.getHeight())
                    .isLessThan(button.getParent().getHeight());
        });
    }

    @Test
    void closedConversationsSaySo() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            pane.open(clinic.conversation(ANNA, ConversationStatus.CLOSED));
            assertThat(pane.shows(Names.COMPOSER_NOTICE)).isTrue();
            assertThat(((JTextComponent) pane.find(Names.COMPOSER_NOTICE)).getText())
                    .isEqualTo("This is a closed conversation. Sending a message will reopen it.");
            assertThat(((AbstractButton) pane.find(Names.COMPOSER_SEND)).getText())
                    .isEqualTo("Send & Allow Replies");
            pane.composer.text("Hello");
            pane.composer.send(SendMode.ALLOW_REPLIES);
            assertThat(pane.list().items()).hasSize(1);
        });
    }

    @Test
    void whatKeepsAMessageFromItsPatientIsSaidBeforeItIsWritten() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            pane.open(clinic.conversation(ANNA, ConversationStatus.OPEN));
            assertThat(pane.shows("composer.unreachable")).isFalse();

            pane.open(clinic.conversation(ROBERT, ConversationStatus.OPEN));
            assertThat(((JTextComponent) pane.find("composer.unreachable")).getText())
                    .isEqualTo(
                            "No e-mail address on file: Robert FAKENAME will not be told of a message. Phone instead.");

            pane.open(clinic.conversation(withoutCard(ANNA), ConversationStatus.OPEN));
            assertThat(pane.shows("composer.unreachable"))
                    .as("who has an e-mail address gets in by a code")
                    .isFalse();

            pane.open(clinic.conversation(withoutCard(ROBERT), ConversationStatus.OPEN));
            assertThat(((JTextComponent) pane.find("composer.unreachable")).getText())
                    .startsWith("Neither an e-mail address nor a health card number on file: Robert FAKENAME")
                    .endsWith("Phone: 905-555-0199");
        });
    }

    private static Patient withoutCard(Patient p) {
        return new Patient(
                p.demographicNo(),
                p.firstName(),
                p.lastName(),
                p.dateOfBirth(),
                p.age(),
                p.sex(),
                null,
                p.email(),
                null,
                "905-555-0199",
                p.language(),
                p.status());
    }
}
