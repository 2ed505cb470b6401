package ca.chartside.desktop.access;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.AccessApi;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.PatientAccess;
import ca.chartside.protocol.UnlockRequest;
import ca.chartside.protocol.Uuid7;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What keeps the patient of the open conversation from their messages (N4), kept up while it is open, and lifting it. Event thread only;
 * listeners are called there.
 */
public final class AccessModel {
    private final AccessApi api;
    private final UiExecutor ui;
    private final Uuid7 ids;
    private final List<Runnable> listeners = new ArrayList<>();
    private @Nullable ConversationRow shown;
    private @Nullable PatientAccess access;
    private @Nullable ApiException error;

    /** Of the link that is to be sent: kept until the server has it, so that a lost answer sends no second one. */
    private @Nullable UUID linkId;

    private boolean busy;

    /** Of the fresh link that the user has read about. */
    private long dismissedAt;

    /** Whether the server could not be asked. */
    private boolean unsure;

    /** Counts what was asked: the answer to an earlier question, or about another patient, is dropped. */
    private int asked;

    public AccessModel(AccessApi api, UiExecutor ui, LiveUpdates live, Uuid7 ids) {
        this.api = api;
        this.ui = ui;
        this.ids = ids;
        live.addListener(new LiveUpdates.Listener() {
            @Override
            public void event(Event event) {
                if (event instanceof Event.AccessChanged changed && isShown(changed.demographicNo())) {
                    ask();
                }
            }

            @Override
            public void anew() {
                ask();
            }

            @Override
            public void connectionChanged(ConnectionState state) {
                if (state instanceof ConnectionState.Online && unsure) {
                    ask();
                }
            }
        });
    }

    private boolean isShown(int demographicNo) {
        return shown != null && shown.patient().demographicNo() == demographicNo;
    }

    /** Which conversation is open; null for none. What is known of another patient is forgotten at once. */
    public void show(@Nullable ConversationRow conversation) {
        boolean same = conversation != null && isShown(conversation.patient().demographicNo());
        boolean nothing = conversation == null && shown == null;
        if (conversation != null && shown != null && !conversation.id().equals(shown.id())) {
            linkId = null;
        }
        shown = conversation;
        if (same || nothing) {
            return;
        }
        asked++;
        access = null;
        error = null;
        linkId = null;
        busy = false;
        unsure = false;
        dismissedAt = 0;
        changed();
        ask();
    }

    private void ask() {
        ConversationRow row = shown;
        if (row == null) {
            return;
        }
        int mine = ++asked;
        int number = row.patient().demographicNo();
        ui.call(
                () -> api.access(number),
                answer -> {
                    if (mine == asked) {
                        unsure = false;
                        take(answer);
                    }
                },
                why -> {
                    if (mine == asked) {
                        unsure = true;
                    }
                });
    }

    private void take(PatientAccess answer) {
        access = answer;
        busy = false;
        changed();
    }

    /** The patient of the open conversation; null where none is open. */
    public @Nullable Patient patient() {
        return shown == null ? null : shown.patient();
    }

    /** What keeps the patient out; null where nothing does or it is not known. */
    public PatientAccess.@Nullable Barred barred() {
        return access == null ? null : access.barred();
    }

    /** The fresh link that the user is to be told of; null for none. */
    public PatientAccess.@Nullable FreshLink freshLink() {
        PatientAccess.FreshLink link = access == null || barred() != null ? null : access.freshLink();
        return link == null || link.at() <= dismissedAt ? null : link;
    }

    /** Why lifting it failed; null where nothing did. */
    public @Nullable ApiException error() {
        return error;
    }

    public boolean busy() {
        return busy;
    }

    /** Lifts what keeps the patient out and has a fresh link to this conversation sent. */
    public void unlock() {
        ConversationRow row = shown;
        if (row == null || busy) {
            return;
        }
        UUID id = linkId == null ? ids.next() : linkId;
        linkId = id;
        busy = true;
        error = null;
        int mine = ++asked;
        changed();
        ui.call(
                () -> api.unlock(row.patient().demographicNo(), new UnlockRequest(id, row.id())),
                answer -> {
                    if (mine == asked) {
                        linkId = null;
                        take(answer);
                    } else {
                        settled(row);
                    }
                },
                why -> {
                    if (isShown(row.patient().demographicNo())) {
                        error = why;
                        busy = false;
                        changed();
                    }
                });
    }

    /** News came while it was on its way: what they ask for has it, too. */
    private void settled(ConversationRow row) {
        if (isShown(row.patient().demographicNo())) {
            linkId = null;
            busy = false;
            ask();
        }
    }

    /** The user has read what became of the fresh link. */
    public void dismiss() {
        PatientAccess.FreshLink link = freshLink();
        if (link != null) {
            dismissedAt = link.at();
            changed();
        }
    }

    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
