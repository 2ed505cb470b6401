package ca.chartside.desktop.oscar;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.bridge.Browser;
import ca.chartside.desktop.chart.ChartModel;
import ca.chartside.desktop.fake.FakeApi;
import ca.chartside.desktop.fake.FakeBackground;
import ca.chartside.desktop.fake.FakeLater;
import ca.chartside.desktop.fake.FakeLive;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.protocol.Counts;
import ca.chartside.protocol.FromCompanion;
import ca.chartside.protocol.OscarPage;
import ca.chartside.protocol.OscarPage.Kind;
import ca.chartside.protocol.OscarPage.Trouble;
import ca.chartside.protocol.OscarPatient;
import ca.chartside.protocol.ToCompanion;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Two browsers, and a window whose chart follows. */
abstract class OscarFixture {
    private final Map<Browser, List<OscarPage>> told = new HashMap<>();
    private final Map<Browser, Integer> focused = new HashMap<>();
    private int focuses;

    static final String OSCAR = "https://oscar.example.ca/oscar";

    /** Remembers what it was told. */
    static final class Told implements Browser {
        final List<ToCompanion> all = new ArrayList<>();

        @Override
        public void send(ToCompanion message) {
            all.add(message);
        }

        @Override
        public boolean sendPart(ToCompanion.FilePart part) {
            return all.add(part);
        }

        ToCompanion.State state() {
            return (ToCompanion.State) all.getLast();
        }
    }

    final FakeApi api = Samples.clinic();
    final FakeLive live = new FakeLive();
    final FakeLater later = new FakeLater();
    final FakeBackground background = new FakeBackground();
    Instant time = Samples.NOW.toInstant(ZoneOffset.UTC);
    final Clock clock = new Clock() {
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
    final List<String> did = new ArrayList<>();
    final ChartModel chart = new ChartModel(api, live, new UiExecutor(Runnable::run, background));
    final Told chrome = new Told();
    final Told firefox = new Told();
    final OscarModel model = model(new OscarModel.Versions(1, 1, "0.1.0"));
    long turn;

    OscarModel model(OscarModel.Versions versions) {
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
    void changed() {
        if (model.now().turn() != turn) {
            turn = model.now().turn();
            chart.follow(model.now().followed());
        }
    }

    @Nullable Integer number() {
        return chart.chart() == null ? null : chart.chart().demographicNo();
    }

    void signIn() {
        model.signedIn(List.of(OSCAR), api, live);
        model.shows(new ConnectionState.Online(), new Counts(4, 9, 2));
    }

    void hello(Browser browser) {
        model.heard(browser, new FromCompanion.Hello(1, "1.0", "chrome", 0));
    }

    static OscarPatient said(int number) {
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

    static OscarPage page(String id, Kind kind, @Nullable Integer number) {
        return new OscarPage(id, kind, OSCAR, number, number == null ? null : said(number), null, null);
    }

    static OscarPage chart(int number) {
        return page("chart" + number, Kind.CHART, number);
    }

    static OscarPage schedule() {
        return page("schedule", Kind.SCHEDULE, null);
    }

    static OscarPage with(OscarPage page, String oscar, @Nullable OscarPatient said, @Nullable Trouble trouble) {
        return new OscarPage(page.id(), page.kind(), oscar, page.demographicNo(), said, page.provider(), trouble);
    }

    /** Another current page, or the same once more as it was, has the focus. */
    void context(Browser browser, @Nullable OscarPage current, OscarPage... others) {
        List<OscarPage> said = new ArrayList<>(List.of(others));
        said.add(current);
        List<OscarPage> before = told.put(browser, said);
        OscarPage last = before == null ? null : before.getLast();
        if (current != null && (last == null || !last.id().equals(current.id()) || before.equals(said))) {
            focused.put(browser, ++focuses);
        }
        context(focused.getOrDefault(browser, 0), browser, current, others);
    }

    void context(double at, Browser browser, @Nullable OscarPage current, OscarPage... others) {
        List<OscarPage> open = new ArrayList<>(List.of(others));
        if (current != null) {
            open.add(current);
        }
        model.heard(browser, new FromCompanion.Context(current, open, at));
    }
}
