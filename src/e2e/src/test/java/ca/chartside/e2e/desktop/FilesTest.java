package ca.chartside.e2e.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.ui.Names;
import ca.chartside.e2e.tour.CopiedFile;
import ca.chartside.e2e.tour.Seen;
import ca.chartside.e2e.tour.StaffDesk;
import ca.chartside.protocol.SendMode;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.sample.SampleClinic;
import ca.chartside.testkit.sample.SampleStaff;
import java.awt.Component;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import javax.swing.AbstractButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest extends ClientTest {
    @Test
    void aPastedFileGoesWithTheMessageAndStandsInTheConversation(@TempDir Path folder) throws Exception {
        UUID conversation = ids.next();
        sent(SampleStaff.MEI_CHEN, conversation, SampleClinic.ANNA, "How are you?", SendMode.ALLOW_REPLIES);
        Path file = Files.writeString(folder.resolve("Wound care.txt"), "Keep it clean and dry.");
        StaffDesk desk = signedIn(SampleStaff.MEI_CHEN);
        desk.openRow("How are you?");
        desk.write("Please read this.");

        CopiedFile.copy(file);
        robot.pressAndReleaseKey(KeyEvent.VK_V, InputEvent.CTRL_MASK);
        Await.until(
                "the upload",
                LIVE,
                () -> count("SELECT COUNT(*) FROM file WHERE name = 'Wound care.txt'"),
                count -> count == 1);
        AbstractButton send = desk.part(Names.COMPOSER_SEND, AbstractButton.class);
        Await.until("Send", LIVE, () -> Seen.onEventThread(send::isEnabled), enabled -> enabled);
        robot.pressAndReleaseKey(KeyEvent.VK_ENTER, InputEvent.CTRL_MASK);

        Await.until(
                "the message that names it",
                LIVE,
                () -> count(
                        "SELECT COUNT(*) FROM file f JOIN message m ON m.clinic_id = f.clinic_id AND m.id = f.message_id"
                                + " WHERE m.text = 'Please read this.'"),
                count -> count == 1);
        Seen.await(desk.part(Names.THREAD_VIEW, Component.class), "File: Wound care.txt, Text");
        assertThat(Files.exists(file)).isTrue();
    }

    private long count(String query) {
        return backend.backend().store().read(clinic(), tx -> tx.sql().number(query));
    }
}
