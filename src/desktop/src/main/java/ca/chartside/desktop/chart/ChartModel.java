package ca.chartside.desktop.chart;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.OscarPatient;
import ca.chartside.protocol.Patient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose chart is the current one (OSCAR leads it, or the user chose by hand), and whose a link asks to open. Event thread only; listeners are called there. */
public final class ChartModel {
    /** What could not be done, and with which patient: trying again is {@link #retry}. */
    public record Failure(ApiException reason, int demographicNo, boolean question) {}

    private final StaffApi api;
    private final UiExecutor ui;
    private final List<Runnable> listeners = new ArrayList<>();
    private final Beside beside = new Beside();
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

            @Override
            public void connectionChanged(ConnectionState state) {
                Patient current = chart;
                if (state instanceof ConnectionState.Online && current != null && beside.led() != null) {
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

    /** What OSCAR says of the chart that it shows. */
    public Beside beside() {
        return beside;
    }

    /** The charts that are open in OSCAR, of which one is followed. */
    public void inOscar(List<OscarPatient> open) {
        beside.open(open);
        changed();
    }

    /**
     * OSCAR shows another chart, or the same anew: it is the current one at once, with what OSCAR says, whether Chartside knows the patient
     * or not. What Chartside knows comes to it.
     */
    public void follow(Followed next) {
        wish++;
        failure = null;
        opening = null;
        switch (next) {
            case Followed.Nothing nothing -> {
                chart = null;
                beside.lead(null);
            }
            case Followed.Opening soon when isCurrent(soon.demographicNo()) -> {}
            case Followed.Opening soon -> {
                chart = null;
                beside.lead(null);
                opening = soon.demographicNo();
            }
            case Followed.Open open -> {
                beside.lead(open);
                Patient stored = beside.stored();
                chart = stored == null ? open.patient() : merged(stored);
                reload(open.patient().demographicNo());
            }
        }
        changed();
    }

    private Patient merged(Patient stored) {
        Followed.Open led = beside.led();
        return led == null ? stored : OscarDetails.merged(led.patient(), led.said(), stored);
    }

    /** The server's news of the chart's patient. */
    private void take(Patient stored) {
        if (beside.led() != null) {
            beside.stored(stored);
        }
        chart = merged(stored);
        changed();
    }

    /** A person has compared what OSCAR and Chartside say, and it is one patient (C7). */
    public void compared() {
        beside.compare();
        changed();
    }

    /** Chosen by hand: OSCAR leads no longer, unless it shows the same one. */
    private void leaveOscar(int demographicNo) {
        Followed.Open led = beside.led();
        if (led != null && led.patient().demographicNo() != demographicNo) {
            beside.lead(null);
        }
    }

    /** Makes the patient's chart the current one as soon as the server has told who it is; until then another is none. */
    public void open(int demographicNo) {
        int mine = ++wish;
        failure = null;
        asked = null;
        leaveOscar(demographicNo);
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
                        take(patient);
                    }
                },
                e -> {
                    if (mine == wish && beside.led() != null) {
                        // OSCAR goes on showing it.
                        unknown(e);
                    } else if (mine == wish) {
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
        leaveOscar(patient.demographicNo());
        take(patient);
    }

    /** No chart; never another one by guess (C2). */
    public void close() {
        wish++;
        opening = null;
        chart = null;
        beside.lead(null);
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
                        take(patient);
                    }
                },
                e -> {
                    // What is shown was true a moment ago; the next change or opening asks again.
                    if (mine == wish) {
                        unknown(e);
                    }
                });
    }

    private void unknown(ApiException e) {
        if (e.kind() == ErrorKind.PATIENT_NOT_FOUND) {
            beside.stranger();
        }
    }

    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
