package ca.chartside.desktop.actions;

import ca.chartside.desktop.access.SignedInModel;
import ca.chartside.desktop.actions.ActionsModel.Entry;
import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.files.FileListModel;
import ca.chartside.desktop.files.FileListPanel;
import ca.chartside.desktop.files.FilesModel;
import ca.chartside.desktop.files.Pictures;
import ca.chartside.desktop.filing.FilingDialogs;
import ca.chartside.desktop.net.AccessApi;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.desktop.ui.Dialogs;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.StaffUser;
import com.formdev.flatlaf.util.SystemFileChooser;
import java.awt.Desktop;
import java.awt.Dimension;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.JDialog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dialogs of the three dots, over the window. Esc closes them, and the keyboard is where it was. Event thread only. */
public final class ActionDialogs implements ActionsModel.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(ActionDialogs.class);
    private static final int GROUP_HEIGHT = 400;

    private final Window owner;
    private final StaffApi api;
    private final AccessApi access;
    private final UiExecutor ui;
    private final LiveUpdates live;
    private final ActionsModel actions;
    private final StaffUser me;
    private final Messages messages;
    private final Clock clock;
    private final FilesModel files;
    private final Pictures pictures;
    private final FilingDialogs filing;

    /** @param clock in the zone whose times are shown */
    public ActionDialogs(
            Window owner,
            StaffApi api,
            AccessApi access,
            UiExecutor ui,
            LiveUpdates live,
            ActionsModel actions,
            StaffUser me,
            Messages messages,
            Clock clock,
            FilesModel files,
            Pictures pictures,
            FilingDialogs filing) {
        EventThread.check();
        this.owner = owner;
        this.api = api;
        this.access = access;
        this.ui = ui;
        this.live = live;
        this.actions = actions;
        this.me = me;
        this.messages = messages;
        this.clock = clock;
        this.files = files;
        this.pictures = pictures;
        this.filing = filing;
    }

    @Override
    public void wanted(Entry entry, ConversationRow row) {
        switch (entry) {
            case ASSIGN -> assign(row);
            case GROUP_INFO -> group(row);
            case FILES -> files(row);
            case FILE_TO_CHART -> filing.file(row);
            case EXPORT -> export(row);
            default -> throw new IllegalArgumentException("no dialog for " + entry);
        }
    }

    private void files(ConversationRow row) {
        JDialog dialog = dialog("files.dialog", messages.text("files.title"));
        Consumer<List<UUID>> toChart = chosen -> {
            dialog.dispose();
            filing.file(row, chosen);
        };
        FileListPanel panel = new FileListPanel(
                new FileListModel(api, ui, row),
                files,
                pictures.thumbnails(),
                (all, first) -> pictures.preview().show(dialog, all, first),
                filing.may() ? toChart : null,
                messages,
                clock);
        dialog.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent e) {
                panel.close();
            }
        });
        show(dialog, panel, panel, dialog::dispose);
    }

    private void export(ConversationRow row) {
        JDialog dialog = dialog("export.dialog", messages.text("export.title"));
        ExportModel model = new ExportModel(api, ui, row, messages.locale());
        ExportPanel panel = new ExportPanel(
                model, messages, clock, (name, form) -> where(dialog, name), this::open, dialog::dispose);
        show(dialog, panel, panel.first(), dialog::dispose);
    }

    /** The computer's own dialog, which asks before it replaces a file. */
    private static @Nullable Path where(Window owner, String name) {
        SystemFileChooser chooser = new SystemFileChooser();
        chooser.setSelectedFile(new File(name));
        File chosen =
                chooser.showSaveDialog(owner) == SystemFileChooser.APPROVE_OPTION ? chooser.getSelectedFile() : null;
        return chosen == null ? null : chosen.toPath();
    }

    private void open(Path pages) {
        ui.call(
                () -> {
                    try {
                        Desktop.getDesktop().open(pages.toFile());
                    } catch (IOException | UnsupportedOperationException e) {
                        LOG.info("No program opens such files here");
                    }
                    return pages;
                },
                opened -> {},
                failed -> {});
    }

    private void assign(ConversationRow row) {
        JDialog dialog = dialog("assign.dialog", messages.text("assign.title"));
        PickPanel panel = new PickPanel(PickModel.assign(api, ui, actions, me, row), messages, dialog::dispose);
        show(dialog, panel, panel.first(), dialog::dispose);
    }

    private void group(ConversationRow row) {
        JDialog dialog = dialog("group.dialog", messages.text("group.title"));
        GroupModel model = new GroupModel(api, ui, live, actions, me, row);
        SignedInModel signedIn =
                new SignedInModel(access, ui, live, row.patient().demographicNo());
        dialog.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent e) {
                model.close();
                signedIn.close();
            }
        });
        GroupPanel panel = new GroupPanel(model, signedIn, messages, clock);
        panel.setPreferredSize(new Dimension(PickPanel.WIDTH, GROUP_HEIGHT));
        show(dialog, panel, panel, () -> {
            if (!panel.back()) {
                dialog.dispose();
            }
        });
    }

    private JDialog dialog(String name, String title) {
        return Dialogs.create(owner, name, title);
    }

    private static void show(JDialog dialog, JComponent content, JComponent first, Runnable escape) {
        Dialogs.show(dialog, content, first, escape);
    }
}
