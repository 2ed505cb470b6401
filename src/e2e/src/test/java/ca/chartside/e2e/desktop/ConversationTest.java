package ca.chartside.e2e.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.ui.Names;
import ca.chartside.e2e.tour.Seen;
import ca.chartside.e2e.tour.StaffDesk;
import ca.chartside.protocol.SendMode;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.sample.SampleClinic;
import ca.chartside.testkit.sample.SampleStaff;
import java.awt.Component;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConversationTest extends ClientTest {
    @Test
    void whatIsSentIsStoredAndShown() {
        StaffDesk desk = signedIn(SampleStaff.MEI_CHEN);
        openChart(desk, SampleClinic.ANNA);

        desk.click(Names.NEW_MESSAGE);
        desk.write("Your form is ready.");
        desk.openSendMenu();
        desk.choose("Send & Allow Replies");

        Seen.await(thread(desk), "Your form is ready.");
        long stored = Await.until(
                "the message to be stored",
                LIVE,
                () -> backend.backend()
                        .store()
                        .read(
                                clinic(),
                                tx -> tx.sql()
                                        .number("SELECT COUNT(*) FROM message WHERE text = 'Your form is ready.'")),
                count -> count == 1);
        assertThat(stored).isEqualTo(1);
    }

    @Test
    void aReplyArrivesByItselfAndTheNumberGoesUp() {
        UUID conversation = ids.next();
        sent(SampleStaff.MEI_CHEN, conversation, SampleClinic.ANNA, "How are you?", SendMode.ALLOW_REPLIES);
        StaffDesk desk = signedIn(SampleStaff.MEI_CHEN);
        assertThat(desk.status().path("number").asInt()).isZero();

        replied(SampleClinic.ANNA, conversation, "Much better, thank you.");

        Await.until(
                "the number 1",
                LIVE,
                desk::status,
                status -> status.path("number").asInt() == 1);
        desk.openRow("Much better");
        Seen.await(thread(desk), "Much better, thank you.");
        Await.until(
                "the number 0 after reading",
                LIVE,
                desk::status,
                status -> status.path("number").asInt() == 0);
    }

    @Test
    void aClosedConversationSaysSo() {
        UUID conversation = ids.next();
        sent(SampleStaff.MEI_CHEN, conversation, SampleClinic.ANNA, "Your form is ready.", SendMode.SEND);
        StaffDesk desk = signedIn(SampleStaff.MEI_CHEN);

        desk.openRow("Your form is ready.");

        Seen.await(
                desk.part(Names.COMPOSER_NOTICE, Component.class),
                "This is a closed conversation. Sending a message will reopen it.");
    }
}
