package ca.chartside.desktop.inbox;

import static ca.chartside.desktop.fake.Samples.ANNA;
import static ca.chartside.desktop.fake.Samples.ROBERT;
import static ca.chartside.desktop.fake.Samples.at;
import static ca.chartside.desktop.fake.Samples.id;
import static ca.chartside.desktop.fake.Samples.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.inbox.Item.Section;
import ca.chartside.desktop.net.StaffApi.Tab;
import ca.chartside.protocol.ConversationAction;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What stands in the list: tabs, headings, pages, the row that is open and the one just answered. */
class InboxModelTest extends InboxFixture {
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
    void theHeadingsAreTriagesAlone() {
        InboxModel model = model(Samples.CHEN);
        model.setChart(ANNA);

        assertThat(model.items())
                .doesNotContain(new Item.Heading(Section.THIS_CHART))
                .hasSize(9);
    }

    @Test
    void urgentFirstAsTheServerHasIt() {
        api.act(id(101), new ConversationAction.Urgent(true));
        InboxModel model = model(Samples.RITA);
        assertThat(lines(model)).startsWith("WHOLE_CLINIC", "101", "104");

        model.setChart(ANNA);
        assertThat(lines(model)).startsWith("THIS_CHART", "101", "102", "WHOLE_CLINIC", "104");
    }

    @Test
    void whatWasClosedFromTheListKeepsItsPlaceMarkedUntilAnotherIsOpened() {
        InboxModel model = model(Samples.RITA);
        model.select(id(103));
        for (int number : new int[] {106, 105, 108}) {
            model.stored(api.act(id(number), new ConversationAction.Close(Long.MAX_VALUE)));
        }
        String[] all = {"WHOLE_CLINIC", "104", "105 answered", "106 answered", "108 answered", "103", "102", "101"};
        assertThat(lines(model)).containsExactly(all);

        live.send(event(101));
        later.pass(Duration.ofSeconds(1));
        assertThat(lines(model)).as("after the news of it").containsExactly(all);

        model.select(id(102));
        assertThat(lines(model)).containsExactly("WHOLE_CLINIC", "104", "103", "102", "101");
    }

    @Test
    void whatWasDoneShowsBeforeTheListIsAskedAgain() {
        InboxModel model = model(Samples.RITA);
        background.hold();

        model.stored(api.act(id(101), new ConversationAction.Assign(Samples.CHEN.id(), "")));

        assertThat(Objects.requireNonNull(model.row(id(101))).ownerName()).isEqualTo("Dr. Mei Chen");
    }

    @Test
    void whatIsBackInTriageIsThereOnce() {
        InboxModel model = model(Samples.RITA);
        model.stored(api.act(id(106), new ConversationAction.NoReplyNeeded(Long.MAX_VALUE)));
        model.stored(api.act(id(106), new ConversationAction.MarkUnread(null)));

        assertThat(lines(model)).containsOnlyOnce("106").doesNotContain("106 answered");
    }
}
