package ca.chartside.desktop.clinic;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Me;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the clinic has settled, as the server has it after each change: asked for once, however many parts of the program it concerns. What
 * holds at the sign-in came with that. Event thread only; listeners are called there.
 */
public final class ClinicModel {
    private final StaffApi api;
    private final UiExecutor ui;
    private final List<Consumer<Me>> listeners = new ArrayList<>();

    /** Counts what was asked: the answer to an earlier question is dropped. */
    private int asked;

    /** Whether the server has answered since it was last in doubt. */
    private boolean sure = true;

    public ClinicModel(StaffApi api, LiveUpdates live, UiExecutor ui) {
        this.api = api;
        this.ui = ui;
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

    /** Whether what was told last is the server's latest word, as far as it could be asked. */
    public boolean sure() {
        return sure;
    }

    /** Asks the server, at once and, where it does not answer, when it is there again. */
    public void ask() {
        int mine = ++asked;
        sure = false;
        ui.call(
                api::me,
                now -> {
                    if (mine == asked) {
                        sure = true;
                        List.copyOf(listeners).forEach(listener -> listener.accept(now));
                    }
                },
                failed -> {}); // it stays in doubt
    }

    /** @param listener told what the server says, whenever it was asked */
    public void onChange(Consumer<Me> listener) {
        listeners.add(listener);
    }
}
