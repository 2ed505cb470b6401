package ca.chartside.e2e.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.backend.audit.AuditLog;
import ca.chartside.backend.conversation.MessagingSwitch;
import ca.chartside.backend.store.Store;
import ca.chartside.backend.store.sqlite.SqliteStore;
import ca.chartside.desktop.ui.Names;
import ca.chartside.e2e.tour.Seen;
import ca.chartside.e2e.tour.StaffDesk;
import ca.chartside.protocol.SendMode;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.sample.SampleClinic;
import ca.chartside.testkit.sample.SampleStaff;
import java.awt.Component;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.swing.AbstractButton;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** S8 at a desk, while the clinic's operator switches. */
@Tag("long")
class MessagingTest extends ClientTest {
    /** Beside the running server, as from the command line. */
    private void turn(boolean on, @Nullable String ask) {
        try (Store beside = SqliteStore.open(database())) {
            beside.write(
                    Objects.requireNonNull(beside.clinic(SampleClinic.SLUG)),
                    tx -> new MessagingSwitch(tx).turn(on, ask, AuditLog.Actor.OPERATOR, 1));
        }
    }

    private Path database() {
        return folder.resolve("clinic").resolve("chartside.db");
    }

    private static boolean canSend(StaffDesk desk) {
        return desk.part(Names.COMPOSER_SEND, AbstractButton.class).isEnabled();
    }

    private List<String> stored() {
        return backend.backend()
                .store()
                .read(
                        clinic(),
                        tx -> tx.sql()
                                .list(
                                        "SELECT text FROM message WHERE clinic_id = ? ORDER BY seq",
                                        row -> row.text(1),
                                        clinic().number()));
    }

    @Test
    void whoIsSignedInIsToldAtOnceAndAMessageOnItsWayComesBack() {
        sent(SampleStaff.MEI_CHEN, ids.next(), SampleClinic.ANNA, "How are you?", SendMode.ALLOW_REPLIES);
        StaffDesk desk = signedIn(SampleStaff.MEI_CHEN);
        desk.openRow("How are you?");
        desk.write("On its way");
        desk.click(Names.COMPOSER_SEND);
        Seen.await(thread(desk), "Leaves in");

        turn(false, "the office manager, ext. 12");

        Seen.await(desk.window(), "ask the office manager, ext. 12");
        Seen.await(desk.window(), "Your message was not sent.");
        Seen.await(desk.part(Names.COMPOSER_TEXT, Component.class), "On its way");
        assertThat(canSend(desk)).isFalse();
        assertThat(stored()).containsExactly("How are you?");

        turn(true, null);

        Await.until("the button", LIVE, () -> canSend(desk));
        assertThat(Seen.texts(desk.window())).noneMatch(text -> text.contains("ext. 12"));
        desk.click(Names.COMPOSER_SEND);
        Await.until("the message", LIVE, this::stored, all -> all.equals(List.of("How are you?", "On its way")));
    }

    @Test
    void whoSignsInThenIsToldToo() {
        sent(SampleStaff.MEI_CHEN, ids.next(), SampleClinic.ANNA, "How are you?", SendMode.ALLOW_REPLIES);
        turn(false, "the office manager, ext. 12");
        StaffDesk desk = signedIn(SampleStaff.MEI_CHEN);
        desk.openRow("How are you?");
        Seen.await(thread(desk), "How are you?");
        Seen.await(desk.window(), "ask the office manager, ext. 12");
        desk.write("Not now");
        assertThat(canSend(desk)).isFalse();
        assertThat(desk.part(Names.COMPOSER_TEXT, Component.class).isEnabled()).isTrue();
    }
}
