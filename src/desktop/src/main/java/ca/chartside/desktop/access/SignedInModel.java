package ca.chartside.desktop.access;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.AccessApi;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.protocol.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** On how many devices a patient is signed in (N3), kept up while it is shown, and ending it. Event thread only; listeners are called there. */
public final class SignedInModel {
    private final AccessApi api;
    private final UiExecutor ui;
    private final LiveUpdates live;
    private final int demographicNo;
    private final List<Runnable> listeners = new ArrayList<>();
    private final LiveUpdates.Listener news = new LiveUpdates.Listener() {
        @Override
        public void event(Event event) {
            if (event instanceof Event.AccessChanged changed && changed.demographicNo() == demographicNo) {
                load();
            }
        }

        @Override
        public void anew() {
            load();
        }
    };
    private int devices;
    private boolean busy;
    private @Nullable ApiException error;

    /** Counts what was asked: the answer to an earlier question is dropped. */
    private int asked;

    public SignedInModel(AccessApi api, UiExecutor ui, LiveUpdates live, int demographicNo) {
        this.api = api;
        this.ui = ui;
        this.live = live;
        this.demographicNo = demographicNo;
        live.addListener(news);
    }

    /** It is no longer shown. */
    public void close() {
        live.removeListener(news);
    }

    public void load() {
        int mine = ++asked;
        ui.call(
                () -> api.access(demographicNo),
                answer -> {
                    if (mine == asked) {
                        devices = answer.devices();
                        changed();
                    }
                },
                why -> {}); // what is shown stays, and nothing where nothing was known
    }

    /** 0 also where it is not known. */
    public int devices() {
        return devices;
    }

    public boolean busy() {
        return busy;
    }

    /** Why signing out failed; null where it did not. */
    public @Nullable ApiException error() {
        return error;
    }

    public void signOutEverywhere() {
        if (busy) {
            return;
        }
        busy = true;
        error = null;
        changed();
        ui.call(
                () -> {
                    api.signOutEverywhere(demographicNo);
                    return demographicNo;
                },
                done -> {
                    busy = false;
                    changed();
                    load();
                },
                why -> {
                    busy = false;
                    error = why;
                    changed();
                });
    }

    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
