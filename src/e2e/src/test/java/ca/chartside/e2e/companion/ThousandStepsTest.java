package ca.chartside.e2e.companion;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.patient.PatientRecord;
import ca.chartside.e2e.browser.StaffBrowser;
import ca.chartside.e2e.companion.OscarWindows.Name;
import ca.chartside.e2e.companion.ShownCharts.Shown;
import ca.chartside.e2e.tour.Seen;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.oscar.OscarFamily;
import ca.chartside.testkit.oscar.PracticeOscar;
import ca.chartside.testkit.sample.SamplePatients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * C2, with every part real: whatever is done in four of OSCAR's windows, the client comes to show the chart in front within half a second, and
 * shows another patient's at no moment on the way. What is done is drawn by lot; {@code -Dchartside.seed} draws the same again.
 */
@Tag("long")
@Timeout(900)
class ThousandStepsTest extends WholeWayFixture {
    /** As far as a step's end is waited for; how long it took is judged over all of them. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final Duration SETTLING = Duration.ofSeconds(1);
    private static final long AT_MOST = 500;
    private static final int SWITCHES = 100;

    /** Who comes today: as many links has the schedule. */
    private static final int APPOINTMENTS = 7;

    private static final int[] PATIENTS = {1, 2, 3, 4, 12, 16, 26};

    private final Map<Integer, String> surnames = SamplePatients.all().stream()
            .collect(Collectors.toMap(PatientRecord::demographicNo, PatientRecord::lastName));
    private final List<String> done = new ArrayList<>();
    private final List<Long> toChart = new ArrayList<>();
    private final List<Long> toNone = new ArrayList<>();
    private Random random = new Random();
    private OscarWindows windows;
    private ShownCharts shown;
    private int front;
    private int judged;

    @Override
    StaffBrowser startBrowser() {
        return StaffBrowser.startWithRealFocus(folder, SOURCE, language());
    }

    @ParameterizedTest
    @CsvSource({"OPEN_O,1000", "OSCAR_15,400"})
    void theClientShowsTheChartInFrontAndAtNoMomentAnother(OscarFamily family, int steps) {
        long seed = Long.getLong("chartside.seed", System.currentTimeMillis());
        random = new Random(seed);
        use(family, PracticeOscar.USUAL_CONTEXT);
        tieOscar();
        desk.signIn();
        browser.context().addInitScript(OscarWindows.NOTES);
        windows = new OscarWindows(oscar, signIn(DOCTOR), DOCTOR, this::chartsideIsActive);
        try (ShownCharts watched = ShownCharts.of(desk::shown)) {
            shown = watched;
            judged = shown.count();
            while (done.size() < steps) {
                next();
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "-Dchartside.seed=" + seed + ", step " + done.size() + " of "
                            + done.subList(Math.max(0, done.size() - 12), done.size()),
                    e);
        }
        System.out.println(family + ", " + steps + " steps: the chart in front is the client's " + times(toChart)
                + "; none, where none is in front, " + times(toNone));
        assertThat(toChart).hasSizeGreaterThan(SWITCHES);
        assertThat(p(99, toChart)).as("milliseconds to a chart").isLessThan(AT_MOST);
        assertThat(p(99, toNone)).as("milliseconds to none").isLessThan(AT_MOST);
    }

    private static String times(List<Long> took) {
        return "after p50 " + p(50, took) + " ms, p99 " + p(99, took) + " ms, at most " + p(100, took) + " ms ("
                + took.size() + " switches)";
    }

    private static long p(int percent, List<Long> took) {
        List<Long> sorted = took.stream().sorted().toList();
        return sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }

    // --- What is done

    private void next() {
        Name any = any(windows.open());
        int lot = random.nextInt(40);
        if (lot < 12) {
            step("to the front: " + any, () -> windows.toFront(any));
        } else if (lot < 16) {
            step("reload " + any, () -> windows.reload(any));
        } else if (lot < 19) {
            step("Chartside's own window", this::chartsideToFront);
        } else if (lot < 23 && any != Name.SCHEDULE) {
            step("close " + any, () -> close(any));
        } else if (!windows.signedIn()) {
            fromSchedule("log in", windows::logIn);
        } else if (lot < 24) {
            fromSchedule("log out", windows::logOut);
        } else if (lot < 28 && any != Name.SCHEDULE) {
            int number = PATIENTS[random.nextInt(PATIENTS.length)];
            step(
                    "replace " + any + " by " + number,
                    () -> windows.navigate(any, any == Name.MASTER ? master(number) : chart(number)));
        } else if (lot < 33) {
            int which = random.nextInt(APPOINTMENTS);
            open(Name.CHART, which, () -> windows.clickOnSchedule("a.encounterBtn", which));
        } else if (lot < 36) {
            int which = random.nextInt(APPOINTMENTS);
            open(Name.MASTER, which, () -> windows.clickOnSchedule("a.masterBtn", which));
        } else {
            int number = PATIENTS[random.nextInt(PATIENTS.length)];
            open(Name.OTHER_CHART, number, () -> windows.openOnSchedule(chart(number)));
        }
    }

    private Name any(List<Name> names) {
        return names.get(random.nextInt(names.size()));
    }

    /** Whoever does something on the schedule has it in front of them. */
    private void fromSchedule(String what, Runnable deed) {
        if (!windows.hasFocusAlone(Name.SCHEDULE)) {
            step("to the front, for what follows: SCHEDULE", () -> windows.toFront(Name.SCHEDULE));
        }
        step(what, deed);
    }

    /** OSCAR's script brings the window to the front; where the window system does not let it, its user does. */
    private void open(Name name, int which, Runnable onSchedule) {
        fromSchedule("open " + which + " in " + name, () -> {
            windows.openIn(name, onSchedule);
            settle(() -> windows.hasFocusAlone(name));
            windows.toFront(name);
        });
    }

    private void close(Name name) {
        windows.close(name);
        settle(() -> windows.haveFocus() || chartsideIsActive());
    }

    private boolean chartsideIsActive() {
        return Seen.onEventThread(() -> desk.window().isActive());
    }

    private void chartsideToFront() {
        Seen.onEventThread(() -> {
            desk.window().toFront();
            return true;
        });
        settle(this::chartsideIsActive);
    }

    /** Which window comes to the front next is the window system's choice; it may be none. */
    private static void settle(BooleanSupplier rest) {
        long end = System.nanoTime() + SETTLING.toNanos();
        while (!rest.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    // --- What has to come of it

    private record Both(int inFront, int shown) {}

    private void step(String what, Runnable deed) {
        done.add(what);
        int before = front;
        boolean signedIn = windows.signedIn();
        long began = System.currentTimeMillis();
        deed.run();
        front = Await.until(
                        "the client to show the chart in front, after " + before,
                        LONGEST,
                        () -> new Both(windows.inFront(), shown.now()),
                        both -> both.inFront() == both.shown())
                .shown();
        windows.takeNotes(signedIn || windows.signedIn());
        List<Shown> since = shown.behind(judged);
        judged += since.size();
        for (Shown one : since) {
            assertThat(one.chart() == 0 || windows.wasInFront(one.chart(), one.at(), AT_MOST))
                    .as(one + ": its chart was in front; on the way from " + before + " to " + front + " was shown "
                            + since)
                    .isTrue();
            assertThat(one.name().toUpperCase(Locale.ROOT)).startsWith(surnames.getOrDefault(one.chart(), ""));
        }
        cameToBe(front, before, since)
                .ifPresent(at -> (front == 0 ? toNone : toChart).add(Math.max(0, at - windows.cameAt(began))));
    }

    /** When the client came to show {@code chart}, after {@code before}; empty where it did all along. */
    private static OptionalLong cameToBe(int chart, int before, List<Shown> since) {
        OptionalLong at = OptionalLong.empty();
        int previous = before;
        for (Shown one : since) {
            if (one.chart() == chart && previous != chart) {
                at = OptionalLong.of(one.at());
            }
            previous = one.chart();
        }
        return at;
    }
}
