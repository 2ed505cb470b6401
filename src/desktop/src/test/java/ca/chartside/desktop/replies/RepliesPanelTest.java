package ca.chartside.desktop.replies;

import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.Looks;
import ca.chartside.desktop.theme.Theme;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.SavedReply;
import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dialog of saved replies as it is seen and worked by keyboard. */
class RepliesPanelTest extends RepliesFixture {
    private RepliesPanel panel;
    private int closed;

    private void open(String language) {
        Theme.install(false);
        some();
        panel = new RepliesPanel(manage, new Messages(Locale.of(language)), () -> closed++);
        paint();
    }

    private void paint() {
        Looks.paint(panel, panel.getPreferredSize());
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

    private JComponent find(String name) {
        return seen(panel).stream()
                .filter(component -> name.equals(component.getName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not to be seen"));
    }

    private void write(String name, String words) {
        ((JTextComponent) find(name)).setText(words);
    }

    private void click(String name) {
        ((AbstractButton) find(name)).doClick(0);
        paint();
    }

    private JList<?> list() {
        return (JList<?>) find("replies.all");
    }

    private void press(String key) {
        Object action = list().getInputMap().get(KeyStroke.getKeyStroke(key));
        list().getActionMap().get(action).actionPerformed(null);
        paint();
    }

    @Test
    void oneIsWrittenSeenFilledInAndSaved() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            open("en");
            click("replies.new");
            assertThat(find("replies.edit.save").isEnabled()).isFalse();
            write("replies.edit.name", "Bring");
            write("replies.edit.english", "Bring it, ");
            click("replies.blank.FIRST_NAME");
            assertThat(((JTextArea) find("replies.preview")).getText()).isEqualTo("Bring it, Anna");
            write("replies.edit.english", "Bring {firstNam}");
            assertThat(((JTextComponent) find("replies.preview.left")).getText())
                    .isEqualTo("Nobody can fill in {firstNam}. You will be asked each time.");
            click("replies.edit.shared");
            click("replies.edit.save");
            assertThat(clinic.api.replies.values())
                    .filteredOn(SavedReply::shared)
                    .extracting(SavedReply::title)
                    .contains("Bring");
            assertThat(list().getModel().getSize()).isEqualTo(5);
        });
    }

    @Test
    void enterChangesDeleteAsksAndEscapeGoesBackStepByStep() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            open("en");
            press("ENTER");
            assertThat(((JTextComponent) find("replies.edit.name")).getText()).isEqualTo("Thanks");
            write("replies.edit.name", "Thank you");
            panel.back();
            assertThat(find("replies.edit.discarding")).isNotNull();
            panel.back();
            assertThat(((JTextComponent) find("replies.edit.name")).getText()).isEqualTo("Thank you");
            panel.back();
            click("replies.edit.discard");
            list().setSelectedIndex(1);
            press("DELETE");
            assertThat(find("replies.question")).isNotNull();
            panel.back();
            assertThat(clinic.api.replies).hasSize(4);
            press("DELETE");
            click("replies.delete.yes");
            assertThat(clinic.api.replies).hasSize(3);
            assertThat(closed).isZero();
            panel.back();
            assertThat(closed).isEqualTo(1);
        });
    }

    @Test
    void aFailureKeepsWhatWasTypedEvenOverClosingTheDialog() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            open("fr");
            click("replies.new");
            write("replies.edit.name", "Carte");
            write("replies.edit.french", "Apportez votre carte.");
            clinic.api.failing = ErrorKind.SERVER_UNREACHABLE;
            click("replies.edit.save");
            assertThat(find("replies.edit.trouble")).isNotNull();
            panel.close();
            panel = new RepliesPanel(manage, new Messages(Locale.FRENCH), () -> closed++);
            paint();
            assertThat(((JTextComponent) find("replies.edit.french")).getText()).isEqualTo("Apportez votre carte.");
            clinic.api.failing = null;
            click("replies.edit.again");
            assertThat(list().getModel().getSize()).isEqualTo(5);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void nothingIsCutNorWithoutAName(String language) throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            open(language);
            wholeAndNamed();
            press("ENTER");
            write("replies.edit.english", "{one} {two} {three}");
            clinic.api.failing = ErrorKind.SAVED_REPLY_CHANGED;
            click("replies.edit.save");
            wholeAndNamed();
        });
    }

    private void wholeAndNamed() {
        for (JComponent part : seen(panel)) {
            boolean words = part instanceof JLabel label && !label.getText().isEmpty();
            if (part instanceof AbstractButton || words) {
                assertThat(part.getWidth())
                        .as(part.getName() + " " + part)
                        .isGreaterThanOrEqualTo(part.getPreferredSize().width);
            }
            if (part.isFocusable() && (part instanceof AbstractButton || part instanceof JTextComponent)) {
                assertThat(part.getAccessibleContext().getAccessibleName())
                        .as(part.getName())
                        .isNotBlank();
            }
            if (part instanceof AbstractButton || part instanceof JScrollPane) {
                int bottom = SwingUtilities.convertPoint(part, 0, part.getHeight(), panel).y;
                assertThat(bottom).as(part.getName()).isLessThanOrEqualTo(panel.getHeight());
            }
        }
    }
}
