package ca.chartside.e2e.companion;

import ca.chartside.backend.account.Principal;
import ca.chartside.backend.clinic.OscarAddress;
import ca.chartside.backend.clinic.OscarSettings;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.desktop.bridge.BridgeInstall;
import ca.chartside.e2e.browser.StaffBrowser;
import ca.chartside.e2e.tour.StaffDesk;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SignInRequest;
import ca.chartside.protocol.Uuid7;
import ca.chartside.testkit.BackendFixture;
import ca.chartside.testkit.sample.SampleClinic;
import ca.chartside.testkit.sample.SampleStaff;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.assertj.swing.core.Robot;
import org.junit.jupiter.api.AfterEach;

/** Every part real: OSCAR's pages in Chromium, the companion in it, the bridge, the client and its server. */
abstract class WholeWayFixture extends CompanionFixture {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final SampleStaff DOCTOR = SampleStaff.MEI_CHEN;

    final Uuid7 ids = new Uuid7(Clock.systemUTC());
    Robot robot;
    BackendFixture backend;
    StaffDesk desk;

    @Override
    void beforeBrowser() throws IOException {
        robot = StaffDesk.robot();
        backend = BackendFixture.sqlite(
                folder.resolve("clinic"),
                null,
                store -> SampleClinic.people(store, Clock.systemUTC().instant()));
        Path profile = folder.resolve("desk");
        desk = StaffDesk.start(robot, profile, backend.address(), DOCTOR);
        BridgeInstall.on(new BridgeInstall.Choice(false, profile, StaffBrowser.profile(folder)), line -> {})
                .install();
    }

    @AfterEach
    void endDesk() {
        try {
            desk.close();
        } finally {
            backend.close();
            robot.cleanUpWithoutDisposingWindows();
        }
    }

    ClinicId clinic() {
        return Objects.requireNonNull(backend.backend().store().clinic(SampleClinic.SLUG));
    }

    void tieOscar() {
        Store store = backend.backend().store();
        store.write(
                clinic(),
                tx -> new OscarSettings(tx).add(new OscarAddress(oscar.address().toString())));
    }

    Principal doctor() {
        return backend.backend()
                .accounts()
                .authenticate(backend.backend()
                        .accounts()
                        .signIn(new SignInRequest(
                                SampleClinic.SLUG, DOCTOR.username(), DOCTOR.password(), null, "another computer"))
                        .accessToken());
    }

    /** The doctor has asked Anna, and she may answer. @return the conversation */
    UUID asked(Principal doctor) {
        UUID conversation = ids.next();
        backend.backend()
                .messages()
                .send(
                        doctor,
                        new SendRequest(
                                ids.next(), conversation, 1, "How is it?", SendMode.ALLOW_REPLIES, Long.MAX_VALUE));
        return conversation;
    }

    /** Anna has answered. Once it returns that is stored. */
    void answered(UUID conversation) {
        backend.backend().messages().reply(clinic(), 1, conversation, ids.next(), "Better.");
    }
}
