package ca.chartside.desktop.chart;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Patient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose chart is the current one, and whose a link asks to open. Event thread only; listeners are called there. */
public final class ChartModel {
    /** What could not be done, and with which patient: trying again is {@link #retry}. */
    public record Failure(ErrorKind kind, int demographicNo, boolean question) {}

    private final StaffApi api;
    private final UiExecutor ui;
    private final List<Runnable> listeners = new ArrayList<>();
    private @Nullable Patient chart;
    private @Nullable Patient asked;
    private @Nullable Failure failure;

    /** Counts what was asked for: the answer to an earlier wish is dropped. */
    private int wish;

    public ChartModel(StaffApi api, LiveUpdates live, UiExecutor ui) {
        this.api = api;
        this.ui = ui;
        live.addListener(new LiveUpdates.Listener() {
            @Override
            public void event(Event event) {
                if (event instanceof Event.PatientChanged changed
                        && chart != null
                        && chart.demographicNo() == changed.demographicNo()) {
                    reload(changed.demographicNo());
                }
            }
        });
    }

    /** The current chart's patient. */
    public @Nullable Patient chart() {
        return chart;
    }

    /** Whose chart a link wants open: the user has not answered yet (C7). */
    public @Nullable Patient asked() {
        return asked;
    }

    public @Nullable Failure failure() {
        return failure;
    }

    /** Makes the patient's chart the current one as soon as the server has told who it is. */
    public void open(int demographicNo) {
        fetch(demographicNo, false);
    }

    /** The patient is known already: chosen among search results, or the answer to the question. */
    public void open(Patient patient) {
        wish++;
        failure = null;
        asked = null;
        chart = patient;
        changed();
    }

    /** No chart; never another one by guess (C2). */
    public void close() {
        wish++;
        chart = null;
        failure = null;
        changed();
    }

    /** Asks whether to open the patient's chart; opens nothing. For the chart that is open already there is no question. */
    public void ask(int demographicNo) {
        if (chart == null || chart.demographicNo() != demographicNo) {
            fetch(demographicNo, true);
        }
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
        if (failure != null) {
            fetch(failure.demographicNo(), failure.question());
        }
    }

    private void fetch(int demographicNo, boolean question) {
        int mine = ++wish;
        failure = null;
        asked = null;
        changed();
        ui.call(
                () -> api.patient(demographicNo),
                patient -> {
                    if (mine == wish) {
                        answered(patient, question);
                    }
                },
                e -> {
                    if (mine == wish) {
                        failed(e, demographicNo, question);
                    }
                });
    }

    private void answered(Patient patient, boolean question) {
        if (question) {
            asked = patient;
        } else {
            chart = patient;
        }
        changed();
    }

    private void failed(ApiException e, int demographicNo, boolean question) {
        if (!question) {
            // The chart that was left is not the one the user looks at.
            chart = null;
        }
        failure = new Failure(e.kind(), demographicNo, question);
        changed();
    }

    private void reload(int demographicNo) {
        int mine = wish;
        ui.call(
                () -> api.patient(demographicNo),
                patient -> {
                    if (mine == wish && chart != null && chart.demographicNo() == demographicNo) {
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
