package ca.chartside.desktop.frame;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.clinic.ClinicModel;
import ca.chartside.desktop.composer.MessagingModel;
import ca.chartside.desktop.fake.FakeAccess;
import ca.chartside.desktop.fake.FakeApi;
import ca.chartside.desktop.fake.FakeFilings;
import ca.chartside.desktop.fake.FakeLive;
import ca.chartside.desktop.fake.FakeOutbox;
import ca.chartside.desktop.fake.FakeWay;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.files.PrivateFolder;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.settings.Settings;
import ca.chartside.desktop.theme.Theme;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.protocol.ClinicInfo;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Presence;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.StaffUser;
import java.awt.Component;
import java.awt.Container;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.swing.AbstractButton;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JList;
import javax.swing.JPopupMenu;
import javax.swing.KeyStroke;
import javax.swing.MenuElement;
import javax.swing.MenuSelectionManager;
import javax.swing.SwingUtilities;

/**
 * Paints the real window over a sample clinic, to be looked at: {@code Shots FOLDER [SCALE [PATTERN]]}, such as 1.5 and
 * {@code wide-.*}. Needs a display.
 */
public class Shots {
    private final Path folder;
    private final double scale;
    private final String only;

    Shots(Path folder, double scale, String only) {
        this.only = only;
        this.folder = folder;
        this.scale = scale;
    }

    /** One window and what happens in it before the picture. */
    record Scene(
            MainFrame main,
            JFrame frame,
            FakeApi api,
            FakeLive live,
            FakeOutbox outbox,
            FakeFilings filings,
            FakeWay way) {}

    public static void main(String[] args) throws Exception {
        Shots shots = new Shots(
                Path.of(args[0]), args.length > 1 ? Double.parseDouble(args[1]) : 1, args.length > 2 ? args[2] : ".*");
        Files.createDirectories(shots.folder);
        for (boolean dark : new boolean[] {false, true}) {
            for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.CANADA_FRENCH}) {
                shots.look(dark, locale);
            }
        }
        Runtime.getRuntime().halt(0);
    }

    final void look(boolean dark, Locale locale) throws Exception {
        String tail = (dark ? "-dark" : "-light") + "-" + locale.getLanguage();
        Consumer<Scene> chart = scene -> scene.main().openChart(1);
        Consumer<Scene> conversation = chart.andThen(scene -> scene.main().openConversation(Samples.id(102)));
        shot("wide-list" + tail, dark, locale, 1100, scene -> {});
        shot("wide-chart" + tail, dark, locale, 1100, conversation);
        shot("narrow-list" + tail, dark, locale, 400, scene -> {
            scene.outbox().send(new SendRequest(Samples.id(1), Samples.id(2), 1, "x", SendMode.SEND, 0));
            scene.outbox().unreachable();
            scene.live()
                    .connection(new ConnectionState.Offline(
                            Samples.NOW.minusMinutes(2).toInstant(ZoneOffset.UTC)));
        });
        shot("narrow-chart" + tail, dark, locale, 400, chart);
        Consumer<Scene> other = scene -> {
            scene.main().openChart(2);
            scene.main().openConversation(Samples.id(102));
        };
        shot("wide-other" + tail, dark, locale, 1100, other);
        shot("narrow-other" + tail, dark, locale, 400, other);
        shot("narrow-ask" + tail, dark, locale, 400, scene -> scene.main().askToOpenChart(1));
        shot("narrow-new" + tail, dark, locale, 400, scene -> scene.main().newMessage());
        for (int width : new int[] {1100, 400}) {
            String head = width == 400 ? "narrow-" : "wide-";
            SearchShots.of(this, head, tail, dark, locale, width);
            OscarShots.of(this, head, tail, dark, locale, width);
            RepliesShots.of(this, head, tail, dark, locale, width);
            actions(head, tail, dark, locale, width);
        }
        shot("narrow-empty" + tail, dark, locale, 400, scene -> {
            scene.api().rows.clear();
            scene.main().openChart(1);
        });
    }

    /** Owners, urgency, the three dots and what comes of them. */
    private void actions(String head, String tail, boolean dark, Locale locale, int width) throws Exception {
        Consumer<Scene> marks = scene -> {
            scene.api().act(Samples.id(103), new ConversationAction.Urgent(true));
            scene.api().act(Samples.id(103), new ConversationAction.Assign(Samples.CHEN.id(), ""));
            scene.api().act(Samples.id(102), new ConversationAction.Assign(Samples.CHEN.id(), ""));
            scene.api().act(Samples.id(105), new ConversationAction.Assign(Samples.RITA.id(), ""));
            List.of(101, 103, 104, 105, 108).forEach(row -> scene.api().withFiles(Samples.id(row)));
            scene.main().openChart(1);
        };
        Consumer<Scene> open = marks.andThen(scene -> scene.main().openConversation(Samples.id(102)));
        String button = width == 400 ? Names.STRIP_MENU : Names.THREAD_MENU;
        shot(head + "marks" + tail, dark, locale, width, marks);
        shot(head + "menu" + tail, dark, locale, width, open, scene -> press(scene, button));
        Consumer<Scene> others = scene -> {
            Presence.Person chen = new Presence.Person(Samples.CHEN.id(), Samples.CHEN.displayName(), true);
            Presence.Person looks = new Presence.Person(Samples.CHEN.id(), Samples.CHEN.displayName(), false);
            scene.live().send(new Presence(Samples.id(103), List.of(looks)));
            scene.live().send(new Presence(Samples.id(105), List.of(looks)));
            scene.live().send(new Presence(Samples.id(104), List.of(chen)));
            scene.live().send(new Presence(Samples.id(102), List.of(width == 400 ? looks : chen)));
        };
        shot(head + "here" + tail, dark, locale, width, open.andThen(others));
        shot(head + "here-list" + tail, dark, locale, width, marks.andThen(others));
        shot(head + "menu-offline" + tail, dark, locale, width, open, scene -> {
            scene.live().connection(new ConnectionState.Offline(Samples.NOW.toInstant(ZoneOffset.UTC)));
            press(scene, button);
        });
        shot(head + "menu-row" + tail, dark, locale, width, marks, Shots::rowMenu);
        shot(head + "closed" + tail, dark, locale, width, marks, Shots::rowMenu, scene -> chooseInMenu("CLOSE"));
        Consumer<Scene> staffed = open.andThen(scene -> {
            scene.api()
                    .staff
                    .add(new StaffUser(
                            Samples.id(3),
                            "andre.roy@medicalclinic.example.ca",
                            "Dr. André Roy",
                            Role.DOCTOR,
                            false,
                            null));
            scene.api()
                    .staff
                    .add(new StaffUser(
                            Samples.id(4), "sam.front@medicalclinic.example.ca", "Sam Front", Role.MOA, false, null));
            scene.api().act(Samples.id(102), new ConversationAction.AddMember(Samples.RITA.id()));
        });
        Consumer<Scene> dots = scene -> press(scene, button);
        FilingShots.of(this, head, tail, dark, locale, width, open, dots);
        FileShots.of(this, head, tail, dark, locale, width, open);
        Consumer<Scene> group = scene -> chooseInMenu("GROUP_INFO");
        shot(head + "assign" + tail, dark, locale, width, staffed, dots, scene -> chooseInMenu("ASSIGN"));
        shot(head + "export" + tail, dark, locale, width, staffed, dots, scene -> chooseInMenu("EXPORT"));
        shot(
                head + "export-notes" + tail,
                dark,
                locale,
                width,
                staffed,
                dots,
                scene -> chooseInMenu("EXPORT"),
                scene -> {
                    pressInDialog("export.notes");
                });
        shot(
                head + "export-done" + tail,
                dark,
                locale,
                width,
                staffed,
                dots,
                scene -> chooseInMenu("EXPORT"),
                scene -> {
                    pressInDialog("export.notes");
                    pressInDialog("export.done.now");
                });
        shot(head + "group" + tail, dark, locale, width, staffed, dots, group);
        shot(head + "group-add" + tail, dark, locale, width, staffed, dots, group, scene -> pressInDialog("group.add"));
        shot(head + "group-remove" + tail, dark, locale, width, staffed, dots, group, scene -> {
            pressInDialog("group.remove." + Samples.CHEN.id());
        });
        shot(head + "failed" + tail, dark, locale, width, marks, Shots::rowMenu, scene -> {
            scene.api().failing = ErrorKind.STORE_UNAVAILABLE;
            chooseInMenu("CLOSE");
        });
        shot(head + "closed-open" + tail, dark, locale, width, open, scene -> press(scene, button), scene -> {
            chooseInMenu("CLOSE");
        });
    }

    static void press(Scene scene, String name) {
        ((AbstractButton) find(scene.frame(), name)).doClick(0);
    }

    static void pressInDialog(String name) {
        for (Window window : Window.getWindows()) {
            if (window instanceof JDialog dialog && dialog.isShowing()) {
                ((AbstractButton) find(dialog, name)).doClick(0);
            }
        }
    }

    /** Of the row that the keyboard is on. */
    private static void rowMenu(Scene scene) {
        JList<?> list = (JList<?>) find(scene.frame(), Names.INBOX_LIST);
        list.setSelectedIndex(7);
        list.requestFocusInWindow();
        list.getActionMap()
                .get(KeyStroke.getKeyStroke("shift F10").toString())
                .actionPerformed(new ActionEvent(list, ActionEvent.ACTION_PERFORMED, ""));
    }

    static void chooseInMenu(String entry) {
        for (MenuElement element : MenuSelectionManager.defaultManager().getSelectedPath()) {
            if (element instanceof JPopupMenu menu) {
                AbstractButton item = (AbstractButton) find(menu, "actions." + entry);
                MenuSelectionManager.defaultManager().clearSelectedPath();
                item.doClick(0);
                return;
            }
        }
        throw new IllegalStateException("no menu is open");
    }

    @SafeVarargs
    final void shot(String name, boolean dark, Locale locale, int width, Consumer<Scene>... steps) throws Exception {
        if (!name.matches(only)) {
            return;
        }
        var background = Executors.newSingleThreadExecutor();
        UiExecutor ui = new UiExecutor(SwingUtilities::invokeLater, background);
        Scene[] scene = new Scene[1];
        SwingUtilities.invokeAndWait(() -> {
            Theme.install(dark);
            scene[0] = make(locale, ui);
            scene[0].frame().setSize(width, 760);
            scene[0].main().show();
        });
        settle(background);
        for (Consumer<Scene> step : steps) {
            // What opens a dialog comes back only when that is closed.
            SwingUtilities.invokeLater(() -> step.accept(scene[0]));
            settle(background);
        }
        SwingUtilities.invokeAndWait(() -> {
            ready(scene[0], name);
            MenuSelectionManager.defaultManager().clearSelectedPath();
            scene[0].main().dispose();
        });
        background.shutdown();
    }

    private Scene make(Locale locale, UiExecutor ui) {
        FakeApi api = Samples.clinic();
        FakeFilings filings = new FakeFilings();
        FakeWay way = new FakeWay();
        FakeLive live = new FakeLive();
        FakeOutbox outbox = new FakeOutbox();
        ClinicModel news = new ClinicModel(api, live, ui);
        MainFrame main = new MainFrame(new MainFrame.Parts(
                api,
                filings,
                new FakeAccess(),
                live,
                outbox,
                Samples.RITA,
                new ClinicInfo("medicalclinic", "Medical Clinic", null, true, true, List.of()),
                news,
                new MessagingModel(news, api.messaging),
                new Messages(locale),
                new Settings(folder),
                ui,
                Clock.fixed(Samples.NOW.toInstant(ZoneOffset.UTC), ZoneId.of("UTC")),
                way,
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
                }));
        JFrame frame = null;
        for (Window window : Window.getWindows()) {
            if (window instanceof JFrame candidate && candidate.getName().equals(Names.WINDOW)) {
                frame = candidate;
            }
        }
        return new Scene(main, frame, api, live, outbox, filings, way);
    }

    /** Eight of these, in milliseconds, are longer than whatever waits. */
    int pause() {
        return 60;
    }

    /** Until what was begun has ended: searches wait 200 ms, lists 100. */
    private void settle(java.util.concurrent.ExecutorService background) throws Exception {
        for (int i = 0; i < 8; i++) {
            TimeUnit.MILLISECONDS.sleep(pause());
            background.submit(() -> {}).get();
            SwingUtilities.invokeAndWait(() -> {});
        }
    }

    static Component find(Container in, String name) {
        for (Component component : in.getComponents()) {
            if (name.equals(component.getName())) {
                return component;
            }
            if (component instanceof Container container) {
                Component found = find(container, name);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** What is to be done with it; here, its picture is taken. On the event thread. */
    void ready(Scene scene, String name) {
        Picture.take(scene.frame(), scale, folder.resolve(name + ".png"));
    }
}
