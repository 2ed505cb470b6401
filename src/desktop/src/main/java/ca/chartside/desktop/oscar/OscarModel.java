package ca.chartside.desktop.oscar;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.bridge.BridgeServer;
import ca.chartside.desktop.bridge.Browser;
import ca.chartside.desktop.chart.Followed;
import ca.chartside.desktop.chart.OscarDetails;
import ca.chartside.desktop.chart.OscarNow;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.desktop.ui.Later;
import ca.chartside.protocol.Counts;
import ca.chartside.protocol.FromCompanion;
import ca.chartside.protocol.OscarPage;
import ca.chartside.protocol.OscarPatient;
import ca.chartside.protocol.ToCompanion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chartside beside OSCAR: what the companions in this user's browsers tell, which chart that makes the current one (C2, C7), what their
 * icons show, and what a click on one asks for (C1). Event thread only.
 */
public final class OscarModel implements BridgeServer.Listener, OscarWay {
    /** Longer nobody waits for what they clicked: signing in comes first. */
    private static final Duration CLICK = Duration.ofMinutes(2);

    /** What the program does for a click. */
    public interface Program {
        /** Comes to the front; where nobody is signed in, with the sign-in (S1). */
        void show();

        /** The composer for the current chart. */
        void write();

        /** @param chart whether of the current chart, else the user's own tab (T1, T2) */
        void history(boolean chart);
    }

    /**
     * Which versions of the companion's language are spoken here.
     *
     * @param client this program's own version
     */
    public record Versions(int oldest, int newest, String client) {}

    /** @param clinics the addresses of its OSCAR */
    private record SignedIn(List<String> clinics, Numbers numbers) {}

    private record Clicked(Browser browser, FromCompanion.Icon icon, OscarPage page, Instant at) {}

    private final UiExecutor ui;
    private final Later later;
    private final Clock clock;
    private final Versions versions;
    private final Program program;
    private final Runnable onChange;
    private final Browsers browsers = new Browsers();
    private final Map<Browser, ToCompanion.Part> outdated = new LinkedHashMap<>();
    private final Map<Browser, ToCompanion.@Nullable State> told = new LinkedHashMap<>();
    private final List<OscarWay.Listener> filers = new ArrayList<>();
    private @Nullable SignedIn signedIn;
    private ConnectionState connection = new ConnectionState.SignedOut();
    private Counts counts = new Counts(0, 0, 0);
    private @Nullable Clicked clicked;
    private Followed followed = new Followed.Nothing();
    private long turn;

    /** @param onChange told whenever {@link #now} may be another */
    public OscarModel(UiExecutor ui, Later later, Clock clock, Versions versions, Program program, Runnable onChange) {
        this.ui = ui;
        this.later = later;
        this.clock = clock;
        this.versions = versions;
        this.program = program;
        this.onChange = onChange;
    }

    @Override
    public void heard(Browser browser, FromCompanion message) {
        switch (message) {
            case FromCompanion.Hello hello -> greet(browser, hello);
            case FromCompanion.Context context
            when !outdated.containsKey(browser) -> changed(browsers.take(browser, context));
            case FromCompanion.Click click
            when click.icon() != null && click.page() != null -> {
                clicked = Browsers.isUsable(click.page())
                        ? new Clicked(browser, click.icon(), click.page(), clock.instant())
                        : null;
                if (signedIn == null) {
                    program.show();
                }
                settle();
            }
            case FromCompanion.Context context -> {}
            case FromCompanion.Click click -> {}
            case FromCompanion.Filed filed when filed.filing() != null -> filers().forEach(filer -> filer.filed(filed));
            case FromCompanion.NotFiled notFiled
            when notFiled.filing() != null -> filers().forEach(filer -> filer.notFiled(notFiled));
            case FromCompanion.Filed filed -> {}
            case FromCompanion.NotFiled notFiled -> {}
            case FromCompanion.Unknown unknown -> {}
        }
    }

    /** The lower version is spoken, where both know it. */
    private void greet(Browser browser, FromCompanion.Hello hello) {
        int spoken = Math.min(hello.protocol(), versions.newest());
        ToCompanion.Part tooOld = spoken < versions.oldest()
                ? ToCompanion.Part.COMPANION
                : spoken < hello.oldest() ? ToCompanion.Part.CLIENT : null;
        if (tooOld == null) {
            outdated.remove(browser);
        } else {
            outdated.put(browser, tooOld);
        }
        browser.send(new ToCompanion.Welcome(spoken, versions.client(), tooOld));
        told.put(browser, null);
        changed(false);
    }

    @Override
    public void gone(Browser browser) {
        browsers.drop(browser);
        outdated.remove(browser);
        told.remove(browser);
        filers().forEach(filer -> filer.gone(browser));
        changed(false);
    }

    @Override
    public @Nullable Door door(int demographicNo) {
        return browsers.door(demographicNo, page -> isClinics(page) && page.trouble() == null);
    }

    @Override
    public void listen(OscarWay.Listener listener) {
        filers.add(listener);
    }

    private List<OscarWay.Listener> filers() {
        return List.copyOf(filers);
    }

    /** @param clinics the addresses of the clinic's OSCAR */
    public void signedIn(List<String> clinics, StaffApi api, LiveUpdates live) {
        signedOut();
        signedIn = new SignedIn(clinics, new Numbers(api, live, ui, later, this::tell));
        changed(true);
    }

    /** The server has told the clinic's addresses anew. */
    public void clinics(List<String> clinics) {
        if (signedIn != null && !signedIn.clinics().equals(clinics)) {
            signedIn = new SignedIn(clinics, signedIn.numbers());
            changed(false);
        }
    }

    public void signedOut() {
        if (signedIn != null) {
            signedIn.numbers().close();
            signedIn = null;
            changed(false);
        }
    }

    /** What the tray shows: the user's own number is the same everywhere. */
    public void shows(ConnectionState state, Counts own) {
        connection = state;
        counts = own;
        tell();
    }

    /** What a signed-in user's window is to show. */
    public OscarNow now() {
        OscarPage current = browsers.current();
        String foreign = current == null || isClinics(current) ? null : current.oscar();
        List<OscarPatient> open = clinicsPages(browsers.all())
                .map(OscarPage::patient)
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(OscarPatient::demographicNo, one -> one, (a, b) -> a, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
        Set<ToCompanion.Part> old = EnumSet.noneOf(ToCompanion.Part.class);
        old.addAll(outdated.values());
        boolean bound = signedIn != null && !signedIn.clinics().isEmpty();
        return new OscarNow(turn, followed, open, foreign, bound, old);
    }

    private boolean isClinics(OscarPage page) {
        return signedIn != null && Addresses.holds(signedIn.clinics(), page.oscar());
    }

    private Stream<OscarPage> clinicsPages(List<OscarPage> pages) {
        return pages.stream().filter(this::isClinics);
    }

    private Followed follow() {
        OscarPage page = browsers.current();
        if (page == null
                || page.kind() == OscarPage.Kind.SCHEDULE
                || page.demographicNo() == null
                || page.trouble() != null
                || !isClinics(page)) {
            return new Followed.Nothing();
        }
        OscarPatient said = page.patient();
        if (said == null) {
            return new Followed.Opening(page.demographicNo());
        }
        // Whose chart it is and of whom it speaks have to be the same.
        return said.demographicNo() != page.demographicNo()
                ? new Followed.Nothing()
                : new Followed.Open(OscarDetails.shown(said, LocalDate.now(clock)), said, page.provider());
    }

    /** @param focus whether a page of OSCAR's got the focus */
    private void changed(boolean focus) {
        Followed before = followed;
        followed = follow();
        if (focus || !followed.equals(before)) {
            turn++;
        }
        if (signedIn != null) {
            Set<Integer> charts = new HashSet<>();
            clinicsPages(browsers.all())
                    .map(OscarPage::demographicNo)
                    .filter(Objects::nonNull)
                    .forEach(charts::add);
            signedIn.numbers().watch(charts);
        }
        onChange.run();
        filers().forEach(OscarWay.Listener::doorChanged);
        tell();
        settle();
    }

    /** Each browser what its icons show, where that is another than before. */
    private void tell() {
        for (Map.Entry<Browser, ToCompanion.@Nullable State> entry : told.entrySet()) {
            ToCompanion.State state = state(entry.getKey());
            if (!state.equals(entry.getValue())) {
                entry.setValue(state);
                entry.getKey().send(state);
            }
        }
    }

    private ToCompanion.State state(Browser browser) {
        SignedIn user = signedIn;
        if (user == null) {
            return new ToCompanion.State(ToCompanion.Connection.SIGNED_OUT, List.of(), 0, false, List.of());
        }
        if (!(connection instanceof ConnectionState.Online)) {
            return new ToCompanion.State(ToCompanion.Connection.OFFLINE, user.clinics(), 0, false, List.of());
        }
        Set<Integer> here = clinicsPages(browsers.open(browser))
                .map(OscarPage::demographicNo)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<ToCompanion.PatientNumber> patients = user.numbers().known().stream()
                .filter(count -> count.number() > 0 && here.contains(count.demographicNo()))
                .map(count -> new ToCompanion.PatientNumber(count.demographicNo(), count.number(), count.urgent()))
                .toList();
        return new ToCompanion.State(
                ToCompanion.Connection.ONLINE, user.clinics(), counts.number(), counts.urgent(), patients);
    }

    /** Does what was clicked once it can be: not before somebody is signed in, nor before it is known whose chart it is. */
    private void settle() {
        Clicked wish = clicked;
        if (wish == null || signedIn == null) {
            return;
        }
        boolean late = Duration.between(wish.at(), clock.instant()).compareTo(CLICK) > 0;
        boolean inFront = browsers.isInFront(wish.browser(), wish.page());
        if (!late && inFront && followed instanceof Followed.Opening) {
            return;
        }
        clicked = null;
        if (late) {
            return;
        }
        program.show();
        // What was clicked on is not in front any more, or is nothing to be followed: nobody is written to by guess.
        boolean schedule = wish.page().kind() == OscarPage.Kind.SCHEDULE;
        boolean chart = inFront && followed instanceof Followed.Open;
        if (wish.icon() == FromCompanion.Icon.LOGO && chart) {
            program.write();
        } else if (wish.icon() == FromCompanion.Icon.ENVELOPE && (chart || schedule)) {
            program.history(chart);
        }
    }
}
