package ca.chartside.desktop.frame;

import ca.chartside.desktop.access.AccessModel;
import ca.chartside.desktop.access.AccessNotices;
import ca.chartside.desktop.actions.ActionDialogs;
import ca.chartside.desktop.actions.ActionsMenu;
import ca.chartside.desktop.actions.ActionsModel;
import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.chart.ChartModel;
import ca.chartside.desktop.chart.OscarNow;
import ca.chartside.desktop.clinic.ClinicModel;
import ca.chartside.desktop.composer.ComposerModel;
import ca.chartside.desktop.composer.MessagingModel;
import ca.chartside.desktop.files.FilesModel;
import ca.chartside.desktop.files.Pictures;
import ca.chartside.desktop.files.Preview;
import ca.chartside.desktop.files.PrivateFolder;
import ca.chartside.desktop.files.Thumbnails;
import ca.chartside.desktop.filing.FilingDialogs;
import ca.chartside.desktop.inbox.InboxModel;
import ca.chartside.desktop.inbox.InboxPanel;
import ca.chartside.desktop.inbox.SearchModel;
import ca.chartside.desktop.net.AccessApi;
import ca.chartside.desktop.net.FilingApi;
import ca.chartside.desktop.net.LiveUpdates;
import ca.chartside.desktop.net.Outbox;
import ca.chartside.desktop.net.StaffApi;
import ca.chartside.desktop.oscar.OscarWay;
import ca.chartside.desktop.presence.PresenceModel;
import ca.chartside.desktop.replies.ManageModel;
import ca.chartside.desktop.replies.RepliesDialog;
import ca.chartside.desktop.replies.RepliesModel;
import ca.chartside.desktop.settings.Settings;
import ca.chartside.desktop.settings.UndoTime;
import ca.chartside.desktop.thread.ConversationPanel;
import ca.chartside.desktop.thread.ThreadModel;
import ca.chartside.desktop.tray.TrayView;
import ca.chartside.desktop.ui.EventThread;
import ca.chartside.desktop.ui.Later;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.desktop.ui.PatientText;
import ca.chartside.desktop.ui.SwingLater;
import ca.chartside.desktop.ui.WindowKeys;
import ca.chartside.protocol.ClinicInfo;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.StaffUser;
import ca.chartside.protocol.Uuid7;
import java.awt.Dimension;
import java.awt.Frame;
import java.awt.Image;
import java.awt.Rectangle;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.swing.JFrame;
import javax.swing.KeyStroke;
import org.jspecify.annotations.Nullable;

/** A signed-in user's window: puts the models and panels of one user together. Event thread only. */
public final class MainFrame implements MainWindow {
    private static final Dimension FIRST_SIZE = new Dimension(1100, 760);
    private static final Dimension LEAST_SIZE = new Dimension(380, 480);

    private final JFrame frame = new JFrame();
    private final ChartModel chart;
    private final InboxModel inbox;
    private final ThreadModel thread;
    private final ComposerModel composer;
    private final DeskModel desk;
    private final DeskPanel panel;
    private final PresenceModel presence;
    private final WindowPlace place;
    private final UiExecutor ui;
    private final StatusModel status;
    private boolean wasShown;
    /** As far as OSCAR has been followed; 0 for not yet. */
    private long turn;

    /** What the program around the window does. Called on the event thread. */
    public interface Actions {
        void signOut();

        /** The user closed the window: the program goes on in the tray, where there is one. */
        void closed();

        /** Opens an http, https or tel address from a message. */
        void openLink(URI address);

        /** Where copies of files are made to be opened. */
        PrivateFolder openedFiles();

        /** Opens a file with the computer's program for it. Called off the event thread. */
        void openFile(Path file) throws IOException;
    }

    /**
     * Everything that one signed-in user works with.
     *
     * @param live started already, or about to be
     * @param settings where the window's place is remembered
     * @param oscar the way into the clinic's OSCAR
     */
    public record Parts(
            StaffApi api,
            FilingApi filings,
            AccessApi access,
            LiveUpdates live,
            Outbox outbox,
            StaffUser me,
            ClinicInfo clinic,
            ClinicModel news,
            MessagingModel messaging,
            Messages messages,
            Settings settings,
            UiExecutor ui,
            Clock clock,
            OscarWay oscar,
            Actions actions) {}

    /** Begins to load the list; shows nothing before {@link #show}. */
    public MainFrame(Parts parts) {
        EventThread.check();
        StaffApi api = parts.api();
        LiveUpdates live = parts.live();
        StaffUser me = parts.me();
        this.ui = parts.ui();
        this.place = new WindowPlace(parts.settings());
        Messages messages = parts.messages();
        Clock local = parts.clock().withZone(ZoneId.systemDefault());
        Later later = new SwingLater();
        chart = new ChartModel(api, live, ui);
        inbox = new InboxModel(api, live, ui, later, me);
        SearchModel search = new SearchModel(api, live, ui, later);
        thread = new ThreadModel(api, ui, parts.outbox(), live, me, local);
        composer = new ComposerModel(api, ui, parts.outbox(), parts.messaging(), me, local, new Uuid7(local));
        ActionsModel actions = new ActionsModel(api, ui, live, later, me.id());
        desk = new DeskModel(api, ui, chart, inbox, search, thread, composer, actions, me);
        InboxPanel list = new InboxPanel(
                inbox,
                search,
                messages,
                local,
                me.id(),
                new DeskChoices(desk, this::escape),
                (row, at, dots) -> new ActionsMenu(actions, row, messages).showAt(at, dots));
        FilesModel files = new FilesModel(api, ui, parts.actions().openedFiles(), parts.actions()::openFile);
        ConversationPanel conversation =
                new ConversationPanel(thread, composer, messages, parts.actions()::openLink, files);
        Pictures pictures = new Pictures(new Thumbnails(api, ui, later), new Preview(api, ui, later, files, messages));
        conversation.pictures(
                pictures.thumbnails(),
                picture -> pictures.preview().show(frame, thread.conversationId(), thread.pictures(), picture));
        RepliesModel replies = new RepliesModel(api, ui, me, parts.clinic());
        replies.follow(live);
        RepliesDialog manage = new RepliesDialog(frame, new ManageModel(replies, new Uuid7(local)), messages);
        conversation.offer(replies, manage::open);
        status = new StatusModel(live, parts.outbox(), messages, local.getZone(), parts.clinic());
        FilingDialogs filing = new FilingDialogs(new FilingDialogs.Parts(
                frame,
                api,
                parts.filings(),
                live,
                ui,
                later,
                parts.oscar(),
                parts.actions().openedFiles(),
                chart.beside(),
                me,
                parts.clinic(),
                parts.news(),
                messages,
                local));
        actions.filing(filing::may);
        panel = new DeskPanel(desk, chart, status, messages, list, conversation, actions, filing.bar());
        actions.addListener(new ActionDialogs(
                frame, api, parts.access(), ui, live, actions, me, messages, local, files, pictures, filing));
        presence = new PresenceModel(api, ui, live, later, me.id(), messages);
        inbox.follow(presence);
        conversation.follow(presence);
        conversation.follow(
                new AccessNotices(new AccessModel(parts.access(), ui, live, new Uuid7(local)), messages, local));
        composer.addListener(new Typing(composer, presence));
        desk.onChange(this::seen);
        build(parts);
        inbox.refresh();
        replies.load();
    }

    private void build(Parts parts) {
        frame.setName(Names.WINDOW);
        frame.setTitle(parts.messages().text("app.name"));
        frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
        TitleBar.decorate(frame);
        frame.setJMenuBar(TitleBar.create(
                TrayView.logo(16),
                parts.me(),
                parts.clinic(),
                parts.messages(),
                new UndoTime(parts.settings()),
                parts.actions()::signOut));
        frame.setContentPane(panel);
        frame.setMinimumSize(LEAST_SIZE);
        Rectangle before = place.remembered();
        if (before == null) {
            frame.setSize(FIRST_SIZE);
            frame.setLocationRelativeTo(null);
        } else {
            frame.setBounds(before);
        }
        listen(parts.actions());
        keys();
    }

    private void listen(Actions actions) {
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent e) {
                keepPlace();
                actions.closed();
            }

            @Override
            public void windowActivated(WindowEvent e) {
                seen();
            }

            @Override
            public void windowDeactivated(WindowEvent e) {
                keepPlace();
                seen();
            }
        });
        frame.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent e) {
                TitleBar.chooseButtons(frame);
                seen();
            }
        });
    }

    private void keys() {
        on("ctrl F", panel::startSearch);
        on("ctrl N", panel::newMessage);
        on("ctrl 1", () -> showTab(StaffApi.Tab.TRIAGE));
        on("ctrl 2", () -> showTab(StaffApi.Tab.MINE));
        on("ctrl 3", () -> showTab(StaffApi.Tab.PATIENT));
        on("ESCAPE", this::escape);
    }

    private void on(String stroke, Runnable run) {
        WindowKeys.on(frame.getRootPane(), KeyStroke.getKeyStroke(stroke), run);
    }

    /** By keyboard: a narrow window that shows a conversation goes back to its list. */
    private void showTab(StaffApi.Tab tab) {
        inbox.show(tab);
        panel.back();
    }

    private void escape() {
        panel.back();
    }

    /** Only what is before the user's eyes counts as read. */
    private void seen() {
        thread.visible(frame.isActive() && panel.conversationShown());
        // Beside OSCAR it is looked at although OSCAR's window is the active one.
        boolean inSight = frame.isVisible() && (frame.getExtendedState() & Frame.ICONIFIED) == 0;
        ConversationRow open = inSight && panel.conversationShown() ? desk.conversation() : null;
        presence.look(open == null ? null : open.id());
    }

    private void keepPlace() {
        if (frame.isShowing() && (frame.getExtendedState() & Frame.MAXIMIZED_BOTH) == 0) {
            place.remember(frame.getBounds());
            ui.call(
                    () -> {
                        place.save();
                        return true;
                    },
                    saved -> {},
                    e -> {});
        }
    }

    @Override
    public void show() {
        frame.setVisible(true);
        frame.setExtendedState(frame.getExtendedState() & ~Frame.ICONIFIED);
        frame.toFront();
        if (!wasShown) {
            wasShown = true;
            panel.focusList();
        }
    }

    @Override
    public void hide() {
        frame.setVisible(false);
        seen();
    }

    @Override
    public boolean isShowing() {
        return frame.isVisible();
    }

    @Override
    public void openChart(int demographicNo) {
        chart.open(demographicNo);
    }

    @Override
    public void closeChart() {
        turn = 0;
        chart.close();
    }

    @Override
    public void oscar(OscarNow now) {
        status.oscar(now);
        chart.inOscar(now.open());
        if (now.turn() != turn) {
            turn = now.turn();
            chart.follow(now.followed());
        }
    }

    @Override
    public void history(boolean ofChart) {
        desk.history(ofChart);
    }

    @Override
    public void askToOpenChart(int demographicNo) {
        chart.ask(demographicNo);
    }

    @Override
    public void openConversation(UUID conversationId) {
        desk.open(conversationId);
    }

    @Override
    public void newMessage() {
        panel.newMessage();
    }

    @Override
    public void tell(String sentence) {
        panel.tell(sentence);
    }

    @Override
    public @Nullable Patient chart() {
        return chart.chart();
    }

    @Override
    public String tab() {
        return inbox.tab().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable UUID conversationInFront() {
        return frame.isActive() && panel.conversationShown() ? thread.conversationId() : null;
    }

    @Override
    public List<String> drafts() {
        return composer.unsent().stream().map(PatientText::listName).toList();
    }

    @Override
    public void setIcons(List<Image> icons, String title) {
        frame.setIconImages(icons);
        frame.setTitle(title);
    }

    @Override
    public void dispose() {
        keepPlace();
        presence.look(null);
        frame.dispose();
    }
}
