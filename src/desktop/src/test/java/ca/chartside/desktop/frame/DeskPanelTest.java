package ca.chartside.desktop.frame;

import static ca.chartside.desktop.fake.Samples.ANNA;
import static ca.chartside.desktop.fake.Samples.ROBERT;
import static ca.chartside.desktop.fake.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.Looks;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.inbox.InboxPanel;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.settings.Settings;
import ca.chartside.desktop.settings.UndoTime;
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
import java.awt.Component;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JMenuBar;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.text.JTextComponent;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the window's content says and shows, to eyes and to screen readers. */
class DeskPanelTest extends DeskFixture {
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

    @ParameterizedTest
    @CsvSource({"en, 1100, Cancel", "fr, 400, Annuler"})
    void lookingForWhomToWriteToEndsByCancelAndByEsc(String language, int width, String words) throws Exception {
        onEventThread(() -> {
            Desk desk = new Desk(language);
            desk.paint(width);
            desk.panel.newMessage();
            desk.paint(width);
            AbstractButton cancel = (AbstractButton) find(desk, Names.CHOOSING_CANCEL);
            assertThat(cancel.getText()).isEqualTo(words);
            cancel.doClick(0);
            assertThat(desk.model.choosing()).isFalse();
            assertThat(seen(desk.panel)).noneMatch(part -> Names.CHOOSING_CANCEL.equals(part.getName()));

            desk.panel.newMessage();
            ((JTextComponent) find(desk, Names.SEARCH_FIELD)).setText("tes");
            JComponent list =
                    (JComponent) SwingUtilities.getAncestorOfClass(InboxPanel.class, find(desk, Names.SEARCH_FIELD));
            list.getActionMap()
                    .get(list.getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT)
                            .get(KeyStroke.getKeyStroke("ESCAPE")))
                    .actionPerformed(null);
            assertThat(desk.model.choosing()).isFalse();
            assertThat(desk.search.active()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({"en, Draft", "fr, Brouillon"})
    void aRowSaysThatADraftOfMineWaitsInItsConversation(String language, String draft) throws Exception {
        onEventThread(() -> {
            Desk desk = new Desk(language);
            desk.model.open(id(101));
            desk.paint(1100);
            JList<?> list = (JList<?>) find(desk, Names.INBOX_LIST);
            assertThat(rows(list)).noneMatch(row -> row.contains(draft));
            BufferedImage before = Looks.paint(list, list.getSize());

            desk.composer.text("Half a sentence");
            desk.composer.note(true);
            desk.model.open(id(102));
            assertThat(rows(list))
                    .filteredOn(row -> row.contains(", " + draft + ", "))
                    .hasSize(1);
            desk.model.open(id(101));
            assertThat(Looks.paint(list, list.getSize()).getRGB(0, 0, 300, list.getHeight(), null, 0, 300))
                    .as("seen, too")
                    .isNotEqualTo(before.getRGB(0, 0, 300, list.getHeight(), null, 0, 300));

            desk.composer.note(false);
            desk.composer.text("");
            assertThat(rows(list)).noneMatch(row -> row.contains(draft));
        });
    }

    private static List<String> rows(JList<?> list) {
        return IntStream.range(0, list.getModel().getSize())
                .mapToObj(i -> ((JLabel) cell(list, i)).getText())
                .toList();
    }

    private static <T> Component cell(JList<T> list, int index) {
        return list.getCellRenderer()
                .getListCellRendererComponent(list, list.getModel().getElementAt(index), index, false, false);
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
                    .containsExactly("Current chart: FAKENAME, Robert · 1978-07-02");

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
                            new UndoTime(new Settings(Path.of("none"))),
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
                assertNamed(desk);
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
                        new UndoTime(new Settings(Path.of("none"))),
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
