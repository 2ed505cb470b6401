package ca.chartside.desktop.thread;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.composer.ComposerModel;
import ca.chartside.desktop.fake.FakeLater;
import ca.chartside.desktop.fake.Looks;
import ca.chartside.desktop.fake.Photo;
import ca.chartside.desktop.files.PrivateFolder;
import ca.chartside.desktop.files.Thumbnails;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.StoredFile;
import ca.chartside.protocol.Uuid7;
import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.swing.JComponent;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.TransferHandler.TransferSupport;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in the conversation, and on their way into it; laid out and clicked without a window. */
class ThreadFilesTest extends ConversationPanelFixture {
    private static final Dimension SIZE = new Dimension(740, 600);

    @TempDir
    Path folder;

    private final StoredFile photo = new StoredFile(clinic.id(), "IMG_2041.jpg", "image/jpeg", 1_812_345);

    /** Only touched on the event thread. */
    private final class FilesPane {
        final ThreadModel thread =
                new ThreadModel(clinic.api, clinic.ui(), clinic.outbox, clinic.live, ME, clinic.clock);
        final ComposerModel composer = new ComposerModel(
                clinic.api, clinic.ui(), clinic.outbox, clinic.messaging(), ME, clinic.clock, new Uuid7(clinic.clock));
        final ConversationPanel panel = new ConversationPanel(
                thread, composer, new Messages(Locale.ENGLISH), uri -> {}, clinic.files(folder.resolve("opened")));

        FilesPane(ConversationRow row) {
            composer.writeIn(row);
            thread.open(row.id());
            Looks.paint(panel, SIZE);
        }

        MessageList list() {
            return (MessageList) Objects.requireNonNull(child(panel, Names.THREAD_VIEW));
        }

        RowBox last() {
            Looks.paint(panel, SIZE);
            return Objects.requireNonNull(list().box(list().items().getLast().id()));
        }

        void click(int card, boolean save) {
            RowBox box = last();
            Rectangle where = box.cards().get(card).where();
            Point origin = list().within(box, new Point());
            int x = (save ? where.x + where.width - 20 : where.x + 60) - origin.x;
            int y = where.y + 20 - origin.y;
            for (int what : new int[] {MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED}) {
                list().dispatchEvent(new MouseEvent(list(), what, 0, 0, x, y, 1, false, MouseEvent.BUTTON1));
            }
        }
    }

    private ConversationRow withPhoto(String text) {
        ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
        clinic.attach(clinic.fromPatient(row, NOW, text), photo);
        return row;
    }

    @Test
    void aCardStandsBelowTheWordsAndAClickOpensACopy() throws Exception {
        onEventThread(() -> {
            FilesPane pane = new FilesPane(withPhoto("Here is a photo."));
            RowBox box = pane.last();
            assertThat(box.cards()).hasSize(1);
            assertThat(box.cards().getFirst().where().y)
                    .isGreaterThanOrEqualTo(Objects.requireNonNull(box.bubble()).y + box.bubble().height);
            assertThat(box.height())
                    .isGreaterThanOrEqualTo((int) box.cards().getFirst().where().getMaxY());
            pane.click(0, false);
            assertThat(clinic.opened).hasSize(1);
            assertThat(clinic.opened.getFirst()).hasFileName("IMG_2041.jpg");
        });
    }

    @Test
    void aPictureComesIntoItsCardAndNothingMoves() throws Exception {
        onEventThread(() -> {
            FilesPane pane = new FilesPane(withPhoto("Here is a photo."));
            FakeLater later = new FakeLater();
            pane.panel.pictures(new Thumbnails(clinic.api, clinic.ui(), later), picture -> {});
            RowBox before = pane.last();
            BufferedImage plain = Looks.paint(pane.panel, SIZE);

            clinic.api.pictures.put(photo.id(), Photo.jpeg(320, 240));
            later.pass(Duration.ofSeconds(1));
            Looks.paint(pane.panel, SIZE);
            BufferedImage shown = Looks.paint(pane.panel, SIZE);
            assertThat(pane.last().height()).isEqualTo(before.height());
            Rectangle card = before.cards().getFirst().where();
            Point origin = pane.list().within(before, new Point());
            Point list = SwingUtilities.convertPoint(pane.list(), 0, 0, pane.panel);
            int x = list.x + card.x - origin.x;
            int y = list.y + card.y - origin.y;
            int changed = 0;
            for (int i = 0; i < SIZE.height; i++) {
                for (int j = 0; j < SIZE.width; j++) {
                    boolean square = new Rectangle(x + 8, y + 8, 56, 56).contains(j, i);
                    boolean same = plain.getRGB(j, i) == shown.getRGB(j, i);
                    assertThat(same || square).as(j + "," + i).isTrue();
                    changed += same ? 0 : 1;
                }
            }
            assertThat(changed).isGreaterThan(56 * 56 * 9 / 10);
        });
    }

    @Test
    void aClickOrEnterOnAPictureShowsItInFullAndTheArrowStillSaves() throws Exception {
        onEventThread(() -> {
            FilesPane pane = new FilesPane(withPhoto("Here is a photo."));
            List<StoredFile> shown = new ArrayList<>();
            pane.panel.pictures(new Thumbnails(clinic.api, clinic.ui(), new FakeLater()), shown::add);
            pane.click(0, false);
            assertThat(shown).containsExactly(photo);
            assertThat(clinic.opened).isEmpty();

            pane.list().current(pane.list().items().getLast().id());
            Object enter = pane.list().getInputMap().get(KeyStroke.getKeyStroke("ENTER"));
            pane.list().getActionMap().get(enter).actionPerformed(null);
            assertThat(shown).containsExactly(photo, photo);
            assertThat(pane.thread.pictures()).containsExactly(photo);
        });
    }

    @Test
    void withoutWordsThereIsNoEmptyBubble() throws Exception {
        onEventThread(() -> {
            RowBox with = new FilesPane(withPhoto("Here")).last();
            RowBox without = new FilesPane(withPhoto("")).last();
            assertThat(without.bubble()).isEqualTo(without.cards().getFirst().where());
            assertThat(without.height()).isLessThan(with.height());
        });
    }

    @Test
    void theMenuAndTheScreenReaderHaveThemToo() throws Exception {
        onEventThread(() -> {
            FilesPane pane = new FilesPane(withPhoto("Here is a photo."));
            Messages messages = new Messages(Locale.ENGLISH);
            JPopupMenu menu = new JPopupMenu();
            ThreadItem item = pane.list().items().getLast();
            new FileClicks(clinic.files(folder), messages, pane.list()).addTo(menu, item);
            assertThat(Arrays.stream(menu.getComponents())
                            .filter(JMenuItem.class::isInstance)
                            .map(entry -> ((JMenuItem) entry).getText()))
                    .containsExactly("Open IMG_2041.jpg", "Save IMG_2041.jpg as…");
            assertThat(pane.list().spoken(item)).endsWith("Here is a photo. File: IMG_2041.jpg, Picture · 1.8 MB.");
        });
    }

    @Test
    void theScreenReaderHasANotesFilesToo() throws Exception {
        onEventThread(() -> {
            ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
            clinic.attach(
                    clinic.note(row, ME, NOW, "Please book."),
                    new StoredFile(clinic.id(), "a.pdf", "application/pdf", 13));
            FilesPane pane = new FilesPane(row);
            assertThat(pane.list().spoken(pane.list().items().getLast()))
                    .endsWith("Please book. File: a.pdf, PDF · 13 B.");
        });
    }

    @Test
    void whatIsOnItsWayIsSeenWithItsFilesAndNotOpenedYet() throws Exception {
        Path form = Files.writeString(folder.resolve("form.pdf"), "what it holds");
        onEventThread(() -> {
            FilesPane pane = new FilesPane(clinic.conversation(ANNA, ConversationStatus.OPEN));
            pane.composer.attachments().add(List.of(form));
            pane.composer.send(SendMode.SEND);
            assertThat(pane.last().cards().getFirst().file().name()).isEqualTo("form.pdf");
            pane.click(0, false);
            assertThat(clinic.opened).isEmpty();
            Message stored = clinic.attach(
                    clinic.fromStaff(clinic.api.rows.values().iterator().next(), ME, NOW, "", DeliveryState.STORED),
                    photo);
            clinic.live.send(clinic.stored(stored));
            assertThat(pane.list().items()).hasSize(2);
        });
    }

    /** What another program offers. */
    private record Offer(DataFlavor flavor, Object data) implements Transferable {
        @Override
        public DataFlavor[] getTransferDataFlavors() {
            return new DataFlavor[] {flavor};
        }

        @Override
        public boolean isDataFlavorSupported(DataFlavor asked) {
            return flavor.equals(asked);
        }

        @Override
        public Object getTransferData(DataFlavor asked) throws UnsupportedFlavorException, IOException {
            return data;
        }
    }

    private boolean give(JComponent to, Transferable offer) {
        return to.getTransferHandler().importData(new TransferSupport(to, offer));
    }

    @Test
    void aPastedPictureLiesInTheFolderThatIsWipedUntilTheServerHasIt() throws Exception {
        clinic.api.refusingFiles = ErrorKind.SERVER_UNREACHABLE;
        Path opened = folder.resolve("opened");
        onEventThread(() -> {
            FilesPane pane = new FilesPane(clinic.conversation(ANNA, ConversationStatus.OPEN));
            JTextComponent text = (JTextComponent) Objects.requireNonNull(child(pane.panel, Names.COMPOSER_TEXT));
            give(text, new Offer(DataFlavor.imageFlavor, new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB)));
        });
        assertThat(opened)
                .isDirectoryRecursivelyContaining(file -> file.toString().endsWith("Picture 2026-11-24 09.45.00.png"));
        new PrivateFolder(opened).wipe();
        assertThat(opened).doesNotExist();
    }

    @Test
    void filesAreDroppedOnTheConversationAndPastedIntoTheText() throws Exception {
        Path form = Files.writeString(folder.resolve("form.pdf"), "what it holds");
        onEventThread(() -> {
            FilesPane pane = new FilesPane(clinic.conversation(ANNA, ConversationStatus.OPEN));
            JTextComponent text = (JTextComponent) Objects.requireNonNull(child(pane.panel, Names.COMPOSER_TEXT));
            Offer files = new Offer(DataFlavor.javaFileListFlavor, List.of(form.toFile()));
            assertThat(give(pane.panel, files)).isTrue();
            assertThat(give(text, files)).isTrue();
            assertThat(give(
                            text,
                            new Offer(DataFlavor.imageFlavor, new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB))))
                    .isTrue();
            assertThat(clinic.api.files.values())
                    .extracting(StoredFile::name)
                    .containsExactly("form.pdf", "form.pdf", "Picture 2026-11-24 09.45.00.png");
            assertThat(give(text, new StringSelection("words")))
                    .as("words are words")
                    .isTrue();
            assertThat(pane.composer.text()).isEqualTo("words");
            assertThat(clinic.api.files).hasSize(3);
            pane.composer.note(true);
            assertThat(pane.panel.getTransferHandler().canImport(new TransferSupport(pane.panel, files)))
                    .as("a note takes them too")
                    .isTrue();
        });
    }
}
