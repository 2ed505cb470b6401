package ca.chartside.desktop.files;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.desktop.fake.FakeLater;
import ca.chartside.desktop.fake.Looks;
import ca.chartside.desktop.fake.Photo;
import ca.chartside.desktop.theme.Theme;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.StoredFile;
import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of files, laid out and used without a window. */
class FileListPanelTest {
    private static final Dimension SIZE = new Dimension(560, 440);

    @TempDir
    Path folder;

    private final FakeClinic clinic = new FakeClinic();
    private final ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
    private final StoredFile photo = new StoredFile(clinic.id(), "IMG_2041.jpg", "image/jpeg", 1_812_345);
    private final StoredFile form = new StoredFile(clinic.id(), "Insurance form.pdf", "application/pdf", 412_345);
    private final StoredFile ours = new StoredFile(clinic.id(), "Exercises.png", "image/png", 96_345);
    private final List<List<StoredFile>> previewed = new ArrayList<>();
    private final List<List<UUID>> filed = new ArrayList<>();

    @BeforeEach
    void send() {
        clinic.attach(clinic.fromPatient(row, NOW, ""), photo, form);
        clinic.attach(clinic.fromStaff(row, ME, NOW, "", DeliveryState.SENT), ours);
        clinic.api.pictures.put(photo.id(), Photo.jpeg(112, 112));
    }

    private FileListPanel panel() {
        return panel(filed::add);
    }

    private FileListPanel panel(@Nullable Consumer<List<UUID>> filing) {
        Theme.install(false);
        return new FileListPanel(
                new FileListModel(clinic.api, clinic.ui(), row),
                clinic.files(folder),
                new Thumbnails(clinic.api, clinic.ui(), new FakeLater()),
                (all, first) -> previewed.add(
                        Stream.concat(Stream.of(first), all.stream()).toList()),
                filing,
                new Messages(Locale.ENGLISH),
                Clock.fixed(NOW.toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
    }

    private static Stream<Component> all(Container in) {
        return Stream.of(in.getComponents())
                .flatMap(child -> Stream.concat(
                        Stream.of(child), child instanceof Container inner ? all(inner) : Stream.empty()));
    }

    private static AbstractButton button(FileListPanel panel, String spoken) {
        return all(panel)
                .filter(AbstractButton.class::isInstance)
                .map(AbstractButton.class::cast)
                .filter(button -> spoken.equals(button.getAccessibleContext().getAccessibleName()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPictureHasItsThumbnailAndAnotherFileItsSign() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            FileListPanel panel = panel();
            Looks.paint(panel, SIZE);
            BufferedImage painted = Looks.paint(panel, SIZE);
            List<Point> squares = all(panel)
                    .filter(child -> child instanceof JLabel label
                            && label.getIcon() != null
                            && label.getIcon().getIconWidth() == 44)
                    .map(label -> SwingUtilities.convertPoint(label, 22, 6, panel))
                    .toList();
            Color ground = UIManager.getColor("Chartside.sunken");
            assertThat(squares)
                    .extracting(at -> new Color(painted.getRGB(at.x, at.y)).equals(ground))
                    .containsExactly(false, true, true);
        });
    }

    @Test
    void aPictureIsOpenedAmongAllPicturesAndAnotherFileByTheComputersProgram() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            FileListPanel panel = panel();
            Looks.paint(panel, SIZE);
            button(panel, "Open Exercises.png").doClick();
            assertThat(previewed).containsExactly(List.of(ours, photo, ours));
            assertThat(clinic.opened).isEmpty();
            button(panel, "Open Insurance form.pdf").doClick();
            assertThat(clinic.opened).hasSize(1);
        });
    }

    @Test
    void thePatientsFilesAreFiledByWhoMayAndWhereThereAreSome() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            button(panel(), "File to chart…").doClick();
            assertThat(filed).containsExactly(List.of(photo.id(), form.id()));
            assertThat(button(panel(null), "File to chart…").isVisible()).isFalse();
            clinic.api.messages.put(row.id(), List.of());
            assertThat(button(panel(), "File to chart…").isVisible()).isFalse();
        });
    }
}
