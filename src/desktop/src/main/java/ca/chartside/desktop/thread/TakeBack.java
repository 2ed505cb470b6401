package ca.chartside.desktop.thread;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.StaffUser;
import ca.chartside.protocol.TakeBackRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Taking back a message of one's own (M16): asked first, then the server does it. Event thread only. */
final class TakeBack {
    private final StaffApi api;
    private final UiExecutor ui;
    private final Timeline timeline;
    private final StaffUser me;
    private final Runnable changed;
    private @Nullable UUID asked;
    private boolean underway;
    private @Nullable ApiException failure;

    /** @param changed told when the question or a message has changed */
    TakeBack(StaffApi api, UiExecutor ui, Timeline timeline, StaffUser me, Runnable changed) {
        this.api = api;
        this.ui = ui;
        this.timeline = timeline;
        this.me = me;
        this.changed = changed;
    }

    /** Whether it is a message of the user's that the server has and that stands. */
    boolean can(UUID messageId) {
        Message message = timeline.message(messageId);
        return message != null
                && message.kind() == MessageKind.MESSAGE
                && message.takenBackAt() == null
                && me.id().equals(message.authorId());
    }

    void ask(UUID messageId) {
        if (can(messageId) && !underway) {
            asked = messageId;
            failure = null;
            changed.run();
        }
    }

    /** What is asked about, as it stands now; null where nothing is, or where it was taken back elsewhere meanwhile. */
    @Nullable Message asked() {
        UUID id = asked;
        return id == null || !can(id) ? null : timeline.message(id);
    }

    /** Why the server did not do it; null where it has not been asked or did. */
    @Nullable ApiException failure() {
        return failure;
    }

    /** Whether the server is doing it. */
    boolean underway() {
        return underway;
    }

    /** @param demographicNo whose conversation is shown */
    void confirm(int demographicNo) {
        Message message = asked();
        if (message == null || underway) {
            return;
        }
        UUID id = message.id();
        underway = true;
        failure = null;
        changed.run();
        ui.call(
                () -> api.takeBack(id, new TakeBackRequest(demographicNo)),
                stored -> {
                    if (timeline.has(id)) {
                        timeline.add(stored);
                    }
                    over(id, null);
                },
                why -> over(id, why));
    }

    private void over(UUID id, @Nullable ApiException why) {
        if (id.equals(asked)) {
            underway = false;
            failure = why;
            asked = why == null ? null : id;
        }
        changed.run();
    }

    /** The message stays. Nothing happens once the server has been asked. */
    void keep() {
        if (!underway) {
            forget();
            changed.run();
        }
    }

    /** Another conversation is open. */
    void forget() {
        asked = null;
        underway = false;
        failure = null;
    }
}
