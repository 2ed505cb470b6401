package ca.chartside.e2e.tour;

import ca.chartside.desktop.app.AlreadyRunning;
import ca.chartside.desktop.app.DesktopClient;
import ca.chartside.desktop.app.Options;
import ca.chartside.desktop.app.Status;
import ca.chartside.desktop.ui.Names;
import ca.chartside.testbase.Await;
import ca.chartside.testkit.sample.SampleClinic;
import ca.chartside.testkit.sample.SampleStaff;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Component;
import java.awt.Frame;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.swing.JButton;
import javax.swing.JList;
import javax.swing.text.JTextComponent;
import org.assertj.swing.core.BasicRobot;
import org.assertj.swing.core.Robot;
import org.jspecify.annotations.Nullable;

/**
 * A staff user at their computer: a real client, worked by mouse and keyboard, and asked from outside by the program's own
 * process interface. For one thread, never the event thread.
 */
public final class StaffDesk implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** A click that nothing has answered by then met no row. */
    private static final Duration MISSED = Duration.ofSeconds(3);

    private final Robot robot;
    private final Path profile;
    private final SampleStaff person;
    private final DesktopClient client;
    private final Window signIn;
    private @Nullable Frame frame;

    private StaffDesk(Robot robot, Path profile, SampleStaff person, DesktopClient client, Window signIn) {
        this.robot = robot;
        this.profile = profile;
        this.person = person;
        this.client = client;
        this.signIn = signIn;
    }

    /** A robot at the pace at which no key or click is lost. One at a time; made before the first window. */
    public static Robot robot() {
        Robot robot = BasicRobot.robotWithNewAwtHierarchy();
        robot.settings().delayBetweenEvents(10);
        robot.settings().eventPostingDelay(20);
        return robot;
    }

    /** Starts a client that nobody is signed in to, in English; its sign-in window stands. */
    public static StaffDesk start(Robot robot, Path profile, URI server, SampleStaff person) {
        return start(robot, profile, server, person, Locale.CANADA, Options.Look.LIGHT);
    }

    static StaffDesk start(
            Robot robot, Path profile, URI server, SampleStaff person, Locale language, Options.Look look) {
        Set<Window> before = new HashSet<>(Parts.windows());
        DesktopClient client;
        try {
            client = DesktopClient.start(new Options(
                    profile,
                    server.toString(),
                    SampleClinic.SLUG,
                    null,
                    null,
                    new Options.Open(null, null),
                    true,
                    language,
                    look));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (AlreadyRunning e) {
            throw new IllegalStateException(e);
        }
        return new StaffDesk(robot, profile, person, client, Parts.window("signin.window", before));
    }

    public Window signInWindow() {
        return signIn;
    }

    /** Types the user's name and a password, in the place of what stands there. */
    public void typeSignIn(String password) {
        Keys.type(robot, Parts.find(robot, signIn, "signin.username", JTextComponent.class), person.username());
        Keys.type(robot, Parts.find(robot, signIn, "signin.password", JTextComponent.class), password);
    }

    public void pressSignIn() {
        robot.click(Parts.find(robot, signIn, "signin.button", JButton.class));
    }

    /** Signs in as a person does and waits for the main window. */
    public Frame signIn() {
        Set<Window> before = new HashSet<>(Parts.windows());
        typeSignIn(person.password());
        pressSignIn();
        return entered(before);
    }

    /** Presses Retry in the sign-in window, which succeeds. */
    public Frame retrySignIn() {
        Set<Window> before = new HashSet<>(Parts.windows());
        robot.click(Parts.find(robot, signIn, "signin.retry", JButton.class));
        return entered(before);
    }

    /** Types into the search field. */
    public void search(String words) {
        Keys.type(robot, part(Names.SEARCH_FIELD, JTextComponent.class), words);
    }

    /** Rests the mouse over a part of the window: its tooltip shows. */
    public void hoverOver(String name) {
        robot.moveMouse(part(name, Component.class));
        robot.waitForIdle();
    }

    /** Waits for the main window that was not there before. */
    Frame entered(Set<Window> before) {
        Frame opened = (Frame) Parts.window(Names.WINDOW, before);
        frame = opened;
        robot.waitForIdle();
        return opened;
    }

    /** @throws IllegalStateException before the sign-in */
    public Frame window() {
        Frame opened = frame;
        if (opened == null) {
            throw new IllegalStateException("not signed in");
        }
        return opened;
    }

    /** Puts the window to a place on the screen. */
    public void place(Rectangle bounds) {
        Seen.onEventThread(() -> {
            window().setBounds(bounds);
            window().validate();
            return true;
        });
        robot.waitForIdle();
    }

    public void toFront() {
        Seen.onEventThread(() -> {
            window().toFront();
            return true;
        });
        robot.waitForIdle();
    }

    /** As its close button does: where there is a tray, the client stays in it. */
    public void closeWindow() {
        robot.close(window());
        Await.until("the window to close", PATIENCE, () -> !Seen.onEventThread(() -> window().isShowing()));
    }

    /** Waits until the window shows again. */
    public void awaitWindow() {
        Await.until("the window to open", PATIENCE, () -> Seen.onEventThread(() -> window().isShowing()));
        robot.waitForIdle();
    }

    /** Waits for a component of the window to be there and showing. */
    public <T extends Component> T part(String name, Class<T> type) {
        return Parts.find(robot, window(), name, type);
    }

    /** Waits until the window says {@code words}. */
    void sees(String words) {
        Seen.await(window(), words);
    }

    /** Waits until the window no longer says {@code words}. */
    void seesNoMore(String words) {
        Await.until(
                "no “" + words + "”",
                PATIENCE,
                () -> Seen.texts(window()),
                texts -> texts.stream().noneMatch(text -> text.contains(words)));
    }

    /** Waits until a part of the window says {@code words}. */
    void sees(String name, String words) {
        Seen.await(part(name, Component.class), words);
    }

    /** Waits until {@code words} stand among the messages. */
    void seesInThread(String words) {
        sees(Names.THREAD_VIEW, words);
    }

    /** Whether a part of the window is showing. */
    boolean shows(String name) {
        return !robot.finder()
                .findAll(window(), part -> part != null && name.equals(part.getName()) && part.isShowing())
                .isEmpty();
    }

    /** What stands in the composer. */
    String written() {
        JTextComponent text = part(Names.COMPOSER_TEXT, JTextComponent.class);
        return Seen.<String>onEventThread(text::getText);
    }

    /** Presses a key in this window. @param with as in {@link java.awt.event.InputEvent}'s old masks; 0 for none */
    void press(int key, int with) {
        toFront();
        robot.pressAndReleaseKey(key, with);
        robot.waitForIdle();
    }

    void focus(String name) {
        toFront();
        robot.focusAndWaitForFocusGain(part(name, Component.class));
    }

    /** Waits for an entry of the open menu. @param entry its words or its name */
    void seesEntry(String entry) {
        Parts.entry(robot, entry);
    }

    /** Chooses from the three dots of the open conversation, where its menu stands in this shape of the window. */
    void act(String entry) {
        openDots();
        choose("actions." + entry);
    }

    void openDots() {
        toFront();
        Await.until("the three dots", PATIENCE, () -> shows(Names.THREAD_MENU) || shows(Names.STRIP_MENU));
        click(shows(Names.THREAD_MENU) ? Names.THREAD_MENU : Names.STRIP_MENU);
    }

    /** The dialog that stands over this window. */
    Dialog dialog(String name) {
        return new Dialog(robot, Parts.window(name, Set.of()));
    }

    public void click(String name) {
        robot.click(part(name, Component.class));
        robot.waitForIdle();
    }

    /** Types into the composer. */
    public void write(String text) {
        Keys.type(robot, part(Names.COMPOSER_TEXT, JTextComponent.class), text);
    }

    /** Opens the menu behind the Send button's arrow. */
    public void openSendMenu() {
        click(Names.COMPOSER_SEND_MENU);
    }

    /** Chooses from the open menu. @param entry its words or its name */
    public void choose(String entry) {
        robot.click(Parts.entry(robot, entry));
        robot.waitForIdle();
    }

    /** The rows of the list of conversations, as a screen reader says them. */
    public List<String> rows() {
        return Seen.rows(part(Names.INBOX_LIST, JList.class));
    }

    /** Opens the first conversation whose row says {@code words}. Where the list moves under the mouse, it clicks again. */
    public void openRow(String words) {
        Await.until("the row with “" + words + "” to be open", PATIENCE, () -> {
            Rectangle cell = showRow(words);
            if (!pressed(part(Names.INBOX_LIST, JList.class), cell).contains(words)) {
                if (shows(Names.THREAD_BACK)) {
                    click(Names.THREAD_BACK);
                }
                return false;
            }
            return true;
        });
        robot.waitForIdle();
    }

    /** Clicks a row. @return the row that was under the mouse by then, empty where none was */
    private String pressed(JList<?> list, Rectangle cell) {
        AtomicReference<@Nullable String> row = new AtomicReference<>();
        MouseAdapter press = new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent e) {
                int index = list.getSelectedIndex();
                row.set(index < 0 ? "" : Seen.rows(list).get(index));
            }
        };
        list.addMouseListener(press);
        robot.click(list, new Point((int) cell.getCenterX(), (int) cell.getCenterY()));
        long end = System.nanoTime() + MISSED.toNanos();
        while (row.get() == null && System.nanoTime() < end) {
            robot.waitForIdle();
        }
        list.removeMouseListener(press);
        return Objects.requireNonNullElse(row.get(), "");
    }

    /** Waits for a row that says {@code words} and scrolls to it. @return where it stands in the list */
    Rectangle showRow(String words) {
        JList<?> list = part(Names.INBOX_LIST, JList.class);
        AtomicReference<List<String>> last = new AtomicReference<>(List.of());
        List<String> rows = Await.until(
                "a row with “" + words + "” in a list at rest",
                PATIENCE,
                () -> {
                    robot.waitForIdle();
                    return Seen.rows(list);
                },
                all -> all.equals(last.getAndSet(all)) && Cast.says(all, words));
        int index = IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).contains(words))
                .findFirst()
                .orElseThrow();
        return Seen.onEventThread(() -> {
            list.ensureIndexIsVisible(index);
            return list.getCellBounds(index, index);
        });
    }

    /** As {@link #status}, without a process of its own. Any thread. */
    public Status shown() {
        return client.status();
    }

    /** What a second start with {@code --status --json} prints: a process of its own. */
    public JsonNode status() {
        try {
            return new ObjectMapper().readTree(another("--status", "--json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A second start of the program: it hands over what it was told and ends. @return what it printed */
    public String another(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "ca.chartside.desktop.app.DesktopMain",
                "--profile",
                profile.toString()));
        command.addAll(Arrays.asList(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int result = process.waitFor();
            if (result != 0) {
                throw new AssertionError("the second start ended with " + result);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
