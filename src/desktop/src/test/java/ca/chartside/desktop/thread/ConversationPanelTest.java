package ca.chartside.desktop.thread;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.CHEN;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.NOW;
import static ca.chartside.desktop.fake.FakeClinic.ROBERT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.chartside.desktop.composer.ComposerModel;
import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.desktop.fake.Looks;
import ca.chartside.desktop.presence.PresenceModel;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.Presence;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.Uuid7;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.swing.AbstractButton;
import javax.swing.JTextArea;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The conversation as a whole: whose it is, who else is here, and what is shown where it cannot be loaded. */
class ConversationPanelTest extends ConversationPanelFixture {
    @ParameterizedTest
    @CsvSource({"en, Open, 3 members", "fr, Ouverte, 3 membres"})
    void atFourHundredPixelsHowItStandsIsSaidBelowTheStripThatSaysWhose(String language, String open, String members)
            throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.of(language), 400);
            pane.open(longConversation(2));
            JTextComponent header = (JTextComponent) pane.find("thread.header");
            assertThat(header.getText()).startsWith(open).contains(members).doesNotContain("TESTERSON");
            assertThat(header.getHeight()).isPositive();
            assertThat(header.getWidth()).isGreaterThanOrEqualTo(300);
            assertThat(pane.shows(Names.THREAD_MENU)).as("the strip has it").isFalse();
            pane.panel.wide(true);
            assertThat(header.getText()).startsWith("TESTERSON, Anna").contains(open);
        });
    }

    @Test
    void whatIsNotSentIsShownEvenWhileTheRestCannotBeLoaded() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 900);
            clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
            pane.thread.open(clinic.conversation(ANNA, ConversationStatus.OPEN).id());
            assertThat(pane.shows(Names.THREAD_VIEW)).isFalse();

            ConversationRow other = clinic.conversation(ANNA, ConversationStatus.OPEN);
            clinic.outbox.send(
                    new SendRequest(clinic.id(), other.id(), ANNA.demographicNo(), "Hello", SendMode.SEND, 0));
            pane.thread.open(other.id());
            assertThat(pane.shows(Names.THREAD_VIEW)).isTrue();
        });
    }

    @Test
    void whoElseIsHereStandsAboveTheComposerAndItsLineStaysSoThatNothingJumps() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            pane.panel.follow(new PresenceModel(
                    clinic.api, clinic.ui(), clinic.live, (delay, task) -> {}, ME.id(), new Messages(Locale.ENGLISH)));
            ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
            pane.open(row);
            assertThat(pane.shows(Names.THREAD_HERE)).isFalse();

            clinic.live.send(new Presence(row.id(), List.of(new Presence.Person(CHEN.id(), "Dr. Mei Chen", true))));
            layOut(pane.panel);
            JTextComponent here = (JTextComponent) pane.find(Names.THREAD_HERE);
            assertThat(here.getText()).isEqualTo("Dr. Mei Chen is writing…");
            int height = pane.view().getHeight();

            clinic.live.send(new Presence(row.id(), List.of()));
            layOut(pane.panel);
            assertThat(here.getText()).isEmpty();
            assertThat(pane.view().getHeight()).isEqualTo(height);

            pane.open(clinic.conversation(ANNA, ConversationStatus.OPEN));
            assertThat(pane.shows(Names.THREAD_HERE)).isFalse();
        });
    }

    @Test
    void aChangedLookChangesTheNote() throws Exception {
        onEventThread(() -> Looks.assertFollows(
                () -> {
                    FakeClinic fresh = new FakeClinic();
                    ConversationRow row = fresh.conversation(ANNA, ConversationStatus.OPEN);
                    fresh.note(row, ME, NOW, "Call her");
                    fresh.line(row, ME, NOW, MessageKind.URGENT, null, "");
                    var thread = new ThreadModel(fresh.api, fresh.ui(), fresh.outbox, fresh.live, ME, fresh.clock);
                    var composer = new ComposerModel(
                            fresh.api,
                            fresh.ui(),
                            fresh.outbox,
                            fresh.messaging(),
                            ME,
                            fresh.clock,
                            new Uuid7(fresh.clock));
                    var panel = new ConversationPanel(
                            thread, composer, new Messages(Locale.ENGLISH), uri -> {}, clinic.files());
                    composer.writeIn(row);
                    thread.open(row.id());
                    composer.text("Half a message");
                    composer.note(true);
                    return panel;
                },
                new Dimension(400, 500)));
    }

    @Test
    void theHeaderNamesThePatientInFullWhereTheChartIsAnothers() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 700);
            pane.composer.chartChanged(ANNA);
            pane.open(clinic.conversation(ANNA, ConversationStatus.CLOSED));
            JTextComponent header = (JTextComponent) pane.find("thread.header");
            assertThat(header.getText()).isEqualTo("TESTERSON, Anna\u00a0\u00a0·  Closed\u00a0\u00a0·  3 members");
            pane.composer.chartChanged(ROBERT);
            assertThat(header.getText())
                    .as("a line ends behind a dot, none begins with one")
                    .isEqualTo("TESTERSON, Anna\u00a0\u00a0·  Closed\u00a0\u00a0·  3 members\u00a0\u00a0· "
                            + " 1985-03-14\u00a0(41\u00a0y)\u00a0\u00a0·  F\u00a0\u00a0·  HIN\u00a0…3225");
        });
    }

    @Test
    void everyControlHasANameForScreenReaders() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.FRENCH, 400);
            pane.open(clinic.conversation(ANNA, ConversationStatus.CLOSED));
            List<String> nameless = new ArrayList<>();
            collectNameless(pane.panel, nameless);
            assertThat(nameless).isEmpty();
        });
    }

    private static void collectNameless(Container in, List<String> nameless) {
        for (Component c : in.getComponents()) {
            boolean control = c instanceof AbstractButton || c instanceof JTextArea || c instanceof MessageList;
            String said = control ? c.getAccessibleContext().getAccessibleName() : "-";
            boolean ours = c.getName() == null || !c.getName().startsWith("Scroll");
            if (control && ours && c.isFocusable() && (said == null || said.isBlank())) {
                nameless.add(c.getName() + " " + c.getClass());
            }
            if (c instanceof Container inner) {
                collectNameless(inner, nameless);
            }
        }
    }

    @Test
    void itIsBuiltOnTheEventThreadOnly() {
        var thread = new ThreadModel(clinic.api, clinic.ui(), clinic.outbox, clinic.live, ME, clinic.clock);
        var composer = new ComposerModel(
                clinic.api, clinic.ui(), clinic.outbox, clinic.messaging(), ME, clinic.clock, new Uuid7(clinic.clock));
        assertThatThrownBy(() -> new ConversationPanel(
                        thread, composer, new Messages(Locale.ENGLISH), uri -> {}, clinic.files()))
                .isInstanceOf(IllegalStateException.class);
    }
}
