package ca.chartside.desktop.frame;

import ca.chartside.desktop.fake.Photo;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.frame.Shots.Scene;
import ca.chartside.desktop.ui.Names;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.StaffUser;
import ca.chartside.protocol.StoredFile;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import javax.swing.JComponent;
import org.jspecify.annotations.Nullable;

/** {@link Shots} of files: the list of a conversation's, its pictures small in their messages, and one in full. */
final class FileShots {
    private FileShots() {}

    /** @param open opens the conversation whose files these are */
    static void of(Shots shots, String head, String tail, boolean dark, Locale locale, int width, Consumer<Scene> open)
            throws Exception {
        String button = width == 400 ? Names.STRIP_MENU : Names.THREAD_MENU;
        Consumer<Scene> filed = scene -> {
            scene.api()
                    .messages
                    .put(
                            Samples.id(102),
                            List.of(
                                    filed(1, Samples.CHEN, "Wound care.pdf", "application/pdf", 96_000),
                                    filed(2, null, "Insurance form, signed.pdf", "application/pdf", 412_345),
                                    filed(3, null, "IMG_2040.jpg", "image/jpeg", 2_212_345),
                                    filed(4, null, "IMG_2041.jpg", "image/jpeg", 1_812_345)));
            for (int seq : new int[] {3, 4}) {
                scene.api().pictures.put(file(seq), Photo.jpeg(1600, 1200));
            }
            open.accept(scene);
        };
        shots.shot(
                head + "files" + tail,
                dark,
                locale,
                width,
                filed,
                scene -> Shots.press(scene, button),
                scene -> Shots.chooseInMenu("FILES"));
        shots.shot(head + "pictures" + tail, dark, locale, width, filed);
        shots.shot(head + "preview" + tail, dark, locale, width, filed, scene -> {
            key(scene, KeyEvent.VK_DOWN);
            key(scene, KeyEvent.VK_ENTER);
        });
    }

    /** In the list of messages. */
    private static void key(Scene scene, int code) {
        JComponent list = (JComponent) Shots.find(scene.frame(), Names.THREAD_VIEW);
        list.getActionMap().get("thread." + code).actionPerformed(null);
    }

    private static UUID file(int seq) {
        return Samples.id(950 + seq);
    }

    private static Message filed(int seq, @Nullable StaffUser author, String name, String mediaType, long size) {
        return new Message(
                        Samples.id(900 + seq),
                        Samples.id(102),
                        seq,
                        author == null ? AuthorKind.PATIENT : AuthorKind.STAFF,
                        author == null ? null : author.id(),
                        author == null ? "Anna" : author.displayName(),
                        "",
                        Samples.at(20 + seq, 8, 31),
                        null)
                .withFiles(List.of(new StoredFile(file(seq), name, mediaType, size)));
    }
}
