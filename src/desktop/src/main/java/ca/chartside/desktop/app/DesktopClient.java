package ca.chartside.desktop.app;

import ca.chartside.desktop.bridge.BridgeServer;
import ca.chartside.desktop.files.PrivateFolder;
import ca.chartside.desktop.net.Network;
import ca.chartside.desktop.settings.KeyringSecrets;
import ca.chartside.desktop.settings.Secrets;
import ca.chartside.desktop.settings.Settings;
import ca.chartside.desktop.settings.UndoTime;
import ca.chartside.desktop.theme.SystemLook;
import ca.chartside.desktop.theme.Theme;
import ca.chartside.desktop.tray.TrayView;
import ca.chartside.desktop.ui.Messages;
import java.awt.Image;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The client program without its process: everything that one user's Chartside is made of, put together. Several may live
 * in one Java process, each with a profile of its own.
 */
public final class DesktopClient implements AutoCloseable {
    private static final long KEYRING_MILLIS = 10_000;

    private final SingleInstance instance;
    private final Path profile;
    private final Messages messages;
    private final Settings settings;
    private final Clock clock = Clock.systemUTC();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final UiExecutor ui = new UiExecutor(SwingUtilities::invokeLater, background);
    private final FutureTask<Secrets> keyring = new FutureTask<>(() -> KeyringSecrets.probe(KEYRING_MILLIS));
    private final AtomicReference<@Nullable Network> network = new AtomicReference<>();
    private final AtomicReference<@Nullable BridgeServer> bridge = new AtomicReference<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    // The rest belongs to the event thread.
    private final Windows windows;
    private final PrivateFolder openedFiles;
    private final SignInFlow signIn;
    private final Accounts accounts;
    private final boolean followsSystem;
    private final LookFollower look;

    private DesktopClient(
            Options options, SingleInstance instance, Messages messages, Settings settings, List<Image> icons) {
        this.instance = instance;
        this.profile = options.profile();
        this.messages = messages;
        this.settings = settings;
        Vault vault = new Vault(keyring, options.profile());
        this.openedFiles = new PrivateFolder(options.profile().resolve("opened"));
        this.windows = new Windows(messages, settings, ui, background, clock, openedFiles, new Program());
        this.signIn = new SignInFlow(
                options, messages, settings, ui, vault, this::network, icons, windows::signInClosed, this::finishStart);
        this.accounts =
                new Accounts(options.profile(), messages, ui, background, this::network, vault, signIn, windows);
        this.followsSystem = options.look() == Options.Look.SYSTEM;
        this.look = new LookFollower(ui, settings, SystemLook.ofThisComputer()::dark, windows::trayChanged);
        signIn.onSignedIn(accounts::enter);
        windows.await(options.open());
    }

    /**
     * Starts a client: the sign-in window stands, or signing in has begun. Never on the event thread.
     *
     * @throws AlreadyRunning where another client has this profile
     * @throws IOException where the profile's folder cannot be used
     */
    public static DesktopClient start(Options options) throws IOException, AlreadyRunning {
        Settings settings = new Settings(options.profile());
        boolean dark = LookFollower.dark(options.look(), settings);
        // The first window waits for these more than for anything else.
        FutureTask<List<Image>> looks = new FutureTask<>(() -> {
            SwingUtilities.invokeLater(() -> Theme.install(dark));
            Theme.loadFonts();
            return TrayView.plainIcons(dark);
        });
        Thread.ofPlatform().daemon().name("chartside-looks").start(looks);
        SingleInstance instance = SingleInstance.acquire(options.profile()).orElse(null);
        if (instance == null) {
            throw new AlreadyRunning();
        }
        Locale language = options.language();
        Messages messages = new Messages(language == null ? Locale.getDefault() : language);
        List<Image> icons = result(looks);
        DesktopClient client = onEventThread(() -> {
            DesktopClient made = new DesktopClient(options, instance, messages, settings, icons);
            made.signIn.begin();
            return made;
        });
        instance.listen(client::answer);
        return client;
    }

    /** What nobody waits for: behind the first window's first painting. */
    private void finishStart() {
        background.execute(() -> {
            // Here, and not on the event thread when the tray first asks for it.
            LoggerFactory.getILoggerFactory();
            ui.onEventThread(windows::installTray);
            keyring.run();
            openedFiles.wipe();
        });
        background.execute(this::openBridge);
        if (followsSystem) {
            look.begin();
        }
    }

    /** Without it the client works as without a companion. */
    private void openBridge() {
        try {
            BridgeServer opened = BridgeServer.open(profile, ui, windows.companions());
            bridge.set(opened);
            if (closing.get()) {
                closeBridge();
            }
        } catch (IOException e) {
            LoggerFactory.getLogger(DesktopClient.class).warn("Browsers cannot reach this client", e);
        }
    }

    private void closeBridge() {
        BridgeServer opened = bridge.getAndSet(null);
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException e) {
                LoggerFactory.getLogger(DesktopClient.class).warn("The bridge did not close", e);
            }
        }
    }

    private static <T> T onEventThread(Supplier<T> work) {
        if (SwingUtilities.isEventDispatchThread()) {
            return work.get();
        }
        FutureTask<T> task = new FutureTask<>(work::get);
        SwingUtilities.invokeLater(task);
        return result(task);
    }

    private static <T> T result(Future<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The HTTP client is made at the first need: loading it would hold up the first window. */
    private Network network() {
        Network known = network.get();
        if (known != null) {
            return known;
        }
        Network fresh = new Network(clock, new UndoTime(settings)::seconds);
        if (network.compareAndSet(null, fresh)) {
            return fresh;
        }
        fresh.close();
        return network();
    }

    /** What windows and tray ask for. */
    private final class Program implements Windows.Program {
        @Override
        public void showSignIn() {
            signIn.show();
        }

        @Override
        public void hideSignIn() {
            signIn.hide();
        }

        @Override
        public String clinicToSignIn() {
            return signIn.clinic();
        }

        @Override
        public void signOut() {
            accounts.signOut();
        }

        @Override
        public void quit() {
            if (QuitQuestion.mayQuit(messages, accounts.unsent())) {
                background.execute(DesktopClient.this::close);
            }
        }
    }

    /** Another start's words. */
    private String answer(List<String> words) {
        return switch (Handover.parse(words).orElse(null)) {
            case null -> "unknown";
            case Handover.AskStatus ask -> status().json();
            case Handover.Show show -> {
                ui.onEventThread(() -> windows.show(show.open()));
                yield "shown";
            }
        };
    }

    /** What this client shows now. Any thread; it waits for the event thread. */
    public Status status() {
        return onEventThread(windows::status);
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
            windows.close(accounts.all());
            signIn.dispose();
            return true;
        });
        openedFiles.wipe();
        closeBridge();
        accounts.close();
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
