package ca.chartside.desktop.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Me;
import ca.chartside.protocol.Messaging;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the clinic has settled reaches whoever is signed in. */
class ClinicModelTest {
    private final FakeClinic clinic = new FakeClinic();
    private final ClinicModel model = new ClinicModel(clinic.api, clinic.live, clinic.ui());
    private final List<Me> told = new ArrayList<>();

    ClinicModelTest() {
        model.onChange(told::add);
    }

    private long asked() {
        return clinic.api.asked.stream().filter("me"::equals).count();
    }

    @Test
    void aChangeIsAskedForOnceHoweverManyHearOfIt() {
        List<Me> others = new ArrayList<>();
        model.onChange(others::add);
        clinic.live.send(new Event.ClinicChanged(7));
        assertThat(asked()).isEqualTo(1);
        assertThat(told).hasSize(1).isEqualTo(others);
        clinic.live.send(new Event.PatientChanged(8, 1));
        clinic.live.connection(new ConnectionState.Online());
        assertThat(asked()).as("neither of these concerns the clinic").isEqualTo(1);
        clinic.live.anew();
        assertThat(asked()).isEqualTo(2);
        assertThat(told).hasSize(2);
    }

    @Test
    void whatCouldNotBeAskedIsAskedOnceTheServerIsThere() {
        clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
        clinic.live.send(new Event.ClinicChanged(7));
        assertThat(model.sure()).isFalse();
        assertThat(told).isEmpty();
        clinic.api.failing = null;
        clinic.live.connection(new ConnectionState.Offline(clinic.clock.instant()));
        assertThat(asked()).isEqualTo(1);
        clinic.live.connection(new ConnectionState.Online());
        assertThat(model.sure()).isTrue();
        assertThat(told).hasSize(1);
        clinic.live.connection(new ConnectionState.Online());
        assertThat(asked()).as("it is known").isEqualTo(2);
    }

    @Test
    void anAnswerThatALaterOneHasOvertakenIsDropped() {
        Messaging off = new Messaging(false, "Nadia");
        clinic.background.hold();
        clinic.live.send(new Event.ClinicChanged(7));
        clinic.live.send(new Event.ClinicChanged(8));
        clinic.api.messaging = off;
        clinic.background.answerLast();
        clinic.api.messaging = Messaging.ON;
        clinic.background.answer();
        assertThat(told).extracting(Me::messaging).containsExactly(off);
        assertThat(model.sure()).isTrue();
    }
}
