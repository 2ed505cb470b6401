package ca.chartside.desktop.frame;

import static ca.chartside.desktop.fake.Samples.ANNA;
import static ca.chartside.desktop.fake.Samples.ROBERT;
import static ca.chartside.desktop.fake.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.inbox.InboxPanel;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.thread.ConversationPanel;
import ca.chartside.desktop.ui.Names;
import ca.chartside.protocol.Counts;
import ca.chartside.protocol.ErrorKind;
import ca.chartside.protocol.Patient;
import ca.chartside.protocol.SendMode;
import ca.chartside.protocol.SendRequest;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands where in wide and narrow windows, in both languages. */
class DeskLayoutTest extends DeskFixture {
    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void theListKeepsItsWidthWhateverTheNumberInTriage(String language) throws Exception {
        onEventThread(() -> {
            List<Integer> widths = new ArrayList<>();
            for (int number : new int[] {0, 7, 42, 99, 1234}) {
                api.counts = new Counts(number, number, number);
                Desk desk = new Desk(language);
                desk.paint(1100);
                widths.add(SwingUtilities.getAncestorOfClass(InboxPanel.class, find(desk, Names.TAB_TRIAGE))
                        .getWidth());
            }
            assertThat(widths).containsOnly(widths.getFirst());
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

    @Test
    void theLongestNameLeavesTheButtonItsPlace() throws Exception {
        onEventThread(() -> {
            Desk desk = new Desk("fr");
            desk.chart.open(new Patient(
                    9,
                    "Bartholomew",
                    "PRETENDLY-LONGSURNAME-HYPHENATED",
                    "2001-07-09",
                    25,
                    "M",
                    "9995",
                    null,
                    null,
                    null,
                    "fr",
                    "AC"));
            desk.paint(400);
            JComponent name = find(desk, Names.STRIP_NAME);
            JComponent button = find(desk, Names.NEW_MESSAGE);
            assertThat(name.getX() + name.getWidth()).isLessThanOrEqualTo(button.getX());
            assertThat(name.getToolTipText()).contains("HYPHENATED");
        });
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
}
