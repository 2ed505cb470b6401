package ca.chartside.e2e.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.ui.Names;
import ca.chartside.e2e.tour.Seen;
import ca.chartside.e2e.tour.StaffDesk;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.sample.SampleClinic;
import ca.chartside.testkit.sample.SampleStaff;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.JPasswordField;
import org.junit.jupiter.api.Test;

class SignInTest extends ClientTest {
    @Test
    void aWrongPasswordIsRefusedAndTheRightOneSignsIn() {
        StaffDesk desk = desk(SampleStaff.RITA_DESK);

        desk.typeSignIn("not-her-password");
        desk.pressSignIn();
        Seen.await(desk.signInWindow(), "Wrong username or password.");
        assertThat(desk.status().path("connection").asText()).isEqualTo("signed-out");

        desk.signIn();
        JsonNode status = desk.status();
        assertThat(status.path("user").asText()).isEqualTo(SampleStaff.RITA_DESK.username());
        assertThat(status.path("clinic").asText()).isEqualTo("medicalclinic");
        assertThat(status.path("tab").asText()).as("an MOA's first tab (T2)").isEqualTo("triage");
    }

    @Test
    void aServerThatIsDownIsSaidAndNothingTypedIsLost() {
        StaffDesk desk = desk(SampleStaff.MEI_CHEN);
        backend.stop();

        desk.typeSignIn(SampleStaff.MEI_CHEN.password());
        desk.pressSignIn();
        Seen.await(desk.signInWindow(), "The server does not answer.");
        assertThat(Seen.texts(desk.signInWindow())).contains(SampleStaff.MEI_CHEN.username());

        backend.start();
        desk.retrySignIn();
        assertThat(desk.status().path("tab").asText())
                .as("a doctor's first tab (T2)")
                .isEqualTo("mine");
    }

    @Test
    void signingOutLeavesNeitherPasswordNorChart() {
        StaffDesk desk = signedIn(SampleStaff.RITA_DESK);
        openChart(desk, SampleClinic.ANNA);

        desk.click(Names.USER_MENU);
        desk.choose("Sign out");
        Seen.await(desk.signInWindow(), SampleStaff.RITA_DESK.username());
        assertThat(robot.finder()
                        .findByName(desk.signInWindow(), "signin.password", JPasswordField.class)
                        .getPassword())
                .isEmpty();

        desk.signIn();
        assertThat(desk.status().path("connection").asText()).isEqualTo("online");
        assertThat(desk.status().path("chart").isNull()).isTrue();
    }

    @Test
    void atTheFirstSignInTabGoesFromFieldToFieldAndTheEyesComeBehindThem() {
        backend.backend().store().write(clinic(), tx -> tx.sql().update("UPDATE staff_user SET must_change = 1"));
        StaffDesk desk = desk(SampleStaff.RITA_DESK);
        desk.typeSignIn(SampleStaff.RITA_DESK.password());
        desk.pressSignIn();
        Component first = shown(desk, "signin.new.first");
        Await.until("the keyboard in the first field", LIVE, () -> Seen.onEventThread(first::isFocusOwner));

        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            robot.pressAndReleaseKey(KeyEvent.VK_TAB);
            robot.waitForIdle();
            reached.add(Seen.onEventThread(() -> KeyboardFocusManager.getCurrentKeyboardFocusManager()
                    .getFocusOwner()
                    .getName()));
        }

        assertThat(reached)
                .containsExactly(
                        "signin.new.second",
                        "signin.button",
                        "signin.new.back",
                        "signin.new.first.show",
                        "signin.new.second.show",
                        "signin.new.first");
    }

    private Component shown(StaffDesk desk, String name) {
        return Await.until(
                        name,
                        LIVE,
                        () -> robot
                                .finder()
                                .findAll(
                                        desk.signInWindow(),
                                        part -> part != null && name.equals(part.getName()) && part.isShowing())
                                .stream()
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
