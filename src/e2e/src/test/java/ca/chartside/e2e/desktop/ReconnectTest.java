package ca.chartside.e2e.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.conversation.MessageService;
import ca.chartside.backend.store.ClinicId;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.sqlite.SqliteStore;
import ca.chartside.e2e.tour.Seen;
import ca.chartside.e2e.tour.StaffDesk;
import ca.chartside.protocol.SendMode;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.sample.SampleClinic;
import ca.chartside.testkit.sample.SampleStaff;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReconnectTest extends ClientTest {
    /** The client waits longer after each failed try. */
    private static final Duration BACK = Duration.ofSeconds(45);

    @Test
    void nothingIsMissedWhileTheBackendWasAway() {
        UUID conversation = ids.next();
        sent(SampleStaff.MEI_CHEN, conversation, SampleClinic.ANNA, "How are you?", SendMode.ALLOW_REPLIES);
        StaffDesk desk = signedIn(SampleStaff.MEI_CHEN);
        desk.openRow("How are you?");

        backend.stop();
        awaitConnection(desk, "offline");
        replyBehindItsBack(conversation);
        backend.start();
        awaitConnection(desk, "online");

        Seen.await(thread(desk), "Written while it was away.");
        replied(SampleClinic.ANNA, conversation, "Written when it was back.");
        Seen.await(thread(desk), "Written when it was back.");
        assertThat(Seen.texts(thread(desk)).stream().filter("Written while it was away."::equals))
                .as("shown once")
                .hasSizeLessThanOrEqualTo(2);
    }

    private static void awaitConnection(StaffDesk desk, String state) {
        Await.until(
                "to be " + state,
                BACK,
                desk::status,
                status -> status.path("connection").asText().equals(state));
    }

    /** What another node of the backend would have stored meanwhile. */
    private void replyBehindItsBack(UUID conversation) {
        try (Store store = SqliteStore.open(folder.resolve("clinic").resolve("chartside.db"))) {
            ClinicId clinic = Objects.requireNonNull(store.clinic(SampleClinic.SLUG));
            new MessageService(store, Clock.systemUTC())
                    .reply(clinic, SampleClinic.ANNA, conversation, ids.next(), "Written while it was away.");
        }
    }
}
