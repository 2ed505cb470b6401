package ca.chartside.desktop.app;

import ca.chartside.desktop.frame.MainFrame;
import ca.chartside.desktop.frame.MainWindow;
import ca.chartside.desktop.net.ClinicConnection;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.net.Network;
import ca.chartside.desktop.net.StaffSession;
import ca.chartside.desktop.settings.KeyringSecrets;
import ca.chartside.desktop.settings.Secrets;
import ca.chartside.desktop.settings.Settings;
import ca.chartside.desktop.signin.SignInModel.SignedIn;
import ca.chartside.desktop.theme.SystemLook;
import ca.chartside.desktop.theme.Theme;
import ca.chartside.desktop.tray.TrayActions;
import ca.chartside.desktop.tray.TrayModel;
import ca.chartside.desktop.tray.TrayView;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.SwingLater;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Me;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.Session;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/**
 * The client program without its process: everything that one user's Chartside is made of, put together. Several may live
 * in one Java process, each with a profile of its own.
 */
public final class DesktopClient implements AutoCloseable {
    private static final long KEYRING_MILLIS = 10_000;

    private final Options options;
    private final SingleInstance instance;
    private final Clock clock = Clock.systemUTC();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final UiExecutor ui = new UiExecutor(SwingUtilities::invokeLater, background);
    private final Messages messages;
    private final Settings settings;
    private final FutureTask<Secrets> keyring = new FutureTask<>(() -> KeyringSecrets.probe(KEYRING_MILLIS));
    private final Vault vault;
    private final AtomicReference<@Nullable Network> network = new AtomicReference<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    // The rest belongs to the event thread.
    private final TrayModel trayModel = new TrayModel(ui, new SwingLater());
    private final Map<Account.Key, Account> accounts = new HashMap<>();
    private final TrayView tray;
    private final SignInFlow signIn;
    private final LookFollower look;
    private @Nullable Account current;
    private Options.@Nullable Open waiting;

    private DesktopClient(Options options, SingleInstance instance) {
        this.options = options;
        this.instance = instance;
        Locale language = options.language();
        this.messages = new Messages(language == null ? Locale.getDefault() : language);
        this.settings = new Settings(options.profile());
        this.vault = new Vault(keyring, options.profile());
        this.tray = new TrayView(trayModel, messages, new Actions());
        this.signIn = new SignInFlow(
                options,
                messages,
                settings,
                ui,
                vault,
                this::network,
                () -> tray,
                this::signInClosed,
                this::finishStart);
        this.look = new LookFollower(ui, settings, SystemLook.ofThisComputer()::dark, this::trayChanged);
        if (options.open().chart() != null || options.open().link() != null) {
            waiting = options.open();
        }
    }

    /**
     * Starts a client: the sign-in window stands, or signing in has begun. Never on the event thread.
     *
     * @throws AlreadyRunning where another client has this profile
     * @throws IOException where the profile's folder cannot be used
     */
    public static DesktopClient start(Options options) throws IOException, AlreadyRunning {
        SingleInstance instance = SingleInstance.acquire(options.profile()).orElse(null);
        if (instance == null) {
            throw new AlreadyRunning();
        }
        DesktopClient client = onEventThread(() -> {
            Theme.install(LookFollower.dark(options));
            DesktopClient made = new DesktopClient(options, instance);
            made.begin();
            return made;
        });
        instance.listen(client::answer);
        return client;
    }

    private void begin() {
        trayModel.onChange(this::trayChanged);
        signIn.onSignedIn(this::enter);
        signIn.begin();
    }

    /** What nobody waits for: behind the first window's first painting. */
    private void finishStart() {
        background.execute(keyring);
        tray.install();
        if (options.look() == Options.Look.SYSTEM) {
            look.begin();
        }
    }

    private static <T> T onEventThread(Supplier<T> work) {
        if (SwingUtilities.isEventDispatchThread()) {
            return work.get();
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            SwingUtilities.invokeAndWait(() -> result.complete(work.get()));
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return result.join();
    }

    /** The HTTP client is made at the first need: loading it would hold up the first window. */
    private Network network() {
        Network known = network.get();
        if (known != null) {
            return known;
        }
        Network fresh = new Network(clock);
        if (network.compareAndSet(null, fresh)) {
            return fresh;
        }
        fresh.close();
        return network();
    }

    // Signing in and out.

    private record Entered(Account account, Session session, Me me) {}

    private void enter(SignedIn signedIn) {
        Account.Key key = Account.Key.of(signedIn.server(), signedIn.session());
        Account known = accounts.get(key);
        ui.call(
                () -> prepare(signedIn, key, known),
                entered -> {
                    accounts.put(key, entered.account());
                    entered(entered);
                },
                e -> signIn.ended(e.kind()));
    }

    /** Off the event thread: keyring, disk and network. */
    private Entered prepare(SignedIn signedIn, Account.Key key, @Nullable Account known) {
        Session session = signedIn.session();
        try {
            signIn.remember(signedIn);
        } catch (UncheckedIOException e) {
            // A full disk costs the convenience at the next start, not this sign-in.
            signIn.forgetToken();
        }
        Account account = known;
        if (account == null) {
            account = new Account(connect(signedIn, key), session);
        } else {
            account.connection().renew(session);
        }
        return new Entered(account, session, account.connection().api().me());
    }

    private ClinicConnection connect(SignedIn signedIn, Account.Key key) {
        UUID user = signedIn.session().user().id();
        SecretKey outboxKey = vault.outboxKey(user);
        Network.OutboxStore store = outboxKey == null
                ? null
                : new Network.OutboxStore(options.profile().resolve("outbox").resolve(user.toString()), outboxKey);
        return network()
                .connect(
                        signedIn.server(),
                        signedIn.session(),
                        new StaffSession.Listener() {
                            @Override
                            public void rotated(Session fresh) {
                                signIn.rotated(fresh);
                            }

                            @Override
                            public void ended(ErrorKind why) {
                                ui.onEventThread(() -> endedByServer(key, why));
                            }
                        },
                        ui::onEventThread,
                        store);
    }

    private void entered(Entered entered) {
        Account account = entered.account();
        if (current != null && current != account) {
            leave();
        }
        current = account;
        account.signedIn(entered.session(), entered.me().asOfSeq());
        trayModel.signedIn(
                entered.session(),
                entered.me().counts(),
                account.connection().api(),
                account.connection().updates());
        signIn.hide();
        showWindow(account);
        tray.tellSignedIn(entered.session());
        tellDamaged(account);
        Options.Open open = waiting;
        waiting = null;
        if (open != null) {
            show(open);
        }
    }

    private void tellDamaged(Account account) {
        int damaged = account.connection().damagedMessages();
        if (damaged > 0 && account.window() != null) {
            account.window().tell(messages.text("app.outbox.damaged", damaged));
        }
    }

    private void endedByServer(Account.Key key, ErrorKind why) {
        Account account = accounts.get(key);
        if (account != null && account == current) {
            leave();
            background.execute(signIn::forget);
            signIn.ended(why);
        }
    }

    private void signOut() {
        Account account = current;
        if (account == null
                || !QuitQuestion.maySignOut(messages, account.unsent(true).drafts())) {
            return;
        }
        leave();
        background.execute(() -> {
            signIn.forget();
            account.connection().signOut();
        });
        signIn.show();
    }

    /** Nothing of the user's stays on the screen; what they wrote stays in their account. */
    private void leave() {
        Account account = current;
        current = null;
        if (account != null && account.window() != null) {
            account.window().hide();
        }
        trayModel.signedOut();
    }

    // Windows.

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
        return new MainFrame.Parts(
                connection.api(),
                connection.updates(),
                connection.outbox(),
                account.session().user(),
                account.session().clinic(),
                messages,
                settings,
                ui,
                clock,
                new WindowActions());
    }

    /** What a signed-in user's window asks of the program around it. */
    private final class WindowActions implements MainFrame.Actions {
        @Override
        public void signOut() {
            DesktopClient.this.signOut();
        }

        @Override
        public void closed() {
            windowClosed();
        }

        @Override
        public void openLink(URI address) {
            background.execute(() -> Browser.open(address));
        }
    }

    private void windowClosed() {
        if (tray.present()) {
            if (current != null && current.window() != null) {
                current.window().hide();
            }
        } else {
            quit();
        }
    }

    private void signInClosed() {
        if (tray.present()) {
            signIn.hide();
        } else {
            quit();
        }
    }

    private void trayChanged() {
        tray.refresh();
        if (current != null && current.window() != null) {
            String name = messages.text("app.name");
            int number = trayModel.counts().number();
            boolean inTitle = !tray.present() && number > 0;
            current.window().setIcons(tray.windowIcons(), inTitle ? "(" + number + ") " + name : name);
        }
    }

    private void show(Options.Open open) {
        Account account = current;
        if (account == null) {
            waiting = open;
            signIn.show();
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

    private void quit() {
        List<QuitQuestion.Unsent> unsent = accounts.values().stream()
                .map(account -> account.unsent(account == current))
                .toList();
        if (QuitQuestion.mayQuit(messages, unsent)) {
            background.execute(this::close);
        }
    }

    /** What the tray asks for. */
    private final class Actions implements TrayActions {
        @Override
        public void open() {
            show(new Options.Open(null, null));
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
            DesktopClient.this.signOut();
        }

        @Override
        public void quit() {
            DesktopClient.this.quit();
        }

        @Override
        public @Nullable UUID conversationInFront() {
            return current == null || current.window() == null
                    ? null
                    : current.window().conversationInFront();
        }
    }

    // What others ask.

    private String answer(List<String> words) {
        return switch (Handover.parse(words).orElse(null)) {
            case null -> "unknown";
            case Handover.AskStatus ask -> json(status());
            case Handover.Show show -> {
                ui.onEventThread(() -> show(show.open()));
                yield "shown";
            }
        };
    }

    private static String json(Status status) {
        try {
            return new ObjectMapper().writeValueAsString(status);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What this client shows now. Any thread; it waits for the event thread. */
    public Status status() {
        return onEventThread(() -> {
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
        });
    }

    private static Status.@Nullable Chart chart(@Nullable MainWindow window) {
        Patient patient = window == null ? null : window.chart();
        return patient == null
                ? null
                : new Status.Chart(patient.demographicNo(), patient.lastName() + ", " + patient.firstName());
    }

    /** Waits until the client has ended. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Ends the client: windows, tray icon, connections. The sign-in stays. Never on the event thread. */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        onEventThread(() -> {
            look.end();
            tray.close();
            signIn.dispose();
            accounts.values().stream().map(Account::window).forEach(window -> {
                if (window != null) {
                    window.dispose();
                }
            });
            return true;
        });
        accounts.values().forEach(account -> account.connection().close());
        Network used = network.get();
        if (used != null) {
            used.close();
        }
        try {
            instance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            ended.countDown();
        }
    }
}
