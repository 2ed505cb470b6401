package ca.chartside.desktop.app;

import ca.chartside.desktop.bridge.BridgeServer;
import ca.chartside.desktop.clinic.ClinicModel;
import ca.chartside.desktop.composer.MessagingModel;
import ca.chartside.desktop.files.PrivateFolder;
import ca.chartside.desktop.frame.MainFrame;
import ca.chartside.desktop.frame.MainWindow;
import ca.chartside.desktop.net.ClinicConnection;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.oscar.OscarModel;
import ca.chartside.desktop.settings.Settings;
import ca.chartside.desktop.tray.TrayActions;
import ca.chartside.desktop.tray.TrayModel;
import ca.chartside.desktop.tray.TrayView;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.SwingLater;
import ca.chartside.protocol.ClinicInfo;
import ca.chartside.protocol.Counts;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.Session;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What stands on the screen beside the sign-in form: the signed-in user's window, the tray. Event thread. */
final class Windows implements Accounts.Listener, OscarModel.Program {
    /** What windows and tray ask of the program. */
    interface Program {
        void showSignIn();

        void hideSignIn();

        /** Which clinic the sign-in form names; empty where it names none. */
        String clinicToSignIn();

        void signOut();

        void quit();
    }

    private static final OscarModel.Versions SPOKEN = new OscarModel.Versions(1, 1, DesktopMain.NUMBER);

    private final Messages messages;
    private final Settings settings;
    private final UiExecutor ui;
    private final Executor background;
    private final Clock clock;
    private final PrivateFolder openedFiles;
    private final Program program;
    private final TrayModel trayModel;
    private final TrayView tray;
    private final Waiting waiting;
    private final OscarModel oscar;
    private @Nullable Account current;

    Windows(
            Messages messages,
            Settings settings,
            UiExecutor ui,
            Executor background,
            Clock clock,
            PrivateFolder openedFiles,
            Program program) {
        this.openedFiles = openedFiles;
        this.messages = messages;
        this.settings = settings;
        this.ui = ui;
        this.background = background;
        this.clock = clock;
        this.program = program;
        this.trayModel = new TrayModel(ui, new SwingLater());
        this.tray = new TrayView(trayModel, messages, new FromTray());
        this.waiting = new Waiting(clock);
        this.oscar = new OscarModel(
                ui, new SwingLater(), clock.withZone(ZoneId.systemDefault()), SPOKEN, this, this::oscarChanged);
        trayModel.onChange(this::trayChanged);
    }

    /** Shows this once somebody has signed in. */
    void await(Options.Open open) {
        waiting.put(open, program.clinicToSignIn());
    }

    /** Not before the first window, which it would hold up. */
    void installTray() {
        tray.install();
    }

    @Override
    public void entered(Account account, Counts counts) {
        current = account;
        ClinicConnection connection = account.connection();
        trayModel.signedIn(account.session(), counts, connection.api(), connection.updates());
        MainWindow window = showWindow(account);
        oscar.signedIn(account.session().clinic().oscar(), connection.api(), connection.updates());
        tray.tellSignedIn(account.session());
        Integer asked = waiting.chart();
        Options.Open open = waiting.take(account.session().clinic().slug());
        if (asked != null && open.chart() == null) {
            window.tell(messages.text("app.chart.late", asked.toString()));
        }
        tellOfOutbox(account, window);
        show(open);
    }

    @Override
    public void renewed(Account account, Session fresh) {
        told(account, fresh.clinic());
    }

    /** What the server says of the clinic by now. */
    private void told(Account account, ClinicInfo clinic) {
        if (account == current) {
            oscar.clinics(clinic.oscar());
        }
    }

    /** Hears the companions in the browsers. */
    BridgeServer.Listener companions() {
        return oscar;
    }

    private void oscarChanged() {
        if (current != null && current.window() != null) {
            current.window().oscar(oscar.now());
        }
    }

    @Override
    public void show() {
        show(Waiting.NOTHING);
    }

    @Override
    public void write() {
        if (current != null) {
            showWindow(current).newMessage();
        }
    }

    @Override
    public void history(boolean chart) {
        if (current != null) {
            showWindow(current).history(chart);
        }
    }

    private void tellOfOutbox(Account account, MainWindow window) {
        List<String> sentences = new ArrayList<>();
        if (account.connection().damagedMessages() > 0) {
            sentences.add(
                    messages.text("app.outbox.damaged", account.connection().damagedMessages()));
        }
        if (account.connection().damagedDrafts() > 0) {
            sentences.add(
                    messages.text("app.drafts.damaged", account.connection().damagedDrafts()));
        }
        if (account.connection().unread() > 0) {
            sentences.add(messages.text("app.kept.unread", account.connection().unread()));
        }
        if (account.locked() > 0) {
            sentences.add(messages.text("app.outbox.locked", account.locked()));
        }
        if (!sentences.isEmpty()) {
            window.tell(String.join(" ", sentences));
        }
    }

    /** Nothing of the user's stays on the screen, and no chart stays open for who signs in next. */
    @Override
    public void left(Account account) {
        current = null;
        oscar.signedOut();
        MainWindow window = account.window();
        if (window != null) {
            window.hide();
            window.closeChart();
        }
        trayModel.signedOut();
        background.execute(openedFiles::wipe);
    }

    private MainWindow showWindow(Account account) {
        MainWindow window = account.window();
        if (window == null) {
            window = new MainFrame(parts(account));
            account.setWindow(window);
            trayChanged();
        }
        window.show();
        return window;
    }

    private MainFrame.Parts parts(Account account) {
        ClinicConnection connection = account.connection();
        ClinicModel clinic = new ClinicModel(connection.api(), connection.updates(), ui);
        clinic.onChange(me -> told(account, me.clinic()));
        return new MainFrame.Parts(
                connection.api(),
                connection.filings(),
                connection.access(),
                connection.updates(),
                connection.outbox(),
                account.session().user(),
                account.session().clinic(),
                clinic,
                new MessagingModel(clinic, account.messaging()),
                messages,
                settings,
                ui,
                clock,
                oscar,
                new FromWindow());
    }

    /** What the icons tell, or their look, is another. */
    void trayChanged() {
        tray.refresh();
        oscar.shows(trayModel.connection(), trayModel.counts());
        if (current != null && current.window() != null) {
            String name = messages.text("app.name");
            int number = trayModel.counts().number();
            boolean inTitle = !tray.present() && number > 0;
            current.window().setIcons(tray.windowIcons(), inTitle ? "(" + number + ") " + name : name);
        }
    }

    /** Shows the window, with a chart where one is named; while nobody is signed in, after signing in. */
    void show(Options.Open open) {
        Account account = current;
        if (account == null) {
            await(open);
            program.showSignIn();
            return;
        }
        MainWindow window = showWindow(account);
        if (open.chart() != null) {
            window.openChart(open.chart());
        }
        if (open.link() != null) {
            follow(open.link(), account, window);
        }
    }

    private void follow(String text, Account account, MainWindow window) {
        ChartLink link = ChartLink.parse(text).orElse(null);
        if (link == null) {
            window.tell(messages.text("app.link.unknown"));
        } else if (!link.clinic().equals(account.session().clinic().slug())) {
            window.tell(messages.text(
                    "app.link.otherClinic",
                    link.clinic(),
                    account.session().clinic().name()));
        } else {
            window.askToOpenChart(link.demographicNo());
        }
    }

    void signInClosed() {
        if (tray.present()) {
            program.hideSignIn();
        } else {
            program.quit();
        }
    }

    /** What a signed-in user's window asks of the program around it. */
    private final class FromWindow implements MainFrame.Actions {
        @Override
        public void signOut() {
            program.signOut();
        }

        @Override
        public void closed() {
            if (!tray.present()) {
                program.quit();
            } else if (current != null && current.window() != null) {
                current.window().hide();
            }
        }

        @Override
        public void openLink(URI address) {
            background.execute(() -> Browser.open(address));
        }

        @Override
        public PrivateFolder openedFiles() {
            return openedFiles;
        }

        @Override
        public void openFile(Path file) throws IOException {
            Browser.openFile(file);
        }
    }

    /** What the tray asks for. */
    private final class FromTray implements TrayActions {
        @Override
        public void open() {
            show(Waiting.NOTHING);
        }

        @Override
        public void openConversation(UUID conversationId) {
            if (current != null) {
                showWindow(current).openConversation(conversationId);
            }
        }

        @Override
        public void newMessage() {
            if (current != null) {
                showWindow(current).newMessage();
            }
        }

        @Override
        public void signOut() {
            program.signOut();
        }

        @Override
        public void quit() {
            program.quit();
        }

        @Override
        public @Nullable UUID conversationInFront() {
            return current == null || current.window() == null
                    ? null
                    : current.window().conversationInFront();
        }
    }

    Status status() {
        Account account = current;
        if (account == null) {
            return new Status(null, null, "signed-out", null, 0, null);
        }
        String connection = switch (trayModel.connection()) {
            case ConnectionState.Online online -> "online";
            case ConnectionState.Offline offline -> "offline";
            case ConnectionState.SignedOut signedOut -> "signed-out";
        };
        MainWindow window = account.window();
        return new Status(
                account.session().user().username(),
                account.session().clinic().slug(),
                connection,
                chart(window),
                trayModel.counts().number(),
                window == null ? null : window.tab());
    }

    private static Status.@Nullable Chart chart(@Nullable MainWindow window) {
        Patient patient = window == null ? null : window.chart();
        return patient == null
                ? null
                : new Status.Chart(patient.demographicNo(), patient.lastName() + ", " + patient.firstName());
    }

    /** Takes everything from the screen. */
    void close(Iterable<Account> accounts) {
        tray.close();
        for (Account account : accounts) {
            if (account.window() != null) {
                account.window().dispose();
            }
        }
    }
}
