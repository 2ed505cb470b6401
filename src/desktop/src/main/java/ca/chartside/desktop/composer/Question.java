package ca.chartside.desktop.composer;

import ca.chartside.protocol.Patient;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has to be said before something leaves: that it goes past the patient whose chart is in front (C3), past the
 * conversation's owner, or to a patient who has died (M17). Event thread only.
 */
final class Question {
    private final UUID me;
    private @Nullable Patient chart;
    private @Nullable Runnable waiting;

    Question(UUID me) {
        this.me = me;
    }

    void chart(@Nullable Patient now) {
        chart = now;
    }

    @Nullable Patient chart() {
        return chart;
    }

    @Nullable Patient otherChart(@Nullable Target to) {
        return to == null ? null : to.other(chart);
    }

    @Nullable String otherOwner(@Nullable Target to) {
        return to == null ? null : to.ownerBut(me);
    }

    private boolean hasReason(@Nullable Target to) {
        return otherChart(to) != null || otherOwner(to) != null || (to != null && to.toDeceased());
    }

    /** Does it at once where there is nothing to ask; else it waits for {@link #answered}. */
    void before(Target to, Runnable leave) {
        if (hasReason(to)) {
            waiting = leave;
        } else {
            leave.run();
        }
    }

    boolean asked() {
        return waiting != null;
    }

    /** @return what waited, once; null where nothing did */
    @Nullable Runnable answered() {
        Runnable leave = waiting;
        waiting = null;
        return leave;
    }

    /** It is not asked any more. */
    void drop() {
        waiting = null;
    }

    void dropWithoutReason(@Nullable Target to) {
        if (!hasReason(to)) {
            waiting = null;
        }
    }
}
