package ca.chartside.desktop.actions;

import static ca.chartside.desktop.fake.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.actions.ActionsModel.Entry;
import ca.chartside.desktop.actions.ActionsModel.Said;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Which entries the three dots have, what each does, and how it is undone (M6). */
class ActionsModelTest extends ActionsFixture {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            open, read, in Triage   | 101 | MARK_UNREAD CLOSE GROUP_INFO FILES NO_REPLY_NEEDED ASSIGN URGENT EXPORT
            open, unread, in Triage | 102 | CLOSE GROUP_INFO FILES NO_REPLY_NEEDED ASSIGN URGENT EXPORT
            open, not in Triage     | 107 | MARK_UNREAD CLOSE GROUP_INFO FILES ASSIGN URGENT EXPORT
            closed, in Triage       | 105 | MARK_UNREAD REOPEN GROUP_INFO FILES NO_REPLY_NEEDED ASSIGN URGENT EXPORT
            closed, not in Triage   | 109 | MARK_UNREAD REOPEN GROUP_INFO FILES ASSIGN URGENT EXPORT
            """)
    void whatMakesSenseForAConversationAndNothingElse(String stands, int number, String entries) {
        assertThat(actions.entries(row(number)))
                .as(stands)
                .extracting(Entry::name)
                .containsExactly(entries.split(" "));
    }

    @Test
    void whatIsUrgentCanBeCalmedAgain() {
        actions.choose(Entry.URGENT, row(101));

        assertThat(actions.entries(row(101))).contains(Entry.NOT_URGENT).doesNotContain(Entry.URGENT);
    }

    @Test
    void aConversationThatTheServerDoesNotHaveYetHasNone() {
        ConversationRow started =
                Samples.row(0, Samples.ANNA, ConversationStatus.OPEN, null, "", Samples.RITA, 0, false, false);

        assertThat(actions.entries(started)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MARK_UNREAD, 107, MarkUnread[since=null]",
        "CLOSE, 101, Close[lastSeenSeq=SEEN]",
        "REOPEN, 109, Reopen[]",
        "NO_REPLY_NEEDED, 101, NoReplyNeeded[lastSeenSeq=SEEN]",
        "URGENT, 101, Urgent[on=true]",
        "NOT_URGENT, 101, Urgent[on=false]"
    })
    void anEntryAsksTheServerAndTellsOnlyWhatIsStored(Entry entry, int number, String action) {
        long seen = row(number).lastSeq();
        background.hold();
        actions.choose(entry, row(number));
        actions.choose(entry, row(number));
        assertThat(stored).isEmpty();
        assertThat(actions.said()).as("before it is stored").isNull();

        background.answer();
        assertThat(background.waiting).as("once").isEmpty();
        assertThat(acts()).containsExactly("act " + action.replace("SEEN", String.valueOf(seen)));
        assertThat(stored).containsExactly(row(number));
        assertThat(actions.said()).isEqualTo(new Said.Done(entry, row(number).patient(), entry != Entry.REOPEN, null));
    }

    @Test
    void whatFailsChangesNothingSaysWhyAndCanBeTriedAgain() {
        api.failing = ErrorKind.SERVER_UNREACHABLE;
        actions.choose(Entry.CLOSE, row(101));
        assertThat(stored).isEmpty();
        assertThat(row(101).status()).isEqualTo(ConversationStatus.OPEN);
        assertThat(actions.said())
                .isInstanceOfSatisfying(
                        Said.Failed.class,
                        failed -> assertThat(failed.why().kind()).isEqualTo(ErrorKind.SERVER_UNREACHABLE));

        later.pass(ActionsModel.UNDO.multipliedBy(2));
        assertThat(actions.said()).as("a failure stays until it is read").isNotNull();

        api.failing = null;
        actions.goOn();
        assertThat(row(101).status()).isEqualTo(ConversationStatus.CLOSED);
        assertThat(actions.said()).isEqualTo(new Said.Done(Entry.CLOSE, row(101).patient(), true, null));
    }

    @Test
    void whereThePatientHasWrittenSinceTheUserLooksFirst() {
        api.failing = ErrorKind.PATIENT_WROTE;
        actions.choose(Entry.NO_REPLY_NEEDED, row(102));
        assertThat(actions.said()).isInstanceOf(Said.Failed.class);
        assertThat(actions.canGoOn())
                .as("the same again would be refused again")
                .isFalse();
    }

    @Test
    void offlineNothingIsAsked() {
        live.connection(new ConnectionState.Offline(java.time.Instant.EPOCH));
        assertThat(actions.online()).isFalse();
        for (Entry entry : Entry.values()) {
            actions.choose(entry, row(101));
        }
        assertThat(api.asked).isEmpty();
        assertThat(wanted).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"ASSIGN", "GROUP_INFO", "FILES", "EXPORT"})
    void twoEntriesOpenADialog(Entry entry) {
        actions.choose(entry, row(101));

        assertThat(wanted).containsExactly(entry);
        assertThat(acts()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"MARK_UNREAD", "ASSIGN", "GROUP_INFO", "FILES", "EXPORT"})
    void onlyWhoMarksAsUnreadGoesAwayFromIt(Entry entry) {
        actions.choose(entry, row(101));
        assertThat(left).isEmpty();

        actions.choose(Entry.MARK_UNREAD, row(101));
        assertThat(left).containsExactly(id(101));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MARK_UNREAD     | 107 | NoReplyNeeded[lastSeenSeq=SEEN]
            MARK_UNREAD     | 101 | ''
            CLOSE           | 107 | Reopen[]
            CLOSE           | 102 | Reopen[] MarkUnread[since=SINCE]
            NO_REPLY_NEEDED | 102 | MarkUnread[since=SINCE]
            URGENT          | 101 | Urgent[on=false]
            NOT_URGENT      | 101 | Urgent[on=true]
            """)
    void undoingPutsItBackWhereItWas(Entry entry, int number, String steps) {
        ConversationRow before = row(number);
        actions.choose(entry, before);
        api.asked.clear();

        actions.goOn();

        assertThat(String.join(" ", acts()).replace("act ", ""))
                .isEqualTo(steps.replace("SEEN", String.valueOf(before.lastSeq()))
                        .replace("SINCE", String.valueOf(before.needsActionSince())));
        assertThat(row(number).status()).isEqualTo(before.status());
        assertThat(row(number).needsActionSince())
                .as("it has waited as long as before")
                .isEqualTo(before.needsActionSince());
        assertThat(stored.getLast()).isEqualTo(row(number));
        assertThat(actions.said()).isNull();
    }

    @Test
    void anUrgentOneThatWasClosedIsUrgentAgain() {
        api.act(id(102), new ConversationAction.Urgent(true));
        actions.choose(Entry.CLOSE, row(102));
        assertThat(row(102).urgent()).isFalse();

        actions.goOn();

        assertThat(row(102).urgent()).isTrue();
    }

    @Test
    void undoingTheMarkReadsUpToItAgainAndNoFurther() {
        ConversationRow before = row(107);
        api.messages.put(before.id(), new ArrayList<>(List.of(entry(107, MessageKind.MESSAGE, Samples.CHEN.id()))));
        actions.choose(Entry.MARK_UNREAD, before);
        api.messages.get(before.id()).add(entry(200, MessageKind.MARKED_UNREAD, Samples.RITA.id()));
        api.messages.get(before.id()).add(entry(201, MessageKind.MESSAGE, null));

        actions.goOn();

        assertThat(api.asked).contains("markRead 200");
    }

    @Test
    void undoingTheMarkReadsNothingThatCameUnseenBeforeIt() {
        ConversationRow before = row(107);
        api.messages.put(before.id(), new ArrayList<>(List.of(entry(199, MessageKind.MESSAGE, null))));
        actions.choose(Entry.MARK_UNREAD, before);
        api.messages.get(before.id()).add(entry(200, MessageKind.MARKED_UNREAD, Samples.RITA.id()));

        actions.goOn();

        assertThat(api.asked).noneMatch(what -> what.startsWith("markRead"));
    }

    private Message entry(long seq, MessageKind kind, UUID author) {
        return new Message(
                new UUID(8, seq),
                id(107),
                seq,
                author == null ? AuthorKind.PATIENT : AuthorKind.STAFF,
                author,
                "",
                "",
                0,
                null,
                kind,
                null,
                null);
    }

    @Test
    void whatWasDoneGoesAfterSomeSecondsUnlessTheUserIsAtIt() {
        actions.choose(Entry.CLOSE, row(101));
        actions.hold(true);
        later.pass(ActionsModel.UNDO.plusMillis(1));
        assertThat(actions.said()).isNotNull();

        actions.hold(false);
        later.pass(ActionsModel.UNDO);
        assertThat(actions.said()).isNull();
        api.asked.clear();
        actions.goOn();
        assertThat(api.asked).as("too late").isEmpty();
    }

    @Test
    void theSecondSayingHasItsOwnSeconds() {
        actions.choose(Entry.CLOSE, row(101));
        later.pass(ActionsModel.UNDO.minusMillis(1));
        actions.choose(Entry.URGENT, row(102));
        later.pass(java.time.Duration.ofMillis(2));

        assertThat(actions.said()).isEqualTo(new Said.Done(Entry.URGENT, row(102).patient(), true, null));
    }

    @Test
    void filingIsOfferedToWhoFilesAndAtTheMomentOfClosing() {
        assertThat(actions.entries(row(101))).doesNotContain(Entry.FILE_TO_CHART);
        actions.choose(Entry.CLOSE, row(101));
        assertThat(((Said.Done) actions.said()).toFile()).isNull();

        actions.filing(() -> true);
        assertThat(actions.entries(row(102))).contains(Entry.FILE_TO_CHART);
        List<ConversationRow> wanted = new ArrayList<>();
        actions.addListener(new ActionsModel.Listener() {
            @Override
            public void wanted(Entry entry, ConversationRow row) {
                assertThat(entry).isEqualTo(Entry.FILE_TO_CHART);
                wanted.add(row);
            }
        });
        actions.choose(Entry.CLOSE, row(102));
        actions.file();
        assertThat(wanted).containsExactly(row(102));
        assertThat(actions.said()).as("it is done with").isNull();
    }
}
