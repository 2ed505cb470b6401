package ca.chartside.desktop.frame;

import static ca.chartside.desktop.fake.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import ca.chartside.desktop.actions.ActionsMenu;
import ca.chartside.desktop.actions.ActionsModel.Entry;
import ca.chartside.desktop.fake.Samples;
import ca.chartside.desktop.net.ConnectionState;
import ca.chartside.desktop.ui.Names;
import ca.chartside.protocol.ConversationAction;
import ca.chartside.protocol.ErrorKind;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JMenuItem;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The three dots in the window, and what is said of what they did. */
class DeskActionsTest extends DeskFixture {
    private static List<JMenuItem> items(ActionsMenu menu) {
        return Arrays.stream(menu.getComponents())
                .filter(JMenuItem.class::isInstance)
                .map(JMenuItem.class::cast)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Mark as Unread         | Close Conversation     | No reply needed
            fr | Marquer comme non lue  | Fermer la conversation | Aucune réponse requise
            """)
    void theMenuSaysWhatCanBeDone(String language, String unread, String close, String done) throws Exception {
        onEventThread(() -> {
            Desk desk = new Desk(language);
            List<JMenuItem> items = items(new ActionsMenu(desk.actions, api.rows.get(id(101)), desk.messages));
            assertThat(items).extracting(JMenuItem::getText).contains(unread, close, done);
            assertThat(items).allMatch(JMenuItem::isEnabled);

            items.get(1).doClick(0);
            assertThat(api.asked).anyMatch(what -> what.startsWith("act Close["));
        });
    }

    @Test
    void offlineTheMenuSaysWhyNothingCanBeDone() throws Exception {
        onEventThread(() -> {
            live.connection(new ConnectionState.Offline(Samples.NOW.toInstant(ZoneOffset.UTC)));
            Desk desk = new Desk("en");
            List<JMenuItem> items = items(new ActionsMenu(desk.actions, api.rows.get(id(101)), desk.messages));

            assertThat(items.getFirst().getText()).startsWith("Offline: ");
            assertThat(items).hasSizeGreaterThan(4).noneMatch(JMenuItem::isEnabled);
            assertThat(items.getLast().getAccessibleContext().getAccessibleDescription())
                    .startsWith("Offline: ");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 1100})
    void whatWasDoneIsSaidWithinTheWindowAndUndone(int width) throws Exception {
        onEventThread(() -> {
            Desk desk = new Desk("en");
            desk.model.open(id(101));
            desk.actions.choose(Entry.CLOSE, api.rows.get(id(101)));
            desk.paint(width);

            JComponent toast = find(desk, "actions.toast");
            assertThat(words(toast)).containsExactly("Conversation closed: TESTERSON, Anna.");
            assertThat(toast.getHeight()).isGreaterThanOrEqualTo(40);
            assertThat(toast.getX() + toast.getWidth()).isLessThanOrEqualTo(width);
            ((AbstractButton) find(desk, "actions.undo")).doClick(0);
            assertThat(api.asked).contains("act Reopen[]");
            assertThat(seen(desk.panel)).noneMatch(component -> "actions.toast".equals(component.getName()));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void whatFailedIsSaidWhollyAndOffersToTryAgain(String language) throws Exception {
        onEventThread(() -> {
            Desk desk = new Desk(language);
            desk.paint(400);
            api.failing = ErrorKind.STORE_UNAVAILABLE;
            desk.actions.choose(Entry.CLOSE, api.rows.get(id(101)));
            desk.paint(400);
            JComponent toast = find(desk, "actions.toast");
            assertThat(words(toast)).containsExactly(ErrorKind.STORE_UNAVAILABLE.sentence(desk.messages.locale()));
            for (JComponent part : seen(toast)) {
                assertThat(part.getY() + part.getHeight())
                        .as(part.toString())
                        .isLessThanOrEqualTo(part.getParent().getHeight());
            }
            api.failing = null;
            ((AbstractButton) find(desk, "actions.retry")).doClick(0);
            assertThat(words(find(desk, "actions.toast"))).doesNotContain("");
            later.pass(Duration.ofMinutes(1));
            assertThat(seen(desk.panel)).noneMatch(component -> "actions.toast".equals(component.getName()));
        });
    }

    private static List<String> words(JComponent toast) {
        return seen(toast).stream()
                .filter(JTextComponent.class::isInstance)
                .map(text -> ((JTextComponent) text).getText())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"400, " + Names.STRIP_MENU, "1100, " + Names.THREAD_MENU})
    void theDotsAreThereWhereThereIsAConversation(int width, String name) throws Exception {
        onEventThread(() -> {
            Desk desk = new Desk("en");
            desk.chart.open(Samples.ANNA);
            desk.paint(width);
            assertThat(seen(desk.panel)).noneMatch(component -> name.equals(component.getName()));

            desk.model.newMessage();
            desk.paint(width);
            assertThat(seen(desk.panel)).noneMatch(component -> name.equals(component.getName()));

            desk.model.open(id(101));
            desk.paint(width);
            assertThat(find(desk, name).getAccessibleContext().getAccessibleName())
                    .isNotBlank();
        });
    }

    @Test
    void theHeaderSaysWhoseItIsAndThatItIsUrgent() throws Exception {
        onEventThread(() -> {
            api.act(id(101), new ConversationAction.Assign(Samples.CHEN.id(), ""));
            api.act(id(101), new ConversationAction.Urgent(true));
            Desk desk = new Desk("en");
            desk.chart.open(Samples.ANNA);
            desk.model.open(id(101));
            desk.paint(1100);

            assertThat(((JTextComponent) find(desk, "thread.header")).getText())
                    .isEqualTo("TESTERSON, Anna  ·  Open  ·  2 members  ·  Urgent  ·  Owner: Dr. Mei Chen"
                            .replace("  ·", "\u00a0\u00a0·"));
        });
    }
}
