package ca.chartside.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.protocol.Session;
import ca.chartside.protocol.SignInRequest;
import ca.chartside.testkit.sample.SampleClinic;
import ca.chartside.testkit.sample.SampleStaff;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleClinicTest {
    @TempDir
    Path folder;

    @Test
    void thePastIsThere() {
        try (BackendFixture fixture = BackendFixture.sqlite(
                folder,
                null,
                store -> SampleClinic.withPast(store, Clock.systemUTC().instant()))) {
            Store store = fixture.backend().store();
            ClinicId clinic = store.clinic(SampleClinic.SLUG);

            assertThat(count(store, clinic, "conversation")).isEqualTo(200);
            assertThat(count(store, clinic, "patient")).isEqualTo(41);
            assertThat(count(store, clinic, "conversation WHERE status = 'OPEN'"))
                    .isBetween(60L, 150L);
            assertThat(count(store, clinic, "notice"))
                    .as("no notice waits to be sent")
                    .isZero();
            assertThat(count(store, clinic, "conversation WHERE needs_action_since IS NOT NULL"))
                    .as("in Triage")
                    .isEqualTo(14);
            assertThat(signIn(fixture, SampleStaff.RITA_DESK).user().displayName())
                    .isEqualTo("Rita Desk");
        }
    }

    private static long count(Store store, ClinicId clinic, String table) {
        return store.read(clinic, tx -> tx.sql().number("SELECT COUNT(*) FROM " + table));
    }

    private static Session signIn(BackendFixture fixture, SampleStaff person) {
        return fixture.backend()
                .accounts()
                .signIn(new SignInRequest(SampleClinic.SLUG, person.username(), person.password(), null, "test"));
    }
}
