package ca.chartside.e2e.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.chartside.desktop.settings.KeyringSecrets;
import ca.chartside.desktop.ui.Names;
import ca.chartside.e2e.tour.CopiedFile;
import ca.chartside.e2e.tour.Seen;
import ca.chartside.e2e.tour.StaffDesk;
import ca.chartside.protocol.SendMode;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.sample.SampleClinic;
import ca.chartside.testkit.sample.SampleStaff;
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

        paste(file);
        awaitUpload("Wound care.txt");
        awaitSend(desk);
        robot.pressAndReleaseKey(KeyEvent.VK_ENTER, InputEvent.CTRL_MASK);

        awaitSent("Please read this.", 1);
        Seen.await(thread(desk), "File: Wound care.txt, Text");
        assertThat(Files.exists(file)).isTrue();
    }

    @Test
    void afterARestartADraftHasItsFilesAndGoesWithThem(@TempDir Path folder) throws Exception {
        assumeTrue(KeyringSecrets.probe(10_000).available(), "a keyring holds the key to drafts");
        sent(SampleStaff.MEI_CHEN, ids.next(), SampleClinic.ANNA, "How are you?", SendMode.ALLOW_REPLIES);
        sent(SampleStaff.MEI_CHEN, ids.next(), 2, "Your knee is fine.", SendMode.ALLOW_REPLIES);
        StaffDesk before = signedIn(SampleStaff.MEI_CHEN);
        before.openRow("How are you?");
        before.write("Please read these.");
        paste(Files.writeString(folder.resolve("Wound care.txt"), "Keep it clean and dry."));
        awaitUpload("Wound care.txt");
        paste(Files.writeString(folder.resolve("Map.txt"), "The entrance is on Maple Street."));
        awaitUpload("Map.txt");
        awaitSend(before);
        before.close();
        // As after a day.
        backend.backend().store().write(clinic(), tx -> tx.sql().update("DELETE FROM file WHERE name = 'Map.txt'"));

        StaffDesk after = signedIn(SampleStaff.MEI_CHEN);
        after.openRow("Your knee is fine.");
        Seen.await(thread(after), "Your knee is fine.");
        assertThat(texts(after)).doesNotContain("Wound care.txt");
        after.openRow("How are you?");
        Seen.await(after.window(), "Wound care.txt");
        Seen.await(after.window(), "No longer on the server");
        after.click("composer.file.retry");
        awaitUpload("Map.txt");
        awaitSend(after);
        after.click(Names.COMPOSER_SEND);

        awaitSent("Please read these.", 2);
    }

    @SuppressWarnings("deprecation") // the robot's modifiers are the old ones
    private void paste(Path file) {
        CopiedFile.copy(file);
        robot.pressAndReleaseKey(KeyEvent.VK_V, InputEvent.CTRL_MASK);
    }

    private void awaitUpload(String name) {
        Await.until(
                "the upload",
                LIVE,
                () -> count("SELECT COUNT(*) FROM file WHERE name = '" + name + "'"),
                count -> count == 1);
    }

    private static void awaitSend(StaffDesk desk) {
        AbstractButton send = desk.part(Names.COMPOSER_SEND, AbstractButton.class);
        Await.until("Send", LIVE, () -> Seen.onEventThread(send::isEnabled), enabled -> enabled);
    }

    private void awaitSent(String text, int files) {
        Await.until(
                "the message that names its files",
                LIVE,
                () -> count(
                        "SELECT COUNT(*) FROM file f JOIN message m ON m.clinic_id = f.clinic_id AND m.id = f.message_id"
                                + " WHERE m.text = '" + text + "'"),
                count -> count == files);
    }

    private long count(String query) {
        return backend.backend().store().read(clinic(), tx -> tx.sql().number(query));
    }
}
