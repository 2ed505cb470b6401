package ca.chartside.desktop.thread;

import ca.chartside.desktop.files.FilesModel;
import ca.chartside.desktop.files.SaveDialog;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.protocol.StoredFile;
import java.awt.Point;
import javax.swing.JComponent;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import org.jspecify.annotations.Nullable;

/** What a click on a file's card does, and the menu's entries for it. Event thread only. */
final class FileClicks {
    private final FilesModel files;
    private final Messages messages;
    private final JComponent on;

    FileClicks(FilesModel files, Messages messages, JComponent on) {
        this.files = files;
        this.messages = messages;
        this.on = on;
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
        if (FilesModel.canOpen(card.file()) && !card.save().contains(p)) {
            files.open(card.file());
        } else {
            save(card.file());
        }
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
