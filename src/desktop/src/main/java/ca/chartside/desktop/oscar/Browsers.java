package ca.chartside.desktop.oscar;

import ca.chartside.desktop.bridge.Browser;
import ca.chartside.protocol.FromCompanion.Context;
import ca.chartside.protocol.OscarPage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is open in each browser, and in which of them a page of OSCAR's had the focus last. Each knows its own pages alone; that its
 * current page is another one, or is told once more as it was, is how it tells of a focus. Event thread only.
 */
final class Browsers {
    private final Map<Browser, Context> contexts = new LinkedHashMap<>();
    private @Nullable Browser front;

    /** When the page that is current, or was the last to be, got the focus. */
    private double focusedAt;

    /** @return whether a page got the focus by it */
    boolean take(Browser browser, Context said) {
        Context now = usable(said);
        Context before = contexts.put(browser, now);
        OscarPage current = now.current();
        if (current == null) {
            return false;
        }
        boolean focus = before == null ? isLater(now) : isFocus(before, now, current);
        if (focus) {
            front = browser;
            focusedAt = now.focusedAt();
        }
        return focus;
    }

    /** An older companion tells of a focus by another current page, or by the same once more as it was. */
    private static boolean isFocus(Context before, Context now, OscarPage current) {
        return now.focusedAt() == 0
                ? before.equals(now) || !isSame(before.current(), current)
                : now.focusedAt() != before.focusedAt();
    }

    /** What a browser says when it connects, or connects anew, is no news of a focus: it had its own before, later than the last one or not. */
    private boolean isLater(Context first) {
        return first.focusedAt() == 0 ? current() == null && focusedAt == 0 : first.focusedAt() >= focusedAt;
    }

    private static boolean isSame(@Nullable OscarPage before, OscarPage now) {
        return before != null && before.id().equals(now.id());
    }

    /** Without what a newer companion, or a broken one, says in a way that is not understood. */
    private static Context usable(Context said) {
        OscarPage current = said.current();
        List<OscarPage> open = said.open() == null
                ? List.of()
                : said.open().stream()
                        .filter(Objects::nonNull)
                        .filter(Browsers::isUsable)
                        .toList();
        return new Context(current == null || !isUsable(current) ? null : current, open, said.focusedAt());
    }

    @SuppressWarnings("ConstantValue") // it was read from JSON
    static boolean isUsable(OscarPage page) {
        return page.id() != null && page.kind() != null && page.oscar() != null;
    }

    /** Its pages are gone with it; none of another browser's becomes the current one by that. */
    void drop(Browser browser) {
        contexts.remove(browser);
        if (browser.equals(front)) {
            front = null;
        }
    }

    /** The page of OSCAR's that had the focus last; null where it is gone, or there was none. */
    @Nullable OscarPage current() {
        Context there = front == null ? null : contexts.get(front);
        return there == null ? null : there.current();
    }

    boolean isInFront(Browser browser, OscarPage page) {
        OscarPage current = current();
        return browser.equals(front) && current != null && current.id().equals(page.id());
    }

    /** Through the patient's own chart before any other page; of browsers, the one in front first. */
    OscarWay.@Nullable Door door(int demographicNo, Predicate<OscarPage> usable) {
        OscarWay.Door best = null;
        int rank = 0;
        for (Map.Entry<Browser, Context> there : contexts.entrySet()) {
            for (OscarPage page : there.getValue().open()) {
                if (usable.test(page)) {
                    boolean theirs = Objects.equals(page.demographicNo(), demographicNo);
                    int its = 1 + (theirs ? 2 : 0) + (there.getKey().equals(front) ? 1 : 0);
                    if (its > rank) {
                        rank = its;
                        best = new OscarWay.Door(there.getKey(), page.oscar(), page.provider());
                    }
                }
            }
        }
        return best;
    }

    List<OscarPage> open(Browser browser) {
        Context there = contexts.get(browser);
        return there == null ? List.of() : there.open();
    }

    List<OscarPage> open() {
        return contexts.values().stream()
                .flatMap(there -> there.open().stream())
                .toList();
    }

    /** The current page among them, in case a companion leaves it out there. */
    List<OscarPage> all() {
        OscarPage current = current();
        return current == null
                ? open()
                : Stream.concat(Stream.of(current), open().stream()).toList();
    }
}
