package ca.chartside.desktop.frame;

import ca.chartside.desktop.chart.OscarNow;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.desktop.net.Outbox;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.ClinicInfo;
import ca.chartside.protocol.SendResult;
import ca.chartside.protocol.ToCompanion;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is wrong between here and the server; most of the time nothing is. Event thread only. */
final class StatusModel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final LiveUpdates live;
    private final Outbox outbox;
    private final Messages messages;
    private final ZoneId zone;
    private final ClinicInfo clinic;
    private final List<Runnable> listeners = new ArrayList<>();
    private @Nullable UUID lastShown;
    private OscarNow oscar = OscarNow.SILENT;

    StatusModel(LiveUpdates live, Outbox outbox, Messages messages, ZoneId zone, ClinicInfo clinic) {
        this.live = live;
        this.outbox = outbox;
        this.messages = messages;
        this.zone = zone;
        this.clinic = clinic;
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

    /** What the companions say. */
    void oscar(OscarNow now) {
        oscar = now;
        changed();
    }

    /** Why OSCAR's charts are not followed. */
    private List<String> beside() {
        List<String> parts = new ArrayList<>();
        if (oscar.outdated().contains(ToCompanion.Part.COMPANION)) {
            parts.add(messages.text("frame.oscar.companion"));
        }
        if (oscar.outdated().contains(ToCompanion.Part.CLIENT)) {
            parts.add(messages.text("frame.oscar.client"));
        }
        String foreign = oscar.foreign();
        if (foreign != null) {
            String key = oscar.bound() ? "frame.oscar.foreign" : "frame.oscar.notBound";
            parts.add(messages.text(key, clinic.name(), clinic.slug(), foreign));
        }
        return parts;
    }

    /** Null where nothing is wrong. */
    @Nullable String sentence() {
        List<String> parts = new ArrayList<>();
        if (live.connection() instanceof ConnectionState.Offline(Instant since)) {
            parts.add(messages.text("frame.offline", TIME.format(since.atZone(zone))));
        }
        int waiting = waiting().size();
        if (waiting > 0) {
            parts.add(messages.text("frame.waiting", waiting));
        }
        int notSent = notSent().size();
        if (notSent > 0) {
            parts.add(messages.text("frame.notSent", notSent));
        }
        parts.addAll(beside());
        return parts.isEmpty() ? null : String.join(" ", parts);
    }

    /** Whether trying at once could help. */
    boolean canTry() {
        return live.connection() instanceof ConnectionState.Offline
                || !waiting().isEmpty();
    }

    /** Whether there is a message to be shown that the server does not have. */
    boolean canShow() {
        return !waiting().isEmpty() || !notSent().isEmpty();
    }

    /** The message to be shown, another at each call: the refused ones first. Null where there is none. */
    Outbox.@Nullable Entry next() {
        List<Outbox.Entry> all = new ArrayList<>(notSent());
        all.addAll(waiting());
        if (all.isEmpty()) {
            return null;
        }
        int before =
                all.stream().map(entry -> entry.request().messageId()).toList().indexOf(lastShown);
        Outbox.Entry next = all.get((before + 1) % all.size());
        lastShown = next.request().messageId();
        return next;
    }

    private List<Outbox.Entry> notSent() {
        return inState(Outbox.State.NOT_SENT);
    }

    /** Those on their way for the first time do not wait, unless one before them does: they stand behind it. */
    private List<Outbox.Entry> waiting() {
        List<Outbox.Entry> sending = inState(Outbox.State.SENDING);
        boolean held = live.connection() instanceof ConnectionState.Offline
                || sending.stream().anyMatch(entry -> entry.error() != null);
        return held ? sending : List.of();
    }

    private List<Outbox.Entry> inState(Outbox.State state) {
        return outbox.entries().stream().filter(entry -> entry.state() == state).toList();
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
