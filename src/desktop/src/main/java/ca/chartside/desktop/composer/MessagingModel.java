package ca.chartside.desktop.composer;

import ca.chartside.desktop.clinic.ClinicModel;
import ca.chartside.protocol.Messaging;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the clinic sends and takes messages, and whom to ask where it does not (S8): as of the sign-in, and after each change
 * as the server has it then. Event thread only; listeners are called there.
 */
public final class MessagingModel {
    private final ClinicModel clinic;
    private final List<Runnable> listeners = new ArrayList<>();
    private Messaging known;

    /** @param known as of the sign-in */
    public MessagingModel(ClinicModel clinic, Messaging known) {
        this.clinic = clinic;
        this.known = known;
        clinic.onChange(me -> {
            this.known = me.messaging();
            List.copyOf(listeners).forEach(Runnable::run);
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
        return clinic.sure();
    }

    /** Asks the server, at once and, where it does not answer, when it is there again. */
    void ask() {
        clinic.ask();
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }
}
