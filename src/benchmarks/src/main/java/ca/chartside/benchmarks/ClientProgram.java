package ca.chartside.benchmarks;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.clinic.ClinicModel;
import ca.chartside.desktop.composer.MessagingModel;
import ca.chartside.desktop.files.PrivateFolder;
import ca.chartside.desktop.frame.MainFrame;
import ca.chartside.desktop.net.ClinicConnection;
import ca.chartside.desktop.net.Network;
import ca.chartside.desktop.net.StaffSession;
import ca.chartside.desktop.oscar.OscarWay;
import ca.chartside.desktop.settings.Settings;
import ca.chartside.desktop.theme.Theme;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Messaging;
import ca.chartside.protocol.Session;
import ca.chartside.protocol.SignInRequest;
import ca.chartside.testbase.EventThreadWatch;
import ca.chartside.testkit.LoadClinic;
import java.awt.Component;
import java.awt.Container;
import java.awt.Frame;
import java.awt.Toolkit;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import javax.swing.AbstractButton;
import javax.swing.JList;
import javax.swing.RepaintManager;
import javax.swing.SwingUtilities;
import javax.swing.event.ListDataEvent;
import javax.swing.event.ListDataListener;
import org.jspecify.annotations.Nullable;

/**
 * The real window over a real server, in a process of its own: {@code PORT PATIENT LONG_CONVERSATION}. Its last line is what it measured, as
 * {@link ListsCommand} prints it. The user is the load clinic's inbox.
 */
final class ClientProgram {
    private static final int WARM_UP = 15;
    private static final int ROUNDS = 40;
    private static final int OPENINGS = 12;
    private static final int ROWS = 10_000;
    private static final long QUIET_NANOS = 200_000_000;
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final MainFrame main;
    private final JList<?> list;
    private volatile long painted;
    private double firstOpening;

    private ClientProgram(MainFrame main) {
        this.main = main;
        this.list = find(Names.INBOX_LIST, JList.class);
        list.getModel().addListDataListener(new ListDataListener() {
            @Override
            public void intervalAdded(ListDataEvent e) {
                changed();
            }

            @Override
            public void intervalRemoved(ListDataEvent e) {
                changed();
            }

            @Override
            public void contentsChanged(ListDataEvent e) {
                changed();
            }
        });
    }

    /** Paints at once what has changed, and notes when it was on the screen. */
    private void changed() {
        SwingUtilities.invokeLater(() -> {
            RepaintManager.currentManager(list).paintDirtyRegions();
            Toolkit.getDefaultToolkit().sync();
            painted = System.nanoTime();
        });
    }

    public static void main(String[] args) throws Exception {
        String server = "http://127.0.0.1:" + args[0];
        Network network = new Network(Clock.systemUTC(), () -> 0);
        Session session = network.signIn(
                server, new SignInRequest(LoadClinic.SLUG, LoadClinic.INBOX, LoadClinic.PASSWORD, null, "bench"));
        ClinicConnection connection = network.connect(
                server,
                session,
                new StaffSession.Listener() {
                    @Override
                    public void rotated(Session fresh) {}

                    @Override
                    public void ended(ErrorKind why) {
                        throw new IllegalStateException(why.name());
                    }
                },
                SwingUtilities::invokeLater,
                null);
        long seq = connection.api().me().asOfSeq();
        ClientProgram program = onEventThread(() -> {
            Theme.install(false);
            MainFrame main = new MainFrame(parts(connection, session));
            main.show();
            connection.start(seq);
            return new ClientProgram(main);
        });
        program.measure(Integer.parseInt(args[1]), UUID.fromString(args[2]));
        Runtime.getRuntime().halt(0);
    }

    private static MainFrame.Parts parts(ClinicConnection connection, Session session) {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "chartside-bench-client");
        UiExecutor ui = new UiExecutor(SwingUtilities::invokeLater, Executors.newVirtualThreadPerTaskExecutor());
        ClinicModel news = new ClinicModel(connection.api(), connection.updates(), ui);
        return new MainFrame.Parts(
                connection.api(),
                connection.filings(),
                connection.access(),
                connection.updates(),
                connection.outbox(),
                session.user(),
                session.clinic(),
                news,
                new MessagingModel(news, Messaging.ON),
                new Messages(Locale.ENGLISH),
                new Settings(folder),
                ui,
                Clock.systemDefaultZone(),
                OscarWay.NONE,
                new MainFrame.Actions() {
                    @Override
                    public void signOut() {}

                    @Override
                    public void closed() {}

                    @Override
                    public void openLink(URI address) {}

                    @Override
                    public PrivateFolder openedFiles() {
                        return new PrivateFolder(folder.resolve("opened"));
                    }

                    @Override
                    public void openFile(Path file) {}
                });
    }

    private void measure(int patient, UUID longOne) throws Exception {
        SwingUtilities.invokeAndWait(() -> main.openChart(patient));
        awaitQuiet(0);
        Timings clicks = clicks();
        Timings openings = openings(longOne);
        int rows = scroll();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long heap = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
        System.out.printf(
                Locale.ROOT,
                "{\"tabClickMillis\":{\"p50\":%.1f,\"p99\":%.1f},\"openLongMillis\":{\"first\":%.1f,\"p50\":%.1f,\"p99\":%.1f},"
                        + "\"rowsScrolled\":%d,\"heapMiB\":%d}%n",
                clicks.percentile(50),
                clicks.percentile(99),
                firstOpening,
                openings.percentile(50),
                openings.percentile(99),
                rows,
                heap);
    }

    /** From the click on a tab until its rows are painted. */
    private Timings clicks() throws Exception {
        Timings times = new Timings();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (String tab : List.of(Names.TAB_TRIAGE, Names.TAB_MINE, Names.TAB_PATIENT)) {
                AbstractButton button = onEventThread(() -> find(tab, AbstractButton.class));
                if (onEventThread(button::isSelected)) {
                    continue;
                }
                long began = System.nanoTime();
                SwingUtilities.invokeAndWait(() -> button.doClick(0));
                long took = awaitQuiet(began) - began;
                if (round >= 0) {
                    times.add(took);
                }
            }
        }
        return times;
    }

    /** Until nothing has been painted for a while. @return when the last was painted */
    private long awaitQuiet(long began) {
        for (long end = System.nanoTime() + PATIENCE_NANOS; ; LockSupport.parkNanos(1_000_000)) {
            long last = painted;
            long now = System.nanoTime();
            if (last > began && now - last > QUIET_NANOS) {
                return last;
            }
            if (now > end) {
                throw new IllegalStateException("no rows came");
            }
        }
    }

    /** How long the event thread was busy with one event at most, each time the longest conversation was opened. */
    private Timings openings(UUID longOne) throws Exception {
        Timings times = new Timings();
        for (int i = -2; i < OPENINGS; i++) {
            SwingUtilities.invokeAndWait(main::newMessage);
            LockSupport.parkNanos(QUIET_NANOS);
            try (EventThreadWatch watch = EventThreadWatch.begin()) {
                SwingUtilities.invokeAndWait(() -> main.openConversation(longOne));
                LockSupport.parkNanos(5 * QUIET_NANOS);
                firstOpening = firstOpening == 0 ? watch.longestMillis() : firstOpening;
                if (i >= 0) {
                    times.add((long) (watch.longestMillis() * 1e6));
                }
            }
        }
        return times;
    }

    /** Scrolls My Conversations, page by page. @return how many rows it went through */
    private int scroll() throws Exception {
        SwingUtilities.invokeAndWait(
                () -> find(Names.TAB_MINE, AbstractButton.class).doClick(0));
        LockSupport.parkNanos(5 * QUIET_NANOS);
        int rows = 0;
        for (int stuck = 0; rows < ROWS && stuck < 50; ) {
            int now = onEventThread(() -> {
                list.ensureIndexIsVisible(list.getModel().getSize() - 1);
                return list.getModel().getSize();
            });
            stuck = now > rows ? 0 : stuck + 1;
            rows = Math.max(rows, now);
            LockSupport.parkNanos(20_000_000);
        }
        return rows;
    }

    private static <T extends @Nullable Object> T onEventThread(Callable<T> question)
            throws InterruptedException, InvocationTargetException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(question);
        SwingUtilities.invokeAndWait(task);
        return task.get();
    }

    private static <T extends Component> T find(String name, Class<T> type) {
        for (Frame frame : Frame.getFrames()) {
            Component found = find(frame, name);
            if (found != null) {
                return type.cast(found);
            }
        }
        throw new IllegalStateException(name + " is not in the window");
    }

    private static @Nullable Component find(Container in, String name) {
        for (Component component : in.getComponents()) {
            if (name.equals(component.getName())) {
                return component;
            }
            Component found = component instanceof Container container ? find(container, name) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
