package ca.chartside.backend.conversation;

import ca.chartside.protocol.DeliveryState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the rows T3–T8 and M3–M16 of the behaviour make of a clinic's conversations, in memory and without any thought of speed. */
final class ClinicModel {
    final List<Talk> talks = new ArrayList<>();
    private final List<UUID> staff;
    private int messages;

    ClinicModel(List<UUID> staff) {
        this.staff = staff;
    }

    /** One conversation. */
    final class Talk {
        final UUID id;
        final int patient;
        boolean open;

        @Nullable Long waitsSince;

        boolean urgent;

        @Nullable UUID owner;

        boolean notDelivered;
        long newestAt;
        int newest;
        final Set<UUID> members = new LinkedHashSet<>();
        final Set<UUID> unread = new HashSet<>();
        /** How far each staff message has come; those that were taken back too. */
        final Map<UUID, DeliveryState> sent = new LinkedHashMap<>();

        final Set<UUID> takenBack = new HashSet<>();
        final Map<UUID, UUID> authors = new LinkedHashMap<>();
        /** Those that the patient is owed a notice of. */
        final Set<UUID> owed = new LinkedHashSet<>();

        Talk(UUID id, int patient) {
            this.id = id;
            this.patient = patient;
        }

        private void newer(long at) {
            newest = ++messages;
            newestAt = at;
        }

        /** M3–M5, T3, M11. */
        void sent(UUID message, UUID by, boolean opens, boolean reachable, long at) {
            open |= opens;
            waitsSince = reachable ? null : Long.valueOf(at);
            notDelivered = !reachable;
            members.add(by);
            unread.remove(by);
            sent.put(message, reachable ? DeliveryState.STORED : DeliveryState.NO_CONTACT);
            authors.put(message, by);
            if (reachable) {
                owed.add(message);
            }
            newer(at);
        }

        void replied(long at) {
            waits(at);
            notDelivered = false;
            unread.addAll(staff);
            newer(at);
        }

        /** It has waited since whatever came first. */
        void waits(long at) {
            waitsSince = waitsSince == null ? Long.valueOf(at) : waitsSince;
        }

        /** M8; what is closed and waits for nobody is left as it is. */
        void closed() {
            urgent &= !open && waitsSince == null;
            open = false;
            waitsSince = null;
        }

        void markedUnread(long at) {
            waits(at);
            unread.addAll(staff);
        }

        void assigned(@Nullable UUID to, UUID by) {
            if (to != null && !to.equals(owner)) {
                members.add(to);
                if (!to.equals(by)) {
                    unread.add(to);
                }
            }
            owner = to;
        }

        /** Who owns it is one of its members. */
        void removed(UUID member) {
            if (members.remove(member) && member.equals(owner)) {
                owner = null;
            }
        }

        /** Writing a note is not reading: what was unread for its author stays so. */
        void noted(UUID by) {
            boolean wasUnread = unread.contains(by);
            members.add(by);
            unread.addAll(members);
            if (!wasUnread) {
                unread.remove(by);
            }
        }

        void patientRead() {
            notDelivered = false;
            sent.replaceAll((id, state) -> takenBack.contains(id) ? state : DeliveryState.READ);
        }

        void noticed(DeliveryState state, long at) {
            boolean late = owed.stream().allMatch(id -> sent.get(id) == DeliveryState.READ);
            owed.forEach(id -> sent.computeIfPresent(id, (key, old) -> old == DeliveryState.READ ? old : state));
            owed.clear();
            if (state == DeliveryState.NOT_DELIVERED && !late) {
                notDelivered = true;
                waits(at);
            }
        }

        void takenBack(UUID message) {
            takenBack.add(message);
            owed.remove(message);
        }
    }

    private static List<UUID> ids(Stream<Talk> sorted) {
        return sorted.map(talk -> talk.id).toList();
    }

    /** T4. */
    List<UUID> triage() {
        return ids(talks.stream()
                .filter(talk -> talk.waitsSince != null)
                .sorted(Comparator.<Talk, Boolean>comparing(talk -> !talk.urgent)
                        .thenComparing(talk -> talk.waitsSince == null ? 0L : talk.waitsSince)
                        .thenComparing(talk -> talk.id.toString())));
    }

    /** T5. */
    List<UUID> mine(UUID user) {
        return ids(talks.stream()
                .filter(talk -> talk.members.contains(user))
                .sorted(Comparator.comparing(talk -> -talk.newest)));
    }

    /** T6. */
    List<UUID> ofPatient(int patient) {
        return ids(talks.stream()
                .filter(talk -> talk.patient == patient)
                .sorted(Comparator.<Talk, Long>comparing(talk -> talk.newestAt)
                        .thenComparing(talk -> talk.id.toString())
                        .reversed()));
    }

    /** T8. */
    int number(UUID user, boolean triageCounts, long overdue) {
        return (int) talks.stream()
                .filter(talk -> {
                    boolean own = talk.members.contains(user) || user.equals(talk.owner);
                    boolean unread = talk.unread.contains(user);
                    Long since = talk.waitsSince;
                    return own && unread || since != null && (since < overdue || triageCounts && unread);
                })
                .count();
    }
}
