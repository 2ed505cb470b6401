package ca.chartside.e2e.companion;

import ca.chartside.testbase.Await;
import ca.chartside.testkit.oscar.PracticeOscar;
import ca.chartside.testkit.oscar.ServedPage;
import ca.chartside.testkit.sample.SampleStaff;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * OSCAR's windows on a workstation, worked as a user works them; and whose chart is in front, as the window system and practice OSCAR have it:
 * the companion has no part in that. For one thread.
 */
final class OscarWindows {
    enum Name {
        SCHEDULE,
        CHART,
        OTHER_CHART,
        MASTER
    }

    /** Pages note that they have got the focus, and when. */
    static final String NOTES = """
            (() => {
              const note = () => { localStorage.fronts = (localStorage.fronts ?? '') + ` ${Date.now()}:${document.body?.dataset.page ?? 0}`; };
              window.addEventListener('focus', () => {
                window.focusAt = Date.now();
                if (location.protocol.startsWith('http')) note();
              });
              window.addEventListener('DOMContentLoaded', () => document.hasFocus() && note());
            })()""";

    private static final String TAKE_NOTES =
            "() => { const all = localStorage.fronts ?? ''; localStorage.fronts = ''; return all; }";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** For so long the window system refuses what comes behind a deed in another program's window. */
    private static final Duration REFUSING = Duration.ofMillis(600);

    private static final String LOOK = """
            () => {
              const there = performance.getEntriesByType('navigation')[0]?.domContentLoadedEventStart ?? 0;
              return [document.hasFocus() ? 1 : 0, Number(document.body?.dataset.page ?? 0),
                there && Math.round(performance.timeOrigin + there), window.focusAt ?? 0];
            }""";

    /**
     * @param served the id of a page that practice OSCAR has served to who is signed in; 0 for any other
     * @param thereAt when its parts were there; 0 for not yet
     */
    private record Look(boolean focused, int served, long thereAt, long focusAt) {}

    /** @param chart 0 for none */
    private record Front(long at, int chart) {}

    private final PracticeOscar oscar;
    private final SampleStaff person;
    private final BooleanSupplier elsewhere;
    private final List<Front> fronts = new ArrayList<>();
    private final Map<Name, Page> windows = new EnumMap<>(Name.class);
    private @Nullable Page last;
    private int lastServed;
    private long lastThereAt;
    private long lastFocusAt;

    /**
     * @param schedule of who is signed in
     * @param elsewhere whether a window of Chartside's is the active one
     */
    OscarWindows(PracticeOscar oscar, Page schedule, SampleStaff person, BooleanSupplier elsewhere) {
        this.oscar = oscar;
        this.elsewhere = elsewhere;
        this.person = person;
        windows.put(Name.SCHEDULE, schedule);
    }

    boolean signedIn() {
        return oscar.isSignedIn(person);
    }

    List<Name> open() {
        return List.copyOf(windows.keySet());
    }

    private Page page(Name name) {
        return Objects.requireNonNull(windows.get(name), name.name());
    }

    // --- What is in front

    /**
     * Whose chart is in front: that of the window that had the focus last, while it shows the same page and its user is signed in to OSCAR; 0 for
     * nobody's. To turn to a window that was left on OSCAR's sign-in page is as to turn to any other program.
     */
    int inFront() {
        for (Page page : windows.values()) {
            Look look = look(page);
            if (look != null && look.focused() && look.served() > 0) {
                last = page;
                lastServed = look.served();
                lastThereAt = look.thereAt();
                lastFocusAt = look.focusAt();
                return chartOfLast();
            }
        }
        Look look = last == null ? null : look(last);
        if (look == null || look.served() != lastServed) {
            last = null;
            lastServed = 0;
        }
        return chartOfLast();
    }

    private int chartOfLast() {
        return last == null || !signedIn() ? 0 : chartOf(lastServed);
    }

    private int chartOf(int servedId) {
        for (ServedPage served : oscar.served().reversed()) {
            if (served.id() == servedId) {
                return served.demographicNo() == null ? 0 : served.demographicNo();
            }
        }
        return 0;
    }

    /** Takes down which pages have got the focus since it was called last, by their own notes. @param signedIn whether any of them could be a chart */
    void takeNotes(boolean signedIn) {
        String notes = (String) page(Name.SCHEDULE).evaluate(TAKE_NOTES);
        for (String note : notes.strip().split(" +")) {
            if (!note.isEmpty()) {
                String[] parts = note.split(":");
                fronts.add(new Front(Long.parseLong(parts[0]), signedIn ? chartOf(Integer.parseInt(parts[1])) : 0));
            }
        }
        fronts.sort(Comparator.comparingLong(Front::at));
    }

    /** Whether a chart was in front at a moment, or until at most {@code late} milliseconds before. */
    boolean wasInFront(int chart, long at, long late) {
        for (int i = 0; i < fronts.size(); i++) {
            long until = i + 1 < fronts.size() ? fronts.get(i + 1).at() : Long.MAX_VALUE;
            if (fronts.get(i).chart() == chart && fronts.get(i).at() <= at && until >= at - late) {
                return true;
            }
        }
        return false;
    }

    /**
     * When the page in front came there, with its parts and the focus: at once, where it was there before.
     *
     * @param began epoch milliseconds, as the result
     */
    long cameAt(long began) {
        return last == null ? began : Math.max(began, Math.max(lastThereAt, lastFocusAt));
    }

    /** A page whose window the window system did not let come to the front believes all the same that it has the focus, and another has it, too. */
    boolean hasFocusAlone(Name name) {
        return windows.keySet().stream().allMatch(one -> hasFocus(one) == (one == name)) && !elsewhere.getAsBoolean();
    }

    boolean hasFocus(Name name) {
        Look look = look(page(name));
        return look != null && look.focused();
    }

    boolean haveFocus() {
        return windows.values().stream().map(OscarWindows::look).anyMatch(look -> look != null && look.focused());
    }

    /** @return null for one that is being closed or replaced */
    private static @Nullable Look look(Page page) {
        if (page.isClosed()) {
            return null;
        }
        try {
            List<?> said = (List<?>) page.evaluate(LOOK);
            return new Look(number(said, 0) == 1, (int) number(said, 1), number(said, 2), number(said, 3));
        } catch (PlaywrightException e) {
            return null;
        }
    }

    private static long number(List<?> said, int index) {
        return ((Number) said.get(index)).longValue();
    }

    // --- What a user does

    void toFront(Name name) {
        page(name).bringToFront();
        long[] asked = {System.nanoTime()};
        Await.until(name + " to have the focus", PATIENCE, () -> {
            boolean alone = hasFocusAlone(name);
            if (!alone && System.nanoTime() - asked[0] > REFUSING.toNanos()) {
                asked[0] = System.nanoTime();
                page(name).bringToFront();
            }
            return alone;
        });
    }

    /** Has the schedule open a page in the window of that name, a new one or the one that is there. */
    void openIn(Name name, Runnable onSchedule) {
        int before = oscar.served().size();
        if (windows.containsKey(name)) {
            onSchedule.run();
        } else {
            windows.put(name, page(Name.SCHEDULE).waitForPopup(onSchedule));
        }
        Await.until(
                "a page in " + name + " behind " + before,
                PATIENCE,
                () -> look(page(name)),
                look -> look != null && look.served() > before && look.thereAt() > 0);
    }

    void clickOnSchedule(String links, int which) {
        page(Name.SCHEDULE).locator(links).nth(which).click();
    }

    /** As OSCAR's own scripts open a chart in another window than the usual one. */
    void openOnSchedule(String address) {
        page(Name.SCHEDULE).evaluate("address => openReused(address, 'encounter2')", address);
    }

    void navigate(Name name, String address) {
        page(name).navigate(address);
    }

    void reload(Name name) {
        page(name).reload();
    }

    void close(Name name) {
        Page page = page(name);
        windows.remove(name);
        page.close();
    }

    void logOut() {
        page(Name.SCHEDULE).locator("#logoutButton").click();
        page(Name.SCHEDULE).waitForSelector("form[action*='login.do']");
    }

    void logIn() {
        Page page = page(Name.SCHEDULE);
        page.fill("input[name=username]", PracticeOscar.username(person));
        page.fill("input[name=password]", person.password());
        page.fill("input[name=pin]", PracticeOscar.PIN);
        page.click("button");
        page.waitForSelector("#providerSchedule");
    }
}
