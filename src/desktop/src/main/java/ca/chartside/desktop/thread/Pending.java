package ca.chartside.desktop.thread;

import ca.chartside.desktop.net.Outbox;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SendResult;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Keeps the timeline's unsent messages as the outbox has them. Event thread only. */
final class Pending implements Outbox.Listener {
    private final Outbox outbox;
    private final Timeline timeline;
    private final Predicate<UUID> open;
    private final Consumer<SendResult> stored;
    private final Runnable changed;

    /**
     * @param open whether a conversation is the one that is open
     * @param stored takes a message of that conversation that the server has now
     * @param changed told when the timeline has changed otherwise
     */
    Pending(Outbox outbox, Timeline timeline, Predicate<UUID> open, Consumer<SendResult> stored, Runnable changed) {
        this.outbox = outbox;
        this.timeline = timeline;
        this.open = open;
        this.stored = stored;
        this.changed = changed;
        outbox.addListener(this);
    }

    /** Another conversation was opened: what waits for it is put into the timeline. */
    void take() {
        for (Outbox.Entry entry : outbox.entries()) {
            if (isOpen(entry)) {
                timeline.put(entry);
            }
        }
    }

    /** @param lastSeen the newest number that has been on the screen: what was refused for a newer message follows it now */
    void retry(UUID messageId, long lastSeen) {
        Outbox.Entry entry = timeline.pending(messageId);
        if (entry == null) {
            return;
        }
        if (entry.error() != ErrorKind.NEWER_MESSAGE) {
            outbox.retry(messageId);
            return;
        }
        SendRequest old = entry.request();
        outbox.discard(messageId);
        outbox.send(
                new SendRequest(
                        old.messageId(),
                        old.conversationId(),
                        old.demographicNo(),
                        old.text(),
                        old.mode(),
                        lastSeen,
                        old.files(),
                        old.confirmed(),
                        old.oscar(),
                        old.identityConfirmed()),
                entry.files());
    }

    boolean canUndo(UUID messageId) {
        return outbox.canUndo(messageId);
    }

    void undo(UUID messageId) {
        outbox.undo(messageId);
    }

    void discard(UUID messageId) {
        outbox.discard(messageId);
    }

    private boolean isOpen(Outbox.Entry entry) {
        return open.test(entry.request().conversationId());
    }

    @Override
    public void changed(Outbox.Entry entry) {
        if (isOpen(entry) && timeline.put(entry)) {
            changed.run();
        }
    }

    @Override
    public void sent(SendResult result) {
        if (open.test(result.message().conversationId())
                && !timeline.has(result.message().id())) {
            stored.accept(result);
        }
    }

    @Override
    public void discarded(Outbox.Entry entry) {
        if (isOpen(entry)) {
            timeline.take(entry.request().messageId());
            changed.run();
        }
    }
}
