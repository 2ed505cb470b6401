package ca.chartside.desktop.tray;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.fake.FakeApi;
import ca.chartside.desktop.fake.FakeLater;
import ca.chartside.desktop.fake.FakeLive;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.ClinicInfo;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.Counts;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.Session;
import ca.chartside.protocol.StaffUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrayModelTest {
    private static final UUID ANNAS = UUID.randomUUID();
    private static final Session SESSION = new Session(
            "a",
            0,
            "r",
            new StaffUser(UUID.randomUUID(), "rita.desk@medicalclinic.example.ca", "Rita Desk", Role.MOA, false, null),
            new ClinicInfo("medicalclinic", "Medical Clinic", null, true));

    private final List<Runnable> background = new ArrayList<>();
    private final List<TrayModel.Arrival> arrivals = new ArrayList<>();
    private final FakeLater later = new FakeLater();
    private final TrayModel model = new TrayModel(new UiExecutor(Runnable::run, background::add), later);
    private final FakeApi api = new FakeApi();
    private final FakeLive live = new FakeLive();
    private long seq;

    @BeforeEach
    void signIn() {
        model.onArrival(arrivals::add);
        model.signedIn(SESSION, new Counts(2, 2, 2), api, live);
    }

    private Event message(AuthorKind author) {
        seq++;
        Message message = new Message(UUID.randomUUID(), ANNAS, seq, author, null, "Anna", "Thanks", 0, null);
        return new Event.MessageStored(seq, 1, ConversationStatus.OPEN, message);
    }

    @Test
    void anOlderCopyOfTheServersDataIsCountedAnew() {
        api.counts = new Counts(1, 1, 1);
        live.anew();
        runBackground();
        assertThat(model.counts().number()).isEqualTo(1);
    }

    private void runBackground() {
        while (!background.isEmpty()) {
            background.removeFirst().run();
        }
    }

    @Test
    void nothingIsToldOfWhatWasThereBefore() {
        assertThat(model.counts().number()).isEqualTo(2);
        assertThat(arrivals).isEmpty();
        assertThat(background).isEmpty();
    }

    @Test
    void aPatientsMessageRaisesTheNumberAndIsTold() {
        api.counts = new Counts(3, 3, 3);
        live.send(message(AuthorKind.PATIENT));
        runBackground();
        assertThat(model.counts().number()).isEqualTo(3);
        assertThat(arrivals).containsExactly(new TrayModel.Arrival(ANNAS, 1));
    }

    @Test
    void thirtyAtOnceAreAskedForTwiceAndToldOnce() {
        api.counts = new Counts(32, 32, 32);
        for (int i = 0; i < 30; i++) {
            live.send(message(AuthorKind.PATIENT));
        }
        runBackground();
        assertThat(api.asked).containsExactly("counts", "counts");
        assertThat(arrivals).hasSize(1);
        assertThat(model.counts().number()).isEqualTo(32);
    }

    @Test
    void aMessageThatDoesNotCountForThisUserIsNotTold() {
        api.counts = new Counts(2, 3, 3);
        live.send(message(AuthorKind.PATIENT));
        runBackground();
        assertThat(model.counts().triage()).isEqualTo(3);
        assertThat(arrivals).isEmpty();
    }

    @Test
    void aColleaguesMessageIsNotTold() {
        api.counts = new Counts(3, 3, 3);
        live.send(message(AuthorKind.STAFF));
        runBackground();
        assertThat(model.counts().number()).isEqualTo(3);
        assertThat(arrivals).isEmpty();
    }

    @Test
    void readingOnAnotherComputerLowersTheNumber() {
        api.counts = new Counts(1, 2, 1);
        live.send(new Event.StaffRead(++seq, ANNAS, UUID.randomUUID(), 1));
        runBackground();
        assertThat(model.counts().number()).isEqualTo(1);
    }

    @Test
    void whatWasToldEndsWhenThisUserHasReadIt() {
        api.counts = new Counts(3, 3, 3);
        live.send(message(AuthorKind.PATIENT));
        runBackground();
        UUID me = SESSION.user().id();

        live.send(new Event.StaffRead(++seq, UUID.randomUUID(), me, 1));
        live.send(new Event.StaffRead(++seq, ANNAS, UUID.randomUUID(), 1));
        live.send(new Event.StaffRead(++seq, ANNAS, me, 0));
        assertThat(model.unread()).isEqualTo(new TrayModel.Arrival(ANNAS, 1));

        List<TrayModel.Arrival> shown = new ArrayList<>();
        model.onChange(() -> shown.add(model.unread()));
        live.send(new Event.StaffRead(++seq, ANNAS, me, 1));
        assertThat(shown).containsOnlyNulls().hasSize(1);
    }

    @Test
    void whatWasToldEndsWhereNothingCountsAnyMore() {
        api.counts = new Counts(3, 3, 3);
        live.send(message(AuthorKind.PATIENT));
        runBackground();

        api.counts = new Counts(0, 0, 0);
        live.send(message(AuthorKind.STAFF));
        runBackground();

        assertThat(model.unread()).isNull();
    }

    @Test
    void aServerThatDoesNotAnswerLeavesTheNumberAndTheNextEventAsksAgain() {
        api.failing = ErrorKind.SERVER_UNREACHABLE;
        live.send(message(AuthorKind.PATIENT));
        runBackground();
        assertThat(model.counts().number()).isEqualTo(2);

        api.failing = null;
        api.counts = new Counts(4, 4, 4);
        live.send(message(AuthorKind.PATIENT));
        runBackground();
        assertThat(model.counts().number()).isEqualTo(4);
        assertThat(arrivals).hasSize(1);
    }

    @Test
    void whatWaitsTooLongCountsWithinAMinuteWithoutAnyEvent() {
        api.counts = new Counts(3, 2, 3);
        later.pass(Duration.ofMinutes(1));
        runBackground();
        assertThat(model.counts().number()).isEqualTo(3);
        assertThat(arrivals).as("nobody wrote").isEmpty();

        api.counts = new Counts(4, 2, 4);
        later.pass(Duration.ofMinutes(1));
        runBackground();
        assertThat(model.counts().number()).isEqualTo(4);

        model.signedOut();
        later.pass(Duration.ofMinutes(5));
        assertThat(background).isEmpty();
    }

    @Test
    void aNumberThatCouldNotBeAskedForIsAskedForOnceOnlineAndToldThen() {
        api.failing = ErrorKind.SERVER_UNREACHABLE;
        live.send(message(AuthorKind.PATIENT));
        runBackground();

        api.failing = null;
        api.counts = new Counts(3, 3, 3);
        live.connection(new ConnectionState.Online());
        runBackground();
        assertThat(model.counts().number()).isEqualTo(3);
        assertThat(arrivals).containsExactly(new TrayModel.Arrival(ANNAS, 1));
    }

    @Test
    void anAnswerOfTheSignInBeforeHoldsUpNoneOfThis() {
        api.counts = new Counts(9, 9, 9);
        live.send(message(AuthorKind.STAFF));
        FakeApi fresh = new FakeApi();
        fresh.counts = new Counts(5, 5, 5);
        model.signedIn(SESSION, new Counts(2, 2, 2), fresh, live);
        live.send(message(AuthorKind.PATIENT));
        runBackground();
        assertThat(model.counts().number()).isEqualTo(5);
    }

    @Test
    void signedOutShowsNothingAndHearsNothing() {
        api.counts = new Counts(9, 9, 9);
        live.send(message(AuthorKind.PATIENT));
        model.signedOut();
        runBackground();
        assertThat(model.counts().number()).isZero();
        assertThat(model.connection()).isEqualTo(new ConnectionState.SignedOut());
        assertThat(arrivals).isEmpty();

        api.asked.clear();
        live.send(message(AuthorKind.PATIENT));
        runBackground();
        assertThat(api.asked).isEmpty();
    }

    @Test
    void offlineIsShownAndTheNumberStays() {
        ConnectionState offline = new ConnectionState.Offline(java.time.Instant.EPOCH);
        live.connection(offline);
        assertThat(model.connection()).isEqualTo(offline);
        assertThat(model.counts().number()).isEqualTo(2);
    }
}
