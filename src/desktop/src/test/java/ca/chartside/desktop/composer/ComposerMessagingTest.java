package ca.chartside.desktop.composer;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ROBERT;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.theme.Theme;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.desktop.ui.NoticeBox;
import ca.chartside.protocol.Caution;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Messaging;
import ca.chartside.protocol.SendMode;
import java.awt.Component;
import java.awt.Container;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writing where the clinic sends no messages (S8). */
class ComposerMessagingTest extends ComposerFixture {
    private static final Messaging OFF = new Messaging(false, "the office manager, ext. 12");

    private interface Story {
        void play(Notices notices);
    }

    private void told(String language, Story story) throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            Theme.install(false);
            story.play(new Notices(composer, new Messages(Locale.of(language))));
        });
    }

    private static List<String> said(Notices notices) {
        notices.update();
        return notices.boxes().stream()
                .filter(NoticeBox::isVisible)
                .flatMap(box -> Arrays.stream(box.getComponents()))
                .filter(JTextComponent.class::isInstance)
                .map(text -> ((JTextComponent) text).getText())
                .toList();
    }

    private static @Nullable Component find(Container in, String name) {
        for (Component child : in.getComponents()) {
            Component found =
                    name.equals(child.getName()) ? child : child instanceof Container c ? find(c, name) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Nadia Boss | Messaging is switched off at this clinic: you can read, but not send. To have it switched on, ask Nadia Boss.
            fr | Nadia Boss | La messagerie est désactivée dans cette clinique\u00a0: vous pouvez lire, mais pas envoyer. Pour la faire activer, adressez-vous à Nadia Boss.
            en |            | Messaging is switched off at this clinic: you can read, but not send. To have it switched on, ask your clinic’s administrator.
            fr |            | La messagerie est désactivée dans cette clinique\u00a0: vous pouvez lire, mais pas envoyer. Pour la faire activer, adressez-vous à l’administrateur de votre clinique.
            """)
    void itIsSaidBeforeAnythingIsWrittenAndWhomToAsk(String language, @Nullable String whom, String sentence)
            throws Exception {
        clinic.messaging(new Messaging(false, whom));
        told(language, notices -> {
            composer.writeNew(ROBERT);
            assertThat(said(notices)).as("Robert has no address").containsExactly(sentence);
            composer.writeIn(conversation(ANNA, ConversationStatus.CLOSED));
            assertThat(said(notices)).as("and nothing of reopening").containsExactly(sentence);
            composer.writeIn(conversation(
                    ANNA.withCautions(List.of(new Caution(Caution.Reason.MOVED, false))), ConversationStatus.OPEN));
            assertThat(said(notices)).as("nor of what does not matter now").containsExactly(sentence);
        });
    }

    @Test
    void nothingIsSentAndWhatIsWrittenStaysUntilItIsOnAgain() {
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        composer.text("Hello");
        assertThat(composer.canSend()).isTrue();
        clinic.messaging(OFF);
        assertThat(composer.canSend()).isFalse();
        for (SendMode mode : SendMode.values()) {
            composer.send(mode);
            composer.sendAnyway();
        }
        assertThat(clinic.outbox.requests).isEmpty();
        assertThat(composer.asking()).isFalse();
        assertThat(composer.text()).isEqualTo("Hello");
        clinic.messaging(Messaging.ON);
        composer.send(SendMode.SEND);
        assertThat(sent().text()).isEqualTo("Hello");
    }

    @Test
    void theButtonsFollowWithoutSigningInAnew() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            Theme.install(false);
            composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
            composer.text("Hello");
            ComposerPanel panel = new ComposerPanel(
                    composer, new Messages(Locale.ENGLISH), clinic.files().folder());
            for (Messaging now : List.of(OFF, Messaging.ON)) {
                clinic.messaging(now);
                for (String name : List.of(Names.COMPOSER_SEND, Names.COMPOSER_SEND_MENU)) {
                    assertThat(Objects.requireNonNull(find(panel, name)).isEnabled())
                            .isEqualTo(now.on());
                }
            }
        });
    }

    @Test
    void aQuestionThatStandsThereIsAskedNoMore() {
        ConversationRow chens = clinic.api.act(
                conversation(ANNA, ConversationStatus.OPEN).id(), new ConversationAction.Assign(Samples.CHEN.id(), ""));
        composer.writeIn(chens);
        composer.text("Hello");
        composer.send(SendMode.SEND);
        assertThat(composer.asking()).isTrue();
        clinic.messaging(OFF);
        assertThat(composer.asking()).isFalse();
        clinic.messaging(Messaging.ON);
        composer.sendAnyway();
        assertThat(clinic.outbox.requests).isEmpty();
    }

    @Test
    void aNoteIsANoteLikeAnyOther() throws Exception {
        clinic.messaging(OFF);
        told("en", notices -> {
            composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
            composer.note(true);
            assertThat(said(notices)).isEmpty();
            composer.text("Phoned her");
            composer.addNote();
            assertThat(added).hasSize(1);
        });
    }

    @Test
    void anOpenConversationIsOfferedOnceItCouldTakeAMessage() {
        ConversationRow open = conversation(ANNA, ConversationStatus.OPEN);
        clinic.messaging(OFF);
        composer.writeNew(ANNA);
        composer.text("Hello");
        composer.continueThat();
        assertThat(composer.openOne()).isNull();
        assertThat(continued).isEmpty();
        clinic.messaging(Messaging.ON);
        assertThat(composer.openOne()).isEqualTo(open);
        composer.continueThat();
        assertThat(composer.conversationId()).isEqualTo(open.id());
        assertThat(composer.text()).isEqualTo("Hello");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aMessageCaughtOnItsWayComesBackWithTheReason(boolean fresh) throws Exception {
        told("en", notices -> {
            if (fresh) {
                composer.writeNew(ANNA);
            } else {
                composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
            }
            composer.text("Hello");
            composer.send(SendMode.ALLOW_REPLIES);
            clinic.api.messaging = OFF;
            clinic.outbox.refuse(sent().messageId(), ErrorKind.MESSAGING_OFF);
            assertThat(composer.text()).isEqualTo("Hello");
            assertThat(composer.isNew()).isEqualTo(fresh);
            assertThat(clinic.outbox.entries).isEmpty();
            assertThat(composer.canSend()).isFalse();
            assertThat(said(notices))
                    .containsExactly(
                            "Your message was not sent. What you wrote is kept.",
                            "Messaging is switched off at this clinic: you can read, but not send. To have it switched"
                                    + " on, ask the office manager, ext. 12.");
            clinic.messaging(Messaging.ON);
            assertThat(said(notices)).containsExactly("Your message was not sent. What you wrote is kept.");
            composer.send(SendMode.ALLOW_REPLIES);
            assertThat(said(notices)).isEmpty();
        });
    }

    @Test
    void whatCouldNotBeAskedIsAskedOnceTheServerIsThere() throws Exception {
        told("en", notices -> {
            composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
            composer.text("Hello");
            composer.send(SendMode.SEND);
            clinic.api.messaging = OFF;
            clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
            clinic.outbox.refuse(sent().messageId(), ErrorKind.MESSAGING_OFF);
            assertThat(said(notices)).containsExactly(ErrorKind.MESSAGING_OFF.sentence(Locale.ENGLISH));
            clinic.api.failing = null;
            clinic.live.connection(new ConnectionState.Offline(clinic.clock.instant()));
            clinic.live.connection(new ConnectionState.Online());
            assertThat(said(notices)).hasSize(2).last().asString().contains("ext. 12");
            int asked = clinic.api.asked.size();
            clinic.live.connection(new ConnectionState.Online());
            assertThat(clinic.api.asked).hasSize(asked);
        });
    }

    @Test
    void whatIsRefusedWhereItIsNotShownIsLearntFromToo() {
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        composer.text("Hello");
        composer.send(SendMode.SEND);
        composer.writeNew(ROBERT);
        clinic.api.messaging = OFF;
        clinic.outbox.refuse(sent().messageId(), ErrorKind.MESSAGING_OFF);
        composer.text("To Robert");
        assertThat(composer.canSend()).isFalse();
    }
}
