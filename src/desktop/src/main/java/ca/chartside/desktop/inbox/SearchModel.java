package ca.chartside.desktop.inbox;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.desktop.ui.Later;
import ca.chartside.protocol.PatientList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks patients up while the user types: by name, date of birth, health card number or demographic number (C4). Event
 * thread only; listeners are called there.
 */
public final class SearchModel {
    /** So long nothing is typed before the server is asked. */
    static final Duration PAUSE = Duration.ofMillis(150);

    private final StaffApi api;
    private final UiExecutor ui;
    private final Later later;
    private final List<Runnable> listeners = new ArrayList<>();
    private String query = "";
    private @Nullable PatientList found;
    private @Nullable ApiException error;

    /** Counts what was typed: the answer to an earlier word is dropped. */
    private int typed;

    public SearchModel(StaffApi api, UiExecutor ui, Later later) {
        this.api = api;
        this.ui = ui;
        this.later = later;
    }

    /** Whether there is anything to look for: then the results stand where the list was. */
    public boolean active() {
        return !query.isEmpty();
    }

    public String query() {
        return query;
    }

    /** Null until the server has answered to what is typed. */
    public @Nullable PatientList found() {
        return found;
    }

    public @Nullable ApiException error() {
        return error;
    }

    /** An empty query ends the search. */
    public void setQuery(String text) {
        String wanted = text.strip();
        if (wanted.equals(query)) {
            return;
        }
        query = wanted;
        error = null;
        int mine = ++typed;
        if (wanted.isEmpty()) {
            found = null;
        } else {
            later.run(PAUSE, () -> {
                if (mine == typed) {
                    ask();
                }
            });
        }
        changed();
    }

    public void retry() {
        if (active()) {
            error = null;
            typed++;
            ask();
            changed();
        }
    }

    private void ask() {
        int mine = typed;
        String wanted = query;
        ui.call(
                () -> api.searchPatients(wanted),
                answer -> {
                    if (mine == typed) {
                        found = answer;
                        error = null;
                        changed();
                    }
                },
                e -> {
                    if (mine == typed) {
                        found = null;
                        error = e;
                        changed();
                    }
                });
    }

    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
