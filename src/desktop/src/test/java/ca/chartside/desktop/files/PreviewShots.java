package ca.chartside.desktop.files;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.NOW;

import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.desktop.fake.FakeLater;
import ca.chartside.desktop.fake.Looks;
import ca.chartside.desktop.fake.Photo;
import ca.chartside.desktop.theme.Theme;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.StoredFile;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/** Paints the list of files, and the preview in its states, to be looked at: {@code main} writes pictures to the folder it is given. */
final class PreviewShots {
    private PreviewShots() {}

    public static void main(String[] args) throws Exception {
        File folder = new File(args[0]);
        folder.mkdirs();
        for (boolean dark : new boolean[] {false, true}) {
            for (Locale locale : new Locale[] {Locale.CANADA, Locale.CANADA_FRENCH}) {
                for (Dimension size : List.of(new Dimension(1000, 664), new Dimension(376, 664))) {
                    SwingUtilities.invokeAndWait(() -> all(folder, dark, locale, size));
                }
            }
        }
        System.exit(0);
    }

    private static void all(File folder, boolean dark, Locale locale, Dimension size) {
        Theme.install(dark);
        String about = (size.width > 500 ? "-wide" : "-narrow") + (dark ? "-dark-" : "-light-") + locale.getLanguage();
        shot(new File(folder, "preview" + about + ".png"), locale, size, null, true);
        shot(new File(folder, "previewfailed" + about + ".png"), locale, size, ErrorKind.FILE_HAS_NO_PICTURE, true);
        shot(new File(folder, "previewcoming" + about + ".png"), locale, size, null, false);
        list(new File(folder, "files" + about + ".png"), locale, new Dimension(Math.min(560, size.width), 440));
    }

    private static void shot(File to, Locale locale, Dimension size, @Nullable ErrorKind failing, boolean made) {
        FakeClinic clinic = new FakeClinic();
        StoredFile first = new StoredFile(clinic.id(), "IMG_2041.jpg", "image/jpeg", 1_812_345);
        StoredFile second = new StoredFile(
                clinic.id(), "Left hand, two days after the stitches came out.jpg", "image/jpeg", 2_312_345);
        if (made) {
            clinic.api.pictures.put(second.id(), Photo.jpeg(2048, 1536));
        }
        clinic.api.failing = failing;
        PreviewModel<BufferedImage> model = new PreviewModel<>(
                clinic.api, clinic.ui(), new FakeLater(), PictureBytes::read, List.of(first, second, first));
        model.show(second);
        FilesModel files = clinic.files();
        PreviewPanel panel = new PreviewPanel(model, files, new Messages(locale));
        if (failing == null && made) {
            files.save(second, Path.of("/nowhere/at/all"));
        }
        write(panel, size, to);
    }

    private static void list(File to, Locale locale, Dimension size) {
        FakeClinic clinic = new FakeClinic();
        ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
        StoredFile photo = new StoredFile(clinic.id(), "IMG_2041.jpg", "image/jpeg", 1_812_345);
        clinic.api.pictures.put(photo.id(), Photo.jpeg(112, 112));
        clinic.attach(
                clinic.fromPatient(row, NOW, ""),
                photo,
                new StoredFile(
                        clinic.id(),
                        "Insurance form, signed on both sides by my employer.pdf",
                        "application/pdf",
                        412_345));
        clinic.attach(
                clinic.fromStaff(row, ME, NOW, "", DeliveryState.SENT),
                new StoredFile(clinic.id(), "Wound care.pdf", "application/pdf", 96_345));
        FileListPanel panel = new FileListPanel(
                new FileListModel(clinic.api, clinic.ui(), row),
                clinic.files(),
                new Thumbnails(clinic.api, clinic.ui(), new FakeLater()),
                (all, first) -> {},
                chosen -> {},
                new Messages(locale),
                Clock.fixed(NOW.toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
        Looks.paint(panel, size);
        write(panel, size, to);
    }

    private static void write(JComponent panel, Dimension size, File to) {
        try {
            ImageIO.write(Looks.paint(panel, size), "png", to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
