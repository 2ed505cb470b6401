package ca.chartside.desktop.thread;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.CHEN;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.NOW;
import static ca.chartside.desktop.fake.FakeClinic.ROBERT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.chartside.desktop.composer.ComposerModel;
import ca.chartside.desktop.composer.ComposerPanel;
import ca.chartside.desktop.fake.FakeClinic;
import ca.chartside.desktop.fake.Looks;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.presence.PresenceModel;
import ca.chartside.desktop.theme.Theme;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Event;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.MessageKind;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.Presence;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.Uuid7;
import java.awt.Color;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JTextArea;
import javax.swing.JViewport;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.text.JTextComponent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real panel, laid out and painted into pictures: no window, no display. */
class ConversationPanelTest {
    private final FakeClinic clinic = new FakeClinic();

    /** The panel's parts; only touched on the event thread. */
    private final class Pane {
        final ThreadModel thread;
        final ComposerModel composer;
        final ConversationPanel panel;

        Pane(Locale locale, int width) {
            Theme.install(false);
            thread = new ThreadModel(clinic.api, clinic.ui(), clinic.outbox, clinic.live, ME, clinic.clock);
            composer = new ComposerModel(
                    clinic.api, clinic.ui(), clinic.outbox, ME, clinic.clock, new Uuid7(clinic.clock));
            panel = new ConversationPanel(thread, composer, new Messages(locale), uri -> {}, clinic.files());
            panel.wide(width > 500);
            panel.setSize(width, 600);
            layOut(panel);
        }

        void open(ConversationRow row) {
            composer.writeIn(row);
            thread.open(row.id());
            thread.visible(true);
            layOut(panel);
        }

        MessageList list() {
            return (MessageList) find(Names.THREAD_VIEW);
        }

        JViewport view() {
            return (JViewport) list().getParent();
        }

        int bottom() {
            return list().getHeight() - view().getExtentSize().height;
        }

        JComponent find(String name) {
            return (JComponent) Objects.requireNonNull(child(panel, name), name);
        }

        boolean shows(String name) {
            Component found = child(panel, name);
            for (Component c = found; c != null && c != panel; c = c.getParent()) {
                if (!c.isVisible()) {
                    return false;
                }
            }
            return found != null;
        }

        void f2() {
            ComposerPanel composer =
                    (ComposerPanel) SwingUtilities.getAncestorOfClass(ComposerPanel.class, find(Names.COMPOSER_TEXT));
            Object bound = composer.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW)
                    .get(KeyStroke.getKeyStroke(KeyEvent.VK_F2, 0));
            composer.getActionMap().get(bound).actionPerformed(null);
            layOut(panel);
        }

        void click(String name) {
            ((AbstractButton) find(name)).doClick(0);
            layOut(panel);
        }
    }

    private static @Nullable Component child(Container in, String name) {
        for (Component c : in.getComponents()) {
            Component found = name.equals(c.getName()) ? c : c instanceof Container inner ? child(inner, name) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static void layOut(Container container) {
        container.doLayout();
        for (Component child : container.getComponents()) {
            if (child instanceof Container inner) {
                layOut(inner);
            }
        }
    }

    private static void onEventThread(Runnable test) throws Exception {
        try {
            SwingUtilities.invokeAndWait(test);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof AssertionError failed) {
                throw failed;
            }
            throw e;
        }
    }

    private ConversationRow longConversation(int messages) {
        ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
        for (int i = 0; i < messages; i++) {
            clinic.fromPatient(row, NOW.minusHours(messages - i), "Message " + i + " of those that fill the view.");
        }
        clinic.api.readSeq = clinic.nextSeq();
        return row;
    }

    private int bubbleWidth(Pane pane, Message message) {
        RowBox box = Objects.requireNonNull(pane.list().box(message.id()));
        return Objects.requireNonNull(box.bubble()).width;
    }

    @Test
    void whatIsNotSentIsShownEvenWhileTheRestCannotBeLoaded() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 900);
            clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
            pane.thread.open(clinic.conversation(ANNA, ConversationStatus.OPEN).id());
            assertThat(pane.shows(Names.THREAD_VIEW)).isFalse();

            ConversationRow other = clinic.conversation(ANNA, ConversationStatus.OPEN);
            clinic.outbox.send(
                    new SendRequest(clinic.id(), other.id(), ANNA.demographicNo(), "Hello", SendMode.SEND, 0));
            pane.thread.open(other.id());
            assertThat(pane.shows(Names.THREAD_VIEW)).isTrue();
        });
    }

    @Test
    void itOpensAtTheBottomAndStaysThere() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            ConversationRow row = longConversation(30);
            pane.open(row);
            assertThat(pane.bottom()).isPositive();
            assertThat(pane.view().getViewPosition().y).isEqualTo(pane.bottom());
            Message last = clinic.fromPatient(row, NOW, "The newest");
            clinic.live.send(clinic.stored(last));
            assertThat(pane.view().getViewPosition().y).isEqualTo(pane.bottom());
            assertThat(pane.thread.lastSeenSeq(row.id())).isEqualTo(last.seq());
            pane.composer.text("one\ntwo\nthree\nfour\nfive\nsix");
            layOut(pane.panel);
            assertThat(pane.view().getViewPosition().y)
                    .as("a growing composer hides no message")
                    .isEqualTo(pane.bottom());
        });
    }

    @Test
    void whoReadsAboveIsToldBelowAndHasNotSeenIt() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            ConversationRow row = longConversation(30);
            pane.open(row);
            long seen = pane.thread.lastSeenSeq(row.id());
            pane.view().setViewPosition(new Point(0, pane.bottom() - 400));
            int reading = pane.view().getViewPosition().y;
            Message last = clinic.fromPatient(row, NOW, "One");
            clinic.live.send(clinic.stored(last));
            Message newest = clinic.fromPatient(row, NOW, "Two");
            clinic.live.send(clinic.stored(newest));
            assertThat(pane.view().getViewPosition().y).isEqualTo(reading);
            assertThat(((AbstractButton) pane.find("thread.pill")).getText()).isEqualTo("2 new");
            assertThat(pane.thread.lastSeenSeq(row.id())).isEqualTo(seen);
            pane.click("thread.pill");
            assertThat(pane.view().getViewPosition().y).isEqualTo(pane.bottom());
            assertThat(pane.shows("thread.pill")).isFalse();
            assertThat(pane.thread.lastSeenSeq(row.id())).isEqualTo(newest.seq());
        });
    }

    @Test
    void olderMessagesComeAboveWithoutAJump() throws Exception {
        onEventThread(() -> {
            clinic.api.pageSize = 20;
            Pane pane = new Pane(Locale.ENGLISH, 400);
            ConversationRow row = longConversation(60);
            pane.open(row);
            clinic.background.hold();
            pane.view().setViewPosition(new Point(0, 100));
            assertThat(clinic.background.waiting.size()).isEqualTo(1);
            Message watched = clinic.api.messages.get(row.id()).get(45);
            int before = onScreen(pane, watched);
            int rows = pane.thread.rows().size();
            clinic.background.answer();
            assertThat(pane.thread.rows()).hasSizeGreaterThan(rows);
            assertThat(onScreen(pane, watched)).isEqualTo(before);
        });
    }

    private static int onScreen(Pane pane, Message message) {
        Rectangle bounds = Objects.requireNonNull(pane.list().bounds(message.id()));
        return bounds.y + bounds.height - pane.view().getViewPosition().y;
    }

    @Test
    void bubblesAreNoWiderThanTheyMayBe() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
            Message wide = clinic.fromPatient(row, NOW, "word ".repeat(200));
            Message unbroken = clinic.fromStaff(row, ME, NOW, "x".repeat(500), DeliveryState.SENT);
            Message small = clinic.fromPatient(row, NOW, "ok");
            pane.open(row);
            int most = (int) (0.72 * (400 - 24));
            assertThat(bubbleWidth(pane, wide)).isBetween(most - 40, most);
            assertThat(bubbleWidth(pane, unbroken)).isBetween(most - 40, most);
            assertThat(bubbleWidth(pane, small)).isLessThan(60);
        });
    }

    @Test
    void everyKindOfTextIsPaintedAsItIsWritten() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.FRENCH, 400);
            ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
            for (String text : List.of(
                    "<html><img src='http://127.0.0.1:1/x'>",
                    "",
                    "\n\n",
                    "a\tb\r\nc",
                    "سلام 👩‍⚕️ e\u0301",
                    "\u0000")) {
                clinic.fromPatient(row, NOW, text);
            }
            pane.open(row);
            paint(pane);
            assertThat(pane.list().getAccessibleContext().getAccessibleChildrenCount())
                    .isEqualTo(6);
            assertThat(pane.list()
                            .getAccessibleContext()
                            .getAccessibleChild(0)
                            .getAccessibleContext()
                            .getAccessibleName())
                    .isEqualTo("Anna 09:45: <html><img src='http://127.0.0.1:1/x'>");
        });
    }

    @Test
    void aNoteIsAmberFromSideToSideAndALineStandsInTheMiddle() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
            Message note = clinic.note(row, ME, NOW, "Left hand is her dominant one.");
            Message line = clinic.line(row, ME, NOW, MessageKind.ASSIGNED, "Dr. Mei Chen", "She asked for her");
            pane.open(row);
            RowBox box = Objects.requireNonNull(pane.list().box(note.id()));
            assertThat(Objects.requireNonNull(box.bubble()).width).isEqualTo(400 - 2 * 12);
            Rectangle where = Objects.requireNonNull(pane.list().bounds(note.id()));
            BufferedImage image = paint(pane);
            int y = SwingUtilities.convertPoint(pane.list(), where.x, where.y, pane.panel).y + where.height - 6;
            assertThat(new Color(image.getRGB(390, y))).isNotEqualTo(UIManager.getColor("Chartside.note"));
            assertThat(new Color(image.getRGB(380, y))).isEqualTo(UIManager.getColor("Chartside.note"));
            assertThat(new Color(image.getRGB(13, y - 10))).isEqualTo(UIManager.getColor("Chartside.noteEdge"));
            RowBox told = Objects.requireNonNull(pane.list().box(line.id()));
            assertThat(Objects.requireNonNull(told.block()).height())
                    .as("what and why")
                    .isEqualTo(2 * TextBlock.LINE);
        });
    }

    @Test
    void whatWasTakenBackIsStruckOutAndLegible() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
            Message message = clinic.fromStaff(row, ME, NOW, "Wrong patient, sorry", DeliveryState.SENT);
            pane.open(row);
            TextBlock before =
                    Objects.requireNonNull(pane.list().box(message.id())).block();
            BufferedImage standing = paint(pane);
            clinic.live.send(new Event.MessageTakenBack(clinic.nextSeq(), row.id(), message.id(), message.sentAt()));
            layOut(pane.panel);
            RowBox box = Objects.requireNonNull(pane.list().box(message.id()));
            assertThat(box.block()).as("measured once").isSameAs(before);
            Rectangle bubble = Objects.requireNonNull(box.bubble());
            Rectangle where = Objects.requireNonNull(pane.list().bounds(message.id()));
            Point corner = SwingUtilities.convertPoint(
                    pane.list(), 12 + bubble.x + 3, where.y + bubble.y + bubble.height / 2, pane.panel);
            assertThat(new Color(standing.getRGB(corner.x, corner.y))).isEqualTo(UIManager.getColor("Chartside.staff"));
            assertThat(new Color(paint(pane).getRGB(corner.x, corner.y))).isEqualTo(UIManager.getColor("Chartside.bg"));
            assertThat(spoken(pane, 0)).isEqualTo("You 09:45: Wrong patient, sorry (Taken back 09:45 · Not read)");
        });
    }

    private static String spoken(Pane pane, int index) {
        return pane.list()
                .getAccessibleContext()
                .getAccessibleChild(index)
                .getAccessibleContext()
                .getAccessibleName();
    }

    @Test
    void aColleaguesLineBelowIsNotCountedAsNew() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            ConversationRow row = longConversation(30);
            pane.open(row);
            pane.view().setViewPosition(new Point(0, pane.bottom() - 400));
            clinic.live.send(clinic.stored(clinic.line(row, Samples.CHEN, NOW, MessageKind.URGENT, null, "")));
            assertThat(pane.shows("thread.pill")).isFalse();
            clinic.live.send(clinic.stored(clinic.note(row, Samples.CHEN, NOW, "Call her")));
            assertThat(((AbstractButton) pane.find("thread.pill")).getText()).isEqualTo("1 new");
        });
    }

    private static BufferedImage paint(Pane pane) {
        BufferedImage image = new BufferedImage(400, 600, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        pane.panel.paint(graphics);
        graphics.dispose();
        return image;
    }

    @Test
    void theComposerSaysWhomItGoesToAndAsksPastAnotherChart() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            pane.open(clinic.conversation(ANNA, ConversationStatus.OPEN));
            pane.composer.chartChanged(ROBERT);
            assertThat(((JTextComponent) pane.find(Names.COMPOSER_TO)).getText())
                    .isEqualTo("To: Anna TESTERSON · 1985-03-14");
            assertThat(pane.find(Names.COMPOSER_SEND).isEnabled()).isFalse();
            ((JTextArea) pane.find(Names.COMPOSER_TEXT)).setText("Hello");
            pane.click(Names.COMPOSER_SEND);
            assertThat(pane.shows("composer.question")).isTrue();
            assertThat(((JTextComponent) pane.find("composer.question")).getText())
                    .isEqualTo("This message goes to Anna TESTERSON. The current chart is FAKENAME, Robert."
                            + " Send to Anna TESTERSON?");
            pane.click("composer.question.send");
            assertThat(pane.shows("composer.question")).isFalse();
            assertThat(clinic.outbox.requests).hasSize(1);
            assertThat(((JTextArea) pane.find(Names.COMPOSER_TEXT)).getText()).isEmpty();
        });
    }

    @Test
    void f2TurnsTheComposerToNotesAndBackAndEachButtonIsItsOwn() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            ConversationRow row = clinic.conversation(ANNA, ConversationStatus.CLOSED);
            pane.open(row);
            JTextArea text = (JTextArea) pane.find(Names.COMPOSER_TEXT);
            text.setText("Hello Anna");
            pane.f2();
            assertThat(text.getText()).isEmpty();
            assertThat(text.getBackground()).isEqualTo(UIManager.getColor("Chartside.note"));
            assertThat(text.getAccessibleContext().getAccessibleName()).isEqualTo("Internal note");
            assertThat(pane.shows(Names.COMPOSER_SEND)).isFalse();
            assertThat(pane.shows(Names.COMPOSER_NOTICE))
                    .as("a note reopens nothing")
                    .isFalse();
            assertThat(((JTextComponent) pane.find(Names.COMPOSER_ABOUT)).getText())
                    .isEqualTo("Internal note about Anna TESTERSON · 1985-03-14");
            text.setText("Left hand is her dominant one.");
            pane.click(Names.COMPOSER_ADD_NOTE);
            assertThat(pane.list().items())
                    .singleElement()
                    .returns(MessageKind.NOTE, ThreadItem::kind)
                    .returns("Left hand is her dominant one.", ThreadItem::text);
            assertThat(clinic.outbox.requests).isEmpty();
            pane.f2();
            assertThat(text.getText()).isEqualTo("Hello Anna");
            assertThat(text.getBackground()).isEqualTo(UIManager.getColor("Chartside.surface"));
            assertThat(pane.shows(Names.COMPOSER_ADD_NOTE)).isFalse();
        });
    }

    @Test
    void aMessageThatLeavesInAMomentSaysSoAndIsTakenBackByMouseAndByKeys() throws Exception {
        onEventThread(() -> {
            clinic.outbox.undoSeconds = 5;
            Pane pane = new Pane(Locale.ENGLISH, 400);
            pane.open(clinic.conversation(ANNA, ConversationStatus.OPEN));
            JTextArea text = (JTextArea) pane.find(Names.COMPOSER_TEXT);
            for (Runnable undo : List.<Runnable>of(
                    () -> clickUndo(pane.list()),
                    () -> press(pane.list(), KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0)),
                    () -> press(text, KeyStroke.getKeyStroke("ctrl Z")))) {
                text.setText("Too fast");
                pane.click(Names.COMPOSER_SEND);
                ThreadItem held = pane.list().items().getLast();
                assertThat(pane.list().spoken(held)).isEqualTo("You 09:45: Too fast (Leaves in 5 s)");
                pane.list().current(held.id());

                undo.run();
                layOut(pane.panel);

                assertThat(text.getText()).isEqualTo("Too fast");
                assertThat(pane.list().items()).isEmpty();
            }
        });
    }

    private static void press(JComponent on, KeyStroke key) {
        on.getActionMap().get(on.getInputMap().get(key)).actionPerformed(null);
    }

    private static void clickUndo(MessageList list) {
        Rectangle row = list.bounds(list.items().getLast().id());
        for (int id : new int[] {MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED}) {
            list.dispatchEvent(new MouseEvent(
                    list, id, 0, 0, list.getWidth() - 24, row.y + row.height - 8, 1, false, MouseEvent.BUTTON1));
        }
    }

    @Test
    void whoElseIsHereStandsAboveTheComposerAndItsLineStaysSoThatNothingJumps() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            pane.panel.follow(new PresenceModel(
                    clinic.api, clinic.ui(), clinic.live, (delay, task) -> {}, ME.id(), new Messages(Locale.ENGLISH)));
            ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
            pane.open(row);
            assertThat(pane.shows(Names.THREAD_HERE)).isFalse();

            clinic.live.send(new Presence(row.id(), List.of(new Presence.Person(CHEN.id(), "Dr. Mei Chen", true))));
            layOut(pane.panel);
            JTextComponent here = (JTextComponent) pane.find(Names.THREAD_HERE);
            assertThat(here.getText()).isEqualTo("Dr. Mei Chen is writing…");
            int height = pane.view().getHeight();

            clinic.live.send(new Presence(row.id(), List.of()));
            layOut(pane.panel);
            assertThat(here.getText()).isEmpty();
            assertThat(pane.view().getHeight()).isEqualTo(height);

            pane.open(clinic.conversation(ANNA, ConversationStatus.OPEN));
            assertThat(pane.shows(Names.THREAD_HERE)).isFalse();
        });
    }

    @Test
    void aNoteThatFailsStaysAndTheReasonIsSaid() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            pane.open(clinic.conversation(ANNA, ConversationStatus.OPEN));
            pane.click(Names.COMPOSER_MODE_NOTE);
            ((JTextArea) pane.find(Names.COMPOSER_TEXT)).setText("Call her");
            clinic.background.hold();
            pane.click(Names.COMPOSER_ADD_NOTE);
            assertThat(((AbstractButton) pane.find(Names.COMPOSER_ADD_NOTE)).getText())
                    .isEqualTo("Adding…");
            assertThat(((JTextArea) pane.find(Names.COMPOSER_TEXT)).isEditable())
                    .isFalse();
            clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
            clinic.background.answer();
            layOut(pane.panel);
            assertThat(((JTextArea) pane.find(Names.COMPOSER_TEXT)).getText()).isEqualTo("Call her");
            assertThat(((JTextArea) pane.find(Names.COMPOSER_TEXT)).isEditable())
                    .isTrue();
            assertThat(((JTextComponent) pane.find("composer.refused")).getText())
                    .isEqualTo("The note was not added; what you wrote is kept here. The server does not answer. Your"
                            + " network or the server may be down.");
        });
    }

    @Test
    void aNewConversationSaysWhyItHasNoNotesYet() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            pane.composer.writeNew(ANNA);
            layOut(pane.panel);
            JComponent note = pane.find(Names.COMPOSER_MODE_NOTE);
            assertThat(note.isEnabled()).isFalse();
            assertThat(note.getToolTipText()).isEqualTo("Notes can be added once the first message has been sent.");
        });
    }

    @ParameterizedTest
    @CsvSource({"en, 400", "fr, 400", "fr, 900"})
    void theSwitchAndTheButtonNeverMeet(String language, int width) throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.of(language), width);
            pane.open(clinic.conversation(ANNA, ConversationStatus.CLOSED));
            Rectangle sides = pane.find(Names.COMPOSER_MODE_NOTE).getParent().getBounds();
            JComponent button = (JComponent) pane.find(Names.COMPOSER_SEND).getParent();
            assertThat(sides.intersects(button.getBounds())).isFalse();
            assertThat(button.getWidth()).isGreaterThanOrEqualTo(button.getPreferredSize().width);
            assertThat(button.getY() + button.getHeight())
                    .isLessThan(button.getParent().getHeight());
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | SENT | Take back “Wrong patient, sorry”? Anna will see “Removed by the clinic”. The record keeps the message. Anna has not read it yet.
            en | READ | Take back “Wrong patient, sorry”? Anna will see “Removed by the clinic”. The record keeps the message. Anna has read it.
            fr | READ | Retirer «\u00a0Wrong patient, sorry\u00a0»? Anna verra «\u00a0Retiré par la clinique\u00a0». Le dossier garde le message. Anna l’a lu.
            """)
    void beforeTakingBackItIsSaidWhatThePatientWillSee(String language, DeliveryState state, String words)
            throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.of(language), 400);
            ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
            Message message = clinic.fromStaff(row, ME, NOW, "Wrong patient, sorry", state);
            pane.open(row);
            assertThat(pane.shows("thread.takeBack")).isFalse();
            pane.thread.takeBack().ask(message.id());
            layOut(pane.panel);
            JTextComponent question = (JTextComponent) pane.find("thread.takeBack");
            assertThat(question.getText()).isEqualTo(words);
            assertThat(question.getHeight())
                    .as("not cut")
                    .isGreaterThanOrEqualTo(question.getPreferredSize().height - 4);
            pane.click(Names.TAKE_BACK);
            assertThat(pane.shows("thread.takeBack")).isFalse();
            assertThat(pane.list().items().getFirst().takenBackAt()).isNotNull();
        });
    }

    @Test
    void theMenuOfAMessageOffersToTakeBackOnesOwn() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
            Message mine = clinic.fromStaff(row, ME, NOW, "Hello", DeliveryState.SENT);
            clinic.fromPatient(row, NOW, "Hi");
            pane.open(row);
            ListInput input = new ListInput(
                    pane.list(),
                    pane.thread,
                    uri -> {},
                    new FileClicks(clinic.files(), new Messages(Locale.ENGLISH), pane.list()),
                    new ListInput.ListWords("Copy", "Undo", "Retry", "Discard", "Open", "Take back…"));
            List<ThreadItem> items = pane.list().items();
            assertThat(entries(input.menu(items.get(1)))).containsExactly("Copy");
            JPopupMenu menu = input.menu(items.get(0));
            assertThat(entries(menu)).containsExactly("Copy", "Take back…");
            ((AbstractButton) menu.getComponent(2)).doClick(0);
            assertThat(Objects.requireNonNull(pane.thread.takeBack().asked()).id())
                    .isEqualTo(mine.id());
        });
    }

    private static List<String> entries(JPopupMenu menu) {
        return Arrays.stream(menu.getComponents())
                .filter(JMenuItem.class::isInstance)
                .map(item -> ((JMenuItem) item).getText())
                .toList();
    }

    @Test
    void thatItWasNotTakenBackIsSaidAndItCanBeLeft() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            ConversationRow row = clinic.conversation(ANNA, ConversationStatus.OPEN);
            Message message = clinic.fromStaff(row, ME, NOW, "Wrong patient, sorry", DeliveryState.SENT);
            pane.open(row);
            pane.thread.takeBack().ask(message.id());
            clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
            pane.click(Names.TAKE_BACK);
            assertThat(((JTextComponent) pane.find("thread.takeBack")).getText())
                    .isEqualTo("The message was not taken back. The server does not answer. Your network or the server"
                            + " may be down.");
            pane.click(Names.TAKE_BACK_NOT);
            assertThat(pane.shows("thread.takeBack")).isFalse();
            assertThat(pane.list().items().getFirst().takenBackAt()).isNull();
        });
    }

    @Test
    void aChangedLookChangesTheNote() throws Exception {
        onEventThread(() -> Looks.assertFollows(
                () -> {
                    FakeClinic fresh = new FakeClinic();
                    ConversationRow row = fresh.conversation(ANNA, ConversationStatus.OPEN);
                    fresh.note(row, ME, NOW, "Call her");
                    fresh.line(row, ME, NOW, MessageKind.URGENT, null, "");
                    var thread = new ThreadModel(fresh.api, fresh.ui(), fresh.outbox, fresh.live, ME, fresh.clock);
                    var composer = new ComposerModel(
                            fresh.api, fresh.ui(), fresh.outbox, ME, fresh.clock, new Uuid7(fresh.clock));
                    var panel = new ConversationPanel(
                            thread, composer, new Messages(Locale.ENGLISH), uri -> {}, clinic.files());
                    composer.writeIn(row);
                    thread.open(row.id());
                    composer.text("Half a message");
                    composer.note(true);
                    return panel;
                },
                new Dimension(400, 500)));
    }

    @Test
    void theHeaderNamesThePatientInFullWhereTheChartIsAnothers() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 700);
            pane.composer.chartChanged(ANNA);
            pane.open(clinic.conversation(ANNA, ConversationStatus.CLOSED));
            JTextComponent header = (JTextComponent) pane.find("thread.header");
            assertThat(header.getText()).isEqualTo("TESTERSON, Anna  ·  Closed  ·  3 members");
            pane.composer.chartChanged(ROBERT);
            assertThat(header.getText())
                    .isEqualTo("TESTERSON, Anna  ·  Closed  ·  3 members  ·  1985-03-14 (41 y)  ·  F  ·  HIN …3225");
        });
    }

    @Test
    void closedConversationsSaySo() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            pane.open(clinic.conversation(ANNA, ConversationStatus.CLOSED));
            assertThat(pane.shows(Names.COMPOSER_NOTICE)).isTrue();
            assertThat(((JTextComponent) pane.find(Names.COMPOSER_NOTICE)).getText())
                    .isEqualTo("This is a closed conversation. Sending a message will reopen it.");
            assertThat(((AbstractButton) pane.find(Names.COMPOSER_SEND)).getText())
                    .isEqualTo("Send & Allow Replies");
            pane.composer.text("Hello");
            pane.composer.send(SendMode.ALLOW_REPLIES);
            assertThat(pane.list().items()).hasSize(1);
        });
    }

    @Test
    void whatKeepsAMessageFromItsPatientIsSaidBeforeItIsWritten() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            pane.open(clinic.conversation(ANNA, ConversationStatus.OPEN));
            assertThat(pane.shows("composer.unreachable")).isFalse();

            pane.open(clinic.conversation(ROBERT, ConversationStatus.OPEN));
            assertThat(((JTextComponent) pane.find("composer.unreachable")).getText())
                    .isEqualTo(
                            "No e-mail address on file: Robert FAKENAME will not be told of a message. Phone instead.");

            pane.open(clinic.conversation(withoutCard(ANNA), ConversationStatus.OPEN));
            assertThat(((JTextComponent) pane.find("composer.unreachable")).getText())
                    .startsWith("No health card number on file: Anna TESTERSON could not open a message.")
                    .endsWith("Phone: 905-555-0199");
        });
    }

    private static Patient withoutCard(Patient p) {
        return new Patient(
                p.demographicNo(),
                p.firstName(),
                p.lastName(),
                p.dateOfBirth(),
                p.age(),
                p.sex(),
                null,
                p.email(),
                null,
                "905-555-0199",
                p.language(),
                p.status());
    }

    @Test
    void aFaultOfTheServerIsTherePlainlyWithItsNumber() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.FRENCH, 400);
            pane.open(clinic.conversation(ANNA, ConversationStatus.OPEN));
            pane.composer.text("Bonjour");
            pane.composer.send(SendMode.SEND);
            ThreadItem item = pane.list().items().getFirst();
            int before = pane.list().bounds(item.id()).height;

            clinic.outbox.fault(item.id(), "4f2a91c0");
            layOut(pane.panel);

            assertThat(pane.list().bounds(item.id()).height).isGreaterThan(before);
            TextBlock fault = pane.list().box(item.id()).fault();
            assertThat(fault.width()).isLessThanOrEqualTo(400 - 2 * 12);
            assertThat(pane.list()
                            .getAccessibleContext()
                            .getAccessibleChild(0)
                            .getAccessibleContext()
                            .getAccessibleName())
                    .endsWith("Un problème est survenu sur le serveur. Donnez au soutien technique le numéro"
                            + " 4f2a91c0.");
        });
    }

    @Test
    void everyControlHasANameForScreenReaders() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.FRENCH, 400);
            pane.open(clinic.conversation(ANNA, ConversationStatus.CLOSED));
            List<String> nameless = new ArrayList<>();
            collectNameless(pane.panel, nameless);
            assertThat(nameless).isEmpty();
        });
    }

    private static void collectNameless(Container in, List<String> nameless) {
        for (Component c : in.getComponents()) {
            boolean control = c instanceof AbstractButton || c instanceof JTextArea || c instanceof MessageList;
            String said = control ? c.getAccessibleContext().getAccessibleName() : "-";
            boolean ours = c.getName() == null || !c.getName().startsWith("Scroll");
            if (control && ours && c.isFocusable() && (said == null || said.isBlank())) {
                nameless.add(c.getName() + " " + c.getClass());
            }
            if (c instanceof Container inner) {
                collectNameless(inner, nameless);
            }
        }
    }

    @Test
    void itIsBuiltOnTheEventThreadOnly() {
        var thread = new ThreadModel(clinic.api, clinic.ui(), clinic.outbox, clinic.live, ME, clinic.clock);
        var composer =
                new ComposerModel(clinic.api, clinic.ui(), clinic.outbox, ME, clinic.clock, new Uuid7(clinic.clock));
        assertThatThrownBy(() -> new ConversationPanel(
                        thread, composer, new Messages(Locale.ENGLISH), uri -> {}, clinic.files()))
                .isInstanceOf(IllegalStateException.class);
    }
}
