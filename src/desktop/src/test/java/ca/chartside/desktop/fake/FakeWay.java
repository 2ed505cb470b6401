package ca.chartside.desktop.fake;

import ca.chartside.desktop.bridge.Browser;
import ca.chartside.desktop.oscar.OscarWay;
import ca.chartside.protocol.FromCompanion;
import ca.chartside.protocol.FromCompanion.Reason;
import ca.chartside.protocol.OscarProvider;
import ca.chartside.protocol.ToCompanion;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One browser with OSCAR open, which says what a test makes it say. */
public final class FakeWay implements OscarWay, Browser {
    public final List<ToCompanion> sent = new ArrayList<>();
    private final List<OscarWay.Listener> listeners = new ArrayList<>();
    public boolean open = true;
    public boolean takesParts = true;
    public @Nullable OscarProvider provider;

    @Override
    public @Nullable Door door(int demographicNo) {
        return open ? new Door(this, "https://oscar.example.ca/oscar", provider) : null;
    }

    @Override
    public void listen(OscarWay.Listener listener) {
        listeners.add(listener);
    }

    @Override
    public void send(ToCompanion message) {
        sent.add(message);
    }

    @Override
    public boolean sendPart(ToCompanion.FilePart part) {
        return takesParts && sent.add(part);
    }

    public ToCompanion.File asked() {
        return (ToCompanion.File) sent.stream()
                .filter(ToCompanion.File.class::isInstance)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    public void filed(UUID filing, @Nullable Long noteId, Long... documents) {
        listeners.forEach(listener -> listener.filed(new FromCompanion.Filed(filing, noteId, List.of(documents))));
    }

    public void notFiled(UUID filing, @Nullable Reason reason, @Nullable Long noteId, Long... documents) {
        listeners.forEach(
                listener -> listener.notFiled(new FromCompanion.NotFiled(filing, reason, noteId, List.of(documents))));
    }

    public void goAway() {
        open = false;
        listeners.forEach(listener -> listener.gone(this));
        listeners.forEach(OscarWay.Listener::doorChanged);
    }

    public void comeBack() {
        open = true;
        listeners.forEach(OscarWay.Listener::doorChanged);
    }
}
