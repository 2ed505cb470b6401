package ca.chartside.backend.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.chartside.backend.clinic.OscarSettings;
import ca.chartside.backend.http.Refusal;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.FiledBefore;
import ca.chartside.protocol.Filing;
import ca.chartside.protocol.FilingAgain;
import ca.chartside.protocol.FilingContent;
import ca.chartside.protocol.FilingState;
import ca.chartside.protocol.FromCompanion.Reason;
import ca.chartside.protocol.Message;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is kept of what came of a filing, and what of it goes to a chart once more. */
abstract class FilingOutcomeContract extends FilingFixture {
    @Test
    void whatStandsInTheChartIsOnItsMessagesAndTheSameAgainChangesNothing() {
        Filing filing = asked(note(question));
        long at = clock.millis();
        assertThat(filedAt()).containsExactly(null, null);
        Filing filed = told(filing, FilingState.FILED, null, 12L);
        assertThat(filed.noteId()).isEqualTo(12L);
        assertThat(filed.settledAt()).isEqualTo(at);
        assertThat(filedAt()).containsExactly(at, null);
        assertThat(events().getLast())
                .contains("\"state\":\"FILED\"", "\"filed\":[\"" + question + "\"]", "\"filedAt\":" + at);
        clock.advance(Duration.ofMinutes(5));
        assertThat(told(filing, FilingState.FILED, null, 12L)).isEqualTo(filed);
        assertThat(events()).hasSize(2);
        assertThat(audit()).containsExactly("filing.ask messages 1 files 0 note", "filing.outcome FILED note 12");
        assertThat(conversations.export(doctor, conversation, true, "json").entries())
                .extracting(Message::filedAt)
                .containsExactly(at, null);
        assertThat(conversations.export(doctor, conversation, false, "json").entries())
                .as("the patient may be given it")
                .extracting(Message::filedAt)
                .containsOnlyNulls();
    }

    @Test
    void whatIsFiledStaysFiledWhateverIsToldLater() {
        Filing filing = asked(note(question));
        Filing filed = told(filing, FilingState.FILED, null, 12L);
        assertThat(told(filing, FilingState.FAILED, Reason.LOGGED_OUT, null)).isEqualTo(filed);
        assertThat(told(filing, FilingState.FILED, null, 13L)).isEqualTo(filed);
        assertThat(audit()).endsWith("filing.late FAILED LOGGED_OUT", "filing.late FILED note 13");
    }

    @Test
    void whatFailedOrIsInDoubtIsOpenUntilItIsFiledOrLeft() {
        Filing first = asked(note(question));
        clock.advance(Duration.ofMinutes(1));
        Filing second = asked(note(answer));
        assertThat(open()).containsExactly(first.id(), second.id());
        assertThat(told(first, FilingState.FAILED, Reason.LOGGED_OUT, null).reason())
                .isEqualTo(Reason.LOGGED_OUT);
        told(second, FilingState.IN_DOUBT, Reason.IN_DOUBT, null);
        assertThat(open()).containsExactly(first.id(), second.id());
        assertThat(filings.open(doctor, 1)).satisfies(list -> {
            assertThat(list.filings()).hasSize(1);
            assertThat(list.more()).isTrue();
        });
        assertThat(filedAt()).containsExactly(null, null);

        Filing done = told(first, FilingState.FILED, null, 5L);
        assertThat(done.reason()).isNull();
        told(second, FilingState.WITHDRAWN, null, null);
        assertThat(open()).isEmpty();
        assertThat(told(second, FilingState.FAILED, Reason.NO_PAGE, null).state())
                .isEqualTo(FilingState.WITHDRAWN);
        assertThat(told(second, FilingState.FILED, null, 6L).state())
                .as("it was on its way already")
                .isEqualTo(FilingState.FILED);
        assertThat(filedAt()).doesNotContainNull();
    }

    @Test
    void ofWhatFailedInPartIsKnownWhatStands() {
        UUID scan = file(answer, "message_id");
        Filing filing = asked(request(List.of(question), List.of(scan), true, true, false, "en", false));
        Filing partly = told(filing, FilingState.FAILED, Reason.NO_DOCUMENTS, 12L);
        assertThat(partly.state()).isEqualTo(FilingState.FAILED);
        assertThat(filedAt()).as("its words stand in the note").containsExactly(clock.millis(), null);
        assertThat(told(filing, FilingState.FAILED, Reason.IN_DOUBT, null, 20L)).satisfies(now -> {
            assertThat(now.noteId()).isEqualTo(12L);
            assertThat(now.documents()).containsExactly(20L);
        });
        assertThat(told(filing, FilingState.FILED, null, 12L, 20L, 21L).documents())
                .containsExactly(20L, 21L);
    }

    @ParameterizedTest
    @EnumSource(
            value = FilingState.class,
            names = {"ASKED", "FILED", "IN_DOUBT"})
    void whatIsInTheChartOrMayBeIsFiledAgainOnlyByWhoSaysSo(FilingState state) {
        Filing filing = asked(note(question));
        if (state != FilingState.ASKED) {
            told(filing, state, state == FilingState.IN_DOUBT ? Reason.IN_DOUBT : null, null);
        }
        UUID id = ids.next();
        assertThatThrownBy(() -> filings.ask(doctor, id, note(question, answer)))
                .isInstanceOfSatisfying(Refusal.class, e -> {
                    assertThat(e.kind()).isEqualTo(ErrorKind.ALREADY_FILED);
                    assertThat(e.details().get("filed"))
                            .isEqualTo(List.of(
                                    new FiledBefore(question, filing.id(), state, clock.millis(), "Dr. Mei Chen")));
                });
        asked(note(answer));
        assertThat(filings.ask(doctor, id, again(question, answer)).filing().state())
                .isEqualTo(FilingState.ASKED);
        assertThat(audit()).endsWith("filing.ask messages 2 files 0 note again");
    }

    @Test
    void whatFailedIsOnItsWayForEverybodyWhileItIsTriedOnceMore() {
        Filing failed = told(asked(note(question)), FilingState.FAILED, Reason.LOGGED_OUT, null);
        clock.advance(Duration.ofMinutes(30));
        FilingContent content = again(failed);
        assertThat(content.noteText()).contains("How are you?");
        assertThat(content.filing().state()).isEqualTo(FilingState.ASKED);
        assertThat(content.filing().askedAt()).isEqualTo(clock.millis());
        assertThat(filings.open(doctor, 50).filings()).containsExactly(content.filing());
        assertThat(events().getLast()).contains("\"state\":\"ASKED\"");
        assertThat(audit()).endsWith("filing.again ");
        refused(() -> again(failed), ErrorKind.FILING_CHANGED);
        refused(() -> again(content.filing()), ErrorKind.FILING_CHANGED);
        refused(() -> asked(note(question)), ErrorKind.ALREADY_FILED);
        refused(() -> filings.ask(doctor, failed.id(), note(question)), ErrorKind.FILING_CHANGED);
        assertThat(told(content.filing(), FilingState.FILED, null, 12L).noteId())
                .isEqualTo(12);
        refused(() -> again(content.filing()), ErrorKind.FILING_CHANGED);
    }

    @Test
    void whatWasFiledAnewIsNotTriedOnceMoreAsWell() {
        Filing failed = told(asked(note(question, answer)), FilingState.FAILED, Reason.LOGGED_OUT, null);
        Filing anew = told(asked(note(question)), FilingState.FILED, null, 12L);
        assertThatThrownBy(() -> again(failed)).isInstanceOfSatisfying(Refusal.class, e -> {
            assertThat(e.kind()).isEqualTo(ErrorKind.ALREADY_FILED);
            assertThat(e.details().get("filed"))
                    .isEqualTo(List.of(
                            new FiledBefore(question, anew.id(), FilingState.FILED, clock.millis(), "Dr. Mei Chen")));
        });
        assertThat(open()).containsExactly(failed.id());
    }

    @Test
    void whoTriesOnceMoreHasAskedForItAndWhatStandsStays() {
        store.write(clinic, tx -> {
            new OscarSettings(tx).moaFiles(true);
            return tx;
        });
        Filing failed = told(
                asked(request(List.of(question), List.of(), true, true, false, "en", false)),
                FilingState.FAILED,
                Reason.NO_DOCUMENTS,
                12L);
        Filing tried = filings.again(moa, failed.id(), new FilingAgain(failed.askedAt()))
                .filing();
        assertThat(tried.askedBy()).isEqualTo("Rita Desk");
        assertThat(tried.noteId()).isEqualTo(12);
        assertThat(tried.askedAt()).as("another try is another moment").isGreaterThan(failed.askedAt());
        assertThat(filedAt()).containsExactly(clock.millis(), null);
    }

    @ParameterizedTest
    @EnumSource(
            value = FilingState.class,
            names = {"FAILED", "IN_DOUBT", "WITHDRAWN"})
    void ofWhatDidNotAllGoNothingIsGivenToWhoAsksUnderTheOldId(FilingState state) {
        Filing filing = asked(note(question));
        told(filing, state, state == FilingState.WITHDRAWN ? null : Reason.IN_DOUBT, null);
        refused(() -> filings.ask(doctor, filing.id(), note(question)), ErrorKind.FILING_CHANGED);
    }

    private FilingContent again(Filing failed) {
        return filings.again(doctor, failed.id(), new FilingAgain(failed.askedAt()));
    }

    @Test
    void whatDoesNotStandThereIsFiledAnewWithoutAQuestion() {
        UUID scan = file(answer, "message_id");
        UUID other = file(answer, "message_id");
        Filing failed = asked(request(List.of(question), List.of(scan, other), true, false, false, "en", false));
        told(failed, FilingState.FAILED, Reason.REFUSED, null, 30L);
        asked(note(question));
        asked(request(List.of(), List.of(other), false, false, false, "en", false));
        refused(
                () -> asked(request(List.of(), List.of(scan), false, false, false, "en", false)),
                ErrorKind.ALREADY_FILED);
    }
}
