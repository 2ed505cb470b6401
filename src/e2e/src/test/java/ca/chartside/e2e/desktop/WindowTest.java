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
import java.awt.Container;
import java.awt.Rectangle;
import java.awt.SystemTray;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JOptionPane;
import javax.swing.JToggleButton;
import javax.swing.UIManager;
import org.junit.jupiter.api.Test;

class WindowTest extends ClientTest {
    @Test
    void aNarrowWindowHasNoMaximiseAndIsClosedIntoTheTrayWhereThereIsOne() {
        StaffDesk desk = signedIn(SampleStaff.RITA_DESK);
        desk.place(new Rectangle(100, 50, 1100, 700));
        Await.until("all buttons", LIVE, () -> titleButtons(desk), Integer.valueOf(3)::equals);

        desk.place(new Rectangle(100, 50, 400, 700));

        int wanted = SystemTray.isSupported() ? 1 : 2;
        Await.until("fewer buttons", LIVE, () -> titleButtons(desk), Integer.valueOf(wanted)::equals);
    }

    private static int titleButtons(StaffDesk desk) {
        Component title = Seen.onEventThread(() -> all(desk.window())
                .filter(component -> component.getClass().getSimpleName().equals("FlatTitlePane"))
                .findFirst()
                .orElseThrow());
        return Seen.onEventThread(() -> (int) all((Container) title)
                .filter(JButton.class::isInstance)
                .filter(Component::isShowing)
                .count());
    }

    private static Stream<Component> all(Container in) {
        return Arrays.stream(in.getComponents())
                .flatMap(child -> child instanceof Container inner
                        ? Stream.concat(Stream.of(child), all(inner))
                        : Stream.of(child));
    }

    @Test
    void aTabThatWasClickedHasAThinRingAndOneReachedByKeyAStrongOne() {
        StaffDesk desk = signedIn(SampleStaff.RITA_DESK);
        desk.click(Names.TAB_TRIAGE);
        JToggleButton mine = desk.part(Names.TAB_MINE, JToggleButton.class);

        desk.click(Names.TAB_MINE);
        Await.until("the focus", LIVE, () -> Seen.onEventThread(mine::isFocusOwner));
        int clicked = strong(mine);
        robot.pressAndReleaseKey(KeyEvent.VK_LEFT);
        robot.pressAndReleaseKey(KeyEvent.VK_RIGHT);
        Await.until("the focus again", LIVE, () -> Seen.onEventThread(mine::isFocusOwner));

        assertThat(clicked).isZero();
        assertThat(strong(mine)).isPositive();
    }

    /** How much of a tab's upper half, where no line is but a ring, is in the accent's colour. */
    private static int strong(JToggleButton tab) {
        return Seen.onEventThread(() -> {
            BufferedImage image = new BufferedImage(tab.getWidth(), tab.getHeight(), BufferedImage.TYPE_INT_RGB);
            tab.paint(image.createGraphics());
            int accent = UIManager.getColor("Chartside.accent").getRGB();
            int found = 0;
            for (int x = 0; x < image.getWidth(); x++) {
                for (int y = 0; y < 10; y++) {
                    found += image.getRGB(x, y) == accent ? 1 : 0;
                }
            }
            return found;
        });
    }

    @Test
    void whereTheDiskKeepsNoDraftsSigningOutNamesThemAndKeepWritingKeepsThem() throws IOException {
        Files.createDirectories(folder.resolve(SampleStaff.MEI_CHEN.name()));
        Files.createFile(folder.resolve(SampleStaff.MEI_CHEN.name()).resolve("outbox"));
        sent(SampleStaff.MEI_CHEN, ids.next(), SampleClinic.ANNA, "Your form is ready.", SendMode.ALLOW_REPLIES);
        StaffDesk desk = signedIn(SampleStaff.MEI_CHEN);
        desk.openRow("Your form is ready.");
        desk.write("Half a sentence");

        desk.click(Names.USER_MENU);
        desk.choose("Sign out");

        JOptionPane question = Await.until(
                        "the question",
                        LIVE,
                        () -> robot
                                .finder()
                                .findAll(component -> component instanceof JOptionPane && component.isShowing())
                                .stream()
                                .findFirst(),
                        Optional::isPresent)
                .map(JOptionPane.class::cast)
                .orElseThrow();
        assertThat(Seen.texts(question)).anyMatch(text -> text.contains("TESTERSON, Anna"));
        robot.click(button(question, "Keep writing"));
        robot.waitForIdle();
        assertThat(Seen.onEventThread(desk.window()::isShowing)).isTrue();
        assertThat(desk.status().path("user").asText()).isEqualTo(SampleStaff.MEI_CHEN.username());
    }

    private static Component button(JOptionPane question, String words) {
        return Seen.onEventThread(() -> all(question)
                .filter(component -> component instanceof JButton found && words.equals(found.getText()))
                .findFirst()
                .orElseThrow());
    }
}
