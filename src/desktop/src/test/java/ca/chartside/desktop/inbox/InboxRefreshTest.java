package ca.chartside.desktop.inbox;

import static ca.chartside.desktop.fake.Samples.ANNA;
import static ca.chartside.desktop.fake.Samples.ROBERT;
import static ca.chartside.desktop.fake.Samples.SIOBHAN;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.net.StaffApi.Tab;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Patient;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the list is asked for again, and which answers are too late. */
class InboxRefreshTest extends InboxFixture {
    @Test
    void aRefreshLoadsAsManyRowsAsWereThere() {
        api.pageSize = 3;
        InboxModel model = model(Samples.RITA);
        model.more();

        live.send(event(101));
        later.pass(InboxModel.TOGETHER);

        assertThat(lines(model)).hasSize(7);
    }

    @Test
    void aLongListIsAskedForAgainInAFewRequests() {
        for (int i = 0; i < 240; i++) {
            api.put(Samples.waiting(1000 + i, ANNA, "Hello", 0, false));
        }
        InboxModel model = model(Samples.RITA);
        while (lines(model).size() < 248) {
            model.more();
        }
        List<String> before = lines(model);
        long asked = lists();

        live.send(event(101));
        later.pass(InboxModel.TOGETHER);

        assertThat(lists() - asked).isEqualTo(2);
        assertThat(lines(model)).isEqualTo(before);
    }

    @Test
    void whatIsCountedIsNeverOlderThanTheRows() {
        model(Samples.RITA);

        assertThat(api.asked.lastIndexOf("counts")).isEqualTo(api.asked.size() - 1);
    }

    @Test
    void anOlderCopyOfTheServersDataIsAskedForAndItsNewsAreHeard() {
        model(Samples.RITA);
        long before = lists();

        api.asOfSeq = 50;
        live.anew();
        assertThat(lists()).isEqualTo(before + 1);
        live.send(event(51));
        later.pass(InboxModel.TOGETHER);

        assertThat(lists()).isEqualTo(before + 2);
    }

    @Test
    void aHundredEventsTogetherAskTheServerOnce() {
        model(Samples.RITA);
        long before = lists();

        for (int seq = 101; seq <= 200; seq++) {
            live.send(event(seq));
        }
        assertThat(lists()).isEqualTo(before);
        later.pass(InboxModel.TOGETHER);

        assertThat(lists()).isEqualTo(before + 1);
    }

    @Test
    void eventsDuringARefreshAskOnceMoreWhenItIsThere() {
        InboxModel model = model(Samples.RITA);
        background.hold();
        live.send(event(101));
        later.pass(InboxModel.TOGETHER);
        for (int seq = 102; seq <= 200; seq++) {
            live.send(event(seq));
            later.pass(InboxModel.TOGETHER.dividedBy(10));
        }
        assertThat(background.waiting).hasSize(1);
        long before = lists();

        for (int round = 0; round < 10 && !background.waiting.isEmpty(); round++) {
            background.answer();
            later.pass(InboxModel.TOGETHER);
        }

        assertThat(lists()).isEqualTo(before + 2);
        assertThat(model.loaded()).isTrue();
    }

    @Test
    void whatTheListCoversAlreadyAsksNothing() {
        model(Samples.RITA);
        long before = lists();

        live.send(event(100));
        later.pass(InboxModel.TOGETHER);

        assertThat(lists()).isEqualTo(before);
    }

    @Test
    void anEventOfANewerServerAsks() {
        model(Samples.RITA);
        long before = lists();

        live.send(new Event.Unknown(0));
        later.pass(InboxModel.TOGETHER);

        assertThat(lists()).isEqualTo(before + 1);
    }

    @Test
    void anAnswerAboutAnEarlierTabIsDropped() {
        InboxModel model = model(Samples.RITA);
        background.hold();
        model.show(Tab.MINE);
        model.show(Tab.TRIAGE);
        Runnable mine = background.waiting.removeFirst();
        Runnable triage = background.waiting.removeFirst();

        triage.run();
        List<String> shown = lines(model);
        mine.run();

        assertThat(shown).startsWith("WHOLE_CLINIC");
        assertThat(lines(model)).isEqualTo(shown);
    }

    @Test
    void anAnswerAboutAnEarlierChartIsDropped() {
        InboxModel model = model(Samples.RITA);
        model.setChart(ANNA);
        model.show(Tab.PATIENT);
        background.hold();
        model.setChart(ROBERT);
        model.setChart(SIOBHAN);

        background.answerLast();
        background.answer();

        assertThat(lines(model)).containsExactly("103", "108", "105");
    }

    @Test
    void nothingOfTheOldTabStaysInSight() {
        InboxModel model = model(Samples.RITA);
        background.hold();

        model.show(Tab.MINE);

        assertThat(model.items()).isEmpty();
        assertThat(model.loaded()).isFalse();
    }

    @Test
    void whatCannotBeLoadedSaysWhyAndTriesAgainOnlineWithoutLosingTheRows() {
        InboxModel model = model(Samples.RITA);
        api.failing = ErrorKind.SERVER_UNREACHABLE;
        model.refresh();
        assertThat(model.error()).returns(ErrorKind.SERVER_UNREACHABLE, ApiException::kind);
        assertThat(lines(model)).hasSize(8);

        live.connection(new ConnectionState.Offline(Instant.EPOCH));
        api.failing = null;
        live.connection(new ConnectionState.Online());

        assertThat(model.error()).isNull();
    }

    @Test
    void theSamePatientWithNewDetailsLoadsNothing() {
        InboxModel model = model(Samples.RITA);
        model.setChart(ANNA);
        long before = lists();
        Patient moved =
                new Patient(1, "Anna", "TESTERSON", "1985-03-14", 41, "F", "3225", null, null, null, "en", "MO");

        model.setChart(moved);

        assertThat(model.chart()).isEqualTo(moved);
        assertThat(lists()).isEqualTo(before);
    }
}
