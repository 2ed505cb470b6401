package ca.chartside.desktop.actions;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.MemberList;
import ca.chartside.protocol.StaffUser;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A colleague is picked: to assign a conversation to, or to take part in it. The user stands first, then the others by name;
 * whoever it would change nothing for is not there. Event thread only; listeners are called there.
 */
final class PickModel {
    /** What a conversation's picking is for. */
    enum Purpose {
        ASSIGN,
        ADD
    }

    /** @param user null for nobody */
    record Choice(@Nullable StaffUser user, boolean me) {}

    private final StaffApi api;
    private final UiExecutor ui;
    private final ActionsModel actions;
    private final StaffUser me;
    private final ConversationRow row;
    private final Purpose purpose;
    private final Set<UUID> leftOut;
    private final List<Runnable> listeners = new ArrayList<>();
    private List<StaffUser> staff = List.of();
    private String query = "";
    private boolean loaded;
    private boolean busy;
    private boolean done;
    private @Nullable ApiException error;

    private PickModel(
            StaffApi api,
            UiExecutor ui,
            ActionsModel actions,
            StaffUser me,
            ConversationRow row,
            Purpose purpose,
            Set<UUID> leftOut) {
        this.api = api;
        this.ui = ui;
        this.actions = actions;
        this.me = me;
        this.row = row;
        this.purpose = purpose;
        this.leftOut = leftOut;
    }

    /** Whom the conversation goes to. */
    static PickModel assign(StaffApi api, UiExecutor ui, ActionsModel actions, StaffUser me, ConversationRow row) {
        UUID owner = row.ownerId();
        return new PickModel(api, ui, actions, me, row, Purpose.ASSIGN, owner == null ? Set.of() : Set.of(owner));
    }

    /** Who takes part from now on. */
    static PickModel add(
            StaffApi api,
            UiExecutor ui,
            ActionsModel actions,
            StaffUser me,
            ConversationRow row,
            List<MemberList.Member> members) {
        Set<UUID> there = members.stream().map(MemberList.Member::userId).collect(Collectors.toSet());
        return new PickModel(api, ui, actions, me, row, Purpose.ADD, there);
    }

    void load() {
        error = null;
        ui.call(
                api::staff,
                list -> {
                    staff = list.users();
                    loaded = true;
                    changed();
                },
                why -> {
                    error = why;
                    changed();
                });
    }

    ConversationRow row() {
        return row;
    }

    Purpose purpose() {
        return purpose;
    }

    boolean loaded() {
        return loaded;
    }

    boolean busy() {
        return busy;
    }

    /** Whether the server has stored it. */
    boolean done() {
        return done;
    }

    /** Why the colleagues could not be loaded, or the pick not be stored; null where there is nothing wrong. */
    @Nullable ApiException error() {
        return error;
    }

    void query(String typed) {
        query = typed;
        changed();
    }

    /** Who is left after what was typed: each of its words is in the name or the username. */
    List<Choice> choices() {
        String[] words = plain(query).strip().split("\\s+");
        List<Choice> choices = staff.stream()
                .filter(user -> !leftOut.contains(user.id()))
                .filter(user -> matches(user, words))
                .sorted(Comparator.comparing((StaffUser user) -> !user.id().equals(me.id()))
                        .thenComparing(user -> plain(user.displayName())))
                .map(user -> new Choice(user, user.id().equals(me.id())))
                .collect(Collectors.toCollection(ArrayList::new));
        if (loaded && purpose == Purpose.ASSIGN && row.ownerId() != null && query.isBlank()) {
            choices.add(new Choice(null, false));
        }
        return choices;
    }

    private static boolean matches(StaffUser user, String[] words) {
        String text = plain(user.displayName() + " " + user.username());
        for (String word : words) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** Without accents and capitals: "andre" finds André. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    /** @param reason may be empty; only assigning has one */
    void choose(Choice choice, String reason) {
        if (busy || done) {
            return;
        }
        busy = true;
        error = null;
        changed();
        actions.act(
                row.id(),
                action(choice, reason.strip()),
                now -> {
                    busy = false;
                    done = true;
                    changed();
                },
                why -> {
                    busy = false;
                    error = why;
                    changed();
                });
    }

    private ConversationAction action(Choice choice, String reason) {
        StaffUser user = choice.user();
        UUID id = user == null ? null : user.id();
        return purpose == Purpose.ADD && id != null
                ? new ConversationAction.AddMember(id)
                : new ConversationAction.Assign(id, reason);
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
