package ca.chartside.e2e.desktop;

import ca.chartside.backend.account.Principal;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.desktop.ui.Names;
import ca.chartside.e2e.tour.Seen;
import ca.chartside.e2e.tour.StaffDesk;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SignInRequest;
import ca.chartside.protocol.Uuid7;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.BackendFixture;
import ca.chartside.testkit.sample.SampleClinic;
import ca.chartside.testkit.sample.SampleStaff;
import java.awt.Component;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.FailOnThreadViolationRepaintManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A real client on the display against a real backend with the sample clinic's people. */
abstract class ClientTest {
    static final Duration LIVE = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    final Uuid7 ids = new Uuid7(Clock.systemUTC());
    private final List<StaffDesk> desks = new ArrayList<>();
    Robot robot;
    BackendFixture backend;

    @BeforeEach
    void start() {
        FailOnThreadViolationRepaintManager.install();
        robot = StaffDesk.robot();
        backend = BackendFixture.sqlite(
                folder.resolve("clinic"),
                null,
                store -> SampleClinic.people(store, Clock.systemUTC().instant()));
    }

    @AfterEach
    void end() {
        try {
            desks.forEach(StaffDesk::close);
        } finally {
            backend.close();
            robot.cleanUpWithoutDisposingWindows();
        }
    }

    /** A client with its sign-in window. */
    StaffDesk desk(SampleStaff person) {
        StaffDesk desk = StaffDesk.start(robot, folder.resolve(person.name()), backend.address(), person);
        desks.add(desk);
        return desk;
    }

    StaffDesk signedIn(SampleStaff person) {
        StaffDesk desk = desk(person);
        desk.signIn();
        return desk;
    }

    void openChart(StaffDesk desk, int demographicNo) {
        desk.another("--chart", String.valueOf(demographicNo));
        Await.until(
                "the chart",
                LIVE,
                desk::status,
                status -> status.path("chart").path("demographicNo").asInt() == demographicNo);
    }

    static Component thread(StaffDesk desk) {
        return desk.part(Names.THREAD_VIEW, Component.class);
    }

    static List<String> texts(StaffDesk desk) {
        return Seen.texts(desk.window());
    }

    ClinicId clinic() {
        return Objects.requireNonNull(backend.backend().store().clinic(SampleClinic.SLUG));
    }

    /** A staff user, signed in at a colleague's computer. */
    Principal principal(SampleStaff person) {
        return backend.backend()
                .accounts()
                .authenticate(backend.backend()
                        .accounts()
                        .signIn(new SignInRequest(
                                SampleClinic.SLUG, person.username(), person.password(), null, "test"))
                        .accessToken());
    }

    /** A message from a colleague's computer. */
    Message sent(SampleStaff author, UUID conversation, int patient, String text, SendMode mode) {
        return backend.backend()
                .messages()
                .send(principal(author), new SendRequest(ids.next(), conversation, patient, text, mode, Long.MAX_VALUE))
                .message();
    }

    /** A patient's reply, as the portal stores it. */
    Message replied(int patient, UUID conversation, String text) {
        return backend.backend().messages().reply(clinic(), patient, conversation, ids.next(), text);
    }
}
