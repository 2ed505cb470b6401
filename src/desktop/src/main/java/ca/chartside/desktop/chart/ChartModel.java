package ca.chartside.desktop.chart;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Patient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose chart is the current one, and whose a link asks to open. Event thread only; listeners are called there. */
public final class ChartModel {
    /** What could not be done, and with which patient: trying again is {@link #retry}. */
    public record Failure(ApiException reason, int demographicNo, boolean question) {}

    private final StaffApi api;
    private final UiExecutor ui;
    private final List<Runnable> listeners = new ArrayList<>();
    private @Nullable Patient chart;
    private @Nullable Patient asked;
    private @Nullable Failure failure;

    private @Nullable Integer opening;

    /** Counts the charts that were wanted: the answer about an earlier one is dropped. */
    private int wish;

    /** Counts the links' questions, which touch no chart. */
    private int question;

    public ChartModel(StaffApi api, LiveUpdates live, UiExecutor ui) {
        this.api = api;
        this.ui = ui;
        live.addListener(new LiveUpdates.Listener() {
            @Override
            public void event(Event event) {
                if (event instanceof Event.PatientChanged changed && isCurrent(changed.demographicNo())) {
                    reload(changed.demographicNo());
                }
            }

            @Override
            public void anew() {
                Patient current = chart;
                if (current != null) {
                    reload(current.demographicNo());
                }
            }
        });
    }

    /** The current chart's patient. */
    public @Nullable Patient chart() {
        return chart;
    }

    /** The number of the chart that will be the current one once the server has told who it is; else null. */
    public @Nullable Integer opening() {
        return opening;
    }

    /** Whose chart a link wants open: the user has not answered yet (C7). */
    public @Nullable Patient asked() {
        return asked;
    }

    public @Nullable Failure failure() {
        return failure;
    }

    /** Makes the patient's chart the current one as soon as the server has told who it is; until then another is none. */
    public void open(int demographicNo) {
        int mine = ++wish;
        failure = null;
        asked = null;
        if (!isCurrent(demographicNo)) {
            chart = null;
            opening = demographicNo;
        }
        changed();
        ui.call(
                () -> api.patient(demographicNo),
                patient -> {
                    if (mine == wish) {
                        opening = null;
                        chart = patient;
                        changed();
                    }
                },
                e -> {
                    if (mine == wish) {
                        // The chart that was left is not the one the user looks at.
                        opening = null;
                        chart = null;
                        failed(e, demographicNo, false);
                    }
                });
    }

    private boolean isCurrent(int demographicNo) {
        return chart != null && chart.demographicNo() == demographicNo;
    }

    /** The patient is known already: chosen among search results, or the answer to the question. */
    public void open(Patient patient) {
        wish++;
        failure = null;
        asked = null;
        opening = null;
        chart = patient;
        changed();
    }

    /** No chart; never another one by guess (C2). */
    public void close() {
        wish++;
        opening = null;
        chart = null;
        asked = null;
        question++;
        failure = null;
        changed();
    }

    /** Asks whether to open the patient's chart; opens nothing. For the chart that is open already there is no question. */
    public void ask(int demographicNo) {
        if (isWanted(demographicNo)) {
            return;
        }
        int mine = ++question;
        failure = null;
        asked = null;
        changed();
        ui.call(
                () -> api.patient(demographicNo),
                patient -> {
                    if (mine == question && !isWanted(demographicNo)) {
                        asked = patient;
                        changed();
                    }
                },
                e -> {
                    if (mine == question) {
                        failed(e, demographicNo, true);
                    }
                });
    }

    private boolean isWanted(int demographicNo) {
        return isCurrent(demographicNo) || Integer.valueOf(demographicNo).equals(opening);
    }

    /** "Open" was the answer. */
    public void accept() {
        if (asked != null) {
            open(asked);
        }
    }

    /** "Not now" was the answer, or the sentence about the failure was read. */
    public void decline() {
        asked = null;
        failure = null;
        changed();
    }

    public void retry() {
        Failure last = failure;
        if (last == null) {
            return;
        }
        if (last.question()) {
            ask(last.demographicNo());
        } else {
            open(last.demographicNo());
        }
    }

    private void failed(ApiException e, int demographicNo, boolean ofQuestion) {
        failure = new Failure(e, demographicNo, ofQuestion);
        changed();
    }

    private void reload(int demographicNo) {
        int mine = wish;
        ui.call(
                () -> api.patient(demographicNo),
                patient -> {
                    if (mine == wish && isCurrent(demographicNo)) {
                        chart = patient;
                        changed();
                    }
                },
                e -> {
                    // What is shown was true a moment ago; the next change or opening asks again.
                });
    }

    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
