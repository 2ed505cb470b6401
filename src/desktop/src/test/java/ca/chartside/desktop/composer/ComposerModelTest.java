package ca.chartside.desktop.composer;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.NOW;
import static ca.chartside.desktop.fake.FakeClinic.ROBERT;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.Uuid7;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComposerModelTest {
    private final FakeClinic clinic = new FakeClinic();
    private final ComposerModel composer =
            new ComposerModel(clinic.api, clinic.ui(), clinic.outbox, ME, clinic.clock, new Uuid7(clinic.clock));
    private final List<ConversationRow> started = new ArrayList<>();
    private final List<ConversationRow> continued = new ArrayList<>();
    private int withdrawn;

    ComposerModelTest() {
        composer.addListener(new ComposerListener() {
            @Override
            public void conversationStarted(ConversationRow conversation) {
                started.add(conversation);
            }

            @Override
            public void conversationWithdrawn() {
                withdrawn++;
            }

            @Override
            public void conversationContinued(ConversationRow conversation) {
                continued.add(conversation);
            }
        });
    }

    private ConversationRow conversation(Patient patient, ConversationStatus status) {
        return clinic.conversation(patient, status);
    }

    private SendRequest sent() {
        return clinic.outbox.requests.getLast();
    }

    @Test
    void whatTheButtonAndItsArrowOffer() {
        composer.writeNew(ANNA);
        assertThat(composer.mainMode()).isEqualTo(SendMode.SEND);
        assertThat(composer.modes()).containsExactly(SendMode.SEND, SendMode.ALLOW_REPLIES);
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        assertThat(composer.mainMode()).isEqualTo(SendMode.SEND);
        assertThat(composer.modes()).containsExactly(SendMode.SEND, SendMode.ALLOW_REPLIES);
        composer.writeIn(conversation(ANNA, ConversationStatus.CLOSED));
        assertThat(composer.mainMode()).isEqualTo(SendMode.ALLOW_REPLIES);
        assertThat(composer.modes()).containsExactly(SendMode.ALLOW_REPLIES, SendMode.WITHOUT_REOPENING);
        assertThat(composer.closed()).isTrue();
    }

    @Test
    void aNewMessageStartsAConversationAndGoesOnInIt() {
        composer.writeNew(ANNA);
        composer.text("Hello");
        composer.send(SendMode.ALLOW_REPLIES);
        assertThat(started).hasSize(1);
        ConversationRow row = started.getFirst();
        assertThat(row.status()).isEqualTo(ConversationStatus.OPEN);
        assertThat(row.id().version()).isEqualTo(7);
        assertThat(sent())
                .isEqualTo(new SendRequest(
                        sent().messageId(), row.id(), ANNA.demographicNo(), "Hello", SendMode.ALLOW_REPLIES, 0));
        assertThat(sent().messageId()).isNotEqualTo(row.id());
        assertThat(composer.conversationId()).isEqualTo(row.id());
        assertThat(composer.text()).isEmpty();
    }

    @Test
    void aNewMessageByPlainSendStartsAClosedOne() {
        composer.writeNew(ANNA);
        composer.text("Hello");
        composer.send(SendMode.SEND);
        assertThat(started.getFirst().status()).isEqualTo(ConversationStatus.CLOSED);
        assertThat(composer.mainMode()).isEqualTo(SendMode.ALLOW_REPLIES);
    }

    @ParameterizedTest
    @EnumSource(SendMode.class)
    void theModeAndWhatWasSeenGoAlong(SendMode mode) {
        ConversationRow row = conversation(ANNA, ConversationStatus.CLOSED);
        composer.lastSeen(id -> id.equals(row.id()) ? 42 : -1);
        composer.writeIn(row);
        composer.text("Hello");
        composer.send(mode);
        assertThat(sent().mode()).isEqualTo(mode);
        assertThat(sent().lastSeenSeq()).isEqualTo(42);
        assertThat(sent().conversationId()).isEqualTo(row.id());
    }

    @Test
    void twoClicksSendOnce() {
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        composer.text("Hello");
        composer.send(SendMode.SEND);
        composer.send(SendMode.SEND);
        assertThat(clinic.outbox.requests).hasSize(1);
    }

    @Test
    void nothingAndTooMuchAreNotSent() {
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        composer.text(" \n");
        assertThat(composer.canSend()).isFalse();
        composer.text("x".repeat(Limits.MESSAGE_CHARS + 3));
        assertThat(composer.tooMany()).isEqualTo(3);
        composer.send(SendMode.SEND);
        assertThat(clinic.outbox.requests).isEmpty();
        assertThat(composer.text()).hasSize(Limits.MESSAGE_CHARS + 3);
        composer.text("x".repeat(Limits.MESSAGE_CHARS));
        assertThat(composer.canSend()).isTrue();
    }

    @Test
    void eachConversationAndEachNewMessageHasItsOwnDraft() {
        ConversationRow first = conversation(ANNA, ConversationStatus.CLOSED);
        ConversationRow second = conversation(ANNA, ConversationStatus.CLOSED);
        composer.writeIn(first);
        composer.text("one");
        composer.writeIn(second);
        assertThat(composer.text()).isEmpty();
        composer.text("two");
        composer.writeNew(ANNA);
        assertThat(composer.text()).isEmpty();
        composer.text("three");
        composer.writeNew(ROBERT);
        assertThat(composer.text()).isEmpty();
        composer.close();
        composer.writeIn(first);
        assertThat(composer.text()).isEqualTo("one");
        composer.writeIn(second);
        assertThat(composer.text()).isEqualTo("two");
        composer.writeNew(ANNA);
        assertThat(composer.text()).isEqualTo("three");
    }

    @Test
    void whomThereAreDraftsToIsKnown() {
        assertThat(composer.unsent()).isEmpty();
        composer.writeIn(conversation(ROBERT, ConversationStatus.OPEN));
        composer.text("one");
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        composer.text("two");
        composer.writeNew(ROBERT);
        composer.text("three");
        assertThat(composer.unsent()).containsExactly(ROBERT, ANNA);

        composer.text(" ");
        composer.writeIn(conversation(ANNA, ConversationStatus.CLOSED));
        composer.text("four");
        composer.send(SendMode.ALLOW_REPLIES);
        composer.close();
        assertThat(composer.unsent()).containsExactly(ROBERT, ANNA);
    }

    @Test
    void anotherChartInFrontTurnsNoDraft() {
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        composer.text("For Anna");
        composer.chartChanged(ANNA);
        assertThat(composer.otherChart()).isNull();
        composer.chartChanged(ROBERT);
        assertThat(composer.otherChart()).isEqualTo(ROBERT);
        assertThat(composer.to()).isEqualTo(ANNA);
        assertThat(composer.text()).isEqualTo("For Anna");
    }

    @Test
    void sendingPastAnotherChartAsksAndSendsToTheDraftsPatientOnly() {
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        composer.text("For Anna");
        composer.chartChanged(ROBERT);
        composer.send(SendMode.SEND);
        composer.send(SendMode.SEND);
        assertThat(composer.asking()).isTrue();
        assertThat(clinic.outbox.requests).isEmpty();
        composer.sendAnyway();
        composer.sendAnyway();
        assertThat(clinic.outbox.requests).hasSize(1);
        assertThat(sent().demographicNo()).isEqualTo(ANNA.demographicNo());
        assertThat(composer.asking()).isFalse();
    }

    @Test
    void notSendingKeepsTheDraft() {
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        composer.text("For Anna");
        composer.chartChanged(ROBERT);
        composer.send(SendMode.SEND);
        composer.doNotSend();
        assertThat(composer.asking()).isFalse();
        assertThat(composer.text()).isEqualTo("For Anna");
        assertThat(clinic.outbox.requests).isEmpty();
    }

    @Test
    void theQuestionGoesWhenItNoLongerHolds() {
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        composer.text("For Anna");
        composer.chartChanged(ROBERT);
        composer.send(SendMode.SEND);
        composer.chartChanged(ANNA);
        assertThat(composer.asking()).isFalse();
        composer.sendAnyway();
        assertThat(clinic.outbox.requests)
                .as("the answer to a question that is gone")
                .isEmpty();
        composer.chartChanged(ROBERT);
        composer.send(SendMode.SEND);
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        assertThat(composer.asking()).as("in another conversation").isFalse();
    }

    @Test
    void withoutAChartNothingIsAsked() {
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        composer.chartChanged(null);
        composer.text("For Anna");
        composer.send(SendMode.SEND);
        assertThat(clinic.outbox.requests).hasSize(1);
    }

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
        composer.lastSeen(id -> newer.seq());
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
            names = {"NEWER_MESSAGE", "CONVERSATION_CLOSED", "INVALID_VALUE", "MESSAGE_TOO_LONG"})
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

    @Test
    void aConversationThatWasStartedOpenStaysSoWhicheverMessageTheServerTakesFirst() {
        composer.writeNew(ANNA);
        composer.text("First");
        composer.send(SendMode.ALLOW_REPLIES);
        composer.text("Second");
        composer.send(SendMode.SEND);
        assertThat(sent().mode()).isEqualTo(SendMode.ALLOW_REPLIES);
    }

    @Test
    void halfACharacterDoesNotHoldUpTheOutbox() {
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        composer.text("a\ud83d");
        composer.send(SendMode.SEND);
        assertThat(sent().text()).isEqualTo("a?");
    }

    @Test
    void anOpenConversationIsOfferedAboveANewMessage() {
        conversation(ANNA, ConversationStatus.CLOSED);
        conversation(ROBERT, ConversationStatus.OPEN);
        composer.writeNew(ANNA);
        assertThat(composer.openOne()).isNull();
        ConversationRow open = conversation(ANNA, ConversationStatus.OPEN);
        composer.close();
        composer.writeNew(ANNA);
        assertThat(Objects.requireNonNull(composer.openOne()).id()).isEqualTo(open.id());
        composer.text("Hello");
        composer.continueThat();
        assertThat(continued).containsExactly(open);
        assertThat(composer.conversationId()).isEqualTo(open.id());
        assertThat(composer.text()).as("what was written goes along").isEqualTo("Hello");
        composer.writeNew(ANNA);
        assertThat(composer.text()).isEmpty();
    }

    @Test
    void whatIsWrittenInTheOpenConversationIsNotOverwritten() {
        ConversationRow open = conversation(ANNA, ConversationStatus.OPEN);
        composer.writeIn(open);
        composer.text("There already");
        composer.writeNew(ANNA);
        composer.text("Newly written");
        composer.continueThat();
        assertThat(composer.text()).isEqualTo("There already");
        composer.writeNew(ANNA);
        assertThat(composer.text()).isEqualTo("Newly written");
    }

    @Test
    void theOfferForAPatientWhoIsLeftIsDropped() {
        conversation(ANNA, ConversationStatus.OPEN);
        clinic.background.hold();
        composer.writeNew(ANNA);
        composer.writeNew(ROBERT);
        clinic.background.answer();
        assertThat(composer.openOne()).isNull();
    }
}
