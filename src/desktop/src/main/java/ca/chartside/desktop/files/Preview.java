package ca.chartside.desktop.files;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.desktop.ui.Dialogs;
import ca.chartside.desktop.ui.Later;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.StoredFile;
import java.awt.Dimension;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.UUID;
import javax.swing.JDialog;
import org.jspecify.annotations.Nullable;

/** Shows the pictures of a conversation in full, over a window; Esc closes it. Event thread only. */
public final class Preview {
    private static final Dimension LARGEST = new Dimension(1000, 900);

    private final StaffApi api;
    private final UiExecutor ui;
    private final Later later;
    private final FilesModel files;
    private final Messages messages;

    public Preview(StaffApi api, UiExecutor ui, Later later, FilesModel files, Messages messages) {
        this.api = api;
        this.ui = ui;
        this.later = later;
        this.files = files;
        this.messages = messages;
    }

    /**
     * Returns once it is closed.
     *
     * @param owner what it lies over
     * @param all pictures of the conversation, among them {@code first}
     */
    public void show(Window owner, List<StoredFile> all, StoredFile first) {
        open(owner, new PreviewModel<>(api, ui, later, PictureBytes::read, all), first);
    }

    /**
     * As {@link #show(Window, List, StoredFile)}; those that are not loaded come by themselves.
     *
     * @param conversation null where it is not on the server yet
     * @param loaded pictures of the conversation, among them {@code first}
     */
    public void show(Window owner, @Nullable UUID conversation, List<StoredFile> loaded, StoredFile first) {
        PreviewModel<BufferedImage> model = new PreviewModel<>(api, ui, later, PictureBytes::read, loaded);
        if (conversation != null) {
            model.gather(conversation);
        }
        open(owner, model, first);
    }

    private void open(Window owner, PreviewModel<BufferedImage> model, StoredFile first) {
        model.show(first);
        PreviewPanel panel = new PreviewPanel(model, files, messages);
        panel.setFocusable(true);
        Window frame = owner.getOwner() == null ? owner : owner.getOwner();
        panel.setPreferredSize(new Dimension(
                Math.min(LARGEST.width, frame.getWidth() - 32), Math.min(LARGEST.height, frame.getHeight() - 96)));
        JDialog dialog = Dialogs.create(owner, "preview.dialog", messages.text("preview.title"));
        dialog.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent e) {
                panel.close();
            }
        });
        Dialogs.show(dialog, panel, panel, dialog::dispose);
    }
}
