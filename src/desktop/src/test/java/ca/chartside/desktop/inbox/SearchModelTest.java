package ca.chartside.desktop.inbox;

import static ca.chartside.desktop.fake.Samples.ANNA;
import static ca.chartside.desktop.fake.Samples.ROBERT;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.fake.FakeApi;
import ca.chartside.desktop.fake.FakeLater;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.PatientList;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchModelTest {
    private final FakeApi api = Samples.clinic();
    private final FakeLater later = new FakeLater();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final SearchModel model = new SearchModel(api, new UiExecutor(Runnable::run, background::add), later);

    private void answer() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    @Test
    void whatIsTypedQuicklyAsksOnce() {
        for (String typed : List.of("t", "te", "tes", "test")) {
            model.setQuery(typed);
        }
        later.pass(SearchModel.PAUSE);
        answer();

        assertThat(api.asked).containsExactly("search test");
        assertThat(model.found()).isEqualTo(new PatientList(List.of(ANNA), false));
    }

    @Test
    void theAnswerToAnEarlierWordIsDropped() {
        model.setQuery("testerson");
        later.pass(SearchModel.PAUSE);
        Runnable late = background.remove();
        model.setQuery("fakename");
        later.pass(SearchModel.PAUSE);
        answer();
        late.run();

        assertThat(model.found()).isEqualTo(new PatientList(List.of(ROBERT), false));
    }

    @Test
    void anEmptyQueryEndsTheSearch() {
        model.setQuery("test");
        later.pass(SearchModel.PAUSE);
        model.setQuery("  ");
        answer();

        assertThat(model.active()).isFalse();
        assertThat(model.found()).isNull();
    }

    @Test
    void aFailureIsSaidAndCanBeTriedAgain() {
        api.failing = ErrorKind.SERVER_UNREACHABLE;
        model.setQuery("1978-07-02");
        later.pass(SearchModel.PAUSE);
        answer();
        assertThat(model.error()).returns(ErrorKind.SERVER_UNREACHABLE, ApiException::kind);

        api.failing = null;
        model.retry();
        answer();

        assertThat(model.error()).isNull();
        assertThat(model.found()).isEqualTo(new PatientList(List.of(ROBERT), false));
    }
}
