package ca.chartside.desktop.composer;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.ROBERT;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.desktop.net.Draft;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.Uuid7;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Drafts over restarts (M12). */
class ComposerDraftTest extends ComposerFixture {
    private ComposerModel restarted() {
        return new ComposerModel(
                clinic.api, clinic.ui(), clinic.outbox, clinic.messaging(), ME, clinic.clock, new Uuid7(clinic.clock));
    }

    @Test
    void afterARestartEachTextStandsWhereItWasWrittenAndBesideNobodyElse() {
        ConversationRow annas = conversation(ANNA, ConversationStatus.OPEN);
        ConversationRow roberts = conversation(ROBERT, ConversationStatus.OPEN);
        composer.writeIn(annas);
        composer.text("To Anna");
        composer.note(true);
        composer.text("About Anna");
        composer.note(false);
        composer.writeNew(ANNA);
        composer.text("New to Anna");

        ComposerModel next = restarted();
        next.writeIn(roberts);
        assertThat(next.text()).isEmpty();
        next.writeNew(ROBERT);
        assertThat(next.text()).isEmpty();
        next.writeIn(annas);
        assertThat(next.text()).isEqualTo("To Anna");
        next.note(true);
        assertThat(next.text()).isEqualTo("About Anna");
        next.note(false);
        next.writeNew(ANNA);
        assertThat(next.text()).isEqualTo("New to Anna");
    }

    @Test
    void aDraftOfAConversationIsNotShownWhereTheServerNowSaysItIsAnotherPatients() {
        ConversationRow annas = conversation(ANNA, ConversationStatus.OPEN);
        composer.writeIn(annas);
        composer.text("To Anna");

        ComposerModel next = restarted();
        next.writeIn(FakeClinic.row(annas.id(), ROBERT, ConversationStatus.OPEN));

        assertThat(next.text()).isEmpty();
    }

    @Test
    void whatWasSentOrDeletedIsNoDraftAfterARestart() {
        ConversationRow annas = conversation(ANNA, ConversationStatus.OPEN);
        ConversationRow roberts = conversation(ROBERT, ConversationStatus.OPEN);
        composer.writeIn(annas);
        composer.text("Sent");
        composer.send(SendMode.SEND);
        composer.writeIn(roberts);
        composer.text("Deleted");
        composer.text("");

        assertThat(clinic.outbox.drafts.kept).isEmpty();
        ComposerModel next = restarted();
        next.writeIn(annas);
        assertThat(next.text()).isEmpty();
    }

    @Test
    void aMessageIsTheDraftItWas() {
        composer.writeNew(ANNA);
        composer.text("Your form is ready");
        UUID draft = clinic.outbox.drafts.kept.keySet().iterator().next();

        composer.send(SendMode.SEND);
        assertThat(sent().messageId()).isEqualTo(draft);
        assertThat(clinic.outbox.drafts.calls)
                .as("it stays on the disk until the message is")
                .endsWith("sent");

        composer.text("And the other one");
        composer.send(SendMode.SEND);
        assertThat(sent().messageId()).isNotEqualTo(draft);
    }

    @Test
    void whatComesBackFromTheServerIsADraftBeforeItIsNoMessage() {
        ConversationRow annas = conversation(ANNA, ConversationStatus.OPEN);
        composer.writeIn(annas);
        composer.text("Too late");
        composer.send(SendMode.SEND);

        clinic.outbox.refuse(ErrorKind.NEWER_MESSAGE);

        assertThat(clinic.outbox.drafts.calls).endsWith("keep Too late", "flush");
        assertThat(clinic.outbox.calls).containsExactly("discard");
        assertThat(clinic.outbox.drafts.kept.values()).extracting(Draft::text).containsExactly("Too late");
    }

    @Test
    void whatOutlivesTheProgramIsNotAskedAboutAtItsEnd() {
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        composer.text("Half a sentence");
        assertThat(composer.unsent()).containsExactly(ANNA);

        clinic.outbox.drafts.lasting = true;

        assertThat(composer.unsent()).isEmpty();
    }
}
