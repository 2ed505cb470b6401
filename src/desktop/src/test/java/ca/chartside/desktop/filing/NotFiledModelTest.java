package ca.chartside.desktop.filing;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Filing;
import ca.chartside.protocol.FilingState;
import ca.chartside.protocol.FromCompanion.Reason;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was to stand in a chart and does not. */
class NotFiledModelTest extends FilingFixture {
    private boolean may = true;

    private NotFiledModel list() {
        NotFiledModel model = new NotFiledModel(filings, filer, live, ui, later, clock, () -> may);
        model.load();
        return model;
    }

    private static Filing filing(int number, FilingState state, long askedAt, @Nullable Reason reason) {
        return new Filing(
                Samples.id(number),
                CONVERSATION,
                Samples.ANNA,
                state,
                askedAt,
                Samples.CHEN.id(),
                Samples.CHEN.displayName(),
                List.of(message(1)),
                List.of(),
                true,
                false,
                null,
                reason,
                null,
                List.of());
    }

    private Filing failed() {
        return filing(501, FilingState.FAILED, Samples.at(24, 8, 0), Reason.LOGGED_OUT);
    }

    private List<UUID> waiting(NotFiledModel model) {
        return model.waiting().stream().map(Filing::id).toList();
    }

    @Test
    void whatFailedAndWhatIsInDoubtWaitsAndWhatIsOnItsWayDoesNot() {
        filings.put(failed());
        filings.put(filing(502, FilingState.IN_DOUBT, Samples.at(24, 8, 1), Reason.IN_DOUBT));
        filings.put(filing(503, FilingState.ASKED, Samples.at(24, 9, 39), null));
        filings.put(filing(504, FilingState.ASKED, Samples.at(24, 9, 0), null));
        NotFiledModel model = list();
        assertThat(waiting(model)).containsExactly(Samples.id(501), Samples.id(502), Samples.id(504));
        assertThat(model.waiting()).extracting(NotFiledModel::inDoubt).containsExactly(false, true, true);
    }

    @Test
    void onceMoreItLeavesTheListAndComesBackWhereItFails() {
        filings.put(failed());
        NotFiledModel model = list();
        model.again(failed());
        assertThat(waiting(model)).isEmpty();
        way.notFiled(Samples.id(501), Reason.REFUSED, null);
        live.send(new Event.FilingChanged(1, CONVERSATION, Samples.id(501), FilingState.FAILED, List.of(), null));
        later.pass(Duration.ofSeconds(1));
        assertThat(model.waiting()).extracting(Filing::reason).containsExactly(Reason.REFUSED);
    }

    @Test
    void aPersonSaysWhatTheyFoundInTheChart() {
        filings.put(filing(502, FilingState.IN_DOUBT, Samples.at(24, 8, 1), Reason.IN_DOUBT));
        filings.put(filing(505, FilingState.IN_DOUBT, Samples.at(24, 8, 2), Reason.IN_DOUBT));
        NotFiledModel model = list();
        model.stands(model.waiting().getFirst());
        assertThat(filings.asked).contains("settle FILED");
        boolean[] then = new boolean[1];
        model.leave(model.waiting().getFirst(), () -> then[0] = true);
        assertThat(filings.asked).contains("settle WITHDRAWN");
        assertThat(then[0]).isTrue();
        assertThat(waiting(model)).isEmpty();
    }

    @Test
    void whatCannotBeSaidStaysAndSaysWhy() {
        filings.put(failed());
        NotFiledModel model = list();
        filings.failing = new ApiException(ErrorKind.SERVER_UNREACHABLE);
        model.leave(failed(), () -> {});
        assertThat(model.error()).isNotNull();
        assertThat(waiting(model)).hasSize(1);
    }

    @Test
    void whoMayNotFileIsNotAskedToSeeToIt() {
        filings.put(failed());
        may = false;
        assertThat(waiting(list())).isEmpty();
        assertThat(filings.asked).doesNotContain("open");
    }
}
