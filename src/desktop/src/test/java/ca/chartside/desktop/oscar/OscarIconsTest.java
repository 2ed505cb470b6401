package ca.chartside.desktop.oscar;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.chart.Followed;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.protocol.Counts;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.FromCompanion;
import ca.chartside.protocol.FromCompanion.Icon;
import ca.chartside.protocol.OscarPage;
import ca.chartside.protocol.PatientCount;
import ca.chartside.protocol.ToCompanion;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the companions are told, and what a click on their icons does (C1, T8). */
class OscarIconsTest extends OscarFixture {
    @Test
    void anOlderOrNewerCompanionIsTalkedToOrItIsSaidWhatToUpdate() {
        OscarModel three = model(new OscarModel.Versions(2, 3, "3.0"));
        three.heard(chrome, new FromCompanion.Hello(9, "9.0", "chrome", 3));
        assertThat(chrome.all.getFirst()).isEqualTo(new ToCompanion.Welcome(3, "3.0", null));
        assertThat(three.now().outdated()).isEmpty();
        three.heard(chrome, new FromCompanion.Hello(2, "2.0", "chrome", 0));
        assertThat(chrome.all).contains(new ToCompanion.Welcome(2, "3.0", null));

        three.heard(firefox, new FromCompanion.Hello(1, "1.0", "firefox", 0));
        assertThat(firefox.all).contains(new ToCompanion.Welcome(1, "3.0", ToCompanion.Part.COMPANION));
        assertThat(three.now().outdated()).containsExactly(ToCompanion.Part.COMPANION);
        three.signedIn(List.of(OSCAR), api, live);
        three.heard(firefox, new FromCompanion.Context(chart(1), List.of(), 0));
        assertThat(three.now().followed()).as("what it says is not understood").isEqualTo(new Followed.Nothing());

        three.heard(chrome, new FromCompanion.Hello(9, "9.0", "chrome", 4));
        assertThat(chrome.all).contains(new ToCompanion.Welcome(3, "3.0", ToCompanion.Part.CLIENT));
        three.gone(firefox);
        assertThat(three.now().outdated()).containsExactly(ToCompanion.Part.CLIENT);
    }

    @Test
    void eachBrowserIsToldWhatItsIconsShowWheneverThatChanges() {
        hello(chrome);
        assertThat(chrome.state())
                .isEqualTo(new ToCompanion.State(ToCompanion.Connection.SIGNED_OUT, List.of(), 0, false, List.of()));
        signIn();
        hello(firefox);
        api.patientCounts.put(new PatientCount(1, 2, true));
        context(chrome, chart(1), schedule());
        assertThat(chrome.state())
                .isEqualTo(new ToCompanion.State(
                        ToCompanion.Connection.ONLINE,
                        List.of(OSCAR),
                        4,
                        false,
                        List.of(new ToCompanion.PatientNumber(1, 2, true))));
        assertThat(firefox.state().patients()).as("no chart is open there").isEmpty();

        int before = chrome.all.size();
        model.shows(new ConnectionState.Online(), new Counts(4, 8, 1));
        assertThat(chrome.all).as("nothing that is shown changed").hasSize(before);
        model.shows(new ConnectionState.Online(), new Counts(5, 8, 1, true, List.of()));
        assertThat(chrome.state()).returns(5, ToCompanion.State::number).returns(true, ToCompanion.State::urgent);

        model.shows(new ConnectionState.Offline(time), new Counts(5, 8, 1));
        assertThat(chrome.state())
                .isEqualTo(new ToCompanion.State(ToCompanion.Connection.OFFLINE, List.of(OSCAR), 0, false, List.of()));
        model.signedOut();
        assertThat(chrome.state().connection()).isEqualTo(ToCompanion.Connection.SIGNED_OUT);
    }

    @Test
    void aPatientsNumberIsAskedForAgainWithWhatHappensAtMostOnceInATenthOfASecond() {
        signIn();
        hello(chrome);
        context(chrome, chart(1));
        assertThat(chrome.state().patients()).isEmpty();
        api.asked.clear();
        api.patientCounts.put(new PatientCount(1, 1, false));
        for (int i = 0; i < 30; i++) {
            live.send(new Event.StaffRead(200 + i, new UUID(1, 1), new UUID(2, 2), 1));
        }
        live.send(new Event.PatientChanged(300, 1));
        later.pass(Duration.ofMillis(100));
        assertThat(api.asked.stream().filter(asked -> asked.startsWith("counts")))
                .containsExactly("counts [1]");
        assertThat(chrome.state().patients()).containsExactly(new ToCompanion.PatientNumber(1, 1, false));

        context(chrome, null);
        assertThat(chrome.state().patients()).as("its chart was closed").isEmpty();
        api.asked.clear();
        live.send(new Event.StaffRead(400, new UUID(1, 1), new UUID(2, 2), 1));
        later.pass(Duration.ofSeconds(1));
        assertThat(api.asked).as("nobody's chart is open").isEmpty();
    }

    @Test
    void patientsOfAnotherOscarAreNobodyHere() {
        signIn();
        hello(chrome);
        api.patientCounts.put(new PatientCount(2, 7, false));
        context(chrome, with(chart(2), "https://other.example.ca/oscar", said(2), null));
        assertThat(chrome.state().patients()).isEmpty();
        assertThat(api.asked).noneMatch(asked -> asked.startsWith("counts"));
    }

    @Test
    void theLogoWritesToTheChartAndTheEnvelopeShowsItsHistory() {
        signIn();
        context(chrome, chart(1));
        model.heard(chrome, new FromCompanion.Click(Icon.LOGO, chart(1)));
        model.heard(chrome, new FromCompanion.Click(Icon.ENVELOPE, chart(1)));
        context(chrome, schedule());
        model.heard(chrome, new FromCompanion.Click(Icon.LOGO, schedule()));
        model.heard(chrome, new FromCompanion.Click(Icon.ENVELOPE, schedule()));
        assertThat(did).containsExactly("show", "write to 1", "show", "history 1", "show", "show", "history mine");
    }

    @Test
    void aClickWaitsUntilOscarHasToldWhoItIs() {
        signIn();
        OscarPage unknown = with(chart(1), OSCAR, null, null);
        context(chrome, unknown);
        model.heard(chrome, new FromCompanion.Click(Icon.LOGO, unknown));
        assertThat(did).isEmpty();
        context(chrome, chart(1));
        assertThat(did).containsExactly("show", "write to 1");
    }

    @Test
    void nobodyIsWrittenToWhoseChartIsNotInFrontAnyMore() {
        signIn();
        context(chrome, chart(2));
        model.heard(chrome, new FromCompanion.Click(Icon.LOGO, chart(1)));
        assertThat(did).containsExactly("show");
        context(chrome, with(chart(3), "https://other.example.ca/oscar", said(3), null));
        model.heard(
                chrome,
                new FromCompanion.Click(Icon.LOGO, with(chart(3), "https://other.example.ca/oscar", said(3), null)));
        assertThat(did).as("the window says why").containsExactly("show", "show");
    }

    @Test
    void aClickBeforeSigningInIsDoneAfterItUnlessThatTookLong() {
        context(chrome, chart(1));
        model.heard(chrome, new FromCompanion.Click(Icon.LOGO, chart(1)));
        assertThat(did).as("the sign-in").containsExactly("show");
        signIn();
        assertThat(did).containsExactly("show", "show", "write to 1");

        model.signedOut();
        context(chrome, chart(1));
        did.clear();
        model.heard(chrome, new FromCompanion.Click(Icon.LOGO, chart(1)));
        time = time.plusSeconds(121);
        signIn();
        assertThat(did).containsExactly("show");
    }

    @Test
    void whatANewerCompanionSaysInAWayThatIsNotUnderstoodIsLeftOut() {
        signIn();
        OscarPage odd = new OscarPage("x", null, OSCAR, 1, said(1), null, null);
        model.heard(chrome, new FromCompanion.Context(odd, null, 0));
        assertThat(number()).isNull();
        model.heard(chrome, new FromCompanion.Click(null, null));
        model.heard(chrome, new FromCompanion.Unknown());
        assertThat(did).isEmpty();
    }
}
