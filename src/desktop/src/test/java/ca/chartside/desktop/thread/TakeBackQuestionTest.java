package ca.chartside.desktop.thread;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static ca.chartside.desktop.fake.FakeClinic.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.protocol.ConversationRow;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Message;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Taking back what has left, and what is about to. */
class TakeBackQuestionTest extends ConversationPanelFixture {
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

    @Test
    void whatWaitsForTheServerSaysSoAndItsMenuBringsItBackToBeWrittenOn() throws Exception {
        onEventThread(() -> {
            Pane pane = new Pane(Locale.ENGLISH, 400);
            pane.open(clinic.conversation(ANNA, ConversationStatus.OPEN));
            JTextArea text = (JTextArea) pane.find(Names.COMPOSER_TEXT);
            text.setText("To the wrong one");
            pane.click(Names.COMPOSER_SEND);
            assertThat(pane.list().spoken(pane.list().items().getLast())).endsWith("(Sending…)");
            assertThat(entries(menu(pane))).as("on its way").doesNotContain("Undo");

            clinic.outbox.unreachable();
            layOut(pane.panel);
            assertThat(pane.list().spoken(pane.list().items().getLast())).endsWith("(Waiting for the server)");
            JPopupMenu menu = menu(pane);
            assertThat(entries(menu)).containsExactly("Copy", "Undo");
            ((AbstractButton) menu.getComponent(2)).doClick(0);

            assertThat(text.getText()).isEqualTo("To the wrong one");
            assertThat(pane.list().items()).isEmpty();
            assertThat(clinic.outbox.entries()).isEmpty();
        });
    }

    private JPopupMenu menu(Pane pane) {
        return input(pane).menu(pane.list().items().getLast());
    }

    private ListInput input(Pane pane) {
        return new ListInput(
                pane.list(),
                pane.thread,
                uri -> {},
                new FileClicks(clinic.files(), new Messages(Locale.ENGLISH), pane.list()),
                new ListInput.ListWords("Copy", "Undo", "Retry", "Discard", "Open", "Take back…"));
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
            ListInput input = input(pane);
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
}
