package ca.chartside.desktop.actions;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.MemberList;
import ca.chartside.protocol.StaffUser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who takes part in a conversation (M9), kept up while it is shown. Event thread only; listeners are called there. */
final class GroupModel {
    private final StaffApi api;
    private final UiExecutor ui;
    private final LiveUpdates live;
    private final ActionsModel actions;
    private final StaffUser me;
    private final List<Runnable> listeners = new ArrayList<>();
    private final LiveUpdates.Listener news = new LiveUpdates.Listener() {
        @Override
        public void event(Event event) {
            if (event instanceof Event.MessageStored stored
                    && stored.message().conversationId().equals(row.id())) {
                load();
            }
        }

        @Override
        public void anew() {
            load();
        }
    };
    private ConversationRow row;
    private List<MemberList.Member> members = List.of();
    private long since;
    private boolean loaded;
    private boolean busy;
    private MemberList.@Nullable Member asked;
    private @Nullable ApiException error;

    private record Answer(ConversationRow row, MemberList members) {}

    GroupModel(StaffApi api, UiExecutor ui, LiveUpdates live, ActionsModel actions, StaffUser me, ConversationRow row) {
        this.api = api;
        this.ui = ui;
        this.live = live;
        this.actions = actions;
        this.me = me;
        this.row = row;
        live.addListener(news);
    }

    /** It is no longer shown. */
    void close() {
        live.removeListener(news);
    }

    void load() {
        ui.call(
                () -> new Answer(api.conversation(row.id()), api.members(row.id())),
                answer -> {
                    row = answer.row();
                    members = answer.members().members();
                    since = answer.members().since();
                    loaded = true;
                    error = null;
                    changed();
                },
                this::failed);
    }

    private void failed(ApiException why) {
        error = why;
        changed();
    }

    ConversationRow row() {
        return row;
    }

    /** The staff, in the order in which they joined. */
    List<MemberList.Member> members() {
        return members;
    }

    /** When the conversation began, and with it the patient's part in it; epoch milliseconds. */
    long since() {
        return since;
    }

    /** With the patient. */
    int count() {
        return members.size() + 1;
    }

    boolean isMe(MemberList.Member member) {
        return member.userId().equals(me.id());
    }

    boolean isOwner(MemberList.Member member) {
        return member.userId().equals(row.ownerId());
    }

    boolean loaded() {
        return loaded;
    }

    boolean busy() {
        return busy;
    }

    /** Why it could not be loaded or changed; null where there is nothing wrong. */
    @Nullable ApiException error() {
        return error;
    }

    /** Who is to be removed, once the user has said so; null where nobody is. */
    MemberList.@Nullable Member asked() {
        return asked;
    }

    void askToRemove(MemberList.Member member) {
        asked = member;
        changed();
    }

    void keep() {
        asked = null;
        changed();
    }

    /** Removes who was asked about. Nobody owns a conversation that they take no part in. */
    void remove() {
        MemberList.Member member = asked;
        if (member == null || busy) {
            return;
        }
        busy = true;
        error = null;
        changed();
        if (isOwner(member)) {
            actions.act(row.id(), new ConversationAction.Assign(null, ""), now -> leave(member), this::notRemoved);
        } else {
            leave(member);
        }
    }

    private void leave(MemberList.Member member) {
        actions.act(
                row.id(),
                new ConversationAction.RemoveMember(member.userId()),
                now -> {
                    busy = false;
                    asked = null;
                    load();
                },
                this::notRemoved);
    }

    private void notRemoved(ApiException why) {
        busy = false;
        failed(why);
    }

    /** Picks who is added. */
    PickModel pick() {
        return PickModel.add(api, ui, actions, me, row, members);
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
