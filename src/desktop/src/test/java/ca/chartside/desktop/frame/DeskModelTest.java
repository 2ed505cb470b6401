package ca.chartside.desktop.frame;

import static ca.chartside.desktop.fake.Samples.ANNA;
import static ca.chartside.desktop.fake.Samples.ROBERT;
import static ca.chartside.desktop.fake.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.actions.ActionsModel;
import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.chart.ChartModel;
import ca.chartside.desktop.clinic.ClinicModel;
import ca.chartside.desktop.composer.ComposerModel;
import ca.chartside.desktop.composer.MessagingModel;
import ca.chartside.desktop.fake.FakeApi;
import ca.chartside.desktop.fake.FakeBackground;
import ca.chartside.desktop.fake.FakeLater;
import ca.chartside.desktop.fake.FakeLive;
import ca.chartside.desktop.fake.FakeOutbox;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.frame.DeskModel.Front;
import ca.chartside.desktop.inbox.InboxModel;
import ca.chartside.desktop.inbox.SearchModel;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.net.StaffApi.Tab;
import ca.chartside.desktop.thread.ThreadComposer;
import ca.chartside.desktop.thread.ThreadModel;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.Uuid7;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeskModelTest {
    private final FakeApi api = Samples.clinic();
    private final FakeLive live = new FakeLive();
    private final FakeLater later = new FakeLater();
    private final FakeOutbox outbox = new FakeOutbox();
    private final FakeBackground background = new FakeBackground();
    private final UiExecutor ui = new UiExecutor(Runnable::run, background);
    private final Clock clock = Clock.fixed(Samples.NOW.toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    private final ChartModel chart = new ChartModel(api, live, ui);
    private final InboxModel inbox = new InboxModel(api, live, ui, new FakeLater(), Samples.RITA);
    private final SearchModel search = new SearchModel(api, live, ui, later);
    private final ThreadModel thread = new ThreadModel(api, ui, outbox, live, Samples.RITA, clock);
    private final ComposerModel composer = new ComposerModel(
            api,
            ui,
            outbox,
            new MessagingModel(new ClinicModel(api, live, ui), api.messaging),
            Samples.RITA,
            clock,
            new Uuid7(clock));
    private final ActionsModel actions = new ActionsModel(api, ui, live, new FakeLater(), Samples.RITA.id());
    private final DeskModel desk =
            new DeskModel(api, ui, chart, inbox, search, thread, composer, actions, Samples.RITA);

    DeskModelTest() {
        ThreadComposer.tie(thread, composer);
    }

    @Test
    void aRowThatIsChosenIsReadAndWrittenInto() {
        inbox.refresh();

        desk.open(id(104));

        assertThat(thread.conversationId()).isEqualTo(id(104));
        assertThat(composer.conversationId()).isEqualTo(id(104));
        assertThat(inbox.selected()).isEqualTo(id(104));
        assertThat(desk.front()).isEqualTo(Front.CONVERSATION);
        assertThat(desk.patient()).isEqualTo(ROBERT);
    }

    @Test
    void aConversationOutsideTheListIsFetchedToBeWrittenInto() {
        inbox.refresh();

        desk.open(id(109));

        assertThat(composer.conversationId()).isEqualTo(id(109));
        assertThat(composer.to()).isEqualTo(ANNA);
    }

    @Test
    void aConversationThatCouldNotBeOpenedAtFirstIsWrittenIntoOnceItCan() {
        api.failing = ErrorKind.SERVER_UNREACHABLE;
        desk.open(id(109));
        assertThat(composer.to()).isNull();
        api.failing = null;

        thread.refresh();
        assertThat(composer.conversationId()).isEqualTo(id(109));

        api.failing = ErrorKind.SERVER_UNREACHABLE;
        desk.open(id(104));
        api.failing = null;
        desk.open(id(104));
        assertThat(composer.conversationId()).isEqualTo(id(104));
    }

    @Test
    void aNewMessageGoesToTheChartsPatient() {
        chart.open(ANNA);
        desk.open(id(104));

        desk.newMessage();

        assertThat(composer.isNew()).isTrue();
        assertThat(composer.to()).isEqualTo(ANNA);
        assertThat(thread.conversationId()).isNull();
        assertThat(inbox.selected()).isNull();
    }

    @Test
    void withoutAChartANewMessageLooksForThePatientFirst() {
        desk.newMessage();
        assertThat(desk.choosing()).isTrue();
        assertThat(desk.front()).isEqualTo(Front.LIST);

        desk.choose(ROBERT);

        assertThat(chart.chart()).isEqualTo(ROBERT);
        assertThat(composer.to()).isEqualTo(ROBERT);
        assertThat(desk.choosing()).isFalse();
        assertThat(desk.front()).isEqualTo(Front.CONVERSATION);
    }

    @Test
    void aPatientThatIsFoundOpensTheirChartAndTheirConversations() {
        desk.choose(ROBERT);

        assertThat(chart.chart()).isEqualTo(ROBERT);
        assertThat(inbox.tab()).isEqualTo(Tab.PATIENT);
        assertThat(desk.hasConversation()).isFalse();
    }

    @Test
    void aPatientThatIsFoundIsNotShownBesideAnothersConversation() {
        inbox.refresh();
        desk.open(id(102));
        composer.text("For Anna");

        desk.choose(ROBERT);

        assertThat(desk.hasConversation()).isFalse();
        assertThat(desk.otherChart()).isNull();
        assertThat(composer.to()).isNull();
        desk.open(id(102));
        assertThat(composer.text()).isEqualTo("For Anna");
    }

    @Test
    void aPatientThatIsFoundKeepsTheirOwnConversation() {
        inbox.refresh();
        desk.open(id(102));

        desk.choose(ANNA);

        assertThat(thread.conversationId()).isEqualTo(id(102));
    }

    @Test
    void anotherChartTurnsNeitherTheConversationNorWhatIsWritten() {
        chart.open(ANNA);
        inbox.refresh();
        desk.open(id(102));
        composer.text("For Anna");

        chart.open(ROBERT);

        assertThat(desk.otherChart()).isEqualTo(ROBERT);
        assertThat(desk.patient()).isEqualTo(ANNA);
        assertThat(composer.to()).isEqualTo(ANNA);
        assertThat(composer.text()).isEqualTo("For Anna");
        assertThat(thread.conversationId()).isEqualTo(id(102));

        chart.open(ANNA);
        assertThat(desk.otherChart()).isNull();
    }

    @Test
    void backShowsTheListAndLosesNothing() {
        inbox.refresh();
        desk.open(id(102));
        composer.text("Half a sentence");

        desk.back();

        assertThat(desk.front()).isEqualTo(Front.LIST);
        assertThat(thread.conversationId()).isEqualTo(id(102));
        assertThat(composer.text()).isEqualTo("Half a sentence");
    }

    @Test
    void theStatusSaysWhatIsWrongAndNothingElse() {
        StatusModel status =
                new StatusModel(live, outbox, new Messages(Locale.ENGLISH), ZoneOffset.UTC, Samples.CLINIC);
        assertThat(status.sentence()).isNull();

        live.connection(new ConnectionState.Offline(Samples.NOW.minusMinutes(2).toInstant(ZoneOffset.UTC)));
        assertThat(status.sentence()).isEqualTo("Offline since 09:38.");

        outbox.send(new SendRequest(id(1), id(2), 1, "x", SendMode.SEND, 0));
        assertThat(status.sentence()).isEqualTo("Offline since 09:38. 1 message waits to be sent.");
        assertThat(status.canTry()).isTrue();

        live.connection(new ConnectionState.Online());
        assertThat(status.sentence()).as("on its way for the first time").isNull();

        outbox.unreachable();
        outbox.send(new SendRequest(id(3), id(2), 1, "y", SendMode.SEND, 0));
        assertThat(status.sentence()).as("one behind the other").isEqualTo("2 messages wait to be sent.");

        outbox.refuse(ErrorKind.INTERNAL);
        assertThat(status.sentence()).isEqualTo("2 messages were not sent.");
        assertThat(status.canTry()).isFalse();

        outbox.send(new SendRequest(id(4), id(5), 1, "z", SendMode.SEND, 0));
        outbox.discard(id(3));
        live.connection(new ConnectionState.Offline(Samples.NOW.toInstant(ZoneOffset.UTC)));
        assertThat(status.sentence())
                .isEqualTo("Offline since 09:40. 1 message waits to be sent. 1 message was not sent.");
    }

    @Test
    void whatIsNotSentIsShownOneAfterTheOther() {
        StatusModel status =
                new StatusModel(live, outbox, new Messages(Locale.ENGLISH), ZoneOffset.UTC, Samples.CLINIC);
        assertThat(status.canShow()).isFalse();
        assertThat(status.next()).isNull();
        outbox.send(new SendRequest(id(1), id(102), 1, "x", SendMode.SEND, 0));
        outbox.send(new SendRequest(id(2), id(104), 2, "y", SendMode.SEND, 0));
        outbox.refuse(ErrorKind.INTERNAL);

        assertThat(status.canShow()).isTrue();
        assertThat(Stream.generate(status::next)
                        .limit(3)
                        .map(entry -> entry.request().messageId()))
                .containsExactly(id(1), id(2), id(1));
    }

    private SendRequest refused(int conversation, int patient, ErrorKind why) {
        SendRequest request =
                new SendRequest(id(1), id(conversation), patient, "See you on Thursday.", SendMode.ALLOW_REPLIES, 0);
        outbox.send(request);
        outbox.refuse(why);
        return request;
    }

    @Test
    void aRefusedMessageIsShownInItsConversation() {
        inbox.refresh();
        SendRequest request = refused(109, 1, ErrorKind.CONVERSATION_CLOSED);

        desk.openUnsent(request);

        assertThat(desk.front()).isEqualTo(Front.CONVERSATION);
        assertThat(thread.conversationId()).isEqualTo(id(109));
        assertThat(composer.conversationId()).isEqualTo(id(109));
        assertThat(composer.text()).isEqualTo("See you on Thursday.");
    }

    @Test
    void whatIsNotSentIsShownAtOnceAndNothingIsWrittenUntilItIsKnownToWhom() {
        inbox.refresh();
        SendRequest request = refused(109, 1, ErrorKind.WRONG_PATIENT);
        desk.open(id(104));
        background.hold();

        desk.openUnsent(request);

        assertThat(thread.conversationId()).isEqualTo(id(109));
        assertThat(desk.front()).isEqualTo(Front.CONVERSATION);
        assertThat(composer.to()).as("Robert is written to no more").isNull();
        background.release();
        background.waiting.forEach(Runnable::run);
        assertThat(composer.conversationId()).isEqualTo(id(109));
    }

    @Test
    void aLateAnswerAboutWhatIsNotSentLeavesWhatWasOpenedSince() {
        inbox.refresh();
        SendRequest request = refused(999, 1, ErrorKind.WRONG_PATIENT);
        background.hold();
        desk.openUnsent(request);
        desk.open(id(104));
        composer.text("Dear Robert");
        background.release();
        background.waiting.forEach(Runnable::run);

        assertThat(thread.conversationId()).isEqualTo(id(104));
        assertThat(composer.conversationId()).isEqualTo(id(104));
        assertThat(composer.text()).isEqualTo("Dear Robert");
    }

    @Test
    void aRefusedMessageThatWasToStartAConversationIsWrittenAnew() {
        SendRequest request = refused(999, 2, ErrorKind.INVALID_VALUE);

        desk.openUnsent(request);

        assertThat(composer.isNew()).isTrue();
        assertThat(composer.to()).isEqualTo(ROBERT);
        assertThat(composer.text()).isEqualTo("See you on Thursday.");
        assertThat(thread.conversationId()).isNull();
        assertThat(inbox.selected()).isNull();
        assertThat(outbox.entries()).isEmpty();
        assertThat(desk.front()).isEqualTo(Front.CONVERSATION);
    }

    @Test
    void aConversationThatTheOutboxAloneHasCanBeOpenedAgain() {
        chart.open(ANNA);
        desk.newMessage();
        composer.text("Hello");
        composer.send(SendMode.SEND);
        SendRequest request = outbox.entries().getFirst().request();
        desk.open(id(104));
        outbox.refuse(ErrorKind.WRONG_PATIENT);
        api.failing = ErrorKind.SERVER_UNREACHABLE;

        desk.openUnsent(request);

        assertThat(thread.conversationId()).isEqualTo(request.conversationId());
        assertThat(desk.patient()).isEqualTo(ANNA);
        assertThat(inbox.selected()).isEqualTo(request.conversationId());
        assertThat(outbox.entries()).as("with Retry and Discard beside it").hasSize(1);
    }

    @Test
    void whileTheServerIsAwayAMessageOfAnEarlierRunCanBeSeen() {
        SendRequest request = refused(999, 2, ErrorKind.INVALID_VALUE);
        api.failing = ErrorKind.SERVER_UNREACHABLE;

        desk.openUnsent(request);

        assertThat(thread.conversationId()).isEqualTo(id(999));
        assertThat(outbox.entries()).hasSize(1);
    }

    @Test
    void whatWasDoneShowsInTheListTheConversationAndTheComposerAtOnce() {
        inbox.refresh();
        desk.open(id(101));

        actions.choose(ActionsModel.Entry.CLOSE, inbox.row(id(101)));

        assertThat(inbox.row(id(101)).status()).isEqualTo(ConversationStatus.CLOSED);
        assertThat(thread.conversation().status()).isEqualTo(ConversationStatus.CLOSED);
        assertThat(composer.closed()).isTrue();
        assertThat(desk.front()).isEqualTo(DeskModel.Front.CONVERSATION);
    }

    @Test
    void whoMarksTheOpenConversationAsUnreadIsBackAtTheListAndTheDraftStays() {
        inbox.refresh();
        desk.open(id(101));
        composer.text("Yes, on Thur");

        actions.choose(ActionsModel.Entry.MARK_UNREAD, inbox.row(id(101)));
        assertThat(desk.front()).isEqualTo(DeskModel.Front.LIST);
        assertThat(desk.hasConversation()).isFalse();
        assertThat(inbox.selected()).isNull();
        assertThat(inbox.row(id(101)).unread()).isTrue();

        desk.open(id(101));
        assertThat(composer.text()).isEqualTo("Yes, on Thur");
    }

    @Test
    void markingAnotherConversationLeavesTheOpenOneAlone() {
        inbox.refresh();
        desk.open(id(101));

        actions.choose(ActionsModel.Entry.MARK_UNREAD, inbox.row(id(106)));

        assertThat(inbox.selected()).isEqualTo(id(101));
        assertThat(desk.hasConversation()).isTrue();
    }
}
