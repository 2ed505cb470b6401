package ca.chartside.desktop.files;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.desktop.fake.FakeLater;
import ca.chartside.desktop.fake.Looks;
import ca.chartside.desktop.fake.Photo;
import ca.chartside.desktop.theme.Theme;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.StoredFile;
import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The preview, laid out and used without a window. */
class PreviewPanelTest {
    private static final Dimension SIZE = new Dimension(600, 500);

    @TempDir
    Path folder;

    private final FakeClinic clinic = new FakeClinic();
    private final List<StoredFile> photos = List.of(photo("IMG_2041.jpg"), photo("<html><b>IMG_2042.jpg"));

    private StoredFile photo(String name) {
        StoredFile file = new StoredFile(clinic.id(), name, "image/jpeg", 1_812_345);
        clinic.api.pictures.put(file.id(), Photo.jpeg(1600, 1200));
        return file;
    }

    private PreviewPanel panel() {
        Theme.install(false);
        PreviewModel<BufferedImage> model =
                new PreviewModel<>(clinic.api, clinic.ui(), new FakeLater(), PictureBytes::read, photos);
        model.show(photos.getFirst());
        return new PreviewPanel(model, clinic.files(folder), new Messages(Locale.ENGLISH));
    }

    private static Stream<Component> all(Container in) {
        return Stream.of(in.getComponents())
                .filter(Component::isVisible)
                .flatMap(child -> Stream.concat(
                        Stream.of(child), child instanceof Container inner ? all(inner) : Stream.empty()));
    }

    private static AbstractButton button(PreviewPanel panel, String name) {
        return all(panel)
                .filter(child -> name.equals(child.getName()))
                .map(AbstractButton.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words(PreviewPanel panel) {
        return all(panel)
                .filter(JLabel.class::isInstance)
                .map(child -> ((JLabel) child).getText())
                .toList();
    }

    private static void key(PreviewPanel panel, String key) {
        Object action = panel.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).get(KeyStroke.getKeyStroke(key));
        panel.getActionMap().get(action).actionPerformed(null);
    }

    @Test
    void thePictureFitsWithItsNameAndTheArrowsGoThroughThem() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            PreviewPanel panel = panel();
            BufferedImage painted = Looks.paint(panel, SIZE);
            assertThat(words(panel)).contains("IMG_2041.jpg", "Picture · 1.8 MB", "1 of 2");
            assertThat(new Color(painted.getRGB(300, 100)))
                    .as("the sky")
                    .isNotEqualTo(UIManager.getColor("Chartside.sunken"))
                    .isNotEqualTo(UIManager.getColor("Chartside.pop"));
            assertThat(button(panel, "preview.before").isEnabled()).isFalse();
            key(panel, "RIGHT");
            assertThat(words(panel)).contains("<html><b>IMG_2042.jpg", "2 of 2");
            assertThat(button(panel, "preview.after").isEnabled()).isFalse();
            key(panel, "LEFT");
            assertThat(words(panel)).contains("IMG_2041.jpg");
        });
    }

    @Test
    void itIsOpenedAsFromItsCard() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            PreviewPanel panel = panel();
            button(panel, "preview.open").doClick();
            assertThat(clinic.opened).hasSize(1);
            assertThat(clinic.opened.getFirst()).hasFileName("IMG_2041.jpg");
        });
    }

    @Test
    void aFailureSaysWhatToDoAndIsTriedAgain() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            clinic.api.failing = ErrorKind.FILE_HAS_NO_PICTURE;
            PreviewPanel panel = panel();
            assertThat(words(panel)).contains("The picture cannot be shown");
            clinic.api.failing = null;
            button(panel, "preview.again").doClick();
            assertThat(words(panel)).doesNotContain("The picture cannot be shown");
        });
    }

    @Test
    void whatTheKeyboardReachesHasANameAndItFollowsTheLook() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            assertThat(all(panel()).filter(AbstractButton.class::isInstance))
                    .allSatisfy(child -> assertThat(child.getAccessibleContext().getAccessibleName())
                            .isNotBlank());
            PreviewPanel panel = panel();
            Looks.assertFollows(
                    () -> {
                        PreviewModel<BufferedImage> model = new PreviewModel<>(
                                clinic.api, clinic.ui(), new FakeLater(), PictureBytes::read, photos);
                        model.show(photos.getFirst());
                        return new PreviewPanel(model, clinic.files(folder), new Messages(Locale.ENGLISH));
                    },
                    SIZE);
            panel.close();
        });
    }
}
