package ca.chartside.backend.event;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.account.Principal;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.PostgresDatabase;
import ca.chartside.backend.store.Store;
import ca.chartside.protocol.Presence;
import ca.chartside.protocol.PresenceRequest;
import ca.chartside.protocol.PresenceRequest.State;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.StaffUser;
import ca.chartside.protocol.Uuid7;
import ca.chartside.testbase.Await;
import ca.chartside.testbase.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two servers of one clinic know of each other's staff (M13). */
class PresenceNodesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final PostgresDatabase database = PostgresDatabase.create();
    private final Store here = database.open();
    private final Store there = database.open();
    private final TestClock clock = new TestClock(Instant.parse("2026-11-24T15:00:00Z"));
    private final ClinicId clinic = here.addClinic("westside", "Westside", 0);
    private final ClinicId sameClinic = Objects.requireNonNull(there.clinic("westside"));
    private final ClinicId other = here.addClinic("eastside", "Eastside", 0);
    private final PresenceBoard boardHere = new PresenceBoard(here, new EventHub(here), clock);
    private final PresenceBoard boardThere = new PresenceBoard(there, new EventHub(there), clock);
    private final Uuid7 ids = new Uuid7(clock);
    private final UUID conversation = ids.next();
    private final Principal rita = principal(clinic, "Rita Desk");

    private Principal principal(ClinicId of, String name) {
        StaffUser user = new StaffUser(ids.next(), "rita@example.ca", name, Role.MOA, false, null);
        return new Principal(of, user, ids.next());
    }

    @AfterEach
    void end() {
        there.close();
        here.close();
        database.close();
    }

    private List<Presence> seenThere() {
        return boardThere.since(sameClinic, 0).presences();
    }

    /** Nodes find each other some moments after they start: until then a client's own renewals tell. */
    private void until(State state, List<Presence.Person> people) {
        Await.until("that the other node shows " + people, PATIENCE, () -> {
            boardHere.say(rita, conversation, state);
            return seenThere().equals(List.of(new Presence(conversation, people)));
        });
    }

    @Test
    void whoWritesOnOneServerIsSeenOnTheOtherUntilTheyLeaveOrTheLeaseEnds() {
        UUID id = rita.user().id();
        until(State.TYPING, List.of(new Presence.Person(id, "Rita Desk", true)));
        assertThat(boardThere
                        .since(Objects.requireNonNull(there.clinic("eastside")), 0)
                        .presences())
                .as("nothing crosses clinics")
                .isEmpty();

        clock.advance(PresenceRequest.TYPING_LEASE);
        assertThat(seenThere())
                .containsExactly(new Presence(conversation, List.of(new Presence.Person(id, "Rita Desk", false))));
        clock.advance(PresenceRequest.LEASE);
        assertThat(seenThere()).containsExactly(new Presence(conversation, List.of()));

        until(State.VIEWING, List.of(new Presence.Person(id, "Rita Desk", false)));
        until(State.AWAY, List.of());
    }

    @Test
    void whatAnotherVersionSaysHarmsNothing() {
        here.tell(clinic, "{\"session\":null}");
        here.tell(clinic, "a word of another kind");
        until(State.VIEWING, List.of(new Presence.Person(rita.user().id(), "Rita Desk", false)));
        assertThat(boardHere.since(other, 0).presences()).isEmpty();
    }
}
