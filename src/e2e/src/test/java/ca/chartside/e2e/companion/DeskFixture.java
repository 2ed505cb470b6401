package ca.chartside.e2e.companion;

import ca.chartside.backend.account.Principal;
import ca.chartside.backend.clinic.OscarAddress;
import ca.chartside.backend.clinic.OscarSettings;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.desktop.ui.Names;
import ca.chartside.e2e.tour.Seen;
import ca.chartside.e2e.tour.StaffDesk;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.SignInRequest;
import ca.chartside.protocol.Uuid7;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.BackendFixture;
import ca.chartside.testkit.sample.SampleClinic;
import ca.chartside.testkit.sample.SampleStaff;
import java.awt.Component;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.assertj.swing.core.Robot;

/** A doctor's real client and the clinic's real server, beside a browser. */
final class DeskFixture implements AutoCloseable {
    static final SampleStaff DOCTOR = SampleStaff.MEI_CHEN;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Uuid7 ids = new Uuid7(Clock.systemUTC());
    private final Robot robot = StaffDesk.robot();
    private final Path profile;
    private final BackendFixture backend;
    private final StaffDesk desk;

    /** The doctor is not signed in yet. */
    DeskFixture(Path folder) {
        profile = folder.resolve("desk");
        backend = BackendFixture.sqlite(
                folder.resolve("clinic"),
                null,
                store -> SampleClinic.people(store, Clock.systemUTC().instant()));
        desk = StaffDesk.start(robot, profile, backend.address(), DOCTOR);
    }

    /** The client's folder. */
    Path profile() {
        return profile;
    }

    StaffDesk desk() {
        return desk;
    }

    /** The clinic is bound to that OSCAR, and the doctor signs in. */
    void signInBeside(URI oscar) {
        Store store = backend.backend().store();
        store.write(clinic(), tx -> new OscarSettings(tx).add(new OscarAddress(oscar.toString())));
        desk.signIn();
    }

    private ClinicId clinic() {
        return Objects.requireNonNull(backend.backend().store().clinic(SampleClinic.SLUG));
    }

    /** @param demographicNo 0 for none */
    void awaitChart(int demographicNo) {
        Await.until(
                "the client to show chart " + demographicNo,
                PATIENCE,
                () -> desk.status().path("chart").path("demographicNo").asInt(),
                shown -> shown == demographicNo);
    }

    /** Anna has answered the doctor. */
    void answer() {
        Principal doctor = backend.backend()
                .accounts()
                .authenticate(backend.backend()
                        .accounts()
                        .signIn(new SignInRequest(
                                SampleClinic.SLUG, DOCTOR.username(), DOCTOR.password(), null, "another computer"))
                        .accessToken());
        UUID conversation = ids.next();
        backend.backend()
                .messages()
                .send(
                        doctor,
                        new SendRequest(
                                ids.next(), conversation, 1, "How is it?", SendMode.ALLOW_REPLIES, Long.MAX_VALUE));
        backend.backend().messages().reply(clinic(), 1, conversation, ids.next(), "Better.");
    }

    /** @param name as the strip above it has it */
    void awaitComposerFor(String name) {
        Await.until(
                "the composer", PATIENCE, () -> desk.part(Names.COMPOSER_TEXT, Component.class), Component::isShowing);
        Await.until(
                "the composer for " + name,
                PATIENCE,
                () -> Seen.texts(desk.window()),
                texts -> texts.stream().anyMatch(line -> line.contains(name)));
    }

    @Override
    public void close() {
        try {
            desk.close();
        } finally {
            backend.close();
            robot.cleanUpWithoutDisposingWindows();
        }
    }
}
