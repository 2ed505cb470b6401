package ca.chartside.desktop.thread;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.StaffUser;
import java.util.UUID;

/**
 * How far the open conversation has been read: what the server knows of it, what has truly been on the screen, and which
 * messages the "New" line stands above.
 */
final class Reading {
    private final StaffApi api;
    private final UiExecutor ui;
    private final StaffUser me;
    private final Timeline timeline;

    /** Counts conversations: an answer about an earlier one is dropped. */
    private int conversations;

    private boolean visible;
    private boolean opened;

    /** The newest number that was there when the conversation was opened. */
    private long openedAt;

    private long onScreen;
    private long lastSeen;
    private long read;
    private long marking;
    private long newFrom;
    private long newTo;

    Reading(StaffApi api, UiExecutor ui, StaffUser me, Timeline timeline) {
        this.api = api;
        this.ui = ui;
        this.me = me;
        this.timeline = timeline;
        reset();
    }

    /** Another conversation: nothing of it is read yet. */
    void reset() {
        conversations++;
        opened = false;
        openedAt = 0;
        onScreen = 0;
        lastSeen = 0;
        read = 0;
        marking = 0;
        newFrom = Long.MAX_VALUE;
        newTo = 0;
    }

    /** The newest page is here. @param upTo how far the server says it was read */
    void loaded(long upTo) {
        read(upTo);
        if (!opened) {
            opened = true;
            openedAt = timeline.newest();
            startNew();
        }
    }

    void read(long upTo) {
        read = Math.max(read, upTo);
    }

    private void startNew() {
        newFrom = read + 1;
        newTo = timeline.newest();
    }

    /** @return whether the "New" line stands elsewhere now: the user comes back to messages that are new again */
    boolean visible(boolean now) {
        boolean comesBack = now && !visible;
        visible = now;
        boolean moved =
                comesBack && opened && timeline.hasOthers(Math.max(read, lastSeen), timeline.newest(), openedAt, me);
        if (moved) {
            startNew();
        }
        return moved;
    }

    void onScreen(long seq) {
        onScreen = seq;
    }

    /** The newest number that the user has had on the screen: now, or before, as the server knows. */
    long lastSeen() {
        return Math.max(lastSeen, read);
    }

    /** Up to this number it had been read when it was opened; 0 until that is known. */
    long readBefore() {
        return opened ? newFrom - 1 : 0;
    }

    long newFrom() {
        return newFrom;
    }

    long newTo() {
        return newTo;
    }

    /** Tells the server what has been seen, where that is news to it. */
    void see(UUID conversation) {
        if (!visible) {
            return;
        }
        lastSeen = Math.max(lastSeen, onScreen);
        long upTo = lastSeen;
        if (!timeline.hasOthers(Math.max(read, marking), upTo, openedAt, me)) {
            return;
        }
        marking = upTo;
        int mine = conversations;
        ui.call(
                () -> {
                    api.markRead(conversation, upTo);
                    return upTo;
                },
                done -> {
                    if (mine == conversations) {
                        read(done);
                    }
                },
                refused -> {
                    if (mine == conversations && marking == upTo) {
                        // Tried again with the next message seen, the next look at it, or the line's return.
                        marking = read;
                    }
                });
    }
}
