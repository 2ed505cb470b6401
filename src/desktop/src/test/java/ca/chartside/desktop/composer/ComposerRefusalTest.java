package ca.chartside.desktop.composer;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.NOW;
import static ca.chartside.desktop.fake.FakeClinic.ROBERT;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.Samples;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.SendMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a message that the server refuses, and of what is written meanwhile. */
class ComposerRefusalTest extends ComposerFixture {
    @Test
    void aNewerMessageIsShownAndTheTextComesBack() {
        ConversationRow row = conversation(ANNA, ConversationStatus.OPEN);
        composer.writeIn(row);
        composer.text("See you at 10:15 then.");
        composer.send(SendMode.SEND);
        Message newer = clinic.fromPatient(row, NOW, "Can it be after 11?");
        clinic.outbox.refuse(sent().messageId(), ErrorKind.NEWER_MESSAGE);
        assertThat(composer.text()).isEqualTo("See you at 10:15 then.");
        assertThat(clinic.outbox.entries).isEmpty();
        assertThat(composer.notice()).isEqualTo(new Notice.Newer(newer));
        composer.lastSeen(id -> newer.seq(), id -> true);
        composer.send(SendMode.SEND);
        assertThat(sent().lastSeenSeq()).isEqualTo(newer.seq());
        assertThat(composer.notice()).isNull();
    }

    @Test
    void aColleaguesNewerMessageIsShownAsTheirs() {
        ConversationRow row = conversation(ANNA, ConversationStatus.OPEN);
        composer.writeIn(row);
        composer.text("See you at 10:15 then.");
        composer.send(SendMode.SEND);
        Message newer = clinic.fromStaff(row, Samples.CHEN, NOW, "Come at 11.", DeliveryState.SENT);
        clinic.outbox.refuse(sent().messageId(), ErrorKind.NEWER_MESSAGE);
        assertThat(composer.notice()).isEqualTo(new Notice.Newer(newer));
    }

    @Test
    void aNewerMessageLeavesWhatIsBeingWritten() {
        ConversationRow row = conversation(ANNA, ConversationStatus.OPEN);
        composer.writeIn(row);
        composer.text("First");
        composer.send(SendMode.SEND);
        composer.text("Second");
        clinic.fromPatient(row, NOW, "Wait");
        clinic.outbox.refuse(sent().messageId(), ErrorKind.NEWER_MESSAGE);
        assertThat(composer.text()).isEqualTo("Second");
        assertThat(clinic.outbox.entries).as("kept as not sent").hasSize(1);
        assertThat(composer.notice()).isInstanceOf(Notice.Newer.class);
    }

    @Test
    void aConversationClosedMeanwhileKeepsTheTextAndOffersToReopen() {
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        composer.text("Hello");
        composer.send(SendMode.SEND);
        clinic.outbox.refuse(sent().messageId(), ErrorKind.CONVERSATION_CLOSED);
        assertThat(composer.text()).isEqualTo("Hello");
        assertThat(composer.notice()).isEqualTo(new Notice.Refused(ErrorKind.CONVERSATION_CLOSED));
        assertThat(composer.mainMode()).isEqualTo(SendMode.ALLOW_REPLIES);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorKind.class,
            names = {"INTERNAL", "WRONG_PATIENT", "PATIENT_NOT_FOUND", "BODY_TOO_LARGE"})
    void anyOtherRefusalIsSaidAndTheMessageStaysInTheOutbox(ErrorKind kind) {
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        composer.text("Hello");
        composer.send(SendMode.SEND);
        clinic.outbox.refuse(sent().messageId(), kind);
        assertThat(composer.notice()).isEqualTo(new Notice.Refused(kind));
        assertThat(clinic.outbox.entries).hasSize(1);
        composer.dismissNotice();
        assertThat(composer.notice()).isNull();
        assertThat(clinic.outbox.entries).hasSize(1);
    }

    @Test
    void whatIsRefusedInAnotherConversationTouchesNoDraft() {
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        composer.text("Hello");
        composer.send(SendMode.SEND);
        composer.writeIn(conversation(ROBERT, ConversationStatus.OPEN));
        clinic.outbox.refuse(sent().messageId(), ErrorKind.NEWER_MESSAGE);
        assertThat(composer.text()).isEmpty();
        assertThat(composer.notice()).isNull();
        assertThat(clinic.outbox.entries).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorKind.class,
            names = {
                "NEWER_MESSAGE",
                "CONVERSATION_CLOSED",
                "INVALID_VALUE",
                "MESSAGE_TOO_LONG",
                "MESSAGES_BLOCKED",
                "WARNING_NOT_CONFIRMED",
                "MESSAGING_OFF"
            })
    void whatWasRefusedBehindTheScenesComesBackWhenItsConversationIsOpened(ErrorKind kind) {
        ConversationRow row = conversation(ANNA, ConversationStatus.OPEN);
        composer.writeIn(row);
        composer.text("Hello");
        composer.send(SendMode.SEND);
        composer.writeIn(conversation(ROBERT, ConversationStatus.OPEN));
        clinic.outbox.refuse(sent().messageId(), kind);

        composer.writeIn(row);

        assertThat(composer.text()).isEqualTo("Hello");
        assertThat(composer.notice()).isNotNull();
        assertThat(clinic.outbox.entries).isEmpty();
    }

    @Test
    void aFirstMessageThatIsRefusedIsANewMessageAgain() {
        composer.writeNew(ANNA);
        composer.text("Hello");
        composer.send(SendMode.ALLOW_REPLIES);
        ConversationRow row = started.getFirst();
        clinic.outbox.refuse(sent().messageId(), ErrorKind.INVALID_VALUE);

        assertThat(composer.isNew()).isTrue();
        assertThat(composer.to()).isEqualTo(ANNA);
        assertThat(composer.text()).isEqualTo("Hello");
        assertThat(composer.notice()).isEqualTo(new Notice.Refused(ErrorKind.INVALID_VALUE));
        assertThat(withdrawn).isEqualTo(1);
        assertThat(clinic.outbox.entries).isEmpty();

        composer.send(SendMode.SEND);
        assertThat(sent().conversationId()).isNotEqualTo(row.id());
    }

    @Test
    void aRefusedFirstMessageReplacesNoOtherNewMessage() {
        composer.writeNew(ANNA);
        composer.text("First");
        composer.send(SendMode.SEND);
        ConversationRow row = started.getFirst();
        composer.writeNew(ANNA);
        composer.text("Second");
        clinic.outbox.refuse(sent().messageId(), ErrorKind.INVALID_VALUE);

        composer.writeInStarted(sent(), ANNA);

        assertThat(started).containsExactly(row, row);
        assertThat(composer.conversationId()).isEqualTo(row.id());
        assertThat(clinic.outbox.entries).as("to be seen in its conversation").hasSize(1);
        composer.writeNew(ANNA);
        assertThat(composer.text()).isEqualTo("Second");
    }
}
