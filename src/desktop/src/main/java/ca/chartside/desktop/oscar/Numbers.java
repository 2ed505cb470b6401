package ca.chartside.desktop.oscar;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.desktop.ui.Later;
import ca.chartside.protocol.Counts;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Limits;
import ca.chartside.protocol.PatientCount;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many conversations of the patients whose charts are open are unread for the user. The server counts: again with what happens, at
 * most once in 100 ms, as lists are. Event thread only.
 */
final class Numbers {
    private static final Duration TOGETHER = Duration.ofMillis(100);

    private final StaffApi api;
    private final LiveUpdates live;
    private final UiExecutor ui;
    private final Later later;
    private final Runnable changed;
    private final LiveUpdates.Listener listener = new LiveUpdates.Listener() {
        @Override
        public void event(Event event) {
            if (concerns(event)) {
                plan();
            }
        }

        @Override
        public void anew() {
            plan();
        }

        @Override
        public void connectionChanged(ConnectionState state) {
            if (state instanceof ConnectionState.Online) {
                plan();
            }
        }
    };

    private Set<Integer> watched = Set.of();
    private List<PatientCount> known = List.of();
    private boolean planned;
    private boolean asking;
    private boolean again;
    private boolean closed;

    Numbers(StaffApi api, LiveUpdates live, UiExecutor ui, Later later, Runnable changed) {
        this.api = api;
        this.live = live;
        this.ui = ui;
        this.later = later;
        this.changed = changed;
        live.addListener(listener);
    }

    void close() {
        closed = true;
        live.removeListener(listener);
    }

    /** These charts are open now. */
    void watch(Set<Integer> patients) {
        if (patients.equals(watched)) {
            return;
        }
        Set<Integer> fewer =
                patients.stream().sorted().limit(Limits.COUNTS_PATIENTS).collect(Collectors.toUnmodifiableSet());
        boolean more = !watched.containsAll(fewer);
        watched = fewer;
        if (more) {
            ask();
        }
    }

    /** Of those who have some. */
    List<PatientCount> known() {
        return known.stream()
                .filter(count -> watched.contains(count.demographicNo()))
                .toList();
    }

    private boolean concerns(Event event) {
        return switch (event) {
            case Event.MessageStored stored -> watched.contains(stored.demographicNo());
            // They do not say whose conversation it is.
            case Event.StaffRead read -> true;
            case Event.DeliveryChanged delivery -> true;
            case Event.Unknown unknown -> true;
            case Event.PatientChanged patient -> false;
            case Event.MessageTakenBack taken -> false;
            case Event.AccessChanged access -> false;
            case Event.FilingChanged filing -> false;
            case Event.ClinicChanged clinic -> false;
            case Event.SavedRepliesChanged replies -> false;
        };
    }

    private void plan() {
        if (!planned) {
            planned = true;
            later.run(TOGETHER, () -> {
                planned = false;
                ask();
            });
        }
    }

    private void ask() {
        if (closed || watched.isEmpty()) {
            return;
        }
        if (asking) {
            again = true;
            return;
        }
        asking = true;
        Set<Integer> asked = watched;
        ui.call(
                () -> api.countsOf(asked),
                fresh -> {
                    done();
                    take(fresh);
                },
                // What is shown was true a moment ago; what happens next asks again, and so does being online again.
                e -> done());
    }

    private void done() {
        asking = false;
        if (again) {
            again = false;
            plan();
        }
    }

    private void take(Counts fresh) {
        if (!closed && !fresh.patients().equals(known)) {
            known = fresh.patients();
            changed.run();
        }
    }
}
