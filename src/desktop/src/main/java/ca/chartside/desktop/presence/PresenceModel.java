package ca.chartside.desktop.presence;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.ApiException;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.desktop.ui.Later;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.Presence;
import ca.chartside.protocol.PresenceRequest;
import ca.chartside.protocol.PresenceRequest.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which colleagues look at a conversation or write in it, and telling them of this user (M13). What cannot be told is not
 * told: nobody waits for it. Event thread only.
 */
public final class PresenceModel {
    /** Twice and a bit within a lease: one that is lost ends nothing. */
    private static final Duration AGAIN = PresenceRequest.LEASE.dividedBy(3);

    private static final Duration TYPING_AGAIN = PresenceRequest.TYPING_LEASE.dividedBy(2);

    private final StaffApi api;
    private final UiExecutor ui;
    private final Later later;
    private final UUID me;
    private final Messages messages;
    private final Map<UUID, List<Presence.Person>> people = new HashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();

    private @Nullable UUID looking;

    /** Whether a key was pressed since it was last told. */
    private boolean typed;

    private State told = State.AWAY;

    /** Counts what was told: what was planned behind an earlier one is dropped. */
    private int telling;

    public PresenceModel(StaffApi api, UiExecutor ui, LiveUpdates live, Later later, UUID me, Messages messages) {
        this.api = api;
        this.ui = ui;
        this.later = later;
        this.me = me;
        this.messages = messages;
        live.addListener(new LiveUpdates.Listener() {
            @Override
            public void presence(Presence now) {
                take(now);
            }

            @Override
            public void presenceUnknown() {
                if (!people.isEmpty()) {
                    people.clear();
                    changed();
                }
            }

            @Override
            public void connectionChanged(ConnectionState state) {
                if (state instanceof ConnectionState.Online && looking != null) {
                    tell(looking, State.VIEWING);
                }
            }
        });
    }

    /** Told when somebody comes, writes or goes. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void take(Presence now) {
        List<Presence.Person> others = now.people().stream()
                .filter(person -> !person.userId().equals(me))
                .toList();
        List<Presence.Person> before =
                others.isEmpty() ? people.remove(now.conversationId()) : people.put(now.conversationId(), others);
        if (!others.equals(Objects.requireNonNullElse(before, List.of()))) {
            changed();
        }
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    private List<Presence.Person> in(UUID conversation) {
        return people.getOrDefault(conversation, List.of());
    }

    /** "Dr. Mei Chen is writing…"; null where nobody else is. */
    public @Nullable String writing(UUID conversation) {
        return said(
                in(conversation).stream().filter(Presence.Person::typing).toList(),
                "presence.writing",
                "presence.writing.many");
    }

    /** "Dr. Mei Chen has this open"; null where nobody else has. */
    public @Nullable String looking(UUID conversation) {
        return said(in(conversation), "presence.looking", "presence.looking.many");
    }

    /** What is said of a conversation that is open: who writes, else who has it open too. Null where nobody else. */
    public @Nullable String said(UUID conversation) {
        String writing = writing(conversation);
        return writing == null ? looking(conversation) : writing;
    }

    private @Nullable String said(List<Presence.Person> who, String one, String many) {
        return switch (who.size()) {
            case 0 -> null;
            case 1 -> messages.text(one, who.getFirst().name());
            default -> messages.text(many, who.getFirst().name(), who.size() - 1);
        };
    }

    /** @param conversation which the user has before the eyes; null for none */
    public void look(@Nullable UUID conversation) {
        if (Objects.equals(conversation, looking)) {
            return;
        }
        UUID before = looking;
        looking = conversation;
        typed = false;
        if (conversation != null) {
            tell(conversation, State.VIEWING);
        } else if (before != null) {
            tell(before, State.AWAY);
        }
    }

    /** A key was pressed where the user writes into the conversation that is open. */
    public void typed() {
        typed = true;
        if (looking != null && told != State.TYPING) {
            tell(looking, State.TYPING);
        }
    }

    /** What was written has left, or was deleted. */
    public void stopped() {
        typed = false;
        if (looking != null && told == State.TYPING) {
            tell(looking, State.VIEWING);
        }
    }

    private void tell(UUID conversation, State state) {
        int mine = ++telling;
        told = state;
        if (state == State.TYPING) {
            typed = false;
        }
        ui.call(
                () -> {
                    api.presence(conversation, state);
                    return true;
                },
                done -> {},
                PresenceModel::untold);
        if (state != State.AWAY) {
            later.run(state == State.TYPING ? TYPING_AGAIN : AGAIN, () -> {
                if (mine == telling && conversation.equals(looking)) {
                    tell(conversation, typed ? State.TYPING : State.VIEWING);
                }
            });
        }
    }

    /** The next telling may reach the server; until then nobody sees this user. */
    private static void untold(ApiException why) {}
}
