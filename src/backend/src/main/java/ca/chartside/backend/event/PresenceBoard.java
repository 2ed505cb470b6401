package ca.chartside.backend.event;

import ca.chartside.backend.account.Principal;
import ca.chartside.backend.http.Json;
import ca.chartside.backend.http.Refusal;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.protocol.Presence;
import ca.chartside.protocol.PresenceRequest;
import ca.chartside.protocol.PresenceRequest.State;
import ca.chartside.protocol.StaffUser;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has which conversation open (M13), in memory: each sign-in has one lease, which ends unless it is renewed. Several nodes of a clinic
 * tell each other each lease as it is said. Any thread.
 */
public final class PresenceBoard {
    /** Every stream has looked by then at what has changed. */
    private static final long TOLD_MILLIS = 60_000;

    private static final Logger LOG = LoggerFactory.getLogger(PresenceBoard.class);

    private final Store store;
    private final EventHub hub;
    private final Clock clock;
    private final Map<ClinicId, Clinic> clinics = new ConcurrentHashMap<>();

    public PresenceBoard(Store store, EventHub hub, Clock clock) {
        this.store = store;
        this.hub = hub;
        this.clock = clock;
        store.onWord(this::told);
    }

    /** What a sign-in does, as one node tells another. It lasts from when it is heard: two nodes' clocks may differ. */
    record Said(UUID session, UUID user, String name, UUID conversation, State state) {
        Said {
            Objects.requireNonNull(session);
            Objects.requireNonNull(user);
            Objects.requireNonNull(name);
            Objects.requireNonNull(conversation);
            Objects.requireNonNull(state);
        }
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
        StaffUser user = principal.user();
        Said said = new Said(principal.sessionId(), user.id(), user.displayName(), conversation, state);
        put(principal.clinic(), said);
        store.tell(principal.clinic(), Json.write(said));
    }

    private void told(ClinicId clinic, String word) {
        try {
            put(clinic, Json.read(word.getBytes(StandardCharsets.UTF_8), Said.class));
        } catch (Refusal e) {
            LOG.info("another node says what this version does not understand");
        }
    }

    private void put(ClinicId clinic, Said said) {
        long now = clock.millis();
        Lease lease = said.state() == State.AWAY
                ? null
                : new Lease(
                        said.conversation(),
                        said.user(),
                        said.name(),
                        said.state() == State.TYPING,
                        now + PresenceRequest.LEASE.toMillis(),
                        now + PresenceRequest.TYPING_LEASE.toMillis());
        if (clinic(clinic).put(said.session(), lease, now)) {
            hub.nudge(clinic);
        }
    }

    /** @param seen 0: all that there is */
    Changes since(ClinicId clinic, long seen) {
        return clinic(clinic).since(seen, clock.millis());
    }
}
