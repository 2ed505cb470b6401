package ca.chartside.desktop.oscar;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.bridge.Browser;
import ca.chartside.desktop.chart.ChartModel;
import ca.chartside.desktop.chart.Followed;
import ca.chartside.desktop.fake.FakeApi;
import ca.chartside.desktop.fake.FakeBackground;
import ca.chartside.desktop.fake.FakeLater;
import ca.chartside.desktop.fake.FakeLive;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.protocol.Counts;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.FromCompanion;
import ca.chartside.protocol.FromCompanion.Icon;
import ca.chartside.protocol.OscarPage;
import ca.chartside.protocol.OscarPage.Kind;
import ca.chartside.protocol.OscarPage.Trouble;
import ca.chartside.protocol.OscarPatient;
import ca.chartside.protocol.PatientCount;
import ca.chartside.protocol.ToCompanion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OscarModelTest {
    private static final String OSCAR = "https://oscar.example.ca/oscar";

    /** Remembers what it was told. */
    private static final class Told implements Browser {
        final List<ToCompanion> all = new ArrayList<>();

        @Override
        public void send(ToCompanion message) {
            all.add(message);
        }

        ToCompanion.State state() {
            return (ToCompanion.State) all.getLast();
        }
    }

    private final FakeApi api = Samples.clinic();
    private final FakeLive live = new FakeLive();
    private final FakeLater later = new FakeLater();
    private final FakeBackground background = new FakeBackground();
    private Instant time = Samples.NOW.toInstant(ZoneOffset.UTC);
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return time;
        }
    };
    private final List<String> did = new ArrayList<>();
    private final ChartModel chart = new ChartModel(api, live, new UiExecutor(Runnable::run, background));
    private final Told chrome = new Told();
    private final Told firefox = new Told();
    private final OscarModel model = model(new OscarModel.Versions(1, 1, "0.1.0"));
    private long turn;

    private OscarModel model(OscarModel.Versions versions) {
        return new OscarModel(
                new UiExecutor(Runnable::run, background),
                later,
                clock,
                versions,
                new OscarModel.Program() {
                    @Override
                    public void show() {
                        did.add("show");
                    }

                    @Override
                    public void write() {
                        did.add("write to " + number());
                    }

                    @Override
                    public void history(boolean ofChart) {
                        did.add("history " + (ofChart ? number() : "mine"));
                    }
                },
                this::changed);
    }

    /** As a window does. */
    private void changed() {
        if (model.now().turn() != turn) {
            turn = model.now().turn();
            chart.follow(model.now().followed());
        }
    }

    private @Nullable Integer number() {
        return chart.chart() == null ? null : chart.chart().demographicNo();
    }

    private void signIn() {
        model.signedIn(List.of(OSCAR), api, live);
        model.shows(new ConnectionState.Online(), new Counts(4, 9, 2));
    }

    private void hello(Browser browser) {
        model.heard(browser, new FromCompanion.Hello(1, "1.0", "chrome", 0));
    }

    private static OscarPatient said(int number) {
        return new OscarPatient(
                number,
                "ANNA",
                "TESTERSON" + number,
                "1985-03-14",
                "F",
                "9876 543 225",
                null,
                "ON",
                null,
                null,
                null,
                "AC",
                null);
    }

    private static OscarPage page(String id, Kind kind, @Nullable Integer number) {
        return new OscarPage(id, kind, OSCAR, number, number == null ? null : said(number), null, null);
    }

    private static OscarPage chart(int number) {
        return page("chart" + number, Kind.CHART, number);
    }

    private static OscarPage schedule() {
        return page("schedule", Kind.SCHEDULE, null);
    }

    private static OscarPage with(
            OscarPage page, String oscar, @Nullable OscarPatient said, @Nullable Trouble trouble) {
        return new OscarPage(page.id(), page.kind(), oscar, page.demographicNo(), said, page.provider(), trouble);
    }

    private void context(Browser browser, @Nullable OscarPage current, OscarPage... others) {
        List<OscarPage> open = new ArrayList<>(List.of(others));
        if (current != null) {
            open.add(current);
        }
        model.heard(browser, new FromCompanion.Context(current, open));
    }

    @Test
    void theChartIsThatOfTheLastPageThatHadTheFocusAndNeverAnotherByGuess() {
        signIn();
        context(chrome, chart(1));
        assertThat(number()).isEqualTo(1);
        assertThat(chart.chart().lastName()).isEqualTo("TESTERSON1");
        assertThat(chart.chart().hinLast4()).isEqualTo("3225");
        assertThat(chart.chart().age()).isEqualTo(41);

        context(chrome, page("master2", Kind.MASTER, 2), chart(1));
        assertThat(number()).as("the master record sets it, too (C6)").isEqualTo(2);
        context(chrome, schedule(), chart(1));
        assertThat(number()).as("the schedule").isNull();
        context(chrome, chart(1), schedule());
        context(chrome, null, schedule());
        assertThat(number()).as("it was closed").isNull();
        context(chrome, with(chart(1), OSCAR, null, Trouble.LOGGED_OUT));
        assertThat(number()).as("logged out").isNull();
        context(chrome, with(chart(1), OSCAR, null, Trouble.NOT_READABLE));
        assertThat(number()).isNull();
        context(chrome, with(chart(1), OSCAR, said(2), null));
        assertThat(number()).as("a page that speaks of somebody else").isNull();
    }

    @Test
    void whileOscarHasNotToldWhoItIsNoOtherStaysTheCurrentOne() {
        signIn();
        context(chrome, chart(1));
        context(chrome, with(chart(2), OSCAR, null, null));
        assertThat(number()).isNull();
        assertThat(chart.opening()).isEqualTo(2);
        context(chrome, chart(2));
        assertThat(number()).isEqualTo(2);
        assertThat(chart.opening()).isNull();
    }

    @Test
    void ofTwoBrowsersTheOneCountsWhosePageHadTheFocusLast() {
        signIn();
        context(chrome, chart(1));
        context(firefox, page("f2", Kind.CHART, 2));
        assertThat(number()).isEqualTo(2);
        context(chrome, chart(1), schedule());
        assertThat(number()).as("a page was opened behind").isEqualTo(2);
        context(chrome, chart(1), schedule());
        assertThat(number())
                .as("told once more as it was: it has the focus again")
                .isEqualTo(1);
        model.gone(firefox);
        assertThat(number()).isEqualTo(1);
        model.gone(chrome);
        assertThat(number()).isNull();

        context(chrome, chart(1));
        context(firefox, page("f2", Kind.CHART, 2));
        model.gone(firefox);
        assertThat(number())
                .as("its pages go with it, and none comes in their place")
                .isNull();
    }

    @Test
    void oneThatWasOpenedByHandStaysUntilOscarIsLookedAtAgain() {
        signIn();
        context(chrome, chart(1));
        chart.open(Samples.SIOBHAN);
        context(chrome, chart(1), schedule());
        assertThat(number()).isEqualTo(3);
        context(chrome, chart(1), schedule());
        assertThat(number()).isEqualTo(1);
    }

    @Test
    void onlyTheClinicsOscarIsFollowed() {
        signIn();
        context(chrome, chart(1));
        context(chrome, with(chart(2), "https://other.example.ca/oscar", said(2), null), chart(1));
        assertThat(number()).isNull();
        assertThat(model.now().foreign()).isEqualTo("https://other.example.ca/oscar");
        assertThat(model.now().open()).extracting(OscarPatient::demographicNo).containsExactly(1);
        for (String same : List.of("https://OSCAR.example.ca:443/oscar/", OSCAR)) {
            context(chrome, with(chart(1), same, said(1), null));
            assertThat(number()).as(same).isEqualTo(1);
            assertThat(model.now().foreign()).isNull();
        }
        for (String other : List.of(
                "http://oscar.example.ca/oscar",
                "https://oscar.example.ca/oscar2",
                "https://oscar.example.ca:8443/oscar",
                "https://oscar.example.ca.evil.example/oscar",
                "https://oscar.example.ca/OSCAR",
                "file:///oscar",
                "nonsense %")) {
            context(chrome, with(chart(1), other, said(1), null));
            assertThat(number()).as(other).isNull();
        }
    }

    @Test
    void aClinicWithoutAnOscarFollowsNoneUntilOneIsTied() {
        model.signedIn(List.of(), api, live);
        context(chrome, chart(1));
        assertThat(number()).isNull();
        assertThat(model.now().bound()).isFalse();
        assertThat(model.now().foreign()).isEqualTo(OSCAR);

        model.clinics(List.of(OSCAR));
        assertThat(model.now().bound()).isTrue();
        assertThat(number()).isEqualTo(1);
    }

    @Test
    void whoSignsInFollowsWhatIsInFrontAndWhoIsSignedOutNothing() {
        context(chrome, chart(1));
        assertThat(number()).isNull();
        signIn();
        assertThat(number()).isEqualTo(1);
        model.signedOut();
        assertThat(model.now().followed()).isEqualTo(new Followed.Nothing());
        assertThat(number()).isNull();
    }

    /** C2: whatever comes, the chart is the current page of the context that came last, or there is none. */
    @Test
    void aThousandContextsOfTwoBrowsersNeverShowAnotherThanTheCurrentPagesChart() {
        signIn();
        background.hold();
        Random random = new Random(20261130);
        Map<Browser, OscarPage> last = new HashMap<>();
        Browser front = null;
        int shown = 0;
        for (int i = 0; i < 1000; i++) {
            Browser browser = random.nextBoolean() ? chrome : firefox;
            OscarPage current = random.nextInt(5) == 0 ? null : randomPage(random, browser == chrome ? "c" : "f");
            OscarPage before = current == null ? last.remove(browser) : last.put(browser, current);
            if (current != null && (before == null || !before.id().equals(current.id()))) {
                front = browser;
            }
            // Something else is open each time: no context is told twice.
            context(browser, current, page("behind" + i, Kind.CHART, 9));
            if (random.nextInt(10) == 0) {
                model.gone(browser);
                last.remove(browser);
                front = front == browser ? null : front;
            }
            while (random.nextBoolean() && !background.waiting.isEmpty()) {
                background.answerLast();
            }
            OscarPage page = front == null ? null : last.get(front);
            if (number() != null) {
                shown++;
                assertThat(page).as("step " + i).isNotNull();
                assertThat(number()).as("step " + i).isEqualTo(page.demographicNo());
                assertThat(page.trouble()).as("step " + i).isNull();
                assertThat(page.oscar()).as("step " + i).isEqualTo(OSCAR);
                assertThat(page.kind()).as("step " + i).isNotEqualTo(Kind.SCHEDULE);
            }
        }
        assertThat(shown).isGreaterThan(300);
    }

    private static OscarPage randomPage(Random random, String browser) {
        int number = 1 + random.nextInt(4);
        String id = browser + number + "." + random.nextInt(2);
        return switch (random.nextInt(8)) {
            case 0 -> page(id, Kind.SCHEDULE, null);
            case 1 -> with(page(id, Kind.CHART, number), OSCAR, null, Trouble.LOGGED_OUT);
            case 2 -> with(page(id, Kind.CHART, number), "https://other.example.ca/oscar", said(number), null);
            case 3 -> with(page(id, Kind.CHART, number), OSCAR, null, null);
            case 4 -> page(id, Kind.MASTER, number);
            default -> page(id, Kind.CHART, number);
        };
    }

    @Test
    void anOlderOrNewerCompanionIsTalkedToOrItIsSaidWhatToUpdate() {
        OscarModel three = model(new OscarModel.Versions(2, 3, "3.0"));
        three.heard(chrome, new FromCompanion.Hello(9, "9.0", "chrome", 3));
        assertThat(chrome.all.getFirst()).isEqualTo(new ToCompanion.Welcome(3, "3.0", null));
        assertThat(three.now().outdated()).isEmpty();
        three.heard(chrome, new FromCompanion.Hello(2, "2.0", "chrome", 0));
        assertThat(chrome.all).contains(new ToCompanion.Welcome(2, "3.0", null));

        three.heard(firefox, new FromCompanion.Hello(1, "1.0", "firefox", 0));
        assertThat(firefox.all).contains(new ToCompanion.Welcome(1, "3.0", ToCompanion.Part.COMPANION));
        assertThat(three.now().outdated()).containsExactly(ToCompanion.Part.COMPANION);
        three.signedIn(List.of(OSCAR), api, live);
        three.heard(firefox, new FromCompanion.Context(chart(1), List.of()));
        assertThat(three.now().followed()).as("what it says is not understood").isEqualTo(new Followed.Nothing());

        three.heard(chrome, new FromCompanion.Hello(9, "9.0", "chrome", 4));
        assertThat(chrome.all).contains(new ToCompanion.Welcome(3, "3.0", ToCompanion.Part.CLIENT));
        three.gone(firefox);
        assertThat(three.now().outdated()).containsExactly(ToCompanion.Part.CLIENT);
    }

    @Test
    void eachBrowserIsToldWhatItsIconsShowWheneverThatChanges() {
        hello(chrome);
        assertThat(chrome.state())
                .isEqualTo(new ToCompanion.State(ToCompanion.Connection.SIGNED_OUT, List.of(), 0, false, List.of()));
        signIn();
        hello(firefox);
        api.patientCounts.put(1, new PatientCount(1, 2, true));
        context(chrome, chart(1), schedule());
        assertThat(chrome.state())
                .isEqualTo(new ToCompanion.State(
                        ToCompanion.Connection.ONLINE,
                        List.of(OSCAR),
                        4,
                        false,
                        List.of(new ToCompanion.PatientNumber(1, 2, true))));
        assertThat(firefox.state().patients()).as("no chart is open there").isEmpty();

        int before = chrome.all.size();
        model.shows(new ConnectionState.Online(), new Counts(4, 8, 1));
        assertThat(chrome.all).as("nothing that is shown changed").hasSize(before);
        model.shows(new ConnectionState.Online(), new Counts(5, 8, 1, true, List.of()));
        assertThat(chrome.state()).returns(5, ToCompanion.State::number).returns(true, ToCompanion.State::urgent);

        model.shows(new ConnectionState.Offline(time), new Counts(5, 8, 1));
        assertThat(chrome.state())
                .isEqualTo(new ToCompanion.State(ToCompanion.Connection.OFFLINE, List.of(OSCAR), 0, false, List.of()));
        model.signedOut();
        assertThat(chrome.state().connection()).isEqualTo(ToCompanion.Connection.SIGNED_OUT);
    }

    @Test
    void aPatientsNumberIsAskedForAgainWithWhatHappensAtMostOnceInATenthOfASecond() {
        signIn();
        hello(chrome);
        context(chrome, chart(1));
        assertThat(chrome.state().patients()).isEmpty();
        api.asked.clear();
        api.patientCounts.put(1, new PatientCount(1, 1, false));
        for (int i = 0; i < 30; i++) {
            live.send(new Event.StaffRead(200 + i, new UUID(1, 1), new UUID(2, 2), 1));
        }
        live.send(new Event.PatientChanged(300, 1));
        later.pass(Duration.ofMillis(100));
        assertThat(api.asked.stream().filter(asked -> asked.startsWith("counts")))
                .containsExactly("counts [1]");
        assertThat(chrome.state().patients()).containsExactly(new ToCompanion.PatientNumber(1, 1, false));

        context(chrome, null);
        assertThat(chrome.state().patients()).as("its chart was closed").isEmpty();
        api.asked.clear();
        live.send(new Event.StaffRead(400, new UUID(1, 1), new UUID(2, 2), 1));
        later.pass(Duration.ofSeconds(1));
        assertThat(api.asked).as("nobody's chart is open").isEmpty();
    }

    @Test
    void patientsOfAnotherOscarAreNobodyHere() {
        signIn();
        hello(chrome);
        api.patientCounts.put(2, new PatientCount(2, 7, false));
        context(chrome, with(chart(2), "https://other.example.ca/oscar", said(2), null));
        assertThat(chrome.state().patients()).isEmpty();
        assertThat(api.asked).noneMatch(asked -> asked.startsWith("counts"));
    }

    @Test
    void theLogoWritesToTheChartAndTheEnvelopeShowsItsHistory() {
        signIn();
        context(chrome, chart(1));
        model.heard(chrome, new FromCompanion.Click(Icon.LOGO, chart(1)));
        model.heard(chrome, new FromCompanion.Click(Icon.ENVELOPE, chart(1)));
        context(chrome, schedule());
        model.heard(chrome, new FromCompanion.Click(Icon.LOGO, schedule()));
        model.heard(chrome, new FromCompanion.Click(Icon.ENVELOPE, schedule()));
        assertThat(did).containsExactly("show", "write to 1", "show", "history 1", "show", "show", "history mine");
    }

    @Test
    void aClickWaitsUntilOscarHasToldWhoItIs() {
        signIn();
        OscarPage unknown = with(chart(1), OSCAR, null, null);
        context(chrome, unknown);
        model.heard(chrome, new FromCompanion.Click(Icon.LOGO, unknown));
        assertThat(did).isEmpty();
        context(chrome, chart(1));
        assertThat(did).containsExactly("show", "write to 1");
    }

    @Test
    void nobodyIsWrittenToWhoseChartIsNotInFrontAnyMore() {
        signIn();
        context(chrome, chart(2));
        model.heard(chrome, new FromCompanion.Click(Icon.LOGO, chart(1)));
        assertThat(did).containsExactly("show");
        context(chrome, with(chart(3), "https://other.example.ca/oscar", said(3), null));
        model.heard(
                chrome,
                new FromCompanion.Click(Icon.LOGO, with(chart(3), "https://other.example.ca/oscar", said(3), null)));
        assertThat(did).as("the window says why").containsExactly("show", "show");
    }

    @Test
    void aClickBeforeSigningInIsDoneAfterItUnlessThatTookLong() {
        context(chrome, chart(1));
        model.heard(chrome, new FromCompanion.Click(Icon.LOGO, chart(1)));
        assertThat(did).as("the sign-in").containsExactly("show");
        signIn();
        assertThat(did).containsExactly("show", "show", "write to 1");

        model.signedOut();
        context(chrome, chart(1));
        did.clear();
        model.heard(chrome, new FromCompanion.Click(Icon.LOGO, chart(1)));
        time = time.plusSeconds(121);
        signIn();
        assertThat(did).containsExactly("show");
    }

    @Test
    void whatANewerCompanionSaysInAWayThatIsNotUnderstoodIsLeftOut() {
        signIn();
        OscarPage odd = new OscarPage("x", null, OSCAR, 1, said(1), null, null);
        model.heard(chrome, new FromCompanion.Context(odd, null));
        assertThat(number()).isNull();
        model.heard(chrome, new FromCompanion.Click(null, null));
        model.heard(chrome, new FromCompanion.Unknown());
        assertThat(did).isEmpty();
    }
}
