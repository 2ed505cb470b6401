package ca.chartside.desktop.presence;

import static ca.chartside.desktop.fake.FakeClinic.CHEN;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.desktop.fake.FakeLater;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.Presence;
import ca.chartside.protocol.StaffUser;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PresenceModelTest {
    private static final UUID ANNAS = new UUID(7, 1);
    private static final UUID ROBERTS = new UUID(7, 2);

    private final FakeClinic clinic = new FakeClinic();
    private final FakeLater later = new FakeLater();
    private final PresenceModel presence =
            new PresenceModel(clinic.api, clinic.ui(), clinic.live, later, ME.id(), new Messages(Locale.ENGLISH));
    private int changes;

    PresenceModelTest() {
        presence.onChange(() -> changes++);
    }

    private void here(UUID conversation, Presence.Person... people) {
        clinic.live.send(new Presence(conversation, Arrays.asList(people)));
    }

    private static Presence.Person person(StaffUser who, boolean typing) {
        return new Presence.Person(who.id(), who.displayName(), typing);
    }

    @Test
    void colleaguesAreNamedAndOneselfIsNot() {
        here(ANNAS, person(ME, true), person(CHEN, false));
        assertThat(presence.said(ANNAS)).isEqualTo("Dr. Mei Chen has this conversation open");
        assertThat(presence.writing(ANNAS)).isNull();
        assertThat(presence.said(ROBERTS)).isNull();

        here(ANNAS, person(ME, false), person(CHEN, true));
        assertThat(presence.said(ANNAS)).isEqualTo("Dr. Mei Chen is writing…");

        Presence.Person third = new Presence.Person(new UUID(9, 3), "Lou Sample", true);
        here(ANNAS, person(CHEN, true), third);
        assertThat(presence.said(ANNAS)).isEqualTo("Dr. Mei Chen and one other are writing…");

        here(ANNAS, person(ME, true));
        assertThat(presence.said(ANNAS)).isNull();
        assertThat(changes).isEqualTo(4);
        here(ANNAS, person(ME, false));
        assertThat(changes).as("what nobody sees is no change").isEqualTo(4);
    }

    @Test
    void whatALostConnectionToldIsForgotten() {
        here(ANNAS, person(CHEN, true));

        clinic.live.presenceUnknown();

        assertThat(presence.said(ANNAS)).isNull();
        assertThat(changes).isEqualTo(2);
    }

    @Test
    void lookingIsToldAgainWhileItLastsAndItsEndAtOnce() {
        presence.look(ANNAS);
        presence.look(ANNAS);
        assertThat(clinic.api.presences).containsExactly("VIEWING " + ANNAS);

        later.pass(Duration.ofSeconds(21));
        assertThat(clinic.api.presences).hasSize(3).containsOnly("VIEWING " + ANNAS);

        presence.look(ROBERTS);
        presence.look(null);
        later.pass(Duration.ofMinutes(1));
        assertThat(clinic.api.presences).hasSize(5).endsWith("VIEWING " + ROBERTS, "AWAY " + ROBERTS);
    }

    @Test
    void typingIsToldAtOnceAndAgainWhileItGoesOnAndThenItIsLookingAgain() {
        presence.look(ANNAS);
        clinic.api.presences.clear();
        for (int i = 0; i < 6; i++) {
            presence.typed();
            later.pass(Duration.ofSeconds(1));
        }
        assertThat(clinic.api.presences).containsExactly("TYPING " + ANNAS, "TYPING " + ANNAS);

        later.pass(Duration.ofSeconds(8));
        assertThat(clinic.api.presences).endsWith("TYPING " + ANNAS, "VIEWING " + ANNAS);
        presence.typed();
        presence.stopped();
        assertThat(clinic.api.presences).endsWith("TYPING " + ANNAS, "VIEWING " + ANNAS);
    }

    @Test
    void typingWhereNothingIsOpenTellsNobody() {
        presence.typed();
        presence.stopped();
        presence.look(null);
        assertThat(clinic.api.presences).isEmpty();
    }
}
