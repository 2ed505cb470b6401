package ca.chartside.desktop.thread;

import static ca.chartside.desktop.fake.FakeClinic.ANNA;
import static ca.chartside.desktop.fake.FakeClinic.ME;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.replies.RepliesModel;
import ca.chartside.desktop.ui.Names;
import ca.chartside.protocol.ClinicInfo;
import ca.chartside.protocol.ConversationStatus;
import ca.chartside.protocol.SavedReply;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import ca.chartside.protocol.StoredFile;
import java.awt.Component;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.KeyListener;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.swing.JRootPane;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Saved replies where a message is written: at the caret, by keyboard, and what is asked before one leaves with a blank. */
class SavedRepliesTest extends ConversationPanelFixture {
    private JRootPane root;
    private Pane pane;
    private JTextArea text;
    private int managed;

    @BeforeEach
    void fill() {
        put(
                1,
                true,
                "Call us",
                "Hello {firstName}, call {phone}.",
                "Bonjour {pr\u00e9nom}, appelez le {t\u00e9l\u00e9phone}.");
        put(2, false, "Thanks", "Thank you. {myName}", "Merci. {mon nom}");
        put(3, true, "<html><img src='http://127.0.0.1:1/x'>", "<html><b>x", "");
    }

    private void put(int id, boolean shared, String title, String english, String french) {
        clinic.api.replies.put(new UUID(5, id), new SavedReply(new UUID(5, id), shared, title, english, french, 1));
    }

    private void begin(Locale locale) {
        pane = new Pane(locale, 400);
        RepliesModel replies = new RepliesModel(
                clinic.api, clinic.ui(), ME, new ClinicInfo("medicalclinic", "Medical Clinic", null, true));
        pane.panel.offer(replies, () -> managed++);
        root = new JRootPane();
        root.setContentPane(pane.panel);
        root.setSize(400, 600);
        layOut(root);
        pane.open(clinic.conversation(ANNA, ConversationStatus.OPEN));
        text = (JTextArea) pane.find(Names.COMPOSER_TEXT);
    }

    private void type(String words) {
        for (char c : words.toCharArray()) {
            text.replaceSelection(String.valueOf(c));
        }
    }

    private boolean press(int key, int modifiers) {
        KeyEvent e = new KeyEvent(text, KeyEvent.KEY_PRESSED, 0, modifiers, key, KeyEvent.CHAR_UNDEFINED);
        for (KeyListener listener : text.getKeyListeners()) {
            listener.keyPressed(e);
        }
        return e.isConsumed();
    }

    private @Nullable Component popup() {
        return child(root.getLayeredPane(), Names.REPLIES_POPUP);
    }

    @Test
    void aSlashOpensThemAtTheCaretWithinTheWindowAndEnterWritesTheChosenOne() throws Exception {
        onEventThread(() -> {
            begin(Locale.ENGLISH);
            type("Good morning. /th");
        });
        onEventThread(() -> {
            Component popup = popup();
            assertThat(popup).isNotNull();
            assertThat(root.getBounds().contains(popup.getBounds())).isTrue();
            int line = SwingUtilities.convertPoint(
                            text, text.modelToView2D(14).getBounds().getLocation(), root)
                    .y;
            assertThat(popup.getY() + popup.getHeight()).isLessThanOrEqualTo(line);
            Component to = pane.find(Names.COMPOSER_TO);
            assertThat(popup.getBounds()
                            .intersects(SwingUtilities.convertRectangle(to.getParent(), to.getBounds(), root)))
                    .as("whom it goes to is covered")
                    .isFalse();
            assertThat(text.getAccessibleContext().getAccessibleDescription())
                    .isEqualTo("Thanks, mine. Thank you. Rita Desk");
            assertThat(press(KeyEvent.VK_ENTER, 0)).isTrue();
            assertThat(text.getText()).isEqualTo("Good morning. Thank you. Rita Desk");
            assertThat(pane.composer.text()).isEqualTo(text.getText());
        });
        onEventThread(() -> assertThat(popup()).isNull());
    }

    @Test
    void tabChoosesTooAndWhatCannotBeFilledInIsSelectedToBeWrittenOver() throws Exception {
        onEventThread(() -> {
            begin(Locale.ENGLISH);
            type("/");
            assertThat(text.getFocusTraversalKeysEnabled()).isFalse();
            press(KeyEvent.VK_DOWN, 0);
            press(KeyEvent.VK_DOWN, 0);
            assertThat(press(KeyEvent.VK_TAB, 0)).isTrue();
            assertThat(text.getText()).isEqualTo("Hello Anna, call {phone}.");
            assertThat(text.getSelectedText()).isEqualTo("{phone}");
            assertThat(text.getFocusTraversalKeysEnabled()).isTrue();
        });
    }

    @Test
    void ctrlZTakesTheChosenOneBackInOneStepAndOpensNothing() throws Exception {
        onEventThread(() -> {
            begin(Locale.ENGLISH);
            type("Hi /");
            press(KeyEvent.VK_ENTER, 0);
            assertThat(text.getText()).isEqualTo("Hi Thank you. Rita Desk");
            ctrlZ();
            assertThat(text.getText()).as("as it was before").isEqualTo("Hi /");
            assertThat(text.getCaretPosition()).isEqualTo(4);
            assertThat(press(KeyEvent.VK_ENTER, 0)).as("nothing is open").isFalse();
            ctrlZ();
            assertThat(text.getText()).as("what was typed goes by words").isEqualTo("Hi ");
        });
    }

    private void ctrlZ() {
        Object undo = text.getInputMap().get(KeyStroke.getKeyStroke(KeyEvent.VK_Z, InputEvent.CTRL_DOWN_MASK));
        text.getActionMap().get(undo).actionPerformed(null);
    }

    @Test
    void escapeLeavesWhatWasTypedAndTheOtherKeysAreTheTexts() throws Exception {
        onEventThread(() -> {
            begin(Locale.ENGLISH);
            type("/th");
            assertThat(press(KeyEvent.VK_ESCAPE, 0)).isTrue();
            assertThat(text.getText()).isEqualTo("/th");
            assertThat(press(KeyEvent.VK_ENTER, 0)).isFalse();
            assertThat(press(KeyEvent.VK_DOWN, 0)).isFalse();
            type(" /zzz");
            assertThat(press(KeyEvent.VK_ENTER, 0)).as("none is meant").isFalse();
        });
        onEventThread(() -> assertThat(popup()).isNull());
    }

    @Test
    void ctrlLShowsTheOtherLanguageAndTheButtonOpensThemToo() throws Exception {
        onEventThread(() -> {
            begin(Locale.CANADA_FRENCH);
            pane.click(Names.COMPOSER_REPLIES);
            type("merci");
            press(KeyEvent.VK_L, InputEvent.CTRL_DOWN_MASK);
            press(KeyEvent.VK_ENTER, 0);
            assertThat(text.getText()).isEqualTo("Merci. Rita Desk");
            assertThat(pane.find(Names.COMPOSER_REPLIES).getToolTipText()).isEqualTo("R\u00e9ponses types (/)");
        });
    }

    @Test
    void theLastRowOpensTheirDialogAndLeavesNoSlashBehind() throws Exception {
        onEventThread(() -> {
            begin(Locale.ENGLISH);
            type("Hi /");
            press(KeyEvent.VK_UP, 0);
            press(KeyEvent.VK_ENTER, 0);
            assertThat(managed).isEqualTo(1);
            assertThat(text.getText()).isEqualTo("Hi ");
        });
    }

    @Test
    void anotherConversationClosesThem() throws Exception {
        onEventThread(() -> {
            begin(Locale.ENGLISH);
            type("/");
            pane.open(clinic.conversation(ANNA, ConversationStatus.OPEN));
            assertThat(press(KeyEvent.VK_ENTER, 0)).isFalse();
            assertThat(text.getText()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingLeavesWithABlankUnasked(boolean note) throws Exception {
        onEventThread(() -> {
            begin(Locale.ENGLISH);
            pane.composer.note(note);
            String leave = note ? Names.COMPOSER_ADD_NOTE : Names.COMPOSER_SEND;
            type("/call");
            press(KeyEvent.VK_ENTER, 0);
            pane.click(leave);
            assertThat(((JTextComponent) pane.find("composer.question")).getText())
                    .isEqualTo("Not filled in yet: {phone}. " + (note ? "Add it anyway?" : "Send anyway?"));
            assertThat(pane.shows("composer.question")).isTrue();
            assertThat(clinic.outbox.requests).isEmpty();
            assertThat(clinic.api.notes).isEmpty();
            text.setText("Hello Anna, call 905-555-0100.");
            layOut(pane.panel);
            assertThat(pane.shows("composer.question")).as("it is filled in").isFalse();
            pane.click(leave);
            assertThat(note ? clinic.api.notes.size() : clinic.outbox.requests.size())
                    .isEqualTo(1);
        });
    }

    @Test
    void whoSaysSoSendsItAsItStands() throws Exception {
        onEventThread(() -> {
            begin(Locale.ENGLISH);
            type("Write {date} on it.");
            pane.click(Names.COMPOSER_SEND);
            pane.click("composer.question.send");
            assertThat(clinic.outbox.requests.getFirst().text()).isEqualTo("Write {date} on it.");
        });
    }

    @Test
    void itsFilesGoWithTheMessageAsCopies() throws Exception {
        onEventThread(() -> {
            StoredFile map = new StoredFile(new UUID(9, 1), "map.pdf", "application/pdf", 20);
            clinic.api.files.put(map.id(), map);
            UUID id = new UUID(5, 4);
            clinic.api.replies.put(id, new SavedReply(id, true, "Directions", "See the map.", "", List.of(map), 1));
            begin(Locale.ENGLISH);
            type("/dir");
            press(KeyEvent.VK_ENTER, 0);
            assertThat(text.getText()).isEqualTo("See the map.");
            assertThat(clinic.api.asked).contains("copy " + map.id());
            pane.composer.send(SendMode.SEND);
            SendRequest sent = clinic.outbox.requests.getFirst();
            assertThat(sent.files()).singleElement().isNotEqualTo(map.id());
            assertThat(clinic.api.files.get(sent.files().getFirst()).name()).isEqualTo("map.pdf");
        });
    }
}
