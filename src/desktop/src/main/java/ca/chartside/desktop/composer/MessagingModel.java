package ca.chartside.desktop.composer;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Messaging;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the clinic sends and takes messages, and whom to ask where it does not (S8): as of the sign-in, and after each change
 * as the server has it then. Event thread only; listeners are called there.
 */
public final class MessagingModel {
    private final StaffApi api;
    private final UiExecutor ui;
    private final List<Runnable> listeners = new ArrayList<>();
    private Messaging known;

    /** Counts what was asked: the answer to an earlier question is dropped. */
    private int asked;

    /** Whether the server has answered since it was last in doubt. */
    private boolean sure = true;

    /** @param known as of the sign-in */
    public MessagingModel(StaffApi api, LiveUpdates live, UiExecutor ui, Messaging known) {
        this.api = api;
        this.ui = ui;
        this.known = known;
        live.addListener(new LiveUpdates.Listener() {
            @Override
            public void event(Event event) {
                if (event instanceof Event.ClinicChanged) {
                    ask();
                }
            }

            @Override
            public void anew() {
                ask();
            }

            @Override
            public void connectionChanged(ConnectionState state) {
                if (state instanceof ConnectionState.Online && !sure) {
                    ask();
                }
            }
        });
    }

    boolean off() {
        return !known.on();
    }

    /** Whom to ask, in the clinic's own words; null where it is on, and where nobody is named. */
    @Nullable String whom() {
        return known.ask();
    }

    /** Whether that is the server's latest word, as far as it could be asked. */
    boolean sure() {
        return sure;
    }

    /** Asks the server, at once and, where it does not answer, when it is there again. */
    void ask() {
        int mine = ++asked;
        sure = false;
        ui.call(
                () -> api.me().messaging(),
                now -> {
                    if (mine == asked) {
                        sure = true;
                        known = now;
                        List.copyOf(listeners).forEach(Runnable::run);
                    }
                },
                failed -> {}); // it stays in doubt
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }
}
