package ca.chartside.desktop.thread;

import ca.chartside.desktop.files.FilesModel;
import ca.chartside.desktop.files.SaveDialog;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.protocol.StoredFile;
import java.awt.Point;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import org.jspecify.annotations.Nullable;

/** What a click on a file's card does, and the menu's entries for it. Event thread only. */
final class FileClicks {
    private final FilesModel files;
    private final Messages messages;
    private final JComponent on;
    private @Nullable Consumer<StoredFile> preview;

    FileClicks(FilesModel files, Messages messages, JComponent on) {
        this.files = files;
        this.messages = messages;
        this.on = on;
    }

    /** @param show shows a picture in full */
    void preview(Consumer<StoredFile> show) {
        preview = show;
    }

    /** The card at a point of its row; null where there is none, or its file is not with the server yet. */
    static RowBox.@Nullable Card at(RowBox box, Point p) {
        ThreadItem item = box.item();
        return item == null || item.seq() == 0
                ? null
                : box.cards().stream()
                        .filter(card -> card.where().contains(p))
                        .findFirst()
                        .orElse(null);
    }

    void click(RowBox.Card card, Point p) {
        Consumer<StoredFile> show = preview;
        if (card.save().contains(p)) {
            save(card.file());
        } else if (show != null && FilesModel.isPicture(card.file())) {
            show.accept(card.file());
        } else if (FilesModel.canOpen(card.file())) {
            files.open(card.file());
        } else {
            save(card.file());
        }
    }

    /** Shows the first picture of a message in full. @return whether it has one */
    boolean show(ThreadItem item) {
        Consumer<StoredFile> show = preview;
        StoredFile picture = show == null || item.seq() == 0
                ? null
                : item.files().stream()
                        .filter(FilesModel::isPicture)
                        .findFirst()
                        .orElse(null);
        if (show != null && picture != null) {
            show.accept(picture);
        }
        return picture != null;
    }

    private void save(StoredFile file) {
        SaveDialog.ask(on, messages, file.name(), into -> files.save(file, into));
    }

    void addTo(JPopupMenu menu, ThreadItem item) {
        if (item.seq() == 0) {
            return;
        }
        for (StoredFile file : item.files()) {
            menu.addSeparator();
            Consumer<StoredFile> show = preview;
            if (show != null && FilesModel.isPicture(file)) {
                add(menu, messages.text("files.preview", file.name()), () -> show.accept(file));
            }
            if (FilesModel.canOpen(file)) {
                add(menu, messages.text("files.open", file.name()), () -> files.open(file));
            }
            add(menu, messages.text("files.save", file.name()), () -> save(file));
        }
    }

    private static void add(JPopupMenu menu, String words, Runnable action) {
        JMenuItem item = PlainText.in(new JMenuItem(words));
        item.addActionListener(e -> action.run());
        menu.add(item);
    }
}
