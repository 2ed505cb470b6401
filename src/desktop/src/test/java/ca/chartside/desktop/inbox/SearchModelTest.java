package ca.chartside.desktop.inbox;

import static ca.chartside.desktop.fake.Samples.ANNA;
import static ca.chartside.desktop.fake.Samples.ROBERT;
import static ca.chartside.desktop.fake.Samples.SIOBHAN;
import static ca.chartside.desktop.fake.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Patient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Looking for patients (C4) and for what stands in conversations. */
class SearchModelTest extends InboxFixture {
    private final SearchModel model = new SearchModel(api, live, new UiExecutor(Runnable::run, background), later);

    private void type(String words) {
        model.setQuery(words);
        later.pass(SearchModel.PAUSE);
    }

    private List<String> lines() {
        return lines(model.items());
    }

    @Test
    void whatIsTypedQuicklyAsksOnce() {
        for (String typed : List.of("t", "te", "tes", "test")) {
            model.setQuery(typed);
        }
        assertThat(api.asked).isEmpty();
        later.pass(SearchModel.PAUSE);

        assertThat(api.asked).containsExactly("patients test", "search test null null");
        assertThat(lines()).containsExactly("PATIENTS", "TESTERSON", "CONVERSATIONS", "101", "102", "109");
    }

    @Test
    void conversationsAreFoundByWhatStandsInThemTheNewestFirst() {
        type("form");

        assertThat(lines()).containsExactly("CONVERSATIONS", "107", "108");
    }

    @Test
    void theAnswerToAnEarlierWordIsDropped() {
        background.hold();
        type("testerson");
        type("fakename");
        background.answerLast();
        background.answer();

        assertThat(lines()).contains("FAKENAME").doesNotContain("TESTERSON");
    }

    @Test
    void untilTheAnswerIsThereNothingIsToBeOpenedByKeyboard() {
        type("form");
        assertThat(model.waiting()).isFalse();
        background.hold();
        model.setQuery("refer");
        assertThat(model.waiting()).isTrue();
        assertThat(lines()).as("what was found for less stays until then").contains("108");
        later.pass(SearchModel.PAUSE.plus(SearchModel.SLOW).minus(Duration.ofMillis(1)));
        assertThat(model.slow()).isFalse();
        later.pass(Duration.ofMillis(1));
        assertThat(model.slow()).isTrue();
        background.answer();

        assertThat(model.waiting() || model.slow()).isFalse();
        assertThat(lines()).containsExactly("CONVERSATIONS", "102");
    }

    @Test
    void anEmptyQueryEndsTheSearch() {
        background.hold();
        type("test");
        model.setQuery("  ");
        background.answer();

        assertThat(model.active()).isFalse();
        assertThat(model.waiting()).isFalse();
        assertThat(model.items()).isEmpty();
    }

    @Test
    void nothingFoundIsNotNothingAnswered() {
        background.hold();
        type("zzz");
        assertThat(model.nothing()).isFalse();
        background.answer();

        assertThat(model.nothing()).isTrue();
    }

    @Test
    void aFailureIsSaidAndCanBeTriedAgain() {
        api.failing = ErrorKind.INTERNAL;
        type("1978-07-02");
        assertThat(model.error()).returns(ErrorKind.INTERNAL, ApiException::kind);
        assertThat(model.nothing()).isFalse();

        api.failing = null;
        model.retry();

        assertThat(model.error()).isNull();
        assertThat(lines()).containsExactly("PATIENTS", "FAKENAME");
    }

    @Test
    void itGoesOnByItselfOnceTheServerAnswersAgain() {
        live.connection(new ConnectionState.Offline(Instant.EPOCH));
        api.failing = ErrorKind.SERVER_UNREACHABLE;
        type("form");
        assertThat(model.items()).isEmpty();

        api.failing = null;
        live.connection(new ConnectionState.Online());

        assertThat(lines()).containsExactly("CONVERSATIONS", "107", "108");
    }

    @Test
    void withAChartItsConversationsAloneAreLookedThroughUntilItIsWidened() {
        model.setChart(SIOBHAN);
        type("form");
        assertThat(lines()).containsExactly("CONVERSATIONS", "108");
        model.widen(true);
        assertThat(lines()).containsExactly("CONVERSATIONS", "107", "108");
        type("the");
        assertThat(api.asked.getLast()).as("as long as one searches").isEqualTo("search the null null");

        model.setQuery("");
        type("form");

        assertThat(lines()).as("the next search begins with the chart").containsExactly("CONVERSATIONS", "108");
    }

    @Test
    void patientsAreFoundWhoseverChartIsOpen() {
        model.setChart(SIOBHAN);
        type("fakename");

        assertThat(lines()).containsExactly("PATIENTS", "FAKENAME");
    }

    @Test
    void anotherChartLeavesNothingOfTheFormerOne() {
        model.setChart(SIOBHAN);
        type("form");
        model.widen(true);
        background.hold();
        model.chartOpening();
        assertThat(model.items()).isEmpty();
        model.setChart(ROBERT);
        assertThat(model.items()).isEmpty();
        while (!background.waiting.isEmpty()) {
            background.answerLast();
        }

        assertThat(model.wide()).isFalse();
        assertThat(lines()).containsExactly("CONVERSATIONS", "107");
        assertThat(api.asked).contains("search form 2 null");
    }

    @Test
    void whileAChartIsBeingOpenedNoConversationsAreLookedFor() {
        model.setChart(SIOBHAN);
        type("form");
        api.asked.clear();
        model.chartOpening();

        assertThat(api.asked).containsExactly("patients form");
    }

    @Test
    void theSameChartAgainChangesNothing() {
        model.setChart(SIOBHAN);
        type("form");
        api.asked.clear();
        model.setChart(SIOBHAN);

        assertThat(api.asked).isEmpty();
        assertThat(lines()).containsExactly("CONVERSATIONS", "108");
    }

    @Test
    void pagesComeAsTheirEndComesIntoSight() {
        api.pageSize = 2;
        type("the");
        assertThat(lines()).containsExactly("CONVERSATIONS", "103", "107");
        background.hold();
        model.more();
        model.more();
        assertThat(background.waiting).as("one page at a time").hasSize(1);
        background.answer();
        assertThat(lines()).containsExactly("CONVERSATIONS", "103", "107", "108", "104");
        assertThat(api.asked.getLast()).isEqualTo("search the null 2");
        background.release();
        model.more();
        model.more();
        long pages =
                api.asked.stream().filter(what -> what.startsWith("search")).count();
        model.more();

        assertThat(api.asked.stream().filter(what -> what.startsWith("search")).count())
                .as("the end is the end")
                .isEqualTo(pages);
    }

    @Test
    void aPageThatCannotBeHadKeepsThoseBeforeItAndIsTriedAgain() {
        api.pageSize = 2;
        type("the");
        api.failing = ErrorKind.SERVER_UNREACHABLE;
        model.more();
        assertThat(model.error()).isNotNull();
        assertThat(lines()).containsExactly("CONVERSATIONS", "103", "107");

        api.failing = null;
        model.retry();

        assertThat(model.error()).isNull();
        assertThat(lines()).containsExactly("CONVERSATIONS", "103", "107", "108", "104");
    }

    @Test
    void aPageOfAnEarlierSearchIsDropped() {
        api.pageSize = 2;
        type("the");
        background.hold();
        model.more();
        type("form");
        background.answerLast();
        background.answer();

        assertThat(lines()).containsExactly("CONVERSATIONS", "107", "108");
    }

    @Test
    void oneLetterLooksForPatientsAlone() {
        type("a");
        type("3 -");
        assertThat(api.asked).containsExactly("patients a", "patients 3 -");
        type("a3");

        assertThat(api.asked).endsWith("search a3 null null");
    }

    @Test
    void whatIsLongerThanTheServerTakesIsLookedForByItsBeginning() {
        type("abc" + "😀".repeat(100));
        type("word ".repeat(80));

        assertThat(api.asked).hasSize(2).allMatch(what -> what.startsWith("search "));
        assertThat(api.asked.getFirst()).isEqualTo("search abc" + "😀".repeat(98) + " null null");
        assertThat(api.asked.getLast()).isEqualTo("search " + "word ".repeat(40) + " null null");
    }

    @Test
    void manyPatientsLeaveTheConversationsInSightUntilAllAreAskedFor() {
        for (int i = 11; i < 15; i++) {
            api.patients.put(
                    i, new Patient(i, "Ann", "FORM" + i, "1980-01-01", 46, "F", null, null, null, null, "en", "AC"));
        }
        type("form");
        assertThat(lines())
                .containsExactly(
                        "PATIENTS", "FORM11", "FORM12", "FORM13", "more patients", "CONVERSATIONS", "107", "108");

        model.showAllPatients();

        assertThat(lines())
                .containsExactly("PATIENTS", "FORM11", "FORM12", "FORM13", "FORM14", "CONVERSATIONS", "107", "108");
    }

    @Test
    void whoIsToBeWrittenToIsAPatient() {
        type("test");
        model.setPatientsOnly(true);
        assertThat(model.items()).containsExactly(new Item.Person(ANNA));

        model.setPatientsOnly(false);

        assertThat(lines()).contains("CONVERSATIONS", "101");
    }

    @Test
    void whatHappensToAConversationThatWasFoundShowsInItsRow() {
        type("form");
        model.stored(api.act(id(108), new ConversationAction.Close(Long.MAX_VALUE)));
        assertThat(model.items().getLast().conversation().status()).isEqualTo(ConversationStatus.CLOSED);
        api.asked.clear();

        api.act(id(108), new ConversationAction.Reopen());
        api.asked.clear();
        live.send(new Event.StaffRead(200, id(101), Samples.RITA.id(), 199));
        live.send(new Event.StaffRead(201, id(108), Samples.RITA.id(), 200));
        live.send(new Event.StaffRead(202, id(108), Samples.CHEN.id(), 200));
        later.pass(InboxModel.TOGETHER);

        assertThat(api.asked).as("of what was found alone, once").containsExactly("conversation");
        assertThat(model.items().getLast().conversation().status()).isEqualTo(ConversationStatus.OPEN);
    }

    @Test
    void thatAMessageWasTakenBackShowsInTheRowThatWasFound() {
        type("form");
        api.asked.clear();
        live.send(new Event.MessageTakenBack(200, id(101), id(1), 5));
        live.send(new Event.MessageTakenBack(201, id(108), id(1), 5));
        later.pass(InboxModel.TOGETHER);
        assertThat(api.asked).containsExactly("conversation");
    }
}
