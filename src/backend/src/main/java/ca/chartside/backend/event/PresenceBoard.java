package ca.chartside.backend.event;

import ca.chartside.backend.account.Principal;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.protocol.Presence;
import ca.chartside.protocol.PresenceRequest;
import ca.chartside.protocol.PresenceRequest.State;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who has which conversation open (M13), in this process's memory: each sign-in has one lease, which ends unless it is renewed. Any
 * thread.
 */
public final class PresenceBoard {
    /** Every stream has looked by then at what has changed. */
    private static final long TOLD_MILLIS = 60_000;

    private final EventHub hub;
    private final Clock clock;
    private final Map<ClinicId, Clinic> clinics = new ConcurrentHashMap<>();

    public PresenceBoard(EventHub hub, Clock clock) {
        this.hub = hub;
        this.clock = clock;
    }

    /** What has changed behind a number, and the number to ask with next. */
    record Changes(long version, List<Presence> presences) {}

    private record Lease(UUID conversation, UUID user, String name, boolean typing, long until, long typingUntil) {
        boolean looksLike(@Nullable Lease other) {
            return other != null && conversation.equals(other.conversation) && typing == other.typing;
        }
    }

    private record Change(long version, long at) {}

    /** One clinic's; its methods hold its lock. */
    private static final class Clinic {
        private final Map<UUID, Lease> leases = new LinkedHashMap<>();
        private final Map<UUID, Change> changes = new HashMap<>();
        private long version;

        /** @return whether anybody sees a difference */
        synchronized boolean put(UUID session, @Nullable Lease now, long millis) {
            Lease before = now == null ? leases.remove(session) : leases.put(session, now);
            if (now == null ? before == null : now.looksLike(before)) {
                return false;
            }
            changed(before, millis);
            changed(now, millis);
            return true;
        }

        private void changed(@Nullable Lease lease, long millis) {
            if (lease != null) {
                changes.put(lease.conversation(), new Change(++version, millis));
            }
        }

        private void expire(long millis) {
            for (Map.Entry<UUID, Lease> each : List.copyOf(leases.entrySet())) {
                Lease lease = each.getValue();
                if (lease.until() <= millis) {
                    put(each.getKey(), null, millis);
                } else if (lease.typing() && lease.typingUntil() <= millis) {
                    put(
                            each.getKey(),
                            new Lease(lease.conversation(), lease.user(), lease.name(), false, lease.until(), 0),
                            millis);
                }
            }
            changes.entrySet()
                    .removeIf(each -> each.getValue().at() + TOLD_MILLIS <= millis
                            && leases.values().stream()
                                    .noneMatch(lease -> lease.conversation().equals(each.getKey())));
        }

        synchronized Changes since(long seen, long millis) {
            expire(millis);
            List<Presence> presences = changes.entrySet().stream()
                    .filter(each -> each.getValue().version() > seen)
                    .map(each -> new Presence(each.getKey(), people(each.getKey())))
                    .toList();
            return new Changes(version, presences);
        }

        /** One at two computers is one person. */
        private List<Presence.Person> people(UUID conversation) {
            Map<UUID, Presence.Person> people = new LinkedHashMap<>();
            for (Lease lease : leases.values()) {
                if (lease.conversation().equals(conversation)) {
                    people.merge(
                            lease.user(),
                            new Presence.Person(lease.user(), lease.name(), lease.typing()),
                            (one, other) -> one.typing() ? one : other);
                }
            }
            return new ArrayList<>(people.values());
        }
    }

    private Clinic clinic(ClinicId id) {
        return clinics.computeIfAbsent(id, key -> new Clinic());
    }

    /** @param conversation one of the principal's clinic: whoever calls has made sure of that */
    public void say(Principal principal, UUID conversation, State state) {
        long now = clock.millis();
        Lease lease = state == State.AWAY
                ? null
                : new Lease(
                        conversation,
                        principal.user().id(),
                        principal.user().displayName(),
                        state == State.TYPING,
                        now + PresenceRequest.LEASE.toMillis(),
                        now + PresenceRequest.TYPING_LEASE.toMillis());
        if (clinic(principal.clinic()).put(principal.sessionId(), lease, now)) {
            hub.nudge(principal.clinic());
        }
    }

    /** @param seen 0: all that there is */
    Changes since(ClinicId clinic, long seen) {
        return clinic(clinic).since(seen, clock.millis());
    }
}
