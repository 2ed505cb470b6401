package ca.chartside.desktop.frame;

import static ca.chartside.desktop.fake.Samples.ANNA;
import static ca.chartside.desktop.fake.Samples.ROBERT;
import static ca.chartside.desktop.fake.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.app.UiExecutor;
import ca.chartside.desktop.chart.ChartModel;
import ca.chartside.desktop.composer.ComposerModel;
import ca.chartside.desktop.fake.FakeApi;
import ca.chartside.desktop.fake.FakeBackground;
import ca.chartside.desktop.fake.FakeLater;
import ca.chartside.desktop.fake.FakeLive;
import ca.chartside.desktop.fake.FakeOutbox;
import ca.chartside.desktop.fake.Looks;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.inbox.InboxModel;
import ca.chartside.desktop.inbox.InboxPanel;
import ca.chartside.desktop.inbox.SearchModel;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.theme.Theme;
import ca.chartside.desktop.thread.ConversationPanel;
import ca.chartside.desktop.thread.ThreadModel;
import ca.chartside.desktop.tray.TrayView;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.protocol.ClinicInfo;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.Role;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.StaffUser;
import ca.chartside.protocol.Uuid7;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JMenuBar;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.text.JTextComponent;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The window's whole content, laid out and painted without a display. */
class DeskPanelTest {
    private final FakeApi api = Samples.clinic();
    private final FakeLive live = new FakeLive();
    private final FakeOutbox outbox = new FakeOutbox();
    private final FakeLater later = new FakeLater();
    private final FakeBackground background = new FakeBackground();

    /** One window's content. Made and used on the event thread. */
    private final class Desk {
        private final Messages messages;
        private final ChartModel chart;
        private final DeskModel model;
        private final SearchModel search;
        private final DeskPanel panel;

        Desk(String language) {
            messages = new Messages(Locale.of(language));
            UiExecutor ui = new UiExecutor(Runnable::run, background);
            Clock clock = Clock.fixed(Samples.NOW.toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
            chart = new ChartModel(api, live, ui);
            InboxModel inbox = new InboxModel(api, live, ui, later, Samples.RITA);
            ThreadModel thread = new ThreadModel(api, ui, outbox, live, Samples.RITA, clock);
            ComposerModel composer = new ComposerModel(api, ui, outbox, Samples.RITA, clock, new Uuid7(clock));
            model = new DeskModel(api, ui, chart, inbox, thread, composer);
            search = new SearchModel(api, ui, later);
            InboxPanel list = new InboxPanel(
                    inbox, search, messages, clock, Samples.RITA.id(), model::open, model::choose, () -> {});
            panel = new DeskPanel(
                    model,
                    chart,
                    new StatusModel(live, outbox, messages, ZoneOffset.UTC),
                    messages,
                    list,
                    new ConversationPanel(thread, composer, messages, address -> {}));
            inbox.refresh();
        }

        void paint(int width) {
            Looks.paint(panel, new Dimension(width, 728));
        }
    }

    private static List<JComponent> seen(Container in) {
        List<JComponent> all = new ArrayList<>();
        for (Component child : in.getComponents()) {
            if (child.isVisible() && child instanceof JComponent component) {
                all.add(component);
                all.addAll(seen(component));
            }
        }
        return all;
    }

    private static void onEventThread(Runnable test) throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            Theme.install(false);
            test.run();
        });
    }

    @Test
    void whileAChartIsBeingOpenedItsNumberStandsOnTopAndNoPatient() throws Exception {
        onEventThread(() -> {
            Desk desk = new Desk("en");
            desk.chart.open(ROBERT);
            desk.model.newMessage();
            background.hold();
            desk.chart.open(1234);
            desk.paint(1100);
            assertThat(((JLabel) find(desk, Names.STRIP_NAME)).getText()).isEqualTo("Opening chart 1234…");

            desk.model.newMessage();
            assertThat(desk.model.choosing())
                    .as("nobody is written to by guess")
                    .isTrue();

            api.patients.put(1234, ANNA);
            while (!background.waiting.isEmpty()) {
                background.answer();
            }
            assertThat(((JLabel) find(desk, Names.STRIP_NAME)).getText()).isEqualTo("TESTERSON, Anna");
        });
    }

    @Test
    void aMessageThatWasRefusedBehindTheScenesIsSaidAndShown() throws Exception {
        onEventThread(() -> {
            Desk desk = new Desk("en");
            desk.paint(1100);
            assertThat(seen(desk.panel)).noneMatch(component -> Names.STATUS_LINE.equals(component.getName()));

            outbox.send(new SendRequest(id(1), id(999), 2, "See you on Thursday.", SendMode.SEND, 0));
            outbox.refuse(ErrorKind.INVALID_VALUE);
            desk.paint(1100);
            assertThat(seen(desk.panel)).noneMatch(component -> Names.STATUS_TRY_NOW.equals(component.getName()));
            ((AbstractButton) find(desk, Names.STATUS_SHOW)).doClick();
            desk.paint(1100);

            assertThat(((JTextComponent) find(desk, Names.COMPOSER_TEXT)).getText())
                    .isEqualTo("See you on Thursday.");
            assertThat(seen(desk.panel)).noneMatch(component -> Names.STATUS_LINE.equals(component.getName()));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void noWordIsCutInANarrowWindow(String language) throws Exception {
        onEventThread(() -> {
            live.connection(new ConnectionState.Offline(Samples.NOW.toInstant(ZoneOffset.UTC)));
            Desk desk = new Desk(language);
            desk.paint(400);
            assertNothingCut(desk);

            desk.chart.open(ANNA);
            desk.paint(400);
            assertNothingCut(desk);

            outbox.send(new SendRequest(id(1), id(104), 2, "x", SendMode.SEND, 0));
            outbox.refuse(ErrorKind.INTERNAL);
            outbox.send(new SendRequest(id(2), id(104), 2, "y", SendMode.SEND, 0));
            desk.model.open(id(104));
            desk.chart.ask(3);
            desk.paint(400);
            assertThat(find(desk, Names.STATUS_SHOW).getWidth()).isPositive();
            assertThat(find(desk, Names.OTHER_CHART).isVisible()).isTrue();
            assertThat(find(desk, Names.QUESTION).isVisible()).isTrue();
            assertNothingCut(desk);
        });
    }

    private static JComponent find(Desk desk, String name) {
        return seen(desk.panel).stream()
                .filter(component -> name.equals(component.getName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not to be seen"));
    }

    private static void assertNothingCut(Desk desk) {
        List<JComponent> words = seen(desk.panel).stream()
                .filter(component -> component.getWidth() > 0 && hasWords(component))
                .toList();
        assertThat(words).hasSizeGreaterThan(4);
        for (JComponent component : words) {
            assertThat(component.getWidth())
                    .as(
                            "%s %s",
                            component.getName(),
                            component.getAccessibleContext().getAccessibleName())
                    .isGreaterThanOrEqualTo(component.getPreferredSize().width);
            int right = SwingUtilities.convertPoint(component, component.getWidth(), 0, desk.panel).x;
            assertThat(right).as(component.toString()).isLessThanOrEqualTo(400);
            assertThat(words)
                    .as("over %s", component)
                    .noneMatch(other -> other != component
                            && other.getParent() == component.getParent()
                            && other.getBounds().intersects(component.getBounds()));
        }
    }

    private static boolean hasWords(JComponent component) {
        return component instanceof JLabel label && label.getText() != null
                || component instanceof AbstractButton button
                        && !button.getText().isEmpty();
    }

    @Test
    void theListIsWiderOnlyWhereItsTabsNeedIt() throws Exception {
        onEventThread(() -> {
            for (String language : List.of("en", "fr")) {
                Desk desk = new Desk(language);
                desk.chart.open(ANNA);
                desk.paint(1100);
                JComponent conversation = seen(desk.panel).stream()
                        .filter(ConversationPanel.class::isInstance)
                        .findFirst()
                        .orElseThrow();
                assertThat(conversation.getX()).isBetween(360, 400);
                assertThat(find(desk, Names.TAB_PATIENT).getX()
                                + find(desk, Names.TAB_PATIENT).getWidth())
                        .isLessThanOrEqualTo(conversation.getX());
            }
        });
    }

    @Test
    void aNarrowWindowShowsOneOfTheTwoAndTheStripIsTheConversationsHeader() throws Exception {
        onEventThread(() -> {
            Desk desk = new Desk("en");
            desk.paint(400);
            assertThat(find(desk, Names.INBOX_LIST).isVisible()).isTrue();

            desk.chart.open(ROBERT);
            desk.model.open(id(102));
            desk.paint(400);
            assertThat(seen(desk.panel)).noneMatch(component -> Names.INBOX_LIST.equals(component.getName()));
            assertThat(((JLabel) find(desk, Names.STRIP_NAME)).getText()).isEqualTo("TESTERSON, Anna");
            ((AbstractButton) find(desk, Names.THREAD_BACK)).doClick(0);

            desk.paint(400);
            assertThat(((JLabel) find(desk, Names.STRIP_NAME)).getText()).isEqualTo("FAKENAME, Robert");
            assertThat(find(desk, Names.INBOX_LIST).isVisible()).isTrue();

            desk.paint(1100);
            assertThat(seen(desk.panel)).anyMatch(ConversationPanel.class::isInstance);
            assertThat(find(desk, Names.INBOX_LIST).isVisible()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 1100})
    void anotherChartInFrontIsNamedBesideItsConversation(int width) throws Exception {
        onEventThread(() -> {
            Desk desk = new Desk("en");
            desk.chart.open(ROBERT);
            desk.model.open(id(102));
            desk.paint(width);
            assertThat(seen(find(desk, Names.OTHER_CHART)))
                    .filteredOn(JTextComponent.class::isInstance)
                    .extracting(text -> ((JTextComponent) text).getText())
                    .containsExactly("In OSCAR now: FAKENAME, Robert · 1978-07-02");

            desk.chart.open(ANNA);
            desk.paint(width);
            assertThat(seen(desk.panel)).noneMatch(component -> Names.OTHER_CHART.equals(component.getName()));
        });
    }

    @Test
    void aChangedLookChangesEverythingAtOnce() throws Exception {
        onEventThread(() -> {
            live.connection(new ConnectionState.Offline(Samples.NOW.toInstant(ZoneOffset.UTC)));
            Looks.assertFollows(() -> new Desk("en").panel, new Dimension(1100, 728));
            for (int width : new int[] {400, 1100}) {
                Looks.assertFollows(
                        () -> {
                            Desk desk = new Desk("en");
                            desk.chart.open(ROBERT);
                            desk.model.open(id(105));
                            desk.chart.ask(3);
                            return desk.panel;
                        },
                        new Dimension(width, 728));
            }
            Looks.assertFollows(
                    () -> TitleBar.create(
                            TrayView.logo(16),
                            Samples.RITA,
                            new ClinicInfo("medicalclinic", "Medical Clinic", null, true),
                            new Messages(Locale.ENGLISH),
                            () -> {}),
                    new Dimension(400, 32));
        });
    }

    @Test
    void everyControlHasANameForScreenReaders() throws Exception {
        onEventThread(() -> {
            Desk desk = new Desk("en");
            desk.chart.open(ANNA);
            desk.model.open(id(104));
            desk.chart.ask(3);
            for (int width : new int[] {400, 1100}) {
                desk.paint(width);
                for (JComponent component : seen(desk.panel)) {
                    boolean control = component instanceof AbstractButton
                            || component instanceof JList<?>
                            || component instanceof JTextComponent text && text.isEditable();
                    if (control && component.isFocusable() && component.isEnabled()) {
                        assertThat(component.getAccessibleContext().getAccessibleName())
                                .as(component.toString())
                                .isNotBlank();
                    }
                }
            }
        });
    }

    @Test
    void whatComesFromOutsideIsNeverMarkup() throws Exception {
        try (MockWebServer trap = new MockWebServer()) {
            trap.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return new MockResponse.Builder().code(404).build();
                }
            });
            trap.start();
            String markup = "<html><img src='" + trap.url("/seen.png") + "'>";
            Patient patient = new Patient(
                    7, markup, markup, "1985-03-14", 41, markup, markup, markup, markup, markup, "en", "AC");
            StaffUser author = new StaffUser(id(9), "x@example.org", markup, Role.MOA, false, null);
            ConversationStatus open = ConversationStatus.OPEN;
            api.put(Samples.row(201, patient, open, 1L, markup, null, 1, true, false));
            api.put(Samples.row(202, patient, open, 2L, markup, author, 2, false, false));
            onEventThread(() -> {
                Desk desk = new Desk("en");
                desk.chart.ask(7);
                desk.panel.tell(markup);
                desk.paint(1100);
                desk.chart.accept();
                desk.model.open(id(202));
                desk.paint(1100);
                desk.chart.open(ANNA);
                desk.paint(400);
                desk.search.setQuery("img");
                later.pass(Duration.ofSeconds(1));
                desk.model.back();
                desk.paint(1100);
                JMenuBar title = TitleBar.create(
                        UIManager.getIcon("FileView.fileIcon"),
                        author,
                        new ClinicInfo("medicalclinic", markup, null, true),
                        desk.messages,
                        () -> {});
                Looks.paint(title, new Dimension(800, 32));
                paintMenu(title);
            });

            assertThat(trap.takeRequest(1, TimeUnit.SECONDS)).isNull();
        }
    }

    private static void paintMenu(JMenuBar title) {
        for (Component child : title.getComponents()) {
            if (child instanceof javax.swing.JMenu menu) {
                for (Component item : menu.getMenuComponents()) {
                    Looks.paint((JComponent) item, new Dimension(300, 30));
                }
                var tip = menu.createToolTip();
                tip.setTipText(menu.getToolTipText());
                Looks.paint(tip, new Dimension(300, 30));
            }
        }
    }
}
