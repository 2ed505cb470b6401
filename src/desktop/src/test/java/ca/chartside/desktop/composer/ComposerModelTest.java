package ca.chartside.desktop.composer;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.ROBERT;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.Samples;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written to whom, how it is sent, and what is asked before. */
class ComposerModelTest extends ComposerFixture {
    @Test
    void afterSendingTheNextMessageCanBeTyped() {
        composer.writeIn(conversation(ANNA, ConversationStatus.OPEN));
        composer.text("Hello");
        int before = focusWanted;
        composer.send(SendMode.SEND);
        assertThat(focusWanted).isEqualTo(before + 1);
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
        composer.lastSeen(id -> id.equals(row.id()) ? 42 : -1, id -> true);
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
        assertThat(composer.question().otherChart()).isNull();
        composer.chartChanged(ROBERT);
        assertThat(composer.question().otherChart()).isEqualTo(ROBERT);
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
    void intoAColleaguesConversationItAsksFirstAndIntoOnesOwnItDoesNot() {
        ConversationRow row = conversation(ANNA, ConversationStatus.OPEN);
        composer.writeIn(clinic.api.act(row.id(), new ConversationAction.Assign(Samples.CHEN.id(), "")));
        composer.text("For Anna");
        composer.send(SendMode.SEND);
        assertThat(composer.asking()).isTrue();
        assertThat(composer.question().otherOwner()).isEqualTo("Dr. Mei Chen");
        assertThat(clinic.outbox.requests).isEmpty();

        composer.writeIn(clinic.api.act(row.id(), new ConversationAction.Assign(null, "")));
        assertThat(composer.asking()).as("nobody's now").isFalse();

        composer.writeIn(clinic.api.act(row.id(), new ConversationAction.Assign(Samples.CHEN.id(), "")));
        composer.send(SendMode.SEND);
        composer.sendAnyway();
        assertThat(sent().text()).isEqualTo("For Anna");

        clinic.api.staff.add(ME);
        composer.writeIn(clinic.api.act(row.id(), new ConversationAction.Assign(ME.id(), "")));
        composer.text("Mine");
        composer.send(SendMode.SEND);
        assertThat(sent().text()).isEqualTo("Mine");
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
