package ca.chartside.desktop.composer;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ROBERT;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.net.Outbox;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.SendMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Taking a message back before it leaves (M14). */
class ComposerUndoTest extends ComposerFixture {
    @BeforeEach
    void hold() {
        clinic.outbox.undoSeconds = 5;
    }

    @Test
    void theTextIsBackWhereItWasWrittenAndADraftBeforeItIsNoMessage() {
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        composer.text("Too fast");
        composer.send(SendMode.SEND);
        assertThat(composer.text()).isEmpty();

        composer.undoSending();

        assertThat(composer.text()).isEqualTo("Too fast");
        assertThat(clinic.outbox.entries).isEmpty();
        assertThat(clinic.outbox.drafts.calls).endsWith("keep Too fast", "flush");
    }

    @Test
    void whatWasWrittenSinceStandsBehindIt() {
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        composer.text("First");
        composer.send(SendMode.SEND);
        composer.text("Second");

        composer.undoSending();

        assertThat(composer.text()).isEqualTo("First\n\nSecond");
    }

    @Test
    void oneThatWasToStartAConversationIsANewMessageAgain() {
        composer.writeNew(ANNA);
        composer.text("Your form is ready");
        composer.send(SendMode.ALLOW_REPLIES);
        ConversationRow begun = started.getFirst();

        composer.undoSending();

        assertThat(composer.isNew()).isTrue();
        assertThat(composer.to()).isEqualTo(ANNA);
        assertThat(composer.text()).isEqualTo("Your form is ready");
        assertThat(composer.started(begun.id())).isNull();
        assertThat(withdrawn).isEqualTo(1);
    }

    @Test
    void theNewestOfThisConversationAloneIsTakenBackAndNotWhatHasLeft() {
        ConversationRow annas = conversation(ANNA, ConversationStatus.OPEN);
        ConversationRow roberts = conversation(ROBERT, ConversationStatus.OPEN);
        clinic.outbox.undoSeconds = 0;
        composer.writeIn(annas);
        composer.text("Has left");
        composer.send(SendMode.SEND);
        clinic.outbox.undoSeconds = 5;
        composer.writeIn(roberts);
        composer.text("Robert's");
        composer.send(SendMode.SEND);

        composer.writeIn(annas);
        composer.undoSending();
        assertThat(clinic.outbox.calls).isEmpty();

        composer.writeIn(roberts);
        composer.note(true);
        composer.undoSending();
        assertThat(clinic.outbox.calls).as("not while a note is written").isEmpty();
        composer.note(false);
        composer.undoSending();
        assertThat(composer.text()).isEqualTo("Robert's");
        assertThat(clinic.outbox.entries.values())
                .extracting(Outbox.Entry::state)
                .containsExactly(Outbox.State.SENDING);
    }
}
