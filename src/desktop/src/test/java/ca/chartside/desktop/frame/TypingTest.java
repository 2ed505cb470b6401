package ca.chartside.desktop.frame;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.ROBERT;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.composer.ComposerModel;
import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.desktop.fake.FakeLater;
import ca.chartside.desktop.presence.PresenceModel;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.Uuid7;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TypingTest {
    private final FakeClinic clinic = new FakeClinic();
    private final PresenceModel presence = new PresenceModel(
            clinic.api, clinic.ui(), clinic.live, new FakeLater(), ME.id(), new Messages(Locale.ENGLISH));
    private final ComposerModel composer = new ComposerModel(
            clinic.api, clinic.ui(), clinic.outbox, clinic.messaging(), ME, clinic.clock, new Uuid7(clinic.clock));

    @Test
    void whatIsTypedIsToldAndADraftThatWasThereIsNot() {
        ConversationRow annas = clinic.conversation(ANNA, ConversationStatus.OPEN);
        ConversationRow roberts = clinic.conversation(ROBERT, ConversationStatus.OPEN);
        composer.addListener(new Typing(composer, presence));
        composer.writeIn(annas);
        presence.look(annas.id());
        clinic.api.presences.clear();

        composer.text("H");
        composer.text("Hi");
        assertThat(clinic.api.presences).containsExactly("TYPING " + annas.id());
        composer.send(SendMode.SEND);
        assertThat(clinic.api.presences).endsWith("VIEWING " + annas.id()).hasSize(2);

        composer.text("Half");
        composer.writeIn(roberts);
        presence.look(roberts.id());
        clinic.api.presences.clear();
        composer.writeIn(annas);
        presence.look(annas.id());
        assertThat(clinic.api.presences).containsExactly("VIEWING " + annas.id());

        composer.note(true);
        composer.text("She called");
        assertThat(clinic.api.presences).endsWith("TYPING " + annas.id());
    }
}
