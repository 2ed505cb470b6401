package ca.chartside.desktop.inbox;

import static ca.chartside.desktop.fake.Samples.ANNA;
import static ca.chartside.desktop.fake.Samples.ROBERT;
import static ca.chartside.desktop.fake.Samples.SIOBHAN;
import static ca.chartside.desktop.fake.Samples.at;
import static ca.chartside.desktop.fake.Samples.id;
import static ca.chartside.desktop.fake.Samples.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.fake.FakeApi;
import ca.chartside.desktop.fake.FakeBackground;
import ca.chartside.desktop.fake.FakeLater;
import ca.chartside.desktop.fake.FakeLive;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.inbox.InboxModel.Item;
import ca.chartside.desktop.inbox.InboxModel.Section;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.net.StaffApi.Tab;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.StaffUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InboxModelTest {
    private final FakeApi api = Samples.clinic();
    private final FakeLive live = new FakeLive();
    private final FakeLater later = new FakeLater();
    private final FakeBackground background = new FakeBackground();

    private InboxModel model(StaffUser me) {
        InboxModel model = new InboxModel(api, live, new UiExecutor(Runnable::run, background), later, me);
        model.refresh();
        return model;
    }

    private static List<String> lines(InboxModel model) {
        return model.items().stream()
                .map(item -> switch (item) {
                    case Item.Heading heading -> heading.section().name();
                    case Item.Row row -> number(row.row().id()) + (row.answered() ? " answered" : "");
                })
                .toList();
    }

    private static String number(UUID id) {
        return Long.toString(id.getLeastSignificantBits());
    }

    private static Event event(long seq) {
        return new Event.StaffRead(seq, id(101), id(1), seq);
    }

    private long lists() {
        return api.asked.stream()
                .filter(what -> what.startsWith("conversations"))
                .count();
    }

    @Test
    void anMoaStartsInTriageAndADoctorInTheirOwnConversations() {
        assertThat(model(Samples.RITA).tab()).isEqualTo(Tab.TRIAGE);
        assertThat(model(Samples.CHEN).tab()).isEqualTo(Tab.MINE);
    }

    @Test
    void triageListsTheLongestWaitingFirst() {
        assertThat(lines(model(Samples.RITA)))
                .containsExactly("WHOLE_CLINIC", "104", "105", "106", "108", "103", "102", "101");
    }

    @Test
    void withAChartTriageHasTwoPartsAndNoRowTwice() {
        InboxModel model = model(Samples.RITA);

        model.setChart(ANNA);

        assertThat(lines(model))
                .containsExactly("THIS_CHART", "102", "101", "WHOLE_CLINIC", "104", "105", "106", "108", "103");
    }

    @Test
    void aPartWithoutRowsHasNoHeading() {
        InboxModel model = model(Samples.RITA);
        api.rows.remove(id(101));
        api.rows.remove(id(102));

        model.setChart(ANNA);

        assertThat(lines(model)).startsWith("WHOLE_CLINIC");
    }

    @Test
    void theTabCarriesHowManyAreInTriage() {
        assertThat(Objects.requireNonNull(model(Samples.CHEN).counts()).triage())
                .isEqualTo(7);
    }

    @Test
    void allConversationsAreThereOnlyWithAChart() {
        InboxModel model = model(Samples.CHEN);

        model.show(Tab.PATIENT);
        assertThat(model.tab()).isEqualTo(Tab.MINE);
        assertThat(model.hasPatientTab()).isFalse();

        model.setChart(ANNA);
        model.show(Tab.PATIENT);
        assertThat(model.tab()).isEqualTo(Tab.PATIENT);
        assertThat(lines(model)).containsExactly("101", "102", "109");

        model.setChart(null);
        assertThat(model.tab()).isEqualTo(Tab.MINE);
        assertThat(lines(model)).hasSize(9);
    }

    @Test
    void allConversationsFollowTheChart() {
        InboxModel model = model(Samples.RITA);
        model.setChart(ANNA);
        model.show(Tab.PATIENT);

        model.setChart(ROBERT);

        assertThat(lines(model)).containsExactly("107", "106", "104");
    }

    @Test
    void whileAChartIsBeingOpenedAllConversationsStaysAndShowsNobodys() {
        InboxModel model = model(Samples.RITA);
        model.setChart(ANNA);
        model.show(Tab.PATIENT);
        long asked = lists();

        model.chartOpening();
        live.send(event(101));
        later.pass(Duration.ofSeconds(1));
        assertThat(model.tab()).isEqualTo(Tab.PATIENT);
        assertThat(model.hasPatientTab()).isTrue();
        assertThat(lines(model)).isEmpty();
        assertThat(lists()).as("there is nobody to ask about").isEqualTo(asked);

        model.setChart(ROBERT);
        assertThat(lines(model)).containsExactly("107", "106", "104");

        model.chartOpening();
        model.setChart(null);
        assertThat(model.tab()).isEqualTo(Tab.TRIAGE);
        assertThat(lines(model)).startsWith("WHOLE_CLINIC");
    }

    @Test
    void whileAChartIsBeingOpenedTriageHasNoPartOfAnother() {
        InboxModel model = model(Samples.RITA);
        model.setChart(ANNA);

        model.chartOpening();

        assertThat(lines(model)).startsWith("WHOLE_CLINIC");
    }

    @Test
    void pagesComeAsTheEndOfTheListComesIntoSight() {
        api.pageSize = 3;
        InboxModel model = model(Samples.RITA);
        assertThat(lines(model)).containsExactly("WHOLE_CLINIC", "104", "105", "106");

        model.more();
        assertThat(lines(model)).hasSize(7);
        model.more();
        assertThat(lines(model)).hasSize(8).doesNotHaveDuplicates();

        long asked = lists();
        model.more();
        assertThat(lists()).isEqualTo(asked);
    }

    @Test
    void withAChartItsOwnPartIsPagedFirst() {
        api.pageSize = 1;
        InboxModel model = model(Samples.RITA);
        model.setChart(ANNA);
        assertThat(lines(model)).containsExactly("THIS_CHART", "102", "WHOLE_CLINIC", "104");

        model.more();
        assertThat(lines(model)).containsExactly("THIS_CHART", "102", "101", "WHOLE_CLINIC", "104");
        model.more();
        assertThat(lines(model)).containsExactly("THIS_CHART", "102", "101", "WHOLE_CLINIC", "104", "105");
    }

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
    void whatIsOpenStaysOpenOverRefreshesAndTabs() {
        InboxModel model = model(Samples.RITA);
        model.select(id(103));

        api.put(waiting(120, ROBERT, "Earlier than all", at(20, 8, 0), true));
        live.send(event(101));
        later.pass(InboxModel.TOGETHER);
        assertThat(model.selected()).isEqualTo(id(103));
        assertThat(lines(model)).startsWith("WHOLE_CLINIC", "120");

        model.show(Tab.MINE);
        model.setChart(ANNA);
        assertThat(model.selected()).isEqualTo(id(103));
    }

    @Test
    void aRowJustAnsweredStaysWhereItIsUntilAnotherIsOpened() {
        InboxModel model = model(Samples.RITA);
        model.select(id(106));
        api.answer(id(106), "It is.", at(24, 9, 40));

        live.send(event(101));
        later.pass(InboxModel.TOGETHER);
        assertThat(lines(model))
                .containsExactly("WHOLE_CLINIC", "104", "105", "106 answered", "108", "103", "102", "101");
        assertThat(Objects.requireNonNull(model.row(id(106))).snippet()).isEqualTo("It is.");

        api.put(waiting(120, ROBERT, "Earlier than all", at(20, 8, 0), true));
        live.send(event(102));
        later.pass(InboxModel.TOGETHER);
        assertThat(lines(model)).startsWith("WHOLE_CLINIC", "120", "104", "105", "106 answered");

        model.select(null);
        assertThat(lines(model)).contains("106 answered");
        model.select(id(104));
        assertThat(lines(model)).startsWith("WHOLE_CLINIC", "120", "104", "105", "108");
    }

    @Test
    void theLastRowAnsweredStaysUnderItsHeading() {
        InboxModel model = model(Samples.RITA);
        model.setChart(ANNA);
        api.rows.remove(id(101));
        model.refresh();
        model.select(id(102));
        api.answer(id(102), "Yes.", at(24, 9, 40));

        model.refresh();

        assertThat(lines(model)).startsWith("THIS_CHART", "102 answered", "WHOLE_CLINIC");
    }

    @Test
    void aRowThatWaitsAgainIsNoLongerAnswered() {
        InboxModel model = model(Samples.RITA);
        model.select(id(106));
        api.answer(id(106), "It is.", at(24, 9, 40));
        model.refresh();
        api.put(waiting(106, ROBERT, "Thanks!", at(24, 9, 41), true));

        model.refresh();

        assertThat(lines(model)).contains("106").doesNotContain("106 answered");
    }

    @Test
    void whatCannotBeLoadedSaysWhyAndTriesAgainOnlineWithoutLosingTheRows() {
        InboxModel model = model(Samples.RITA);
        api.failing = ErrorKind.SERVER_UNREACHABLE;
        model.refresh();
        assertThat(model.error()).isEqualTo(ErrorKind.SERVER_UNREACHABLE);
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

    @Test
    void theHeadingsAreTriagesAlone() {
        InboxModel model = model(Samples.CHEN);
        model.setChart(ANNA);

        assertThat(model.items())
                .doesNotContain(new Item.Heading(Section.THIS_CHART))
                .hasSize(9);
    }
}
