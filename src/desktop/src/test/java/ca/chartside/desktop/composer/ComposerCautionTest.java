package ca.chartside.desktop.composer;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.protocol.Caution;
import ca.chartside.protocol.Caution.Reason;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SendMode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A patient who is not to be written to, or only after a word (M17). */
class ComposerCautionTest extends ComposerFixture {
    private static final Caution BLOCKS = new Caution(Reason.DO_NOT_MESSAGE, true);
    private static final Caution WARNS = new Caution(Reason.MOVED, false);

    private static Patient anna(Caution... cautions) {
        return ANNA.withCautions(List.of(cautions));
    }

    /** The server has other news of Anna than this computer. */
    private ConversationRow nowOnTheServer(ConversationRow row, Caution... cautions) {
        ConversationRow same = FakeClinic.row(row.id(), anna(cautions), row.status());
        clinic.api.put(same);
        return same;
    }

    @Test
    void whoIsBlockedGetsNothingAndWhatIsWrittenStays() {
        composer.writeNew(anna(BLOCKS, WARNS));
        composer.text("Hello");
        assertThat(composer.canSend()).isFalse();
        composer.send(SendMode.SEND);
        composer.sendAnyway();
        assertThat(clinic.outbox.requests).isEmpty();
        assertThat(composer.asking()).isFalse();
        assertThat(composer.text()).isEqualTo("Hello");

        composer.chartChanged(anna());
        assertThat(composer.canSend()).as("the record was corrected").isTrue();
        composer.send(SendMode.SEND);
        assertThat(sent().confirmed()).isEmpty();
    }

    @Test
    void aWarningIsConfirmedForEachMessageAndGoesWithIt() {
        composer.writeIn(conversation(anna(WARNS), ConversationStatus.OPEN));
        for (int i = 1; i <= 2; i++) {
            composer.text("Hello");
            composer.send(SendMode.SEND);
            assertThat(composer.asking()).isTrue();
            composer.sendAnyway();
            assertThat(clinic.outbox.requests).hasSize(i);
            assertThat(sent().confirmed()).containsExactly(Reason.MOVED);
        }
        composer.text("Hello");
        composer.send(SendMode.SEND);
        composer.doNotSend();
        assertThat(clinic.outbox.requests).hasSize(2);
        assertThat(composer.text()).isEqualTo("Hello");
    }

    @Test
    void whoIsBlockedWhileItIsAskedGetsNothing() {
        ConversationRow row = conversation(anna(WARNS), ConversationStatus.OPEN);
        composer.writeIn(row);
        composer.text("Hello");
        composer.send(SendMode.SEND);
        composer.writeIn(nowOnTheServer(row, BLOCKS));
        composer.sendAnyway();
        assertThat(clinic.outbox.requests).isEmpty();
        assertThat(composer.text()).isEqualTo("Hello");
    }

    @Test
    void aMessageThatMeetsABlockComesBackAndTheReasonIsAskedFor() {
        ConversationRow row = conversation(ANNA, ConversationStatus.OPEN);
        composer.writeIn(row);
        composer.text("Hello");
        composer.send(SendMode.SEND);
        nowOnTheServer(row, BLOCKS);
        clinic.outbox.refuse(sent().messageId(), ErrorKind.MESSAGES_BLOCKED);
        assertThat(composer.text()).isEqualTo("Hello");
        assertThat(clinic.outbox.entries).isEmpty();
        assertThat(composer.notice()).isEqualTo(new Notice.Refused(ErrorKind.MESSAGES_BLOCKED));
        assertThat(composer.blocked()).isTrue();
        assertThat(composer.canSend()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMessageThatMeetsAWarningIsSentAgainOnceItIsConfirmed(boolean fresh) {
        ConversationRow row = conversation(ANNA, ConversationStatus.OPEN);
        if (fresh) {
            composer.writeNew(ANNA);
        } else {
            composer.writeIn(row);
        }
        composer.text("Hello");
        composer.send(SendMode.SEND);
        nowOnTheServer(row, WARNS);
        clinic.outbox.refuse(sent().messageId(), ErrorKind.WARNING_NOT_CONFIRMED);
        assertThat(composer.text()).isEqualTo("Hello");
        assertThat(composer.isNew()).isEqualTo(fresh);
        composer.send(SendMode.SEND);
        assertThat(composer.asking()).isTrue();
        composer.sendAnyway();
        assertThat(sent().confirmed()).containsExactly(Reason.MOVED);
        assertThat(composer.notice()).isNull();
    }
}
