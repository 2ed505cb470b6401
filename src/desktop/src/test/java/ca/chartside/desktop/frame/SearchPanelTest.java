package ca.chartside.desktop.frame;

import static ca.chartside.desktop.fake.Samples.ANNA;
import static ca.chartside.desktop.fake.Samples.SIOBHAN;
import static ca.chartside.desktop.fake.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.Looks;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.ui.Names;
import ca.chartside.protocol.AuthorKind;
import ca.chartside.protocol.DeliveryState;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Message;
import ca.chartside.protocol.Patient;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.event.ActionEvent;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ListCellRenderer;
import javax.swing.UIManager;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searching in the window: what is shown, and the keyboard's way through it. */
class SearchPanelTest extends DeskFixture {
    private void type(Desk desk, String words) {
        ((JTextField) find(desk, Names.SEARCH_FIELD)).setText(words);
        later.pass(Duration.ofMillis(200));
        desk.paint(1100);
    }

    private static void press(Desk desk, String key) {
        JTextField field = (JTextField) find(desk, Names.SEARCH_FIELD);
        KeyStroke stroke = KeyStroke.getKeyStroke(key);
        int where = JComponent.WHEN_FOCUSED;
        for (Component in = field; in instanceof JComponent component; in = in.getParent()) {
            Object name = component.getInputMap(where).get(stroke);
            if (name != null && component.getActionMap().get(name) != null) {
                component.getActionMap().get(name).actionPerformed(new ActionEvent(in, 0, ""));
                return;
            }
            where = JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT;
        }
        throw new AssertionError(key + " does nothing");
    }

    private static JList<?> results(Desk desk) {
        return (JList<?>) find(desk, Names.SEARCH_RESULTS);
    }

    private static List<String> spoken(Desk desk) {
        return spoken(results(desk));
    }

    private static <T> List<String> spoken(JList<T> list) {
        ListCellRenderer<? super T> renderer = list.getCellRenderer();
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < list.getModel().getSize(); i++) {
            T value = list.getModel().getElementAt(i);
            rows.add(((JLabel) renderer.getListCellRendererComponent(list, value, i, false, false)).getText());
        }
        return rows;
    }

    private static List<String> texts(Desk desk, String part) {
        return seen(find(desk, part)).stream()
                .filter(JTextComponent.class::isInstance)
                .map(text -> ((JTextComponent) text).getText())
                .toList();
    }

    private static boolean has(Desk desk, String part) {
        return seen(desk.panel).stream().anyMatch(component -> part.equals(component.getName()));
    }

    @Test
    void patientsAndConversationsAreFoundTogether() throws Exception {
        onEventThread(() -> {
            Desk desk = new Desk("en");
            desk.paint(1100);
            type(desk, "testerson");

            assertThat(spoken(desk))
                    .containsExactly(
                            "Patients",
                            "TESTERSON, Anna, 1985-03-14 (41 y)  ·  F  ·  HIN …3225",
                            "Conversations",
                            "TESTERSON, Anna, Do I still need to come in on Thursday?, 09:31, waiting 9 min",
                            "TESTERSON, Anna, unread, Could I get a copy of my referral letter?, 09:12, waiting 28 min",
                            "TESTERSON, Anna, You: See you then!, 17 Nov, closed");
        });
    }

    @Test
    void upDownAndEnterInTheFieldOpenWhatWasFoundAndAScreenReaderHearsWhere() throws Exception {
        onEventThread(() -> {
            Desk desk = new Desk("en");
            desk.paint(1100);
            JTextField field = (JTextField) find(desk, Names.SEARCH_FIELD);
            assertThat(field.getAccessibleContext().getAccessibleName()).isEqualTo("Search patients and messages");
            assertThat(field.getAccessibleContext().getAccessibleDescription()).contains("birth date", "file names");
            type(desk, "form");
            assertThat(field.getAccessibleContext().getAccessibleDescription())
                    .isEqualTo("FAKENAME, Robert, Dr. Mei Chen: Please bring the form., 08:31");
            press(desk, "DOWN");
            press(desk, "DOWN");
            assertThat(field.getAccessibleContext().getAccessibleDescription()).startsWith("O’SAMPLE, Siobhan");
            press(desk, "UP");
            press(desk, "UP");
            press(desk, "DOWN");
            press(desk, "ENTER");

            assertThat(desk.model.conversation().id()).isEqualTo(id(108));
            assertThat(has(desk, Names.SEARCH_RESULTS))
                    .as("the next one can be opened")
                    .isTrue();
        });
    }

    /** Whether something in the conversation is marked as found. */
    private static boolean marked(Desk desk) {
        BufferedImage image = Looks.paint(desk.panel, new Dimension(1100, 728));
        int ground = UIManager.getColor("Chartside.found").getRGB();
        return IntStream.range(0, image.getHeight())
                .anyMatch(y -> IntStream.range(420, image.getWidth()).anyMatch(x -> image.getRGB(x, y) == ground));
    }

    @Test
    void whatWasFoundIsMarkedInTheConversationToo() throws Exception {
        onEventThread(() -> {
            api.messages.put(
                    id(108),
                    List.of(new Message(
                            id(900),
                            id(108),
                            5,
                            AuthorKind.STAFF,
                            Samples.CHEN.id(),
                            Samples.CHEN.displayName(),
                            "Please bring the form.",
                            Samples.at(24, 8, 31),
                            DeliveryState.SENT)));
            Desk desk = new Desk("en");
            desk.paint(1100);
            type(desk, "FORM");
            press(desk, "DOWN");
            press(desk, "ENTER");
            assertThat(marked(desk)).isTrue();
            press(desk, "ESCAPE");
            assertThat(marked(desk)).as("the search is left").isFalse();
        });
    }

    @Test
    void whatIsNotYetTheAnswerIsNotOpened() throws Exception {
        onEventThread(() -> {
            Desk desk = new Desk("en");
            desk.paint(1100);
            type(desk, "testerson");
            ((JTextField) find(desk, Names.SEARCH_FIELD)).setText("fakename");
            press(desk, "ENTER");
            assertThat(desk.chart.chart()).isNull();
            later.pass(Duration.ofMillis(200));
            press(desk, "ENTER");

            assertThat(desk.chart.chart().lastName()).isEqualTo("FAKENAME");
        });
    }

    @Test
    void escapeGivesTheListBackWithItsSelection() throws Exception {
        onEventThread(() -> {
            Desk desk = new Desk("en");
            desk.paint(1100);
            ((JList<?>) find(desk, Names.INBOX_LIST)).setSelectedIndex(3);
            type(desk, "form");
            assertThat(has(desk, Names.INBOX_LIST)).isFalse();
            press(desk, "DOWN");
            press(desk, "ESCAPE");
            desk.paint(1100);

            assertThat(has(desk, Names.SEARCH_RESULTS)).isFalse();
            assertThat(((JList<?>) find(desk, Names.INBOX_LIST)).getSelectedIndex())
                    .isEqualTo(3);
            assertThat(((JTextField) find(desk, Names.SEARCH_FIELD)).getText()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 1100})
    void aConversationOfAnotherPatientThanTheChartsIsOpenedAsFromTheList(int width) throws Exception {
        onEventThread(() -> {
            Desk desk = new Desk("en");
            desk.chart.open(ANNA);
            desk.paint(1100);
            type(desk, "form");
            assertThat(texts(desk, Names.SEARCH_WHERE)).containsExactly("Conversations of TESTERSON, Anna");
            ((AbstractButton) find(desk, Names.SEARCH_NONE_WIDEN)).doClick();
            desk.paint(1100);
            assertThat(texts(desk, Names.SEARCH_WHERE)).containsExactly("Conversations of the whole clinic");
            press(desk, "DOWN");
            press(desk, "ENTER");
            desk.paint(width);

            assertThat(desk.chart.chart()).isEqualTo(ANNA);
            assertThat(desk.model.patient()).isEqualTo(SIOBHAN);
            assertThat(texts(desk, Names.OTHER_CHART)).containsExactly("Current chart: TESTERSON, Anna · 1985-03-14");
            assertThat(texts(desk, Names.COMPOSER_TO).toString()).doesNotContain("TESTERSON");
        });
    }

    @Test
    void withAChartTheSearchIsWidenedAndNarrowedByAButton() throws Exception {
        onEventThread(() -> {
            Desk desk = new Desk("en");
            desk.chart.open(SIOBHAN);
            desk.paint(1100);
            type(desk, "form");
            assertThat(spoken(desk)).hasSize(2);
            AbstractButton widen = (AbstractButton) find(desk, Names.SEARCH_WIDEN);
            assertThat(widen.getText()).isEqualTo("Whole clinic");
            widen.doClick();
            assertThat(spoken(desk)).hasSize(3);
            assertThat(widen.getText()).isEqualTo("This chart only");
            JTextField field = (JTextField) find(desk, Names.SEARCH_FIELD);
            field.selectAll();
            field.replaceSelection("for");
            later.pass(Duration.ofMillis(200));
            assertThat(spoken(desk))
                    .as("what is typed over the last words goes on with the same search")
                    .hasSize(3);
            widen.doClick();
            assertThat(spoken(desk)).hasSize(2);

            desk.chart.close();
            desk.paint(1100);

            assertThat(has(desk, Names.SEARCH_WHERE)).isFalse();
            assertThat(spoken(desk)).hasSize(3);
        });
    }

    @Test
    void nothingFoundAndNoAnswerAreSaid() throws Exception {
        onEventThread(() -> {
            Desk desk = new Desk("en");
            desk.paint(1100);
            type(desk, "zebra");
            assertThat(has(desk, Names.SEARCH_NONE_WIDEN))
                    .as("it is all there is")
                    .isFalse();
            assertThat(labels(desk)).contains("Nothing found");

            api.failing = ErrorKind.SERVER_UNREACHABLE;
            type(desk, "form");
            assertThat(labels(desk)).contains("No answer from the server").doesNotContain("Nothing found");
            api.failing = null;
            ((AbstractButton) find(desk, Names.SEARCH_RETRY)).doClick();
            desk.paint(1100);

            assertThat(spoken(desk)).hasSize(3);
            assertThat(has(desk, Names.SEARCH_RETRY)).isFalse();
        });
    }

    private static List<String> labels(Desk desk) {
        return seen(desk.panel).stream()
                .filter(JLabel.class::isInstance)
                .map(label -> ((JLabel) label).getText())
                .toList();
    }

    @Test
    void allPatientsAreShownWhereThereAreManyAndTheKeyboardGoesOnAmongThem() throws Exception {
        onEventThread(() -> {
            for (int i = 11; i < 15; i++) {
                api.put(Samples.waiting(
                        300 + i,
                        new Patient(i, "Ann", "FORM" + i, "1980-01-01", 46, "F", null, null, null, null, "en", "AC"),
                        "form",
                        i,
                        false));
            }
            Desk desk = new Desk("en");
            desk.paint(1100);
            type(desk, "form");
            assertThat(spoken(desk).get(4)).isEqualTo("More patients");
            for (int i = 0; i < 3; i++) {
                press(desk, "DOWN");
            }
            press(desk, "ENTER");
            assertThat(spoken(desk).get(4)).startsWith("FORM14, Ann");
            press(desk, "ENTER");

            assertThat(desk.chart.chart().lastName()).isEqualTo("FORM14");
        });
    }

    @Test
    void whoIsWrittenToIsLookedForAmongPatientsAlone() throws Exception {
        onEventThread(() -> {
            Desk desk = new Desk("en");
            desk.paint(1100);
            desk.panel.newMessage();
            JTextField field = (JTextField) find(desk, Names.SEARCH_FIELD);
            assertThat(field.getAccessibleContext().getAccessibleName()).isEqualTo("Search for a patient");
            type(desk, "testerson");

            assertThat(spoken(desk)).hasSize(1).first().asString().startsWith("TESTERSON, Anna, 1985");
        });
    }

    @Test
    void aChangedLookChangesWhatWasFoundToo() throws Exception {
        onEventThread(() -> {
            for (String words : List.of("form", "zebra", "testerson")) {
                Looks.assertFollows(
                        () -> {
                            Desk desk = new Desk("fr");
                            desk.chart.open(SIOBHAN);
                            desk.paint(1100);
                            type(desk, words);
                            return desk.panel;
                        },
                        new Dimension(1100, 728));
            }
        });
    }

    @Test
    void everyControlOfASearchHasANameForScreenReaders() throws Exception {
        onEventThread(() -> {
            Desk desk = new Desk("en");
            desk.chart.open(ANNA);
            desk.paint(1100);
            for (String words : List.of("testerson", "zebra")) {
                type(desk, words);
                assertNamed(desk);
            }
        });
    }
}
