package ca.chartside.desktop.frame;

import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.desktop.net.Outbox;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.SendResult;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong between here and the server; most of the time nothing is. Event thread only. */
final class StatusModel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final LiveUpdates live;
    private final Outbox outbox;
    private final Messages messages;
    private final ZoneId zone;
    private final List<Runnable> listeners = new ArrayList<>();

    StatusModel(LiveUpdates live, Outbox outbox, Messages messages, ZoneId zone) {
        this.live = live;
        this.outbox = outbox;
        this.messages = messages;
        this.zone = zone;
        live.addListener(new LiveUpdates.Listener() {
            @Override
            public void connectionChanged(ConnectionState state) {
                changed();
            }
        });
        outbox.addListener(new Outbox.Listener() {
            @Override
            public void changed(Outbox.Entry entry) {
                StatusModel.this.changed();
            }

            @Override
            public void sent(SendResult result) {
                StatusModel.this.changed();
            }

            @Override
            public void discarded(Outbox.Entry entry) {
                StatusModel.this.changed();
            }
        });
    }

    /** Null where nothing is wrong. */
    @Nullable String sentence() {
        int waiting = (int) outbox.entries().stream().filter(StatusModel::waits).count();
        if (live.connection() instanceof ConnectionState.Offline(Instant since)) {
            String offline = messages.text("frame.offline", TIME.format(since.atZone(zone)));
            return waiting == 0 ? offline : messages.text("frame.offline.waiting", offline, waiting);
        }
        return waiting == 0 ? null : messages.text("frame.waiting", waiting);
    }

    /** One that is on its way for the first time does not wait: it shows its own state in its conversation. */
    private static boolean waits(Outbox.Entry entry) {
        return entry.state() == Outbox.State.SENDING && entry.error() != null;
    }

    void tryNow() {
        live.tryNow();
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
